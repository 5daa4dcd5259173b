package chronicle

import (
	"testing"

	"borderatlas/layers/calendar"
)

// TestDatesAreAsExactAsKnown: no day is named where only months or years are known.
func TestDatesAreAsExactAsKnown(t *testing.T) {
	year := calendar.Span{First: calendar.Date(1924, 1, 1), Last: calendar.Date(1924, 12, 31)}
	years := calendar.Span{First: year.First, Last: calendar.Date(1929, 12, 31)}
	month := calendar.Span{First: calendar.Date(1974, 12, 1), Last: calendar.Date(1974, 12, 31)}
	months := calendar.Span{First: month.First, Last: calendar.Date(1975, 2, 28)}
	for _, c := range []struct {
		span      calendar.Span
		precision Precision
		want      string
		vague     bool
	}{
		{year, ByYear, "1924", true},
		{years, ByYear, "1924/1929", true},
		{month, ByMonth, "1974-12", true},
		{months, ByMonth, "1974-12/1975-02", true},
		{year, ByRange, "1924-01-01/1924-12-31", false},
		{calendar.On(year.First), ByDay, "1924-01-01", false},
	} {
		e := &Event{ID: "e", Span: c.span, Precision: c.precision}
		if got := e.Interval(); got != c.want || e.Precision.Vague() != c.vague {
			t.Errorf("%v by %s: %s, vague %t, want %s, %t", c.span, c.precision, got, e.Precision.Vague(), c.want, c.vague)
		}
	}
}
