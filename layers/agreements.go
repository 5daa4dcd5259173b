package layers

import (
	"context"
	"slices"

	"borderatlas/layers/chronicle"
)

// agreements shows talks, ceasefires, treaties and the political, military and
// other events of the day; a place outside the picture gets a tag at its edge.
type agreements struct {
	data  Data
	index index
}

func newAgreements(d Data, x index) Layer { return &agreements{d, x} }

func (*agreements) ID() string   { return "agreements" }
func (*agreements) Plane() Plane { return Events }

func (l *agreements) Key(f Frame) string { return eventsKey(l.data, f) }

func (*agreements) Credits(Frame) []string { return []string{"credit.chronicle"} }

// talkGroups are the groups of kinds that the layer shows.
var talkGroups = []chronicle.Group{
	chronicle.GroupTalks, chronicle.GroupPolitical, chronicle.GroupMilitary, chronicle.GroupOther,
}

func (l *agreements) Build(_ context.Context, c *Canvas, f Frame) error {
	if c.crowded {
		c.drawCrowd(talkGroups)
		return nil
	}
	list := happeningsOf(l.data.Chronicle, f, talkGroups)
	drawHappenings(c, f, list)
	for _, h := range list {
		if tagged(f, list, h) {
			c.Outside(h.event, h.place)
		}
	}
	return nil
}

// tagged tells whether a happening outside the picture has a tag: if none of the
// event's places has a mark in the picture, or if it is where talks were held,
// which the account names first.
func tagged(f Frame, list []happening, h happening) bool {
	if window(f).Contains(spotOf(f, h.place)) {
		return false
	}
	held := h.event.Kind.Group() == chronicle.GroupTalks && h.place == h.event.Places[0]
	return held || !shown(f, list, func(other happening) bool { return other.event == h.event })
}

func (l *agreements) Legend(f Frame) []LegendItem {
	if l.index.crowded(l.data.Chronicle, f) {
		return crowdLegend(f, l.index, talkGroups, l.data.Chronicle)
	}
	list := happeningsOf(l.data.Chronicle, f, talkGroups)
	var present []chronicle.Group
	outside := false
	for _, h := range list {
		if g := h.event.Kind.Group(); !slices.Contains(present, g) {
			present = append(present, g)
		}
		outside = outside || tagged(f, list, h)
	}
	var items []LegendItem
	for _, g := range talkGroups {
		if slices.Contains(present, g) {
			items = append(items, LegendItem{KindSymbol(f.Theme, g, true), f.Text("group." + string(g)), ""})
		}
	}
	if !f.Visible.Has("clashes") || softLegend(f, happeningsOf(l.data.Chronicle, f, clashGroups)) == nil {
		items = append(items, softLegend(f, list)...) // otherwise it is explained already
	}
	if outside {
		items = append(items, LegendItem{tagSwatch(f.Theme), f.Text("legend.agreements.outside"), ""})
	}
	return items
}
