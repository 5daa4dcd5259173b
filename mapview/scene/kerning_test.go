package scene

import (
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// TestKerning: advances in thousandths of an em as hb-shape 6.0.0 gives them for
// the embedded bold face.
func TestKerning(t *testing.T) {
	f := testFonts(t)
	for text, want := range map[string]float64{
		"Ta": 499 + 604, "Та": 499 + 604, "То": 509 + 619, "ко": 599 + 619, "Гр": 511 + 633, "то": 543 + 619,
	} {
		if got := f.Shape(text, Bold, 1000, 0).Advance; got != want {
			t.Errorf("%s is %g wide, want %g", text, got, want)
		}
	}
	if got, want := f.Shape("Та", Bold, 1000, 10).Advance, 499.0+604+10; got != want {
		t.Errorf("with room between the letters it is %g wide, want %g", got, want)
	}
}

// TestKerningIsThatOfTheLibrary for all pairs of Latin capitals and small letters,
// where that works.
func TestKerningIsThatOfTheLibrary(t *testing.T) {
	const letters = "AFLPTVWYafgortvwy.,-"
	f := testFonts(t)
	kerned := 0
	for face := range f.faces {
		var shaper shaping.HarfbuzzShaper
		f.Shape("", Face(face), 1000, 0) // reads it
		for _, a := range letters {
			for _, b := range letters {
				text := []rune{a, b}
				want := shaper.Shape(shaping.Input{
					Text: text, RunEnd: 2, Direction: di.DirectionLTR, Face: f.faces[face].face, Size: fixed.I(1000), Script: language.Latin,
				}).Advance
				got := f.Shape(string(text), Face(face), 1000, 0).Advance
				if got != float64(want)/64 {
					t.Errorf("%s %s is %g wide, want %g", Face(face), string(text), got, float64(want)/64)
				}
				if got != f.Shape(string(a), Face(face), 1000, 0).Advance+f.Shape(string(b), Face(face), 1000, 0).Advance {
					kerned++
				}
			}
		}
	}
	if kerned < 250 {
		t.Errorf("only %d pairs are kerned", kerned)
	}
}
