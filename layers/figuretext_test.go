package layers

import (
	"regexp"
	"testing"
)

// TestFiguresInWordsAreTranslated: what a claimant says instead of a number is said in
// the language of the map, for every figure of the chronicle.
func TestFiguresInWordsAreTranslated(t *testing.T) {
	latin := regexp.MustCompile(`[A-Za-z]`)
	russian, tried := readMessages(t, "ru"), 0
	text := func(id string, args ...any) string {
		if id == "card.number" || id == "card.range" || id == "card.in-words" {
			return ""
		}
		return russian.text(id, args...)
	}
	for _, e := range embeddedStack(t).Data().Chronicle.Events() {
		for i := range e.Figures {
			f := e.Figures[i]
			if f.Text == "" {
				continue
			}
			tried++
			if value, words := FigureText(text, f); latin.MatchString(value + words) {
				t.Errorf("%s: %q is written %q %q", e.ID, f.Text, value, words)
			}
		}
	}
	if tried < 10 {
		t.Errorf("only %d figures in words", tried)
	}
}
