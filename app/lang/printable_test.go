package lang

import "testing"

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"": "",
		"Баткен – “Ворух”, 5 км²":         "Баткен – “Ворух”, 5 км²",
		"Чек 1\u00a0300\u202fм":           "Чек 1\u00a0300\u202fм",
		"\x1b]0;owned\a":                  `\x1b]0;owned\a`,
		"\x1b[31mred\r\n":                 `\x1b[31mred\r\n`,
		"a\tb\x00c\x7f":                   `a\tb\x00c\x7f`,
		"c1 \u009b31m":                    `c1 \u009b31m`,
		"\u202egnp.exe":                   `\u202egnp.exe`,
		"line\u2028end":                   `line\u2028end`,
		"\xff\xfe and \xd0":               `\xff\xfe and \xd0`,
		"the sign \ufffd itself":          "the sign \ufffd itself",
		"zero\u200bwidth, \ufeffat begin": `zero\u200bwidth, \ufeffat begin`,
	} {
		if got := Printable(text); got != want {
			t.Errorf("%q is printed as %q, want %q", text, got, want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	for text, want := range map[string]string{"": "", "Ош": "Ош", "Ошто": "Ошт…", "Ошт": "Ошт", "a\xffbcd": "a\xffb…"} {
		if got := Excerpt(text, 3); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func FuzzPrintable(f *testing.F) {
	f.Add("\x1b[2J \xff\u202e\u2028")
	f.Fuzz(func(t *testing.T, text string) {
		got := Printable(text)
		if unprintable(got) >= 0 || Printable(got) != got {
			t.Errorf("%q is printed as %q", text, got)
		}
	})
}
