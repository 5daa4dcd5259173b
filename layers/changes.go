package layers

import (
	"context"
	"fmt"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/mapview/scene"
)

// changes shows how the mapped line moved between the two editions. It is not
// the area exchanged by the treaty: the older line was one reading of sections
// that had never been agreed.
type changes struct{ data Data }

func newChanges(d Data) Layer { return &changes{d} }

func (*changes) ID() string   { return "changes" }
func (*changes) Plane() Plane { return Base }

func (l *changes) Key(f Frame) string { return l.data.Atlas.At(f.At.Day).ID }

func (*changes) Credits(Frame) []string { return []string{"credit.osm"} }

// namedChange is the size in km² from which a piece is labelled.
const namedChange = 1.0

func (l *changes) Build(_ context.Context, c *Canvas, f Frame) error {
	for i := range l.data.Atlas.Changes {
		p := &l.data.Atlas.Changes[i]
		if !kyrgyzTajik(p) {
			continue
		}
		rs := rings(f.Camera, p.Shape)
		if rs == nil {
			continue
		}
		c.Draw(MovedLevel, movedFill(f, rs, SideOf(p.To))...)
		l.name(c, f, p, orb.MultiPoint(rs[0]).Bound())
	}
	l.otherLine(c, f)
	return nil
}

// kyrgyzTajik tells whether a piece lies on the line that the map is about:
// the newer edition moved other borders a little, too.
func kyrgyzTajik(p *atlas.Change) bool {
	return p.From == "KG" && p.To == "TJ" || p.From == "TJ" && p.To == "KG"
}

// movedStep is the distance in dp between the lines of a piece.
const movedStep = 4.5

// movedFill is a wash under lines, in one neutral colour for both directions: the
// lines have the slant of the side on which the piece is mapped now. It has no outline
// of its own: the lines of both editions are around it.
func movedFill(f Frame, rs [][]orb.Point, now Side) []scene.Op {
	return []scene.Op{
		&scene.Path{Outline: area(rs), Fill: Alpha(f.Theme.Moved, 0.16)},
		&scene.Path{
			Outline: scene.Hatch(rs, hatchAngle(now), movedStep, patternOrigin(f), view(f.Camera)),
			Stroke:  scene.Stroke{Color: Alpha(f.Theme.Moved, 0.75), Width: 1},
		},
	}
}

func (l *changes) name(c *Canvas, f Frame, p *atlas.Change, box orb.Bound) {
	room := max(box.Max[0]-box.Min[0], box.Max[1]-box.Min[1])
	if p.AreaKm2 < namedChange || room < 14 {
		return
	}
	c.Label(Label{
		ID: "change/" + p.ID, At: f.Camera.View(p.Anchor), Radius: room / 2, Where: Leading, Priority: DisplacementPriority,
		Lines: []Line{
			c.Shape(f.Text("change.area", rounded(p.AreaKm2)), scene.Bold, 13, f.Theme.DisplacedText),
			c.Shape(f.Text("change.now."+p.To), scene.Regular, 12, f.Theme.DisplacedText),
		},
	})
}

// otherLine draws the line of the edition that is not valid on the day as quiet dots.
func (l *changes) otherLine(c *Canvas, f Frame) {
	now := l.data.Atlas.At(f.At.Day)
	for i := range l.data.Atlas.Editions {
		e := &l.data.Atlas.Editions[i]
		if e.ID == now.ID {
			continue
		}
		for k := range e.Lines {
			if b := &e.Lines[k]; b.Between("KG", "TJ") {
				c.Draw(MovedLevel, line(f.Camera, b.Points[tier(f.Camera.Zoom())], otherLineStroke(f.Theme))...)
			}
		}
	}
}

func otherLineStroke(t *Theme) scene.Stroke {
	return scene.Stroke{Color: t.Moved, Width: 1.6, Dash: []float64{0, 4.5}, Cap: scene.Round}
}

func (l *changes) Legend(f Frame) []LegendItem {
	other := "legend.changes.newer"
	if l.data.Atlas.Status(f.At.Day) == atlas.AgreedByTreaty {
		other = "legend.changes.older"
	}
	t := f.Theme
	field := [][]orb.Point{fieldBox.ToRing()}
	swatch := func(code string) *scene.Symbol {
		return fillSwatch(fmt.Sprint("moved-", code, "-", t.Name), t.Background, t, movedFill(Frame{Theme: t}, field, SideOf(code))...)
	}
	return []LegendItem{
		{swatch("TJ"), f.Text("legend.changes.TJ"), ""},
		{swatch("KG"), f.Text("legend.changes.KG"), f.Text("legend.changes.note")},
		{lineSwatch("moved-line-"+t.Name, otherLineStroke(t), scene.Stroke{}), f.Text(other), ""},
	}
}
