package window

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/app/model"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// saveAs saves the picture of a dialog under a name and reads it.
func saveAs(t *testing.T, d *imageDialog, name string) (path string, data []byte) {
	t.Helper()
	settle(d.w)
	d.form.name.SetText(name)
	path = d.form.path()
	if d.fault != "" {
		t.Fatal(d.fault)
	}
	d.save()
	settle(d.w)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d.w.closeModal()
	return path, data
}

// TestPicturesAreMadeAgainInTheWindow: a picture that was saved, is opened and is saved
// again has the same bytes, whatever was on the screen and in the dialog.
func TestPicturesAreMadeAgainInTheWindow(t *testing.T) {
	vorukh := orb.Bound{Min: orb.Point{70.3, 39.7}, Max: orb.Point{70.8, 39.95}}
	small := func(c *imageChoices) { c.Preset, c.Width, c.Height = ownSize, "800", "600" }
	for name, c := range map[string]struct {
		shown  []model.Msg
		choose func(*imageChoices)
		framed *orb.Bound
	}{
		"the map": {nil, small, nil},
		"moved": {[]model.Msg{model.Looked{Camera: camera.Fit(vorukh, 900, 600, 0)}}, func(c *imageChoices) {
			small(c)
			c.Layout, c.Caption, c.Corners, c.Theme = "report", "Own", "north=off", "print"
		}, nil},
		"framed":  {nil, small, &vorukh},
		"treaty":  {[]model.Msg{model.CompareReady{Name: model.TreatyReady}, model.MoveDivider{Share: 0.3}}, small, nil},
		"wars":    {[]model.Msg{model.CompareReady{Name: model.WarsReady}}, small, nil},
		"halves":  {[]model.Msg{model.PinDay{}, model.StepDay{By: 1}}, func(c *imageChoices) { small(c); c.Pages = swipePage }, nil},
		"a sheet": {[]model.Msg{model.UseMode{Mode: chronicle.Window}, model.UseDays{Days: 2}, model.GoToDay{Day: calendar.Date(2021, 5, 1)}}, func(c *imageChoices) { c.Preset, c.Pages = "a4", sheetPage }, nil},
		"names":   {[]model.Msg{model.UseLanguage{Code: "ru"}}, func(c *imageChoices) { small(c); c.Names, c.Title, c.Layout = "tg", "Own", "legend" }, nil},
		"dark, clear, on paper": {nil, func(c *imageChoices) {
			c.Preset, c.Width, c.Height, c.Unit, c.DPI, c.Theme, c.Transparent = ownSize, "18", "12,3", "cm", "120,5", "dark", true
		}, nil},
	} {
		for _, format := range []string{"PNG", "SVG", "PDF"} {
			if format != "SVG" && name != "the map" {
				continue
			}
			w := opened(t, 1366, 768)
			for _, msg := range c.shown {
				w.send(msg)
			}
			choices := firstChoices
			choices.Folder, choices.Format = t.TempDir(), format
			c.choose(&choices)
			d := w.imageDialog(choices, "")
			d.framed = c.framed
			d.open()
			path, first := saveAs(t, d, "first"+choices.ending())

			w = opened(t, 1366, 768)
			w.openFile(path)
			settle(w)
			choices = w.choicesNow()
			choices.Folder, choices.Format = filepath.Dir(path), format
			d = w.imageDialog(choices, "")
			d.open()
			if _, again := saveAs(t, d, "again"+choices.ending()); !bytes.Equal(first, again) {
				at := 0
				for at < min(len(first), len(again)) && first[at] == again[at] {
					at++
				}
				around := func(b []byte) []byte { return b[max(0, at-100):min(len(b), at+400)] }
				t.Errorf("%s as %s: opened and saved it has other bytes: %s | %s", name, format, around(first), around(again))
			}
		}
	}
}

// TestAPictureSetsTheNextOne: the dialog begins with what the opened picture was made with,
// and a new document with none of it.
func TestAPictureSetsTheNextOne(t *testing.T) {
	w := opened(t, 1366, 768)
	spec := w.model.Spec()
	spec.Width, spec.Height, spec.Title, spec.Layout = 900, 700, "Own", "report"
	spec.Frames = []chronicle.Position{{Day: calendar.Date(2021, 4, 29)}, {Day: calendar.Date(2021, 4, 30)}, {Day: calendar.Date(2090, 1, 1)}}
	state, err := w.model.Picture(spec)
	if err != nil {
		t.Fatal(err)
	}
	if _, losses, ok := w.model.Adopt(state, nil); !ok || len(losses) > 0 {
		t.Fatal(losses)
	}
	w.choices = w.openedChoices()
	d := w.imageDialog(w.choicesNow(), "")
	d.open()
	if d.form.title.Text != "Own" || d.spec.Width != 900 || d.spec.Layout != "report" || !slices.Equal(d.spec.Frames, spec.Frames) || !d.form.titleRow.Visible() {
		t.Errorf("the dialog begins with %q, %+v", d.form.title.Text, d.spec)
	}
	w.closeModal()
	w.newFile()
	settle(w)
	if c := w.choicesNow(); c.Title != "" || c.Layout == "report" {
		t.Errorf("a new document has pictures with %+v", c)
	}
}
