package scene

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"borderatlas/assets/fonts"
)

func testFonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := NewFonts(fonts.Regular, fonts.Bold, fonts.Italic, fonts.BoldItalic)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// letters has every letter of the four languages and what numbers and dates need.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" +
	"АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя" +
	"ҢҮӨңүө" + // Kyrgyz
	"ҒӢҚӮҲҶғӣқӯҳҷ" + // Tajik
	"0123456789 .,:;!?()-–—…«»“”’'\"/%+×°©\u00a0\u202f"

func TestShapeKnowsAllLetters(t *testing.T) {
	f := testFonts(t)
	for face := range faces {
		for _, r := range letters {
			run := f.Shape(string(r), face, 13, 0)
			if len(run.Glyphs) != 1 || run.Glyphs[0].ID == 0 {
				t.Errorf("%s face: %q (%U) has the glyphs %v", face, r, r, run.Glyphs)
				continue
			}
			outline := f.Outline(face, run.Glyphs[0].ID, 13)
			if blank := strings.TrimSpace(string(r)) == ""; outline.Empty() != blank {
				t.Errorf("%s face: the outline of %q is empty: %t", face, r, !blank)
			}
			if run.Advance <= 0 {
				t.Errorf("%s face: %q is %g dp wide", face, r, run.Advance)
			}
		}
	}
}

func TestShapeKerns(t *testing.T) {
	f := testFonts(t)
	for _, pair := range []string{"AV", "To", "ГФ", "АФ", "Гя"} {
		first, second, both := f.Shape(pair[:len(pair)/2], Regular, 100, 0), f.Shape(pair[len(pair)/2:], Regular, 100, 0), f.Shape(pair, Regular, 100, 0)
		if both.Advance >= first.Advance+second.Advance {
			t.Errorf("%q is %.2f dp wide, not less than its letters' %.2f", pair, both.Advance, first.Advance+second.Advance)
		}
	}
}

// TestShapeScales makes sure that 4K shows what 1080p shows, only sharper.
func TestShapeScales(t *testing.T) {
	f := testFonts(t)
	small, large := f.Shape("Исфара – Batken 1 004", Bold, 11, 0.5), f.Shape("Исфара – Batken 1 004", Bold, 33, 1.5)
	if len(small.Glyphs) != len(large.Glyphs) {
		t.Fatalf("%d glyphs at 11 dp, %d at 33 dp", len(small.Glyphs), len(large.Glyphs))
	}
	for i, g := range small.Glyphs {
		if math.Abs(3*g.X-large.Glyphs[i].X) > 1e-9 {
			t.Errorf("glyph %d stands at %g, three times larger at %g", i, g.X, large.Glyphs[i].X)
		}
	}
}

func TestShapeSpacesLetters(t *testing.T) {
	f := testFonts(t)
	plain, spaced := f.Shape("БАТКЕН", Regular, 20, 0), f.Shape("БАТКЕН", Regular, 20, 4)
	if got := spaced.Advance - plain.Advance; math.Abs(got-5*4) > 1e-9 {
		t.Errorf("six letters with 4 dp between them are %g dp wider, want 20", got)
	}
	if n := len(f.Shape("ffi", Regular, 20, 4).Glyphs); n != 3 {
		t.Errorf("ffi set with room between the letters has %d glyphs", n)
	}
}

func TestShapeMixesScripts(t *testing.T) {
	f := testFonts(t)
	run := f.Shape("«Ош» and Ош", Regular, 10, 0)
	if len(run.Glyphs) != 11 {
		t.Fatalf("%d glyphs for 11 letters", len(run.Glyphs))
	}
	for i := 1; i < len(run.Glyphs); i++ {
		if run.Glyphs[i].X <= run.Glyphs[i-1].X {
			t.Errorf("glyph %d does not stand right of the one before", i)
		}
	}
	if empty := f.Shape("", Regular, 10, 2); empty.Advance != 0 || len(empty.Glyphs) != 0 {
		t.Errorf("no text has %v", empty)
	}
}

