package layers

import (
	"context"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// places draws towns and villages by rank: those of the gazetteer, and those of
// the chronicle that are known well enough for a point.
type places struct{ names *gazetteer }

func newPlaces(g *gazetteer) Layer { return &places{g} }

// gazetteer is the populated places of both sources, each once.
type gazetteer struct {
	spots  []spot             // by rank, the chief towns first
	of     map[string]string  // id of a place of the chronicle -> id of its spot
	marked []*chronicle.Place // where events have marks
}

// spot is a populated place of either source.
type spot struct {
	id       string
	kind     MarkKind
	names    map[string]string
	rank     int
	world    orb.Point
	valid    calendar.Span
	eventful bool // marks of events stand here on some days
}

func newGazetteer(d Data) *gazetteer {
	g := &gazetteer{of: map[string]string{}}
	for i := range d.Atlas.Towns {
		t := &d.Atlas.Towns[i]
		g.spots = append(g.spots, spot{t.ID, TownMark, t.Names, t.Rank, t.At, calendar.Always, false})
	}
	for _, p := range d.Chronicle.Places() {
		if !p.Orientation && !p.Wide() {
			g.marked = append(g.marked, p)
		}
		if rank := chronicleRank(p); rank > 0 {
			g.add(p, rank)
		}
	}
	slices.SortStableFunc(g.spots, func(a, b spot) int { return a.rank - b.rank })
	return g
}

// add takes in a place of the chronicle, unless it is there already: the same
// name within 4 km, or any name within 600 m.
func (g *gazetteer) add(p *chronicle.Place, rank int) {
	const perKm = 1 / (40075.017 * 0.766) // unit square per km at 40° N
	at := camera.World(orb.Point{p.Lon, p.Lat})
	for i := range g.spots {
		s := &g.spots[i]
		km := distance(s.world, at) / perKm
		same := sameName(s.names["en"], p.Names["en"])
		if km < 4 && same {
			g.of[p.ID] = s.id
			s.rank = min(s.rank, rank)
			s.eventful = s.eventful || !p.Orientation
			return
		}
		if km < 0.6 {
			return
		}
	}
	g.of[p.ID] = p.ID
	g.spots = append(g.spots, spot{p.ID, PlaceMark, p.Names, rank, at, p.Valid, !p.Orientation})
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

// Key: which of the places exist on the day.
func (l *places) Key(f Frame) string {
	var there strings.Builder
	for i := range l.names.spots {
		if s := &l.names.spots[i]; s.valid != calendar.Always && s.valid.Contains(f.At.Day) {
			there.WriteString(s.id + " ")
		}
	}
	return there.String()
}

func (*places) Credits(Frame) []string { return []string{"credit.geonames"} }

// shownFrom is the zoom from which a rank is drawn.
var shownFrom = [5]float64{1: 0, 2: 7, 3: 8.4, 4: 9.6}

func (l *places) Build(_ context.Context, c *Canvas, f Frame) error {
	near := c.around()
	for i := range l.names.spots {
		s := &l.names.spots[i]
		at := f.Camera.View(s.world)
		if f.Camera.Zoom() < shownFrom[s.rank] || !near.Contains(at) {
			continue
		}
		l.draw(c, f, s, at)
	}
	for _, p := range l.names.marked {
		c.Block(boxAround(spotOf(f, p), markStep, markHeight), markRoom)
	}
	return nil
}

// markRoom is what it costs a name to stand where events have their marks on
// some days. Names are blind to the day, not to the chronicle: they keep off
// those places on all days alike.
const markRoom = 0.8

// draw marks and names a spot. One that a file would not show whole is left out: a
// ring cut by furniture or by the edge is a blot, while on the screen the view is
// moved to see it. The room for the name of a place that does not exist on the day is
// kept free, so that no name moves when the day changes.
func (l *places) draw(c *Canvas, f Frame, s *spot, at orb.Point) {
	symbol := townSymbol(f.Theme, s.rank)
	radius := symbol.Box.Max[0]
	box := orb.Bound{Min: at, Max: at}.Pad(radius)
	if f.Quality == Export && (!within(c.picture(), box) || touchesAny(box, f.Reserved)) {
		return
	}
	c.Block(box, 10) // more than a name pays that may be left out
	name := nameOf(s.names, f.Lang)
	label := townLabel(c, f, s, at, radius, name)
	inside := c.picture().Contains(at)
	label.Hidden = !s.valid.Contains(f.At.Day) || !inside
	label.Required = s.rank == 1 && inside
	c.Label(label)
	if label.Hidden {
		return
	}
	c.Draw(TownLevel, &scene.Sprite{Symbol: symbol, At: at, Scale: 1})
	c.Mark(Mark{Kind: s.kind, IDs: []string{s.id}, At: at, Box: box, Title: name})
}

// townLabel is the name by rank. Where events have marks on some days it keeps
// the room of a mark free, on all days alike.
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
	if s.eventful {
		radius = markSize/2 + 1
		priority--
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

// Legend explains the rings that are seen.
func (l *places) Legend(f Frame) []LegendItem {
	var seen [len(shownFrom)]bool
	for i := range l.names.spots {
		s := &l.names.spots[i]
		seen[s.rank] = seen[s.rank] || f.Camera.Zoom() >= shownFrom[s.rank] && s.valid.Contains(f.At.Day) && window(f).Contains(f.Camera.View(s.world))
	}
	var items []LegendItem
	add := func(rank int, there bool, id string) {
		if there {
			items = append(items, LegendItem{townSymbol(f.Theme, rank), f.Text(id), ""})
		}
	}
	add(1, seen[1], "legend.places.chief")
	add(2, seen[2] || seen[3], "legend.places.town")
	add(4, seen[4], "legend.places.village")
	return items
}
