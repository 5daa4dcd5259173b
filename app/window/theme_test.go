package window

import (
	"bytes"
	"testing"

	"fyne.io/fyne/v2"

	"borderatlas/assets/fonts"
)

// TestTheWindowHasTheFacesOfTheMap: what the toolkit brings is, byte for byte, what the
// map is written in.
func TestTheWindowHasTheFacesOfTheMap(t *testing.T) {
	for i, face := range [][]byte{fonts.Regular, fonts.Bold, fonts.Italic, fonts.BoldItalic} {
		if !bytes.Equal(faces[i].Content(), face) {
			t.Errorf("%s is another one", faces[i].Name())
		}
	}
}

// TestNamedFacesAreThoseOfTheTheme: a text with a typeface by name is as large as the
// toolkit's own in the same style.
func TestNamedFacesAreThoseOfTheTheme(t *testing.T) {
	opened(t, 1366, 768)
	for _, s := range []style{body, caption, head, {italic: true}, {bold: true, italic: true}, {under: true}} {
		const text = "Ворух, Batken – «Ак-Сай» 1 234"
		if got, want := s.measure(text), fyne.MeasureText(text, s.textSize(), s.textStyle()); got != want {
			t.Errorf("%+v: %v, the toolkit's is %v", s, got, want)
		}
	}
}
