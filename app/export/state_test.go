package export

import (
	"encoding/json"
	"errors"
	"testing"

	"borderatlas/app/document"
	"borderatlas/app/lang"
)

// TestPicturesSayHowTheyWereMade finds the document again in each kind of file
// that can hold it, and nothing where it was switched off.
func TestPicturesSayHowTheyWereMade(t *testing.T) {
	d := document.Document{State: json.RawMessage(`{"day":"2022-09-16","note":"Ворӯх <&> \"x\""}`)}
	seal, err := d.Seal()
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
