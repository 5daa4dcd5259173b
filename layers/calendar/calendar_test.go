package calendar

import (
	"testing"
	"time"
)

func TestDayRoundTrip(t *testing.T) {
	for _, s := range []string{"1924-01-01", "1969-12-31", "1970-01-01", "2000-02-29", "2022-09-16", "2025-03-13"} {
		d, err := Parse(s)
		if err != nil || d.String() != s {
			t.Errorf("Parse(%q) = %v, %v", s, d, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, s := range []string{"", "2022-9-16", "2022-02-30", "2021-02-29", "2022-13-01", "16.09.2022", "2022-09-16 ", "+022-09-16"} {
		if d, err := Parse(s); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", s, d)
		}
	}
}

func TestWeekday(t *testing.T) {
	for s, want := range map[string]time.Weekday{
		"2022-09-16": time.Friday, "1970-01-01": time.Thursday, "1969-12-31": time.Wednesday, "1924-01-01": time.Tuesday,
	} {
		d, err := Parse(s)
		if err != nil || d.Weekday() != want {
			t.Errorf("%s is a %v, want %v (%v)", s, d.Weekday(), want, err)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2024-01-31", 1, "2024-02-29"},
		{"2024-03-31", -1, "2024-02-29"},
		{"2022-12-16", 1, "2023-01-16"},
		{"2022-01-16", -1, "2021-12-16"},
		{"2022-09-16", 0, "2022-09-16"},
	} {
		d, err := Parse(c.from)
		if got := d.AddMonths(c.n).String(); err != nil || got != c.want {
			t.Errorf("%s + %d months = %s, want %s (%v)", c.from, c.n, got, c.want, err)
		}
	}
}

func TestSpanIsClosed(t *testing.T) {
	s := Span{10, 12}
	for d, want := range map[Day]bool{9: false, 10: true, 12: true, 13: false} {
		if s.Contains(d) != want {
			t.Errorf("%v contains %d: %v", s, d, !want)
		}
	}
	if !s.Overlaps(On(12)) || s.Overlaps(On(13)) || s.Days() != 3 || !Always.Contains(0) {
		t.Error("a span does not include exactly its two ends")
	}
	if got := (Span{0, 1}).String(); got != "1970-01-01/1970-01-02" {
		t.Errorf("String() = %s", got)
	}
	if got := Always.String(); got != "../.." {
		t.Errorf("open span = %s", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("2022-09-16")
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := Parse(s); err == nil && d.String() != s {
			t.Errorf("Parse(%q).String() = %q", s, d)
		}
	})
}

func TestParseSpan(t *testing.T) {
	for _, s := range []string{"2022-09-16", "2022-09-14/2022-09-18", "1999-10-15/..", "../2025-03-12", "../.."} {
		if got, err := ParseSpan(s); err != nil || got.String() != s {
			t.Errorf("ParseSpan(%q) = %v, %v", s, got, err)
		}
	}
	if got, err := ParseSpan("2022-09-16/2022-09-16"); err != nil || got != On(Date(2022, 9, 16)) {
		t.Errorf("a span of one day = %v, %v", got, err)
	}
	for _, s := range []string{"", "..", "/", "2022", "2022-09-18/2022-09-14", "2022-09-14/", "/2022-09-14", "2022-09-14/2022-09-31", "2022-09-14/2022-09-15/2022-09-16"} {
		if got, err := ParseSpan(s); err == nil {
			t.Errorf("ParseSpan(%q) = %v, want an error", s, got)
		}
	}
}

func TestPartial(t *testing.T) {
	for s, span := range map[string]string{
		"2022": "2022-01-01/2022-12-31", "2024-02": "2024-02-01/2024-02-29", "2022-12": "2022-12-01/2022-12-31", "2022-09-16": "2022-09-16", "": "../..",
	} {
		p, err := ParsePartial(s)
		if err != nil || p.String() != s || p.Span().String() != span || p.Known() != (s != "") {
			t.Errorf("ParsePartial(%q) = %v, %v, %v", s, p, p.Span(), err)
		}
		var q Partial
		text, err := p.MarshalText()
		if err != nil || q.UnmarshalText(text) != nil || p != q {
			t.Errorf("%q reads back as %v (%v)", s, q, err)
		}
	}
	for _, s := range []string{"22", "2022-13", "2022-9", "2022-09-31", "2022/09", "September"} {
		if p, err := ParsePartial(s); err == nil {
			t.Errorf("ParsePartial(%q) = %v, want an error", s, p)
		}
	}
}

func FuzzParseSpan(f *testing.F) {
	f.Add("2022-09-14/2022-09-18")
	f.Add("../2025-03-12")
	f.Fuzz(func(t *testing.T, s string) {
		span, err := ParseSpan(s)
		if err != nil {
			return
		}
		if again, err := ParseSpan(span.String()); err != nil || again != span || span.Last < span.First {
			t.Errorf("ParseSpan(%q) = %v, read again %v, %v", s, span, again, err)
		}
	})
}
