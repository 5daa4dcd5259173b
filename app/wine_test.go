//go:build linux && cgo

package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"flag"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"borderatlas/app/command"
	"borderatlas/app/settings"
)

var (
	windowsArchive = flag.String("windows-archive", "", "the zip file of a release for Windows, to be tried under Wine")
	wantStamp      = flag.String("stamp", "", "version, commit and day that the program in it has to say")
)

// randomness is the one library of Windows 10 that Go needs and Wine 8 lacks.
const randomness = `#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T n) { return SystemFunction036(to, (ULONG)n); }
`

// wine is an installation of Wine of its own, with the program unpacked in a folder
// whose name has a blank and Cyrillic letters.
type wine struct {
	t      *testing.T
	prefix string
	folder string // as Linux names it
}

// inside is that folder as Windows names it.
const inside = `C:\Атлас границы\`

func newWine(t *testing.T) *wine {
	t.Helper()
	w := &wine{t: t, prefix: filepath.Join(t.TempDir(), "wine")}
	w.run(nil, "wineboot", "--init")
	t.Cleanup(func() { w.command(nil, "wineserver", "--kill").Run() })
	source := filepath.Join(t.TempDir(), "randomness.c")
	if err := os.WriteFile(source, []byte(randomness), 0o644); err != nil {
		t.Fatal(err)
	}
	w.run(nil, "x86_64-w64-mingw32-gcc", "-shared", "-o", filepath.Join(w.prefix, "drive_c/windows/system32/bcryptprimitives.dll"), source, "-ladvapi32")
	w.folder = filepath.Join(w.prefix, "drive_c", "Атлас границы")
	if err := os.MkdirAll(w.folder, 0o755); err != nil {
		t.Fatal(err)
	}
	unzip(t, *windowsArchive, w.folder)
	return w
}

func unzip(t *testing.T, archive, folder string) {
	t.Helper()
	r, err := zip.OpenReader(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, filepath.Base(f.Name)), data, 0o755)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// command is one that sees this installation and the display, if there is one.
func (w *wine) command(s *screen, args ...string) *exec.Cmd {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "WINEPREFIX="+w.prefix, "WINEARCH=win64", "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=", "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1", "DISPLAY=")
	if s != nil {
		cmd.Env = append(cmd.Env, "DISPLAY=:"+s.number)
	}
	return cmd
}

// run runs a command to its end and returns what it prints on each stream, and its
// exit status.
func (w *wine) run(s *screen, args ...string) (string, string, int) {
	w.t.Helper()
	cmd := w.command(s, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr, cmd.WaitDelay = &out, &errs, time.Second
	timer := time.AfterFunc(patience, func() { cmd.Process.Kill() })
	defer timer.Stop()
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) && !errors.Is(err, exec.ErrWaitDelay) {
		w.t.Fatalf("%q: %v", args, err)
	}
	return strings.ReplaceAll(out.String(), "\r", ""), strings.ReplaceAll(errs.String(), "\r", ""), cmd.ProcessState.ExitCode()
}

// TestWindowsProgram tries the program of a release for Windows: what it prints, its
// exit status, its installer, its window, in which the slider is stepped, and a picture of
// the event that it was stepped to.
func TestWindowsProgram(t *testing.T) {
	if *windowsArchive == "" {
		t.Skip("there is no -windows-archive to try")
	}
	w := newWine(t)
	for _, program := range []string{"borderatlas.exe", "borderatlas-cli.exe"} {
		if out, _, status := w.run(nil, "wine", inside+program, "version"); status != 0 || out != "Border Atlas "+*wantStamp+"\n" {
			t.Errorf("%s version: status %d, it prints %q", program, status, out)
		}
		if _, said, status := w.run(nil, "wine", inside+program, "image", "--size", "none", "-o", `C:\x.png`); status != 2 || !strings.Contains(said, `--size: "none"`) {
			t.Errorf("%s with a wrong size: status %d, it says %q", program, status, said)
		}
	}
	w.properties()
	w.installer()
	w.picture(w.window())
}

// properties looks for the stamp in the resource that Windows shows as properties.
func (w *wine) properties() {
	w.t.Helper()
	program, err := os.ReadFile(filepath.Join(w.folder, "borderatlas.exe"))
	if err != nil {
		w.t.Fatal(err)
	}
	var wide []byte
	for _, unit := range utf16.Encode([]rune(*wantStamp)) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	if !bytes.Contains(program, wide) {
		w.t.Errorf("the properties of the file do not say %q", *wantStamp)
	}
}

// installer installs without asking, starts what it has installed, looks for what
// opens atlas files, and removes it all.
func (w *wine) installer() {
	w.t.Helper()
	const class = `HKCU\Software\Classes\org.borderatlas.BorderAtlas.atlas\shell\open\command`
	if _, said, status := w.run(nil, "wine", strings.TrimSuffix(*windowsArchive, ".zip")+"-setup.exe", "/S"); status != 0 {
		w.t.Errorf("the installer ends with status %d, %s", status, said)
		return
	}
	list, err := filepath.Glob(filepath.Join(w.prefix, "drive_c/users/*/AppData/Local/Programs", metadata.Name))
	if err != nil || len(list) != 1 {
		w.t.Errorf("installed are %q, %v", list, err)
		return
	}
	if out, _, status := w.run(nil, "wine", filepath.Join(list[0], "borderatlas-cli.exe"), "version"); status != 0 || !strings.Contains(out, *wantStamp) {
		w.t.Errorf("what is installed: status %d, it prints %q", status, out)
	}
	if out, _, _ := w.run(nil, "wine", "reg", "query", class, "/ve"); !strings.Contains(out, `\borderatlas.exe" "%1"`) {
		w.t.Errorf("atlas files are opened by %q", out)
	}
	w.run(nil, "wine", filepath.Join(list[0], "uninstall.exe"), "/S")
	err = until("what was installed is gone", func() (bool, error) {
		_, err := os.Stat(list[0])
		return errors.Is(err, os.ErrNotExist), nil
	})
	if err != nil {
		w.t.Error(err)
	}
}

