package window

import (
	"testing"

	"borderatlas/app/model"
)

// TestSizesAreChosenInThePanel: every rule has a line, the chosen one is ticked and
// named on the button, and a layer that is off has no button.
func TestSizesAreChosenInThePanel(t *testing.T) {
	w := opened(t, 1366, 768)
	text := w.model.Text()
	for id, c := range map[string]struct {
		items int
		names func() string
	}{
		"clashes":      {len(w.panel.markItems()), func() string { return text("panel.sizes", text("panel.sizes."+w.model.State().Sizes.Name())) }},
		"displacement": {len(w.panel.peopleItems()), func() string { return text("panel.people", text("panel.people."+w.model.State().People.Name())) }},
	} {
		for i := range c.items {
			items := w.panel.markItems
			if id == "displacement" {
				items = w.panel.peopleItems
			}
			items()[i].Action()
			if !items()[i].Checked {
				t.Errorf("%s: line %d is chosen and not ticked", id, i)
			}
			if got := texts(w.panel.choosers[id].button); got != c.names() {
				t.Errorf("%s: the button says %q, want %q", id, got, c.names())
			}
		}
		w.send(model.SwitchLayer{ID: id, On: false})
		if w.panel.choosers[id].Visible() {
			t.Errorf("%s is off and its button is there", id)
		}
	}
}
