package scene

import (
	"strings"
	"testing"
)

// TestWrapBreaksWhereTheShapedLineIsTooWide: lines that are not shaped because they
// are sure to fit, or not to, are the same as if each had been.
func TestWrapBreaksWhereTheShapedLineIsTooWide(t *testing.T) {
	f := testFonts(t)
	for _, text := range []string{
		"AVAVAV To Ta Ty VATA AVA WAVA Yo. P.O. LT LTLT TATATA fi ffi fluffy office",
		"Ворух и Ходжаи-Аъло; Баткенская область Кыргызской Республики, по данным пресс-службы, 13 марта 2025 года",
		"a bb ccc dddd eeeee ffffff ggggggg hhhhhhhh iiiiiiiii jjjjjjjjjj 0 1 2 3 4 5 6 7 8 9",
		"one\u00a0word\u00a0with\u00a0no-break\u00a0spaces and others",
	} {
		for _, face := range []Face{Regular, Bold, Italic} {
			for width := 5.0; width < 700; width *= 1.07 {
				var want []string
				for _, word := range strings.Split(text, " ") {
					if n := len(want); n > 0 && f.Shape(want[n-1]+" "+word, face, 13, 0).Advance <= width {
						want[n-1] += " " + word
					} else {
						want = append(want, word)
					}
				}
				var got []string
				for _, run := range f.Wrap(text, face, 13, width) {
					got = append(got, run.Text)
				}
				if strings.Join(got, "|") != strings.Join(want, "|") {
					t.Fatalf("%s, %g dp:\n%q, want\n%q", face, width, got, want)
				}
			}
		}
	}
}
