// Package calendar counts days. Events, places and boundary editions are valid
// from one day to another; both days belong to the interval, so the last day is
// never lost.
package calendar

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Day is a day of the proleptic Gregorian calendar, counted from 1 January 1970
// (day 0). It has no time zone: it is the date written in the source.
type Day int32

// The ends of open intervals. Neither is a date that anybody wrote.
const (
	Past   Day = math.MinInt32 // before every date
	Future Day = math.MaxInt32 // after every date
)

const secondsPerDay = 24 * 60 * 60

// Date is the day of a year, month and day of the month. Values beyond the
// month roll over as in time.Date.
func Date(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// Civil returns year, month and day of the month.
func (d Day) Civil() (year int, month time.Month, day int) {
	return time.Unix(int64(d)*secondsPerDay, 0).UTC().Date()
}

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday {
	return time.Weekday(((int64(d)+4)%7 + 7) % 7)
}

// AddMonths moves by n months and keeps the day of the month where the new month
// has it, otherwise takes the month's last day.
func (d Day) AddMonths(n int) Day {
	y, m, day := d.Civil()
	first := Date(y, m+time.Month(n), 1)
	fy, fm, _ := first.Civil()
	last := Date(fy, fm+1, 1) - 1
	return min(first+Day(day-1), last)
}

// String writes the day as YYYY-MM-DD (ISO 8601), and the open ends as "..".
func (d Day) String() string {
	if d == Past || d == Future {
		return ".."
	}
	y, m, day := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, int(m), day)
}

// Parse reads YYYY-MM-DD. The error names the value and the form.
func Parse(s string) (Day, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, fmt.Errorf("%q is not a date of the form YYYY-MM-DD", s)
	}
	y, errY := strconv.ParseUint(s[:4], 10, 16)
	m, errM := strconv.ParseUint(s[5:7], 10, 8)
	day, errD := strconv.ParseUint(s[8:], 10, 8)
	if errY != nil || errM != nil || errD != nil {
		return 0, fmt.Errorf("%q is not a date of the form YYYY-MM-DD", s)
	}
	return Valid(int(y), int(m), int(day))
}

// Valid is Date for values typed by people: a day that the calendar does not
// have (30 February) is an error.
func Valid(year, month, day int) (Day, error) {
	d := Date(year, time.Month(month), day)
	if y, m, dd := d.Civil(); y != year || int(m) != month || dd != day {
		return 0, fmt.Errorf("there is no day %04d-%02d-%02d in the calendar", year, month, day)
	}
	return d, nil
}

// Span is a closed interval of days: First and Last both belong to it.
type Span struct{ First, Last Day }

// Always is the span without ends.
var Always = Span{Past, Future}

// On is the span of one day.
func On(d Day) Span { return Span{d, d} }

// Contains tells whether d lies in the span.
func (s Span) Contains(d Day) bool { return s.First <= d && d <= s.Last }

// Overlaps tells whether the two spans share a day.
func (s Span) Overlaps(t Span) bool { return s.First <= t.Last && t.First <= s.Last }

// Days is the number of days of a span with two real ends, at least 1.
func (s Span) Days() int { return int(s.Last-s.First) + 1 }

// String writes one day, or first/last (ISO 8601 interval).
func (s Span) String() string {
	if s.First == s.Last {
		return s.First.String()
	}
	return s.First.String() + "/" + s.Last.String()
}

// ParseSpan reads what Span.String writes: a day, or the first and the last day
// with a slash between, where ".." stands for an open end. The error names the
// value and the form; a span that ends before it begins is one.
func ParseSpan(s string) (Span, error) {
	first, last, both := strings.Cut(s, "/")
	if !both {
		d, err := Parse(s)
		return On(d), err
	}
	span := Always
	var err error
	if first != ".." {
		span.First, err = Parse(first)
	}
	if err == nil && last != ".." {
		span.Last, err = Parse(last)
	}
	switch {
	case err != nil:
		return Span{}, err
	case span.Last < span.First:
		return Span{}, fmt.Errorf("%q ends before it begins", s)
	}
	return span, nil
}
