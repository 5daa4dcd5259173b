package window

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestALongWordIsBrokenInLinearTime counts the letters that are measured: four times
// as many letters take four times the work, and nothing is lost of them.
func TestALongWordIsBrokenInLinearTime(t *testing.T) {
	for _, letter := range []string{"字", "i", "Ш"} {
		work := func(n int) int {
			measured := 0
			word := strings.Repeat(letter, n)
			r := textRuler{func(text string) float32 {
				n := utf8.RuneCountInString(text)
				measured += n
				return float32(n) * 13.5
			}, func(rune) float32 { return 14.5 }} // not quite as wide as it is in a word
			lines := r.wrap(word, 340, math.MaxInt)
			if strings.Join(lines, "") != word || len(lines) != (n+24)/25 {
				t.Errorf("%d letters become %d lines", n, len(lines))
			}
			return measured
		}
		few, many := work(10_000), work(40_000)
		if many > 5*few || many > 8*40_000 {
			t.Errorf("%q: of 10,000 letters %d are measured, of 40,000 letters %d", letter, few, many)
		}
	}
}

// TestWrapText: letters of several widths fill lines, and a word goes on behind one
// that was broken.
func TestWrapText(t *testing.T) {
	letter := func(r rune) float32 { return map[rune]float32{'W': 3, 'i': 1, ' ': 1, '0': 0}[r] }
	r := textRuler{func(text string) (w float32) {
		for _, r := range text {
			w += letter(r)
		}
		return w
	}, letter}
	for text, want := range map[string]string{
		"WWWiiiiiiWi":       "WW|Wiii|iiiW|i",
		"i WWWW i":          "i|WW|WW|i",
		"iiiiiiiii i":       "iiiiii|iii i",
		"W0000000000000W W": "W0000000000000W|W",
		"":                  "",
		"i\n\nW":            "i||W",
	} {
		if got := strings.Join(r.wrap(text, 6, math.MaxInt), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := strings.Join(r.wrap("WW", 2, math.MaxInt), "|"); got != "W|W" {
		t.Errorf("letters that are too wide: %q", got)
	}
	for lines := range 4 {
		if got := len(r.wrap("WWWWWWWWWWWW WWW", 6, lines)); got != lines+1 {
			t.Errorf("of more than %d lines there are %d", lines, got)
		}
	}
}
