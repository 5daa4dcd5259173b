package layers

import (
	"slices"

	"borderatlas/layers/chronicle"
)

// VisibleEvents lists the events that a frame shows, as in the chronicle: those of
// its days and view that the filter picks and that belong to a layer that is on.
// Records of a whole conflict are left out, as on the map.
func (s *Stack) VisibleEvents(f Frame) []*chronicle.Event {
	groups := map[string][]chronicle.Group{
		"clashes": clashGroups, "agreements": talkGroups, "displacement": {chronicle.GroupDisplacement},
	}
	return keep(shownEvents(s.kit.Chronicle, f), func(e *chronicle.Event) bool {
		for layer, of := range groups {
			if f.Visible.Has(layer) && slices.Contains(of, e.Kind.Group()) {
				return !e.Umbrella
			}
		}
		return false
	})
}
