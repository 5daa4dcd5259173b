package export

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"borderatlas/app/document"
	"borderatlas/app/lang"
)

// TestPicturesSayHowTheyWereMade finds the document again in each kind of file
// that can hold it, and nothing where it was switched off.
func TestPicturesSayHowTheyWereMade(t *testing.T) {
	d := document.Document{State: json.RawMessage(`{"day":"2022-09-16","note":"Ворӯх <&> \"x\""}`)}
	seal, err := document.SealState(d.State)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"map.png", "map.svg", "map.pdf"} {
		stack, s := usual(t, 640, 480, lang.Russian, days[0])
		if _, err := document.FromPicture(file(t, stack, s, name)); !errors.Is(err, document.ErrNoState) {
			t.Errorf("%s without a state: %v", name, err)
		}
		s.State = seal
		got, err := document.FromPicture(file(t, stack, s, name))
		if err != nil || !got.Equal(d) {
			t.Errorf("%s: %s, %v", name, got.State, err)
		}
	}
}

// TestPagesWithoutAHeadingNameTheirEvent: what is shown of an event, as in each
// picture of an animation, says which one and when.
func TestPagesWithoutAHeadingNameTheirEvent(t *testing.T) {
	stack, s := usual(t, 1280, 720, lang.English, days[0])
	e := stack.Data().Chronicle.Begin(days[0])[0]
	for _, layout := range []Layout{MapOnly, WithLegend} {
		s.Layout, s.Frame.At.Event = layout, e.ID
		text := textOf(t, file(t, stack, s, "map.svg"))
		for _, want := range []string{e.Title, "16 September 2022"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", layout, want)
			}
		}
	}
}
