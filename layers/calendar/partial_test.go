package calendar

import "testing"

// FuzzParsePartial reads dates of which a part may be missing: what is read is written
// and read again as it is.
func FuzzParsePartial(f *testing.F) {
	for _, s := range []string{"2022", "2022-09", "2022-09-16", "0000-00", "99999", "-1", "2022-13"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePartial(s)
		if err != nil {
			return
		}
		if again, err := ParsePartial(p.String()); err != nil || again != p {
			t.Errorf("%q is %v, and again %v, %v", s, p, again, err)
		}
		if p.Known() && p.Span().First > p.Span().Last {
			t.Errorf("%q has the days %v", s, p.Span())
		}
	})
}
