package window

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestKeysOfAMenuStandInAColumn: the spaces before them make up for the words, but for
// less than the narrowest one.
func TestKeysOfAMenuStandInAColumn(t *testing.T) {
	test.NewTempApp(t)
	const keys = "Ctrl+E"
	m := aligned(fyne.NewMenu("", fyne.NewMenuItem("A"+columnBreak+keys, nil),
		fyne.NewMenuItem("Export what is on the map"+columnBreak+keys, nil), fyne.NewMenuItem("Nothing", nil)))
	first, second := body.width(m.Items[0].Label), body.width(m.Items[1].Label)
	if hair := body.width("\u200a"); first-second > hair || second-first > hair || m.Items[2].Label != "Nothing" {
		t.Errorf("the keys end at %.2f and %.2f dp; a hair space has %.2f", first, second, hair)
	}
}