func TestShapeIsSafeAndRemembers(t *testing.T) {
	f := testFonts(t)
	want := testFonts(t).Shape("Исфара 7", Italic, 13, 0)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for j := range 50 {
				f.Shape(fmt.Sprint("Батken ", i, j), Face(j%int(faces)), 12, 0)
				run := f.Shape("Исфара 7", Italic, 13, 0)
				if run.Advance != want.Advance || len(run.Glyphs) != len(want.Glyphs) {
					t.Errorf("width %g, want %g", run.Advance, want.Advance)
				}
				f.Outline(Italic, run.Glyphs[j%len(run.Glyphs)].ID, 13)
			}
		})
	}
	group.Wait()
	if n := testing.AllocsPerRun(100, func() { f.Shape("Исфара 7", Italic, 13, 0) }); n != 0 {
		t.Errorf("shaping the same text again allocates %g times", n)
	}
}

func TestWrap(t *testing.T) {
	f := testFonts(t)
	width := f.Shape("the quick brown", Regular, 12, 0).Advance
	tests := []struct {
		text  string
		width float64
		want  string
	}{
		{"the quick brown fox", width, "the quick brown|fox"},
		{"the quick brown fox", width - 0.01, "the quick|brown fox"},
		{"  the   quick ", 1000, "the quick"},
		{"a internationalisation b", 20, "a|internationalisation|b"},
		{"10\u00a0000 people left", 70, "10\u00a0000|people left"},
		{"one\ntwo", 1000, "one|two"},
		{"", 100, ""},
	}
	for _, test := range tests {
		var got []string
		for _, run := range f.Wrap(test.text, Regular, 12, test.width) {
			got = append(got, run.Text)
		}
		if s := strings.Join(got, "|"); s != test.want {
			t.Errorf("Wrap(%q, %.1f) = %q, want %q", test.text, test.width, s, test.want)
		}
	}
}

func TestMetricsHoldTheLetters(t *testing.T) {
	f := testFonts(t)
	for face := range faces {
		for _, r := range letters {
			o := f.Outline(face, f.Shape(string(r), face, 100, 0).Glyphs[0].ID, 100)
			if o.Empty() {
				continue
			}
			if b := o.Bound(); b.Min[1] < -f.Ascent(100) || b.Max[1] > f.Descent(100) {
				t.Errorf("%s face: %q reaches from %.1f to %.1f, lines from %.1f to %.1f", face, r, b.Min[1], b.Max[1], -f.Ascent(100), f.Descent(100))
			}
		}
	}
	h := f.Outline(Regular, f.Shape("H", Regular, 100, 0).Glyphs[0].ID, 100)
	if got := -h.Bound().Min[1]; math.Abs(got-f.CapHeight(100)) > 0.5 {
		t.Errorf("H is %.1f high, capitals %.1f", got, f.CapHeight(100))
	}
}

func TestNewFontsNamesTheFace(t *testing.T) {
	_, err := NewFonts(fonts.Regular, fonts.Bold, []byte("no font"), fonts.BoldItalic)
	if err == nil || !strings.Contains(err.Error(), "italic face") {
		t.Errorf("error %v", err)
	}
}

// TestDamagedFace: a face that cannot be read when it is needed has the letters of
// the regular one; the regular one has to be good.
func TestDamagedFace(t *testing.T) {
	damaged := bytes.Replace(fonts.Bold, []byte("cmap"), []byte("none"), 1)
	f, err := NewFonts(fonts.Regular, damaged, fonts.Italic, fonts.BoldItalic)
	if err != nil {
		t.Fatal(err)
	}
	bold, regular := f.Shape("Vorukh", Bold, 13, 0), f.Shape("Vorukh", Regular, 13, 0)
	if bold.Advance != regular.Advance || len(f.Outline(Bold, bold.Glyphs[0].ID, 13).Points) == 0 || !bytes.Equal(f.File(Bold), fonts.Regular) {
		t.Errorf("%d glyphs of %g dp, not %g", len(bold.Glyphs), bold.Advance, regular.Advance)
	}
	if _, err := NewFonts(damaged, fonts.Bold, fonts.Italic, fonts.BoldItalic); err == nil || !strings.Contains(err.Error(), "regular face") {
		t.Errorf("error %v", err)
	}
}

func BenchmarkShape(b *testing.B) {
	f := testFonts(b)
	b.Run("new", func(b *testing.B) {
		for i := range b.N {
			f.Shape(fmt.Sprint("Кайрагач ", i), Regular, 13, 0)
		}
	})
	b.Run("known", func(b *testing.B) {
		for b.Loop() {
			f.Shape("Кайрагач", Regular, 13, 0)
		}
	})
}
