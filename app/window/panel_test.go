package window

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"borderatlas/layers"
)

// TestLongNotesAreFolded: a long note of the legend begins and ends with a button,
// and is whole once the button was pressed.
func TestLongNotesAreFolded(t *testing.T) {
	w := opened(t, 1366, 768)
	var long layers.LegendItem
	for _, g := range w.content.Stack.Legend(w.model.Frame()) {
		for _, item := range g.Items {
			if len([]rune(item.Note)) > noteLong {
				long = item
			}
		}
	}
	if long.Note == "" {
		t.Fatal("no note of the legend is long")
	}
	text := w.model.Text()
	for _, id := range []string{"panel.more", "panel.less", "panel.more"} {
		shown := texts(w.panel.root)
		whole := strings.Contains(strings.Join(strings.Fields(shown), " "), strings.Join(strings.Fields(long.Note), " "))
		if !strings.Contains(shown, text(id)) || whole != (id == "panel.less") {
			t.Fatalf("before %q the note is whole: %t; %.400s", text(id), whole, shown)
		}
		walk(w.panel.root, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
			if p, ok := o.(*press); ok && p.name == text(id) {
				p.tapped()
				return false
			}
			return true
		})
	}
}
