package export

import (
	"strings"
	"testing"

	"borderatlas/app/lang"
)

// TestLackingLettersAreSaid in a sentence of the language, only where the words are shown.
func TestLackingLettersAreSaid(t *testing.T) {
	for language, want := range map[string]string{
		lang.English: "The fonts lack letters, and empty boxes stand for them: 地 (U+5730), 图 (U+56FE).",
		lang.Russian: "В шрифтах нет некоторых букв, вместо них будут пустые рамки: 地 (U+5730), 图 (U+56FE).",
	} {
		stack, s := usual(t, 640, 480, language, days[0])
		for _, c := range []struct {
			title, caption string
			layout         Layout
			said           bool
		}{
			{"Ворӯх", "", "", false}, {"地图", "", "", true}, {"", "地图", WithTitle, false}, {"", "地图", Report, true},
		} {
			s.Title, s.Caption, s.Layout = c.title, c.caption, c.layout
			if got := s.LackingLetters(stack, s.Frame.Text); got != want && c.said || got != "" && !c.said {
				t.Errorf("%+v: it says %q", c, got)
			}
		}
		s.Title, s.Caption = "一二三四五六七八九十", ""
		if got := s.LackingLetters(stack, s.Frame.Text); strings.Count(got, "U+") != mostLacking || !strings.Contains(got, "2") {
			t.Errorf("of ten letters it says %q", got)
		}
	}
}
