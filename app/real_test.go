//go:build linux && cgo

package main

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	objects "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"borderatlas/app/content"
	"borderatlas/app/window"
	"borderatlas/mapview"
)

// The toolkit's driver wants the main goroutine, which belongs to the tests. So a
// measure in a real window runs in a process of its own: this test program, told
// what to do by this variable as "task width height seconds".
const taskVariable = "BORDERATLAS_REAL_WINDOW"

func TestMain(m *testing.M) {
	if program := os.Getenv(peakVariable); program != "" {
		printPeak(program, os.Args[1:])
		return
	}
	if words := strings.Fields(os.Getenv(taskVariable)); len(words) == 4 {
		runTask(words)
		return
	}
	os.Exit(m.Run())
}

// measure runs a task in a real window of a size in dp and returns the numbers
// that it prints.
func measure(t testing.TB, task string, width, height int, seconds float64) []float64 {
	t.Helper()
	s := newScreen(t, fmt.Sprintf("%dx%d", width, height))
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	cmd := exec.Command(program)
	cmd.Stderr = t.Output()
	cmd.Env = []string{
		taskVariable + "=" + fmt.Sprint(task, " ", width, " ", height, " ", seconds),
		"DISPLAY=:" + s.number, "HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_CACHE_HOME=" + home,
		"LIBGL_ALWAYS_SOFTWARE=1", "LANG=en_US.UTF-8", "FYNE_SCALE=1", "PATH=" + os.Getenv("PATH"),
	}
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", task, err, out)
	}
	var numbers []float64
	for _, word := range strings.Fields(string(out)) {
		v, err := strconv.ParseFloat(word, 64)
		if err != nil {
			t.Fatalf("%s prints %q", task, out)
		}
		numbers = append(numbers, v)
	}
	return numbers
}

// task is a measure in a real window, beat by beat: the toolkit draws a frame
// after each beat in which something has changed.
type task struct {
	width, height, seconds float64
	win                    fyne.Window
	stage                  *mapview.Map // nil in an empty window
	drawn                  int          // pictures that the map has finished
	tick                   func(beat int, at float64)
	done                   func(beats int, took float64)
}

// The tasks. The empty ones are windows of the toolkit alone, with one picture as
// large as the map's.
var tasks = map[string]func(t *task){
	"pan":  func(t *task) { t.tick, t.done = t.pan(), t.printFrames },
	"move": func(t *task) { t.tick, t.done = t.move(), t.printFrames },
	"rest": func(t *task) { t.done = t.printMemory },
	"none": func(t *task) { t.done = t.printMemory },
	"play": func(t *task) { t.tick = t.play() },
}

// withMap are the tasks in the program's own window.
var withMap = map[string]bool{"pan": true, "rest": true, "play": true}

func runTask(words []string) {
	t := &task{}
	for i, v := range []*float64{&t.width, &t.height, &t.seconds} {
		*v, _ = strconv.ParseFloat(words[i+1], 64)
	}
	app.SetMetadata(metadata)
	a := app.NewWithID(metadata.ID)
	size := fyne.NewSize(float32(t.width), float32(t.height))
	if withMap[words[0]] {
		window.Open(a, a.Preferences(), "test", fyne.Size{}, content.Load, "")
		t.win = a.Driver().AllWindows()[0]
	} else {
		t.win = a.NewWindow("empty")
		t.win.SetPadded(false)
		t.win.Show()
	}
	t.win.Resize(size)
	t.await(func() {
		tasks[words[0]](t)
		t.run()
	})
	a.Run()
}

// await calls begin once the map has its first picture and the window its size.
func (t *task) await(begin func()) {
	var wait *fyne.Animation
	calm := 0 // beats without a new picture
	wait = fyne.NewAnimation(time.Hour, func(float32) {
		if t.stage == nil {
			t.stage = find(t.win.Canvas().Content())
			if t.stage != nil {
				shown := t.stage.OnDrawn
				t.stage.OnDrawn = func(d time.Duration) {
					shown(d)
					t.drawn, calm = t.drawn+1, 0
				}
			}
		}
		if calm++; calm > 60 && (t.pictured() || t.stage == nil && calm > 120) {
			wait.Stop()
			begin()
		}
	})
	wait.Start()
}

