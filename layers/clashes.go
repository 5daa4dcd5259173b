package layers

import (
	"context"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// clashes shows where people fought, shot, shelled, burned, damaged and were
// held on the day: a shape for each group of kinds at each place.
type clashes struct {
	data  Data
	index index
}

func newClashes(d Data, x index) Layer { return &clashes{d, x} }

func (*clashes) ID() string   { return "clashes" }
func (*clashes) Plane() Plane { return Events }

func (l *clashes) Key(f Frame) string { return eventsKey(l.data, f) }

func (*clashes) Credits(Frame) []string { return []string{"credit.chronicle"} }

// clashGroups are the groups of kinds that the layer shows.
var clashGroups = []chronicle.Group{
	chronicle.GroupClash, chronicle.GroupShelling, chronicle.GroupArson, chronicle.GroupDetention,
}

// buildingsFrom is the zoom from which homes and buildings counted at a place
// stand beside its mark; below it they are in the title of the mark.
const buildingsFrom = 9.5

func (l *clashes) Build(_ context.Context, c *Canvas, f Frame) error {
	if c.crowded {
		c.drawCrowd(clashGroups)
		return nil
	}
	drawHappenings(c, f, happeningsOf(l.data.Chronicle, f, clashGroups))
	return nil
}

// happeningsOf lists the day's events of some groups with each of their places
// that exists on the day. Records of a whole conflict have no mark of their own.
func happeningsOf(store *chronicle.Store, f Frame, groups []chronicle.Group) []happening {
	var list []happening
	for _, e := range shownEvents(store, f) {
		if e.Umbrella || !slices.Contains(groups, e.Kind.Group()) {
			continue
		}
		for _, p := range e.Places {
			if p.Valid.Overlaps(e.Span) && p.Valid.First <= f.At.Day {
				list = append(list, happening{event: e, place: p})
			}
		}
	}
	return list
}

// drawHappenings draws how well the places are known and asks for the marks.
func drawHappenings(c *Canvas, f Frame, list []happening) {
	soft := map[chronicle.Group][]*chronicle.Place{}
	drawn := map[string]bool{}
	for _, h := range list {
		g := h.event.Kind.Group()
		if h.place.Soft() && !slices.Contains(soft[g], h.place) {
			soft[g] = append(soft[g], h.place)
		}
		if !drawn[h.place.ID] {
			drawn[h.place.ID] = true
			drawPrecision(c, f, h.place)
		}
		c.Happen(h.event, h.place)
	}
	for _, g := range markOrder {
		drawSoft(c, f, g, soft[g])
	}
}

// Legend explains the shapes that are on the map, and the rule of their size.
func (l *clashes) Legend(f Frame) []LegendItem {
	if l.index.crowded(l.data.Chronicle, f) {
		return crowdLegend(f, l.index, clashGroups, l.data.Chronicle)
	}
	list := happeningsOf(l.data.Chronicle, f, clashGroups)
	items := groupLegend(f, list, clashGroups)
	if len(items) == 0 {
		return nil
	}
	items = append(sizeLegend(f, items[0]), items[1:]...)
	if f.Reach.Mode == chronicle.Until {
		items[len(items)-1].Note = f.Text("legend.marks.faded")
	}
	t := f.Theme
	items = append(items, softLegend(f, list)...)
	if shown(f, list, func(h happening) bool {
		return !h.place.Soft() && h.place.PrecisionM/1000*f.Camera.DPPerKm(h.place.Lat) > markSize/2+markCasing
	}) {
		items = append(items, LegendItem{precisionSwatch(t), f.Text("legend.marks.precision"), ""})
	}
	return append(items, LegendItem{pillSwatch(t), f.Text("legend.marks.pill"), f.Text("legend.marks.leader")})
}

// groupLegend has an entry for each group with a place in the picture.
func groupLegend(f Frame, list []happening, groups []chronicle.Group) []LegendItem {
	var items []LegendItem
	for _, g := range groups {
		if shown(f, list, func(h happening) bool { return h.event.Kind.Group() == g }) {
			items = append(items, LegendItem{KindSymbol(f.Theme, g, true), f.Text("group." + string(g)), ""})
		}
	}
	return items
}

// shown tells whether one of the happenings that satisfy a condition is seen.
func shown(f Frame, list []happening, is func(happening) bool) bool {
	return slices.ContainsFunc(list, func(h happening) bool { return is(h) && window(f).Contains(spotOf(f, h.place)) })
}

// softLegend explains soft areas and hollow marks, if one of them is in the picture.
func softLegend(f Frame, list []happening) []LegendItem {
	i := slices.IndexFunc(list, func(h happening) bool { return h.place.Soft() && window(f).Contains(spotOf(f, h.place)) })
	if i < 0 {
		return nil
	}
	return []LegendItem{{softSwatch(f.Theme, list[i].event.Kind.Group()), f.Text("legend.marks.soft"), f.Text("legend.marks.hollow")}}
}

// pillSwatch is the legend's mark for several places in one.
func pillSwatch(t *Theme) *scene.Symbol {
	var body scene.Outline
	body.RoundRect(orb.Bound{Min: orb.Point{-17, -9}, Max: orb.Point{17, 9}}, 4)
	ops := []scene.Op{&scene.Path{Outline: body, Fill: t.Halo, Stroke: scene.Stroke{Color: t.Ink, Width: 1}}}
	for i, g := range []chronicle.Group{chronicle.GroupClash, chronicle.GroupArson} {
		var o scene.Outline
		for _, op := range KindSymbol(t, g, true).Ops[1:] {
			path := op.(*scene.Path)
			o = scaled(path.Outline, 0.62, orb.Point{float64(i)*16 - 10, 0})
			stroke := path.Stroke
			stroke.Width *= 0.62
			ops = append(ops, &scene.Path{Outline: o, Fill: path.Fill, Stroke: stroke})
		}
	}
	return &scene.Symbol{Name: "pill-" + t.Name, Box: swatchBox, Ops: ops}
}

// scaled is an outline at another size and place.
func scaled(o scene.Outline, k float64, to orb.Point) scene.Outline {
	moved := scene.Outline{Verbs: o.Verbs, Points: make([]orb.Point, len(o.Points))}
	for i, p := range o.Points {
		moved.Points[i] = orb.Point{p[0]*k + to[0], p[1]*k + to[1]}
	}
	return moved
}