// picture draws the same map of an event here and there.
func (w *wine) picture(event string) {
	w.t.Helper()
	words := []string{"image", "--date", event, "--size", "1280x720", "--lang", "ru", "-o"}
	if _, said, status := w.run(nil, append(append([]string{"wine", inside + "borderatlas.exe"}, words...), inside+"карта.png")...); status != 0 {
		w.t.Errorf("image: status %d, %s", status, said)
		return
	}
	here := filepath.Join(w.t.TempDir(), "map.png")
	if status := command.Run(context.Background(), append(words, here), io.Discard, w.t.Output(), command.Options{}); status != 0 {
		w.t.Fatalf("image: status %d", status)
	}
	a, b := decode(w.t, here), decode(w.t, filepath.Join(w.folder, "карта.png"))
	if n := differing(a, b); n > a.Bounds().Dx()*a.Bounds().Dy()/1000 {
		w.t.Errorf("%d pixels differ from the picture made on Linux", n)
	}
}

func decode(t *testing.T, name string) image.Image {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return picture
}

// differing counts the pixels whose colours are visibly apart, as all if the sizes are.
func differing(a, b image.Image) int {
	box := a.Bounds()
	if b.Bounds() != box {
		return box.Dx() * box.Dy()
	}
	const visible = 0x0800
	n := 0
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			r, g, bl, _ := a.At(x, y).RGBA()
			r2, g2, bl2, _ := b.At(x, y).RGBA()
			if max(max(r, r2)-min(r, r2), max(g, g2)-min(g, g2), max(bl, bl2)-min(bl, bl2)) > visible {
				n++
			}
		}
	}
	return n
}

// window opens the window twice, presses Right the second time, compares what the
// program has kept of its state, and returns the event that it was stepped to.
func (w *wine) window() string {
	w.t.Helper()
	s := newScreen(w.t, "1600x900")
	first := w.visit(s, false)
	again := w.visit(s, true)
	if again == first || again == "" {
		w.t.Errorf("the Right key changed nothing that is kept:\n%s", again)
	}
	return state(w.t, again).Event
}

// visit opens the window, presses Right if asked to, closes it, and returns the
// preferences that it left.
func (w *wine) visit(s *screen, step bool) string {
	w.t.Helper()
	cmd := w.command(s, "wine", inside+"borderatlas.exe")
	p := &started{screen: s, ended: make(chan error, 1)}
	cmd.Stdout, cmd.Stderr = &p.output, &p.output
	if err := cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	go func() { p.ended <- cmd.Wait() }()
	w.t.Cleanup(func() { cmd.Process.Kill() })
	if err := errors.Join(until("a window with the name of the program", p.open), until("a map in the window", p.drawn)); err != nil {
		w.t.Fatalf("%v\n%s", err, p.log())
	}
	if step {
		if err := p.stepOn(); err != nil {
			w.t.Fatal(err)
		}
	}
	if err := p.quit(); err != nil {
		w.t.Fatalf("closing the window: %v\n%s", err, p.log())
	}
	found, err := filepath.Glob(filepath.Join(w.prefix, "drive_c/users/*/AppData/Roaming/fyne", metadata.ID, settings.File))
	if err != nil || len(found) != 1 {
		w.t.Fatalf("preferences: %q, %v", found, err)
	}
	kept, err := os.ReadFile(found[0])
	if err != nil {
		w.t.Fatal(err)
	}
	return string(kept)
}

// stepOn presses Right until the heading of the card changes: Wine hands the window
// the keys some time after it is shown.
func (p *started) stepOn() error {
	const x, y, edge = 990, 75, 200 // of the card, in a window of the usual size
	before, err := p.pixels(x, y, edge)
	if err != nil {
		return err
	}
	asked := 0
	return until("another card", func() (bool, error) {
		if asked%200 == 0 {
			if err := p.press(p.window, rightKey, 0); err != nil {
				return false, err
			}
		}
		asked++
		now, err := p.pixels(x, y, edge)
		return !bytes.Equal(now, before), err
	})
}
