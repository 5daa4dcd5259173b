package layers

import (
	"context"
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// border draws the Kyrgyz-Tajik line of the edition valid on the day in the
// style of its status, and the other state borders more plainly.
type border struct{ data Data }

func newBorder(d Data) Layer { return &border{d} }

func (*border) ID() string   { return "border" }
func (*border) Plane() Plane { return Base }

func (l *border) Key(f Frame) string {
	return fmt.Sprint(l.data.Atlas.At(f.At.Day).ID, l.data.Atlas.Status(f.At.Day))
}

func (*border) Credits(Frame) []string { return []string{"credit.osm"} }

func (l *border) Build(_ context.Context, c *Canvas, f Frame) error {
	edition := l.data.Atlas.At(f.At.Day)
	level := tier(f.Camera.Zoom())
	var disputed, others []orb.LineString
	for i := range edition.Lines {
		b := &edition.Lines[i]
		switch {
		case b.Between("KG", "TJ"):
			disputed = append(disputed, b.Points[level])
		case b.National:
			others = append(others, b.Points[level])
		}
	}
	casing, style := otherBorder(f.Theme)
	c.Draw(StateBorderLevel, cased(f.Camera, others, casing, style)...)
	casing, style = lineStyle(f.Theme, l.data.Atlas.Status(f.At.Day))
	c.Draw(BorderLevel, cased(f.Camera, disputed, casing, style)...)
	blockLines(c, f, disputed)
	return nil
}

// lineStyle is the look of the Kyrgyz-Tajik line. It is never plain and solid:
// it is not demarcated. Dots cannot be taken for a settled line at any zoom.
func lineStyle(t *Theme, s atlas.Status) (casing, style scene.Stroke) {
	casing = scene.Stroke{Color: Alpha(t.Halo, 0.8), Width: 7, Cap: scene.Round}
	style = scene.Stroke{Color: t.Ink, Width: 2.6, Dash: []float64{0, 5.4}, Cap: scene.Round}
	switch s {
	case atlas.Orientation:
		casing.Width = 4
		style = scene.Stroke{Color: t.StateBorder, Width: 1.5, Dash: []float64{0, 5.4}, Cap: scene.Round}
	case atlas.AgreedByTreaty:
		casing = scene.Stroke{Color: Alpha(t.Halo, 0.9), Width: 5, Cap: scene.Round}
		style = scene.Stroke{Color: t.Ink, Width: 2, Dash: []float64{9, 4}}
	}
	return casing, style
}

func otherBorder(t *Theme) (casing, style scene.Stroke) {
	return scene.Stroke{Color: Alpha(t.Halo, 0.55), Width: 2.8, Cap: scene.Round},
		scene.Stroke{Color: t.StateBorder, Width: 1.2}
}

// blockLines makes labels cross the line only where nothing else is left.
func blockLines(c *Canvas, f Frame, lines []orb.LineString) {
	const step, half, cost = 8.0, 3.0, 0.4
	for _, l := range lines {
		if !shows(f.Camera, l) {
			continue
		}
		for _, piece := range scene.ClipLine(project(f.Camera, l), view(f.Camera)) {
			for _, p := range everyStep(piece.Points, piece.Start, step) {
				c.Block(orb.Bound{Min: p, Max: p}.Pad(half), cost)
			}
		}
	}
}

// everyStep samples a line of view points every step dp along it. The first point
// lies start dp along a longer line: samples stay where they are on that, however
// much of it is cut off.
func everyStep(pts []orb.Point, start, step float64) []orb.Point {
	var out []orb.Point
	at := math.Ceil(start/step)*step - start // from the start of the segment
	for i := 1; i < len(pts); i++ {
		a, b := pts[i-1], pts[i]
		length := distance(a, b)
		for ; at < length; at += step {
			k := at / length
			out = append(out, orb.Point{a[0] + (b[0]-a[0])*k, a[1] + (b[1]-a[1])*k})
		}
		at -= length
	}
	return out
}

// sharesNote is what was claimed about the line by the day, and which line is drawn.
func sharesNote(f Frame, store *chronicle.Store, edition string) string {
	if shares := agreedShares(f, store); shares != "" {
		return f.Text("legend.border.note.not_determined", shares, edition)
	}
	return f.Text("legend.border.note.no_claims", edition)
}

func (l *border) Legend(f Frame) []LegendItem {
	status := l.data.Atlas.Status(f.At.Day)
	edition := l.data.Atlas.At(f.At.Day)
	casing, style := lineStyle(f.Theme, status)
	note := f.Text("legend.border.note." + string(status))
	if status == atlas.NotDetermined {
		note = sharesNote(f, l.data.Chronicle, f.Text("edition."+edition.ID))
	}
	other, plain := otherBorder(f.Theme)
	return []LegendItem{
		{lineSwatch(fmt.Sprint("border-", status, f.Theme.Name), style, casing), f.Text("legend.border." + string(status)), note},
		{lineSwatch("border-other-"+f.Theme.Name, plain, other), f.Text("legend.border.other"), ""},
	}
}
