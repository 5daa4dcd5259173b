//go:build !windows && !darwin

package window

import (
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fakePrograms makes PATH a folder with shell scripts alone.
func fakePrograms(t *testing.T, scripts map[string]string) {
	t.Helper()
	folder := t.TempDir()
	for name, script := range scripts {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
}

// TestCopyImage hands a PNG picture to the program that the desktop has, and saves
// it under a free name where there is none or it fails.
func TestCopyImage(t *testing.T) {
	got := filepath.Join(t.TempDir(), "got")
	takesInput := `while IFS= read -r _; do :; done; echo "$@" >` + got
	for _, c := range []struct {
		name, wayland string
		scripts       map[string]string
		asked         string // what the program was called with
		says          string
	}{
		{"wayland", "wayland-0", map[string]string{"wl-copy": takesInput, "xclip": "exit 1"}, "--type image/png", "The image is on the clipboard"},
		{"x11", "", map[string]string{"wl-copy": "exit 1", "xclip": `[ -s "$6" ] && echo "$@" >` + got}, "-selection clipboard -target image/png -in ", "The image is on the clipboard"},
		{"none", "", nil, "", "There is no clipboard for images here"},
		{"broken", "", map[string]string{"xclip": "exit 1"}, "", "There is no clipboard for images here"},
	} {
		t.Run(c.name, func(t *testing.T) {
			os.Remove(got)
			t.Setenv("WAYLAND_DISPLAY", c.wayland)
			fakePrograms(t, c.scripts)
			w, folder := opened(t, 1366, 768), t.TempDir()
			choices := firstChoices
			choices.Folder, choices.Format = folder, "PDF"
			w.app.Preferences().SetString(choicesKey, choices.kept())
			taken := filepath.Join(folder, "kg-tj_region_2022-09-16_1920x1080_en.png")
			if err := os.WriteFile(taken, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			w.copyImage()
			settle(w)
			if says := texts(w.modal.popup); !strings.Contains(says, c.says) {
				t.Errorf("the window says %q", says)
			}
			asked, _ := os.ReadFile(got)
			if !strings.HasPrefix(string(asked), c.asked) || (c.asked == "") != (len(asked) == 0) {
				t.Errorf("the program was called with %q", asked)
			}
			saved := strings.TrimSuffix(taken, ".png") + "-2.png"
			file, err := os.Open(saved)
			if (err == nil) != (c.asked == "") {
				t.Fatalf("the file: %v", err)
			}
			if err != nil {
				return
			}
			defer file.Close()
			if img, err := png.DecodeConfig(file); err != nil || img.Width != 1920 {
				t.Errorf("the file is %+v, %v", img, err)
			}
		})
	}
}

// TestTheClipboardTellsNoSecret: what other programs get is the picture, and nothing of the
// story beside it.
func TestTheClipboardTellsNoSecret(t *testing.T) {
	w, _ := toldWindow(t)
	got := filepath.Join(t.TempDir(), "got.png")
	cat, err := exec.LookPath("cat")
	if err != nil {
		t.Skip(err)
	}
	t.Setenv("WAYLAND_DISPLAY", "wayland-0")
	fakePrograms(t, map[string]string{"wl-copy": cat + ` >` + got})
	w.copyImage()
	settle(w)
	tells(t, got, slices.Concat(shownWords, privateWords))
}

// TestCopyImageWithoutTheDatesOfTheLast: after an export of two days side by side, and
// without a comparison, the map is drawn as it is and saved where the last one went.
func TestCopyImageWithoutTheDatesOfTheLast(t *testing.T) {
	fakePrograms(t, nil)
	for _, kind := range []string{sidePages, swipePage} {
		w, folder := opened(t, 1366, 768), t.TempDir()
		choices := firstChoices
		choices.Folder, choices.Pages = folder, kind
		w.app.Preferences().SetString(choicesKey, choices.kept())
		w.copyImage()
		settle(w)
		if says := texts(w.modal.popup); !strings.Contains(says, "There is no clipboard for images here") {
			t.Errorf("%s: the window says %q", kind, says)
		}
		if _, err := os.Stat(filepath.Join(folder, "kg-tj_region_2022-09-16_1920x1080_en.png")); err != nil {
			t.Error(kind, err)
		}
		if stray, err := os.Stat(folder + ".png"); err == nil {
			t.Errorf("%s: %s lies beside the folder", kind, stray.Name())
		}
	}
}

// TestCopyImageSaysWhatIsWrong with the size that was typed last, and writes nothing.
func TestCopyImageSaysWhatIsWrong(t *testing.T) {
	w, folder := opened(t, 1366, 768), t.TempDir()
	choices := firstChoices
	choices.Folder, choices.Preset, choices.Width = folder, ownSize, "wide"
	w.app.Preferences().SetString(choicesKey, choices.kept())
	w.copyImage()
	settle(w)
	if says := texts(w.modal.popup); !strings.Contains(says, "wide") || !strings.Contains(says, "Nothing was saved") {
		t.Errorf("the window says %q", says)
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) > 0 {
		t.Errorf("left behind: %v, %v", files, err)
	}
}
