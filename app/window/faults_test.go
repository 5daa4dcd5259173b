package window

import (
	"context"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"borderatlas/app/document"
	"borderatlas/app/export"
	"borderatlas/app/model"
	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/mapview/fault"
)

// inkless is a drawer that faults as long as it is out of ink.
type inkless struct {
	blank
	empty bool
}

func (d *inkless) Build(ctx context.Context, p layers.Plane, f layers.Frame) (*layers.Picture, error) {
	if d.empty {
		panic("no ink")
	}
	return d.blank.Build(ctx, p, f)
}

func (d *inkless) Key(p layers.Plane, f layers.Frame) string {
	return f.At.Day.String() + d.blank.Key(p, f)
}

// watched is a window whose faults are told in it, and what recovery was given.
func watched(t *testing.T) (*Window, tape) {
	t.Helper()
	w := opened(t, 1366, 768)
	t.Cleanup(fault.Handle(w.faulted))
	kept := make(tape, 8)
	w.beginFile(kept)
	w.tell(func(s story.Story, at int) (story.Story, int) { return s.Renamed("Unsaved"), at })
	return w, kept
}

// saysFault tells whether the open page says what failed.
func saysFault(w *Window, cause string) bool {
	return w.modal != nil && strings.Contains(texts(w.modal.popup), w.model.Text()("fault.title")) && strings.Contains(texts(w.modal.popup), cause)
}

// TestAFaultInAnEventIsTold once, after the unsaved copy was renewed, and work goes on.
func TestAFaultInAnEventIsTold(t *testing.T) {
	w, kept := watched(t)
	b := newButton(buttonSpec{text: "faulty"}, w.key, func() { panic("no hand") })
	test.Tap(b)
	if !saysFault(w, "no hand") {
		t.Fatal("nothing is said")
	}
	if d, _, err := document.Decode(<-kept); err != nil || !strings.Contains(string(d.Story), "Unsaved") {
		t.Errorf("the unsaved copy is %s, %v", d.Story, err)
	}
	w.closeModal()
	test.Tap(b)
	if w.modal != nil {
		t.Error("the same fault is told again")
	}
	before := w.model.State().At.Day
	w.send(model.GoToDay{Day: before + 1})
	if w.model.State().At.Day == before {
		t.Error("the window does not go on")
	}
}

// TestFaultsInWorkBesideAreTold: in the work and in what is done with its result.
func TestFaultsInWorkBesideAreTold(t *testing.T) {
	w, _ := watched(t)
	w.beside.run(func() func() { panic("no work") })
	settle(w)
	if !saysFault(w, "no work") {
		t.Error("a fault in the work is not told")
	}
	w.beside.run(func() func() { return func() { panic("no result") } })
	settle(w)
	if !saysFault(w, "no result") {
		t.Error("a fault in using its result is not told")
	}
}

// TestAFaultInThePreviewIsSaidInIt and the dialog stays.
func TestAFaultInThePreviewIsSaidInIt(t *testing.T) {
	w, _ := watched(t)
	p := newPreview(w, 200)
	p.draw = func(context.Context, export.Spec, int, int) (image.Image, error) { panic("no glass") }
	p.show(export.Spec{}, 1)
	settle(w)
	if !strings.Contains(texts(p.root), "no glass") {
		t.Errorf("the preview says %q", texts(p.root))
	}
}

// TestAFaultInAnExportIsSaid like any other failure of it.
func TestAFaultInAnExportIsSaid(t *testing.T) {
	w, _ := watched(t)
	w.writeFile(fileWriting{t.TempDir() + "/a.png", infinite, func(context.Context, bool) error { panic("no press") }, func() {}}, false)
	settle(w)
	if w.modal == nil || !strings.Contains(texts(w.modal.popup), "no press") {
		t.Error("nothing is said")
	}
}

// TestAFaultWithFilesIsTold, and the window waits for nothing any more.
func TestAFaultWithFilesIsTold(t *testing.T) {
	w, _ := watched(t)
	e := w.run("", func(context.Context) func() { panic("no disk") })
	settle(w)
	if !saysFault(w, "no disk") || !e.over {
		t.Errorf("over %t, there is %q", e.over, says(w))
	}
}

// TestAFaultWhilePresentingWaits for the end of the presentation.
func TestAFaultWhilePresentingWaits(t *testing.T) {
	w, _ := watched(t)
	w.presentFrom(0)
	fault.Reported(func() { panic("no light") })()
	if w.modal != nil || w.talk == nil {
		t.Fatal("the presentation is interrupted")
	}
	w.talkKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	w.endTalk()
	if !saysFault(w, "no light") {
		t.Error("the end does not say what failed")
	}
}

// TestAFaultInDrawingTheMapIsTold, and the next picture is drawn.
func TestAFaultInDrawingTheMapIsTold(t *testing.T) {
	ink := &inkless{}
	w := openedWith(t, ink, 1366, 768)
	w.stage.Wait()
	ink.empty = true
	w.send(model.GoToDay{Day: w.model.State().At.Day + 1})
	w.stage.Wait()
	ink.empty = false
	w.drawingFailed(fault.Try(func() error { panic("no ink") }))
	if !saysFault(w, "no ink") {
		t.Error("nothing is said")
	}
	w.send(model.GoToDay{Day: w.model.State().At.Day + 1})
	w.stage.Wait()
}
