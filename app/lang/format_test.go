package lang

import (
	"testing"
	"time"

	"borderatlas/layers/calendar"
)

func TestFormat(t *testing.T) {
	day := func(y int, m time.Month, d int) calendar.Day { return calendar.Date(y, m, d) }
	for _, test := range []struct {
		value  any
		en, ru string
	}{
		{0, "0", "0"},
		{984, "984", "984"},
		{1962, "1\u202f962", "1962"},
		{15850, "15\u202f850", "15\u202f850"},
		{1234567, "1\u202f234\u202f567", "1\u202f234\u202f567"},
		{-40, "−40", "−40"},
		{519.9, "519.9", "519,9"},
		{1006.84, "1\u202f006.84", "1006,84"},
		{-0.001, "0", "0"},
		{101.999, "102", "102"},
		{11*time.Hour + 5*time.Minute, "11:05", "11:05"},
		{day(2022, 9, 16), "16 September 2022", "16 сентября 2022\u00a0г."},
		{day(2025, 5, 3), "3 May 2025", "3 мая 2025\u00a0г."},
		{calendar.Future, "..", ".."},
		{calendar.On(day(2022, 9, 16)), "16 September 2022", "16 сентября 2022\u00a0г."},
		{calendar.Span{First: day(2022, 9, 14), Last: day(2022, 9, 18)}, "14–18 September 2022", "14–18 сентября 2022\u00a0г."},
		{calendar.Span{First: day(2019, 7, 22), Last: day(2019, 8, 3)}, "22 July – 3 August 2019", "22 июля – 3 августа 2019\u00a0г."},
		{calendar.Span{First: day(2021, 12, 30), Last: day(2022, 1, 2)}, "30 December 2021 – 2 January 2022", "30 декабря 2021\u00a0г. – 2 января 2022\u00a0г."},
		{calendar.Span{First: calendar.Past, Last: day(2025, 3, 12)}, "until 12 March 2025", "по 12 марта 2025\u00a0г."},
		{calendar.Span{First: day(2025, 3, 13), Last: calendar.Future}, "from 13 March 2025", "с 13 марта 2025\u00a0г."},
		{calendar.Always, "at all times", "всегда"},
		{calendar.Partial{Year: 2022, Month: 9, Day: 18}, "18 September 2022", "18 сентября 2022\u00a0г."},
		{calendar.Partial{Year: 2022, Month: 9}, "September 2022", "сентябрь 2022\u00a0г."},
		{calendar.Partial{Year: 2022}, "2022", "2022\u00a0г."},
		{calendar.Partial{}, "unknown", "неизвестно"},
		{"Vorukh", "Vorukh", "Vorukh"},
		{true, "true", "true"},
	} {
		for lang, want := range map[string]string{English: test.en, Russian: test.ru} {
			if got := Format(lang, test.value); got != want {
				t.Errorf("%s: %v (%T) = %q, want %q", lang, test.value, test.value, got, want)
			}
		}
	}
}

func TestWeekday(t *testing.T) {
	d := calendar.Date(2022, time.September, 16)
	if en, ru := Weekday(English, d), Weekday(Russian, d); en != "Friday" || ru != "пятница" {
		t.Errorf("16 September 2022 is %s, %s", en, ru)
	}
	if got := Capital("пятница"); got != "Пятница" {
		t.Errorf("Capital = %s", got)
	}
	if got := Capital(""); got != "" {
		t.Errorf("Capital of nothing = %q", got)
	}
}

func TestPluralForms(t *testing.T) {
	for n, want := range map[int]form{
		0: many, 1: one, 2: few, 4: few, 5: many, 11: many, 12: many, 14: many, 15: many,
		21: one, 22: few, 25: many, 101: one, 111: many, 112: many, 122: few, -1: one, -3: few,
	} {
		if got := pluralForm(Russian, n); got != want {
			t.Errorf("Russian %d: %s, want %s", n, got, want)
		}
	}
}

func TestParseDay(t *testing.T) {
	want := calendar.Date(2022, time.September, 16)
	for _, s := range []string{
		"2022-09-16", "16.09.2022", "16.9.2022", " 2022-9-16 ", "16 September 2022", "16 sep 2022", "16 Sept. 2022",
		"16 сентября 2022", "16 сентября 2022 г.", "16\u00a0Сентября\u00a02022\u00a0г", "16 сент. 2022 года", "16 сентябрь 2022",
	} {
		if got, err := ParseDay(s); err != nil || got != want {
			t.Errorf("ParseDay(%q) = %v, %v", s, got, err)
		}
	}
	if got, err := ParseDay("3 мая 1989"); err != nil || got != calendar.Date(1989, time.May, 3) {
		t.Errorf("3 мая 1989 = %v, %v", got, err)
	}
	for _, s := range []string{
		"", "2022", "2022-09", "2022-02-30", "30.02.2022", "16.09.22", "16/09/2022", "16 Se 2022", "16 ма 2022",
		"2022-13-01", "-2022-09-16", "16-09-2022", "2022--09-16", "16 September", "٣ May 2022", "16 September 2022 BC",
		"treaty-2025-03-13", "+16.09.2022", "16..2022", "0922-09-16",
	} {
		if got, err := ParseDay(s); err == nil {
			t.Errorf("ParseDay(%q) = %v, want an error", s, got)
		}
	}
}

func FuzzParseDay(f *testing.F) {
	f.Add("16 сентября 2022 г.")
	f.Add("2022-09-16")
	f.Add("16.09.2022")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDay(s)
		if err != nil {
			return
		}
		for _, lang := range []string{English, Russian} {
			if back, err := ParseDay(Day(lang, d)); err != nil || back != d {
				t.Errorf("%q is read as %v and written as %q, which is read as %v, %v", s, d, Day(lang, d), back, err)
			}
		}
	})
}
