package layers

import (
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
)

// happening is an event at one of its places.
type happening struct {
	event *chronicle.Event
	place *chronicle.Place
	layer string
}

// site is a place where something happened on the day.
type site struct {
	place *chronicle.Place
	at    orb.Point  // dp; where the place is
	marks []siteMark // one a group of kinds, in markOrder
}

// siteMark is the events of one group at one place.
type siteMark struct {
	group  chronicle.Group
	events []*chronicle.Event // in stepping order
	layer  string             // of the first
	scale  float64            // of the symbol, by the rule of sizes
}

// Happen asks for the mark of an event at one of its places. All marks of a
// plane are arranged together, whichever layer asked for them, so that several
// kinds at one place stand side by side. Places outside the picture get none.
func (c *Canvas) Happen(e *chronicle.Event, p *chronicle.Place) {
	c.happenings = append(c.happenings, happening{e, p, c.layer})
}

// sites gathers the happenings by place, in the order of the places' ids.
func (c *Canvas) sites() []*site {
	byPlace := map[string]*site{}
	var list []*site
	for _, h := range c.happenings {
		at := spotOf(c.frame, h.place)
		if !c.picture().Contains(at) {
			continue
		}
		s := byPlace[h.place.ID]
		if s == nil {
			s = &site{place: h.place, at: at}
			byPlace[h.place.ID] = s
			list = append(list, s)
		}
		s.add(h)
	}
	for _, s := range list {
		for i := range s.marks {
			s.marks[i].scale = scaleOf(c.frame.Sizes.weight(s.marks[i].events))
		}
		slices.SortStableFunc(s.marks, func(a, b siteMark) int {
			return slices.Index(markOrder, a.group) - slices.Index(markOrder, b.group)
		})
	}
	slices.SortFunc(list, func(a, b *site) int { return strings.Compare(a.place.ID, b.place.ID) })
	return list
}

func (s *site) add(h happening) {
	group := h.event.Kind.Group()
	for i := range s.marks {
		if m := &s.marks[i]; m.group == group {
			if !slices.Contains(m.events, h.event) {
				m.events = append(m.events, h.event)
			}
			return
		}
	}
	s.marks = append(s.marks, siteMark{group: group, events: []*chronicle.Event{h.event}, layer: h.layer})
}

// events lists the events of the site's marks once each.
func (s *site) events() []*chronicle.Event {
	var all []*chronicle.Event
	for _, m := range s.marks {
		for _, e := range m.events {
			if !slices.Contains(all, e) {
				all = append(all, e)
			}
		}
	}
	return all
}

// inOrder sorts events in stepping order and drops repeats.
func inOrder(events []*chronicle.Event) []*chronicle.Event {
	sorted := slices.Clone(events)
	slices.SortFunc(sorted, chronicle.InSteps)
	return slices.Compact(sorted)
}

func eventIDs(events []*chronicle.Event) []string {
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	return ids
}

// chosen tells whether the event is the chosen one, or a part of the chosen
// record of a whole conflict, which has no mark of its own.
func (c *Canvas) chosen(events []*chronicle.Event) bool {
	return slices.ContainsFunc(events, func(e *chronicle.Event) bool {
		return c.frame.At.Event != "" && (e.ID == c.frame.At.Event || e.Whole != nil && e.Whole.ID == c.frame.At.Event)
	})
}
