//go:build linux

// Power writes what the window writes, cuts the power of the file system that it lies on
// at once, and looks after the next mount what is there. See power.sh.
//
//	go run ./.ci/attack/power.go write CASE FOLDER
//	go run ./.ci/attack/power.go check CASE FOLDER
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"

	"borderatlas/app/document"
	"borderatlas/app/settings"
)

// goingDown is EXT4_IOC_SHUTDOWN and XFS_IOC_GOINGDOWN; withoutLog leaves out what lies in
// memory, the log of the file system with it, as a power cut does.
const goingDown, withoutLog = 0x8004587d, 2

func main() {
	if len(os.Args) != 4 {
		log.Fatal("power: write or check, a case, a folder")
	}
	what, folder := os.Args[2], os.Args[3]
	if os.Args[1] == "check" {
		if fault := check(what, folder); fault != "" {
			log.Fatal(fault)
		}
		return
	}
	if err := write(what, folder); err != nil {
		log.Fatal(err)
	}
	if err := cut(folder); err != nil {
		log.Fatal(err)
	}
}

// text is a document of a title, long enough to need several blocks.
func text(title string) []byte {
	story, _ := json.Marshal(map[string]any{"title": title, "pages": []any{}})
	state, _ := json.Marshal(map[string]any{"day": "2022-09-16", "event": strings.Repeat("x", 40_000)})
	data, err := document.Document{State: state, Story: story}.Encode("0")
	if err != nil {
		log.Fatal(err)
	}
	return data
}

// write does what the window does: it keeps changes, saves them, and only then drops what
// it kept.
func write(what, folder string) error {
	path := filepath.Join(folder, "a.atlas")
	if what == "settings" {
		s, err := settings.Open(folder)
		if err != nil {
			return err
		}
		s.SetString("state", "old")
		if err := s.Flush(time.Minute); err != nil {
			return err
		}
		s.SetString("state", "new")
		return s.Flush(time.Minute)
	}
	if what == "old file" {
		if err := os.WriteFile(path, text("old"), 0o600); err != nil {
			return err
		}
		unix.Sync()
	}
	kept := document.NewRecovery(folder)
	if err := kept.Keep(text("new")); err != nil || what == "kept" {
		return err
	}
	place := document.NewFile(path)
	if what == "old file" {
		opened, err := document.OpenFile(context.Background(), path)
		if err != nil {
			return err
		}
		place = opened.File
	}
	if err := place.Save(context.Background(), text("new")); err != nil {
		return err
	}
	return kept.Discard()
}

// cut ends the file system of a folder as a power cut does.
func cut(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer f.Close()
	flags := uint32(withoutLog)
	if _, _, e := unix.Syscall(unix.SYS_IOCTL, f.Fd(), goingDown, uintptr(unsafe.Pointer(&flags))); e != 0 {
		return fmt.Errorf("the file system cannot be cut off: %w", e)
	}
	return nil
}

// check says what is lost, or nothing.
func check(what, folder string) string {
	if what == "settings" {
		s, err := settings.Open(folder)
		if got := s.String("state"); err != nil || got != "new" {
			return fmt.Sprintf("settings %q, %v", got, err)
		}
		return ""
	}
	data, err := os.ReadFile(filepath.Join(folder, "a.atlas"))
	if what == "kept" {
		data, err = document.NewRecovery(folder).Left()
	}
	if err != nil || string(data) != string(text("new")) {
		return fmt.Sprintf("%s: %d bytes, want %d, %v", what, len(data), len(text("new")), err)
	}
	return ""
}
