//go:build linux && cgo

package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"borderatlas/app/settings"
)

// land is how many colours the middle of the window has at least once there is
// a map in it; the plain picture before it has fewer.
const land = 12

// started is the built program with its window on a virtual screen.
type started struct {
	*screen
	window  uint32
	home    string // the program's own home folder
	folder  string // from which it was started
	process *os.Process
	output  bytes.Buffer
	ended   chan error
	took    time.Duration // from the start to the first land on the screen
}

// start runs the program from a folder that is not the repository, without a
// session bus, and with these additions to its environment.
func start(t testing.TB, s *screen, program, home string, env ...string) *started {
	t.Helper()
	p := &started{screen: s, home: home, folder: t.TempDir(), ended: make(chan error, 1)}
	cmd := exec.Command(program)
	cmd.Dir, cmd.Stdout, cmd.Stderr = p.folder, &p.output, &p.output
	cmd.Env = append([]string{
		"DISPLAY=:" + s.number, "HOME=" + home, "XDG_CONFIG_HOME=" + filepath.Join(home, "config"),
		"LIBGL_ALWAYS_SOFTWARE=1", "LANG=en_US.UTF-8", "FYNE_SCALE=1", "PATH=" + os.Getenv("PATH"), "GOTRACEBACK=all",
	}, env...)
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p.process = cmd.Process
	go func() { p.ended <- cmd.Wait() }()
	t.Cleanup(func() { cmd.Process.Kill() })
	if err := until("a window with the name of the program", p.open); err != nil {
		t.Fatalf("%v\n%s", err, p.log())
	}
	if err := until("a map in the window", p.drawn); err != nil {
		t.Fatalf("%v\n%s", err, p.log())
	}
	p.took = time.Since(begin)
	return p
}

func (p *started) open() (bool, error) {
	select {
	case err := <-p.ended:
		p.ended <- err
		return false, fmt.Errorf("the program ended before it had a window: %v", err)
	default:
	}
	w, err := p.named(metadata.Name)
	p.window = w
	return w != 0, err
}

// drawn looks at a square in the middle of the map.
func (p *started) drawn() (bool, error) {
	n, err := p.colours(500, 200, 200)
	return n >= land, err
}

// log is what the program printed; it waits for the program's end first.
func (p *started) log() string {
	select {
	case <-p.ended:
		return p.output.String()
	case <-time.After(time.Second):
		return "(the program is still running)"
	}
}

// quit closes the window and waits for the program to end by itself.
func (p *started) quit() error {
	if err := p.close(p.window); err != nil {
		return err
	}
	select {
	case err := <-p.ended:
		return err
	case <-time.After(patience):
		return fmt.Errorf("still running %v after its window was closed:\n%s", patience, p.stacks())
	}
}

// stacks ends the program and returns what its goroutines were doing.
func (p *started) stacks() string {
	p.process.Signal(syscall.SIGQUIT)
	return p.log()
}

// rightKey is the code of the Right key on the keyboard that Xvfb makes up.
const rightKey = 114

// TestRealWindow opens the built program on a virtual screen: from another
// folder and with an empty home it has its title, its icon and a map, keeps its
// preferences where FyneApp.toml says, finds them again, and obeys a key.
func TestRealWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the real window is left out of short runs")
	}
	s, program, home := newScreen(t, "1366x768"), buildProgram(t), t.TempDir()
	p := start(t, s, program, home)
	checkIcon(t, p)
	first := leave(t, p)
	if again := leave(t, start(t, s, program, home)); again != first {
		t.Errorf("the second start ended with other preferences:\n%s\nfirst:\n%s", again, first)
	}
	p = start(t, s, program, home)
	if err := p.press(p.window, rightKey, 0); err != nil {
		t.Fatal(err)
	}
	if stepped := leave(t, p); stepped == first {
		t.Errorf("the Right key changed nothing that is kept:\n%s", stepped)
	}
}

// leave closes the window and returns the preferences that it left.
func leave(t *testing.T, p *started) string {
	t.Helper()
	if err := p.quit(); err != nil {
		t.Errorf("closing the window: %v", err)
	}
	if text := p.output.String(); strings.Contains(text, "panic") {
		t.Errorf("the program complains:\n%s", text)
	}
	kept, err := os.ReadFile(filepath.Join(p.home, "config", "fyne", metadata.ID, settings.File))
	if err != nil || len(kept) < 3 {
		t.Errorf("preferences %q: %v", kept, err)
	}
	return string(kept)
}

// checkIcon compares the window's icon with the one of FyneApp.toml by its size
// and by the colour of a point inside the dark field.
func checkIcon(t *testing.T, p *started) {
	t.Helper()
	data, err := p.property(p.window, "_NET_WM_ICON")
	if err != nil || len(data) < 8 {
		t.Errorf("the window has no icon: %d bytes, %v", len(data), err)
		return
	}
	width, height := binary.LittleEndian.Uint32(data), binary.LittleEndian.Uint32(data[4:])
	if width != height || width < 16 || len(data) < int(8+4*width*height) {
		t.Errorf("icon of %d x %d in %d bytes", width, height, len(data))
		return
	}
	at := 8 + 4*int(height/4*width+width/4)
	if got := binary.LittleEndian.Uint32(data[at:]) & 0xFFFFFF; got != 0x43387A {
		t.Errorf("icon: colour %06X in the dark field, want 43387A", got)
	}
}

// BenchmarkStart reports the time from the start of the program to the first
// land on the screen: the median of five starts with a home of their own.
func BenchmarkStart(b *testing.B) {
	s := newScreen(b, "1366x768")
	program := buildProgram(b)
	for b.Loop() {
		var times []float64
		for range 5 {
			p := start(b, s, program, b.TempDir())
			times = append(times, float64(p.took.Microseconds())/1000)
			if err := p.quit(); err != nil {
				b.Fatal(err)
			}
		}
		slices.Sort(times)
		b.ReportMetric(times[2], "start_ms")
	}
}
