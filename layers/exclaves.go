package layers

import (
	"context"
	"fmt"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/mapview/scene"
)

// exclaves fills each exclave with its owner's colour and pattern and names it
// by a leader line.
type exclaves struct{ data Data }

func newExclaves(d Data) Layer { return &exclaves{d} }

func (*exclaves) ID() string   { return "exclaves" }
func (*exclaves) Plane() Plane { return Base }

func (l *exclaves) Key(f Frame) string { return l.data.Atlas.At(f.At.Day).ID }

func (*exclaves) Credits(Frame) []string { return []string{"credit.osm"} }

// smallest is the width in dp under which an exclave is drawn as a square.
const smallest = 6.0

// fills is the share of the picture from which an exclave's name goes inside it.
const fills = 0.3

func (l *exclaves) Build(_ context.Context, c *Canvas, f Frame) error {
	level := tier(f.Camera.Zoom())
	edition, all := l.data.Atlas.At(f.At.Day), c.enclosures()
	for i := range edition.Exclaves {
		e := &edition.Exclaves[i]
		rs := rings(f.Camera, e.Shape[level])
		if rs == nil {
			continue
		}
		box := orb.MultiPoint(rs[0]).Bound()
		if size := max(box.Max[0]-box.Min[0], box.Max[1]-box.Min[1]); size < smallest {
			at := f.Camera.View(e.Anchor)
			box = orb.Bound{Min: at, Max: at}.Pad(4)
			rs = [][]orb.Point{box.ToRing()}
			c.Draw(ExclaveLevel, exclaveFill(f, e.Owner, rs)...)
			c.Draw(ExclaveLevel, &scene.Path{Outline: area(rs), Stroke: scene.Stroke{Color: f.Theme.Ink, Width: 0.8, Join: scene.Miter}})
		} else {
			c.Draw(ExclaveLevel, exclaveFill(f, e.Owner, rs)...)
			blockArea(c, f, e.Shape[level][0])
		}
		l.name(c, f, e, box, all)
	}
	return nil
}

// blockArea keeps labels off an exclave as long as they find room elsewhere: its
// outline is what the map is about.
func blockArea(c *Canvas, f Frame, shell orb.Ring) {
	const least, across, cost = 10.0, 24.0, 0.7
	near := c.around()
	ring := orb.Ring(project(f.Camera, shell))
	bound := ring.Bound()
	cell := max(least, (bound.Max[0]-bound.Min[0])/across, (bound.Max[1]-bound.Min[1])/across)
	for x := bound.Min[0] + cell/2; x < bound.Max[0]; x += cell {
		for y := bound.Min[1] + cell/2; y < bound.Max[1]; y += cell {
			if at := (orb.Point{x, y}); near.Contains(at) && crossings(ring, at)%2 == 1 {
				c.Block(boxAround(at, cell*0.9, cell*0.9), cost)
			}
		}
	}
}

// exclaveFill is colour and pattern of the owner: direction tells Kyrgyz from
// Tajik without colour, dots are Uzbek.
func exclaveFill(f Frame, owner string, rs [][]orb.Point) []scene.Op {
	side := SideOf(owner)
	box := view(f.Camera)
	origin := patternOrigin(f)
	if side != Kyrgyzstan && side != Tajikistan {
		return []scene.Op{
			&scene.Path{Outline: area(rs), Fill: f.Theme.Enclave},
			&scene.Path{Outline: scene.Dots(rs, 7, 1, origin, box), Fill: f.Theme.Hatch[side]},
			&scene.Path{Outline: area(rs), Stroke: scene.Stroke{Color: f.Theme.StateBorder, Width: 0.8}},
		}
	}
	return []scene.Op{
		&scene.Path{Outline: area(rs), Fill: f.Theme.Land[side]},
		&scene.Path{
			Outline: scene.Hatch(rs, hatchAngle(side), 7, origin, box),
			Stroke:  scene.Stroke{Color: f.Theme.Hatch[side], Width: 1.5},
		},
	}
}

// patternOrigin is a view point that moves with the map, so that patterns stay
// on the land while it is moved.
func patternOrigin(f Frame) orb.Point {
	s, dx, dy := f.Camera.Offset()
	return orb.Point{dx + 0.6946*s, dy + 0.3785*s} // near Batken: small numbers keep precision
}

// exclavesNamed is the zoom from which exclaves have names: on smaller scales
// there are more names than land.
const exclavesNamed = 6.8

// name writes the exclave beside it with a leader, or over it where it fills
// most of the picture, and off all others.
func (l *exclaves) name(c *Canvas, f Frame, e *atlas.Exclave, box orb.Bound, all []enclosed) {
	fill := f.Theme.Label[SideOf(e.Owner)]
	lines := []Line{c.Shape(nameOf(e.Names, f.Lang), scene.Bold, 13, fill)}
	if f.Camera.Zoom() >= 9.5 {
		lines = append(lines, c.Shape(f.Text("exclave.of."+e.Owner, rounded(e.AreaKm2)), scene.Italic, 12, fill))
	}
	at := f.Camera.View(e.Anchor)
	if near := c.around(); near.Contains(at) { // its true size, however much of it is cut off
		shape := e.Shape[tier(f.Camera.Zoom())].Bound()
		box = box.Union(orb.Bound{Min: f.Camera.View(shape.Min), Max: f.Camera.View(shape.Max)})
	} else {
		at = middle(box) // only a part is in the picture
	}
	if size(box) <= 4*smallest*smallest {
		c.Block(box.Pad(1), 6)
	}
	c.Mark(Mark{
		Kind: ExclaveMark, IDs: []string{e.ID}, At: at, Box: box,
		Title: f.Text("exclave.title."+e.Owner, nameOf(e.Names, f.Lang), rounded(e.AreaKm2)),
	})
	if f.Camera.Zoom() < exclavesNamed {
		return
	}
	inside := c.picture().Contains(at)
	label := Label{
		ID: "exclave/" + e.ID, At: at, Radius: max(min(box.Max[0]-box.Min[0], box.Max[1]-box.Min[1])/2, 4), Lines: lines,
		Where: Leading, Priority: ExclavePriority, Required: inside, Hidden: !inside, // a leader out of the picture points at nothing
		dear: offOthers(all, e),
	}
	if size(box) > fills*size(picture(f)) {
		label.Where = Over
	}
	c.Label(label)
}

func (l *exclaves) Legend(f Frame) []LegendItem {
	var items []LegendItem
	seen := map[string]bool{}
	edition := l.data.Atlas.At(f.At.Day)
	bounds := f.Camera.WorldBounds()
	for _, owner := range []string{"KG", "TJ", "UZ"} {
		for i := range edition.Exclaves {
			e := &edition.Exclaves[i]
			if e.Owner != owner || seen[owner] || !bounds.Intersects(e.Shape[atlas.Coarse].Bound()) {
				continue
			}
			seen[owner] = true
			pattern := exclaveFill(Frame{Theme: f.Theme}, owner, [][]orb.Point{fieldBox.ToRing()})
			item := LegendItem{fillSwatch(fmt.Sprint("exclave-", owner, f.Theme.Name), f.Theme.Land[SideOf(owner)], f.Theme, pattern...), f.Text("legend.exclaves." + owner), ""}
			if owner == "TJ" {
				item.Note = f.Text("legend.exclaves.note")
			}
			items = append(items, item)
		}
	}
	return items
}
