//go:build linux

// Power saves as the program does on a file system of its own, cuts the power (the file
// system is shut down without what it has not yet written), mounts it again and looks. It
// prints a row for each kind of file system: part, tries, failures, what. A failure is a
// file that is missing, empty, old or mixed, where saving had ended without an error. A
// plain write and rename, which has to lose something, says that power was cut at all.
// Takes root.
//
//	go run ./.ci/attack/power.go -fs ext4|xfs [-tries 20]
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"borderatlas/app/document"
	"borderatlas/app/settings"
)

// shutdown is EXT4_IOC_SHUTDOWN and XFS_IOC_GOINGDOWN, noFlush their flag that the log is
// not written either.
const (
	shutdown = 0x8004587d
	noFlush  = 2
)

// way is one way to write something, and to see after the cut what of it is there.
type way struct {
	what   string
	before func(folder string) error // what is on the disk for certain
	write  func(folder string) error
	look   func(folder string) error
}

var (
	old   = bytes.Repeat([]byte("old\n"), 5_000)
	fresh = bytes.Repeat([]byte("fresh\n"), 5_000)
)

// plain is what no program should do; all others may lose nothing.
const plain = "plain write and rename"

var ways = []way{
	{"new file", nothing, save, holdsFresh},
	{"old file", open, save, holdsFresh},
	{"settings", keepSettings("old"), keepSettings("fresh"), settingsAre("fresh")},
	{"recovery copy", nothing, keep, isOffered},
	{"recovery copy, renewed", keepAnother, keep, isOffered},
	{"saved, then its recovery copy dropped", keepAnother, saveAndDrop, holdsFresh},
	{plain, open, func(folder string) error {
		name := atlasIn(folder)
		return errors.Join(os.WriteFile(name+".new", fresh, 0o600), os.Rename(name+".new", name))
	}, holdsFresh},
}

func atlasIn(folder string) string { return filepath.Join(folder, "a.atlas") }

func nothing(string) error { return nil }

func open(folder string) error { return os.WriteFile(atlasIn(folder), old, 0o600) }

func save(folder string) error {
	f := document.NewFile(atlasIn(folder))
	defer f.Close()
	err := f.Save(context.Background(), fresh)
	if err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	if err != nil { // "replace it?" is answered by yes
		f.Accept(err)
		err = f.Save(context.Background(), fresh)
	}
	return err
}

func holdsFresh(folder string) error {
	data, err := os.ReadFile(atlasIn(folder))
	if err == nil && !bytes.Equal(data, fresh) {
		err = fmt.Errorf("%d bytes that begin %.8q", len(data), data)
	}
	return err
}

func keepSettings(text string) func(string) error {
	return func(folder string) error {
		s, err := settings.Open(filepath.Join(folder, "fyne", "settings"))
		if err != nil {
			return err
		}
		return s.Flush(time.Minute, func() { s.SetString("text", text) })
	}
}

func settingsAre(text string) func(string) error {
	return func(folder string) error {
		s, err := settings.Open(filepath.Join(folder, "fyne", "settings"))
		if err == nil && s.String("text") != text {
			err = fmt.Errorf("the settings hold %q", s.String("text"))
		}
		return err
	}
}

// recovery is that of this process, which goes on with what it began.
var recovery *document.Recovery

func recoveryIn(folder string) *document.Recovery {
	if recovery == nil {
		recovery = document.NewRecovery(filepath.Join(folder, "recovery"))
	}
	return recovery
}

func keepAnother(folder string) error { return recoveryIn(folder).Keep(old) }

func keep(folder string) error { return recoveryIn(folder).Keep(fresh) }

func saveAndDrop(folder string) error {
	return errors.Join(save(folder), recoveryIn(folder).Discard())
}

func isOffered(folder string) error {
	data, err := document.NewRecovery(filepath.Join(folder, "recovery")).Left()
	if err == nil && !bytes.Equal(data, fresh) {
		err = fmt.Errorf("offered are %d bytes that begin %.8q", len(data), data)
	}
	return err
}

