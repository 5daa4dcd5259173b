package window

import (
	"bytes"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"borderatlas/app/model"
	"borderatlas/assets/fonts"
	"borderatlas/layers"
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

func TestLanguageAndColours(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.UseLanguage{Code: "ru"})
	if got := texts(w.bar.root); !strings.Contains(got, "Пятница, 16 сентября 2022") {
		t.Errorf("the bar says %q", got)
	}
	if got := texts(w.card.root); !strings.Contains(got, "на английском") {
		t.Error("the English texts of the chronicle are not marked as such")
	}
	w.send(model.UseScheme{Scheme: model.DarkScheme})
	if got := w.app.Settings().Theme().Color("background", 0); got != layers.Dark.Panel {
		t.Errorf("dark colours: background %v", got)
	}
}