// pictured tells whether the map is on the screen.
func (t *task) pictured() bool {
	if t.stage == nil {
		return false
	}
	_, ok := t.stage.Drawn()
	return ok
}

// run beats for the seconds of the task and closes the window.
func (t *task) run() {
	beats, begin := 0, time.Now()
	var a *fyne.Animation
	a = fyne.NewAnimation(time.Hour, func(float32) {
		took := time.Since(begin).Seconds()
		if took < t.seconds {
			beats++
			if t.tick != nil {
				t.tick(beats, took)
			}
			return
		}
		a.Stop()
		t.done(beats, took)
		leaveAfter(farewell, os.Exit)
		fyne.CurrentApp().Quit()
	})
	a.Start()
}

// find is the map in a tree of objects.
func find(o fyne.CanvasObject) *mapview.Map {
	switch o := o.(type) {
	case *mapview.Map:
		return o
	case *container.Clip:
		return find(o.Content)
	case *fyne.Container:
		for _, child := range o.Objects {
			if m := find(child); m != nil {
				return m
			}
		}
	}
	return nil
}

// dragReach is how far the drag goes from where it began, in dp: well inside the margin of
// the picture.
const dragReach = mapview.Margin / 2

// drift is where the pointer is after so many seconds: a figure of eight.
func drift(seconds float64) fyne.Position {
	return fyne.NewPos(float32(dragReach*math.Sin(seconds*1.7)), float32(dragReach*math.Sin(seconds*3.4)/2))
}

// pan drags the map as a hand would.
func (t *task) pan() func(int, float64) {
	var last fyne.Position
	t.drawn = 0
	return func(_ int, at float64) {
		p := drift(at)
		ev := &fyne.DragEvent{Dragged: fyne.NewDelta(p.X-last.X, p.Y-last.Y)}
		ev.Position = fyne.NewPos(float32(t.width/2), float32(t.height/2)).AddXY(p.X, p.Y)
		t.stage.Dragged(ev)
		last = p
	}
}

// move moves one picture as large as the map's with its margin, in an empty window.
func (t *task) move() func(int, float64) {
	img := image.NewRGBA(image.Rect(0, 0, int(t.width+2*mapview.Margin), int(t.height+2*mapview.Margin)))
	for i := range img.Pix {
		img.Pix[i] = uint8(i*i>>7) | 0x80
	}
	raster := objects.NewRaster(func(int, int) image.Image { return img })
	raster.Resize(fyne.NewSize(float32(img.Rect.Dx()), float32(img.Rect.Dy())))
	t.win.SetContent(container.NewClip(&fyne.Container{Objects: []fyne.CanvasObject{objects.NewRectangle(color.White), raster}}))
	return func(_ int, at float64) {
		raster.Move(drift(at).SubtractXY(mapview.Margin, mapview.Margin))
	}
}

// printFrames prints frames a second and how many pictures the map drew.
func (t *task) printFrames(beats int, took float64) {
	fmt.Println(float64(beats)/took, t.drawn)
}

// printMemory prints the anonymous memory of the process in MB.
func (t *task) printMemory(int, float64) { fmt.Println(anonymous()) }

// The soak counts from warm on, when everything has been seen and what the start took is
// given back, and compares the means of two sampled spells, since the collector's turns move a
// single sample by 5 MB.
const (
	warm  = 60.0 // s
	spell = 30.0 // s
)

// play steps through the whole chronicle, over and over, and prints the mean memory of
// the first spell after warm, that of the last, and how many pictures were drawn.
func (t *task) play() func(int, float64) {
	const beatsAStep = 5
	steps := 1
	if c, err := content.Load(); err == nil { // the window has it already
		steps = len(c.Stack.Data().Chronicle.Events())
	}
	var first, last mean
	sampled := 0.0
	t.done = func(int, float64) { fmt.Println(first.value(), last.value(), t.drawn) }
	return func(beat int, at float64) {
		switch {
		case beat%(beatsAStep*steps) == 0:
			t.stage.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
		case beat%beatsAStep == 0:
			t.stage.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		}
		if at < sampled+1 {
			return
		}
		sampled = at
		if at > warm && at <= warm+spell {
			first.add(anonymous())
		}
		if at > t.seconds-spell {
			last.add(anonymous())
		}
	}
}

// mean is the arithmetic mean of samples.
type mean struct{ sum, n float64 }

