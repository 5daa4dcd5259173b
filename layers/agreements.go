package layers

import (
	"context"
	"slices"

	"borderatlas/layers/chronicle"
)

// agreements shows talks, ceasefires, treaties and the political, military and
// other events of the day; a place outside the picture gets a tag at its edge.
type agreements struct{ data Data }

func newAgreements(d Data) Layer { return &agreements{d} }

func (*agreements) ID() string   { return "agreements" }
func (*agreements) Plane() Plane { return Events }

func (*agreements) Key(f Frame) string { return f.At.Day.String() + f.At.Event }

func (*agreements) Credits(Frame) []string { return []string{"credit.chronicle"} }

// talkGroups are the groups of kinds that the layer shows.
var talkGroups = []chronicle.Group{
	chronicle.GroupTalks, chronicle.GroupPolitical, chronicle.GroupMilitary, chronicle.GroupOther,
}

func (l *agreements) Build(_ context.Context, c *Canvas, f Frame) error {
	list := happeningsOf(l.data.Chronicle, f, talkGroups)
	drawHappenings(c, f, list)
	for _, h := range list {
		if !c.picture().Contains(spotOf(f, h.place)) && !anyShown(f, list, h.event) {
			c.Outside(h.event, h.place)
		}
	}
	return nil
}

// anyShown tells whether one of the event's places lies in the picture: then it
// has a mark there and needs no tag.
func anyShown(f Frame, list []happening, e *chronicle.Event) bool {
	return shown(f, list, func(h happening) bool { return h.event == e })
}

func (l *agreements) Legend(f Frame) []LegendItem {
	list := happeningsOf(l.data.Chronicle, f, talkGroups)
	var present []chronicle.Group
	outside := false
	for _, h := range list {
		if g := h.event.Kind.Group(); !slices.Contains(present, g) {
			present = append(present, g)
		}
		outside = outside || !anyShown(f, list, h.event)
	}
	var items []LegendItem
	for _, g := range talkGroups {
		if slices.Contains(present, g) {
			items = append(items, LegendItem{KindSymbol(f.Theme, g, true), f.Text("group." + string(g)), ""})
		}
	}
	if outside {
		items = append(items, LegendItem{tagSwatch(f.Theme), f.Text("legend.agreements.outside"), ""})
	}
	return items
}