// disk is a file system in a file.
type disk struct{ kind, image, mounted string }

func run(words ...string) error {
	out, err := exec.Command(words[0], words[1:]...).CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%s: %w: %s", strings.Join(words, " "), err, bytes.TrimSpace(out))
	}
	return err
}

func (d disk) mount() error   { return run("mount", "-o", "loop", "-t", d.kind, d.image, d.mounted) }
func (d disk) unmount() error { return run("umount", d.mounted) }

// cut takes the power away from the file system of a folder.
func cut(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer f.Close()
	return unix.IoctlSetPointerInt(int(f.Fd()), shutdown, noFlush)
}

// writeAndCut is a try up to the cut. It is a process of its own, as what looks is, since
// the locks of a process keep its file system mounted.
func (w way) writeAndCut(folder string) error {
	if err := errors.Join(os.Mkdir(folder, 0o700), w.before(folder)); err != nil {
		return err
	}
	unix.Sync()
	return errors.Join(w.write(folder), cut(folder))
}

// try writes in one way, cuts the power and looks. Lost is what was not found.
func (d disk) try(way, number int) (lost, err error) {
	folder := filepath.Join(d.mounted, fmt.Sprint(number))
	step := func(name string) error {
		return run(os.Args[0], "-step", name, "-way", fmt.Sprint(way), "-folder", folder)
	}
	if err := step("write"); err != nil {
		return nil, err
	}
	if err := d.unmount(); err != nil {
		return nil, err
	}
	if err := d.mount(); err != nil {
		return nil, err
	}
	return step("look"), nil
}

func main() {
	log.SetFlags(0)
	kind := flag.String("fs", "ext4", "ext4 or xfs")
	tries := flag.Int("tries", 20, "cuts for each way to write")
	step := flag.String("step", "", "of one try, by this program itself: write or look")
	number := flag.Int("way", 0, "of that step")
	folder := flag.String("folder", "", "of that step")
	flag.Parse()
	var failures int
	var err error
	switch *step {
	case "write":
		err = ways[*number].writeAndCut(*folder)
	case "look":
		err = ways[*number].look(*folder)
	default:
		failures, err = attackNew(*kind, *tries)
	}
	if err != nil {
		log.Fatal(err)
	}
	if failures > 0 {
		os.Exit(1)
	}
}

// attackNew is attack on a new file system.
func attackNew(kind string, tries int) (failures int, err error) {
	work, err := os.MkdirTemp("", "borderatlas-power-")
	if err != nil {
		return 0, err
	}
	d := disk{kind, filepath.Join(work, "image"), filepath.Join(work, "disk")}
	if err = errors.Join(os.WriteFile(d.image, nil, 0o600), os.Truncate(d.image, 320<<20), os.Mkdir(d.mounted, 0o700),
		run("mkfs."+kind, "-q", d.image), d.mount()); err == nil {
		failures, err = d.attack(tries)
		err = errors.Join(err, d.unmount())
	}
	if err == nil {
		err = os.RemoveAll(work)
	}
	return failures, err
}

// attack tries every way, and returns how often it failed.
func (d disk) attack(tries int) (failures int, err error) {
	for i, w := range ways {
		lost := 0
		for n := range tries {
			missed, err := d.try(i, i*tries+n)
			if err != nil {
				return failures, fmt.Errorf("%s, %s: %w", d.kind, w.what, err)
			}
			if missed != nil {
				lost++
			}
			if missed != nil && w.what != plain {
				fmt.Fprintf(os.Stderr, "%s, %s: %v\n", d.kind, w.what, missed)
			}
		}
		what := d.kind + ": " + w.what
		if w.what == plain {
			what += fmt.Sprintf(" (%d lost; some have to be)", lost)
			lost = max(0, 1-lost)
		}
		failures += lost
		fmt.Printf("power\t%d\t%d\t%s\n", tries, lost, what)
	}
	return failures, nil
}
