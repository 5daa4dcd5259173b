package layers

import (
	"context"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// places draws towns and villages by rank: those of the gazetteer, and those of
// the chronicle that are known well enough for a point.
type places struct {
	data  Data
	spots []spot // by rank, the chief towns first
}

// spot is a populated place of either source.
type spot struct {
	id    string
	kind  MarkKind
	names map[string]string
	rank  int
	world orb.Point
}

func newPlaces(d Data) Layer {
	l := &places{data: d}
	for rank := 1; rank <= 4; rank++ {
		for i := range d.Atlas.Towns {
			if t := &d.Atlas.Towns[i]; t.Rank == rank {
				l.spots = append(l.spots, spot{t.ID, TownMark, t.Names, rank, t.At})
			}
		}
		for _, p := range d.Chronicle.Places() {
			if rank == chronicleRank(p) && !l.has(p) {
				l.spots = append(l.spots, spot{p.ID, PlaceMark, p.Names, rank, camera.World(orb.Point{p.Lon, p.Lat})})
			}
		}
	}
	return l
}

// chronicleRank is the rank of a place of the chronicle; 0 if it is no populated
// place or known too vaguely for a point.
func chronicleRank(p *chronicle.Place) int {
	if p.Soft() {
		return 0
	}
	switch p.Kind {
	case "city":
		return 2
	case "town":
		return 3
	case "village":
		return 4
	}
	return 0
}

// has tells whether the place is there already: the same name within 4 km, or
// any name within 600 m.
func (l *places) has(p *chronicle.Place) bool {
	const perKm = 1 / (40075.017 * 0.766) // unit square per km at 40° N
	at := camera.World(orb.Point{p.Lon, p.Lat})
	for _, s := range l.spots {
		dx, dy := s.world[0]-at[0], s.world[1]-at[1]
		switch d := dx*dx + dy*dy; {
		case d < 0.36*perKm*perKm:
			return true
		case d < 16*perKm*perKm && sameName(s.names["en"], p.Names["en"]):
			return true
		}
	}
	return false
}

// sameName compares without case, hyphens and what follows in brackets.
func sameName(a, b string) bool {
	plain := func(s string) string {
		s, _, _ = strings.Cut(s, " (")
		return strings.ToLower(strings.ReplaceAll(s, "-", ""))
	}
	return plain(a) == plain(b)
}

func (*places) ID() string   { return "places" }
func (*places) Plane() Plane { return Base }

func (*places) Key(Frame) string { return "" }

func (*places) Credits(Frame) []string { return []string{"credit.geonames"} }

// shownFrom is the zoom from which a rank is drawn.
var shownFrom = [5]float64{1: 0, 2: 7, 3: 8.4, 4: 9.6}

func (l *places) Build(_ context.Context, c *Canvas, f Frame) error {
	w, h := f.Camera.Size()
	inside := orb.Bound{Max: orb.Point{w, h}}
	for i := range l.spots {
		s := &l.spots[i]
		at := f.Camera.View(s.world)
		if f.Camera.Zoom() < shownFrom[s.rank] || !inside.Contains(at) {
			continue
		}
		l.draw(c, f, s, at)
	}
	return nil
}

func (l *places) draw(c *Canvas, f Frame, s *spot, at orb.Point) {
	symbol := townSymbol(f.Theme, s.rank)
	c.Draw(TownLevel, &scene.Sprite{Symbol: symbol, At: at, Scale: 1})
	radius := symbol.Box.Max[0]
	box := orb.Bound{Min: at, Max: at}.Pad(radius)
	c.Block(box, 8)
	name := nameOf(s.names, f.Lang)
	c.Mark(Mark{Kind: s.kind, IDs: []string{s.id}, At: at, Box: box, Title: name})
	c.Label(townLabel(c, f, s, at, radius, name))
}

func townLabel(c *Canvas, f Frame, s *spot, at orb.Point, radius float64, name string) Label {
	face, size, fill, priority := scene.Regular, 12.0, f.Theme.VillageLabel, VillagePriority
	switch s.rank {
	case 1:
		face, size, fill, priority = scene.Bold, 15, f.Theme.TownLabel, ChiefTownPriority
	case 2:
		size, fill, priority = 13, f.Theme.TownLabel, TownPriority
	case 3:
		size, priority = 13, TownPriority+2
	}
	return Label{
		ID: "place/" + s.id, At: at, Radius: radius, Where: Beside, Priority: priority, Plain: true,
		Lines: []Line{c.Shape(name, face, size, fill)},
	}
}

// townSymbol is a ring whose size tells the rank.
func townSymbol(t *Theme, rank int) *scene.Symbol {
	r, w := 3.0, 1.4
	switch rank {
	case 1:
		r, w = 4.6, 2
	case 2:
		r, w = 3.8, 1.6
	}
	var disc scene.Outline
	disc.Circle(0, 0, r)
	box := orb.Bound{}.Pad(r + w/2)
	return &scene.Symbol{Name: "town-" + string(rune('0'+rank)) + "-" + t.Name, Box: box, Ops: []scene.Op{
		&scene.Path{Outline: disc, Fill: t.Halo, Stroke: scene.Stroke{Color: t.TownLabel, Width: w}},
	}}
}

func (l *places) Legend(f Frame) []LegendItem {
	items := []LegendItem{{townSymbol(f.Theme, 1), f.Text("legend.places.chief"), ""}}
	for rank, key := range []string{2: "legend.places.town", 4: "legend.places.village"} {
		if key != "" && f.Camera.Zoom() >= shownFrom[rank] {
			items = append(items, LegendItem{townSymbol(f.Theme, rank), f.Text(key), ""})
		}
	}
	return items
}