func (m *mean) add(v float64) { m.sum, m.n = m.sum+v, m.n+1 }

func (m *mean) value() float64 { return m.sum / m.n }

// anonymous is RssAnon of this process in MB (10^6 bytes).
func anonymous() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return math.NaN()
	}
	_, rest, _ := strings.Cut(string(status), "RssAnon:")
	kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
	if err != nil {
		return math.NaN()
	}
	return kb * 1024 / 1e6
}

// TestPanDrawsNothing: while the map is dragged inside the margin of its picture
// no picture is drawn; the window shows frames all the same.
func TestPanDrawsNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("the real window is left out of short runs")
	}
	got := measure(t, "pan", 900, 640, 2)
	if len(got) != 2 || got[1] != 0 || got[0] < 1 {
		t.Errorf("frames a second and pictures drawn while dragging: %v", got)
	}
}

// BenchmarkPan reports the frames a second of a drag of ten seconds in the real
// window, and at 1600x1000 their ratio to those of an empty window of the toolkit
// that moves one picture of the same size.
func BenchmarkPan(b *testing.B) {
	for b.Loop() {
		small, large, empty := measure(b, "pan", 1280, 720, 10), measure(b, "pan", 1600, 1000, 10), measure(b, "move", 1600, 1000, 10)
		b.ReportMetric(small[0], "pan_fps")
		b.ReportMetric(large[0], "pan_1600_fps")
		b.ReportMetric(large[0]/empty[0], "pan_1600_to_empty_ratio")
		if small[1]+large[1] != 0 {
			b.Errorf("%g pictures were drawn while the map was dragged inside its margin", small[1]+large[1])
		}
	}
}

// BenchmarkMemory reports the anonymous memory of the window after its start,
// above that of an empty window of the toolkit of the same size.
func BenchmarkMemory(b *testing.B) {
	for b.Loop() {
		full, empty := measure(b, "rest", 1920, 1080, 3), measure(b, "none", 1920, 1080, 3)
		b.ReportMetric(full[0]-empty[0], "rss_anon_mb")
	}
}

// soakVariable says for how many seconds after warm the soak goes on: 600 for a figure
// that means something. Without it the way there is tried, no more.
const soakVariable = "BORDERATLAS_SOAK_SECONDS"

// mostGrowth is what the window may keep of ten minutes of play-back, in MB.
const mostGrowth = 5

// BenchmarkSoak reports how much anonymous memory grows while the chronicle is
// played over and over, once the window is warm.
func BenchmarkSoak(b *testing.B) {
	seconds, err := strconv.ParseFloat(os.Getenv(soakVariable), 64)
	if err != nil {
		seconds = 2 * spell
	}
	for b.Loop() {
		got := measure(b, "play", 1366, 768, warm+seconds)
		if got[2] < seconds {
			b.Errorf("only %g pictures in %g seconds: nothing was played", got[2], seconds)
		}
		growth := got[1] - got[0]
		if !(growth <= mostGrowth) {
			b.Errorf("after %g seconds of play-back the window has kept %.1f MB, at most %d are allowed", seconds, growth, mostGrowth)
		}
		b.ReportMetric(growth, "soak_growth_mb")
	}
}

// peakVariable names the program whose memory this test program is to measure, with the
// words behind its own name as arguments. It is started for that anew: the system counts the memory of whoever
// starts a program as the program's own.
const peakVariable = "BORDERATLAS_PEAK_OF"

// printPeak runs a program and prints the most memory that it has had in MB.
func printPeak(program string, args []string) {
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) * 1024 / 1e6)
}

// BenchmarkA3Memory reports the most memory of a whole process that writes a sheet of
// paper at 300 dots an inch.
func BenchmarkA3Memory(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	program, file := buildProgram(b), filepath.Join(b.TempDir(), "a3.png")
	for b.Loop() {
		cmd := exec.Command(self, "image", "--force", "-o", file, "--preset", "a3")
		cmd.Env = append(os.Environ(), peakVariable+"="+program)
		cmd.Stderr = b.Output()
		out, err := cmd.Output()
		if err != nil {
			b.Fatal(err)
		}
		peak, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
		if err != nil {
			b.Fatalf("the peak is %q", out)
		}
		b.ReportMetric(peak, "export_a3_mb")
	}
}
