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

// TestFit: the part of a text that fits is the longest one, whatever it is made of, and
// finding it costs no more for a text that goes on and on.
func TestFit(t *testing.T) {
	f := testFonts(t)
	for _, text := range []string{
		"AVAVAVToTaTyVATA", "Ходжаи-Аъло", "字字字字字字字字", "e\u0301e\u0301e\u0301e\u0301", "\u0301\u0301", "W", "fiffifluffyoffice", "ends in bytes \xff\xfe", " ",
	} {
		for _, face := range []Face{Regular, Bold, Italic} {
			for width := 1.0; width < 300; width *= 1.13 {
				want := ""
				for end := range text + "." {
					if end > 0 && (want == "" || f.Shape(text[:end], face, 13, 0).Advance <= width) {
						want = text[:end]
					}
				}
				got := f.Fit(text, face, 13, width)
				if got.Text != want && (got.Advance > width || len(got.Text) < len(want)) {
					t.Fatalf("%s, %g dp: %q of %q fits, want %q", face, width, got.Text, text, want)
				}
				run, fits := f.Within(text, face, 13, width)
				if whole := f.Shape(text, face, 13, 0); fits != (whole.Advance <= width) || fits && run.Advance != whole.Advance {
					t.Fatalf("%s, %g dp: %q fits: %t", face, width, text, fits)
				}
			}
		}
	}
	before := f.Shaped()
	f.Fit(strings.Repeat("字", 1_000_000), Regular, 13, 700)
	f.Within(strings.Repeat("字", 1_000_000), Regular, 13, 700)
	if n := f.Shaped() - before; n > 2000 {
		t.Errorf("%d letters are shaped to find those of a line", n)
	}
}

// FuzzFit breaks any text into lines: nothing is lost, and each line has a letter.
func FuzzFit(f *testing.F) {
	f.Add("Ворух 字字 e\u0301 \xff fi", 40.0)
	fonts := testFonts(f)
	f.Fuzz(func(t *testing.T, text string, width float64) {
		rest := text
		for rest != "" {
			run := fonts.Fit(rest, Regular, 13, width)
			if run.Text == "" || !strings.HasPrefix(rest, run.Text) {
				t.Fatalf("%q at %g dp begins with %q", rest, width, run.Text)
			}
			rest = rest[len(run.Text):]
		}
		fonts.Wrap(text, Regular, 13, width)
	})
}
