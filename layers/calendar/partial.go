package calendar

import (
	"fmt"
	"time"
)

// Partial is a date as exactly as it is known: a year, a month of a year, or a
// day. The zero value is an unknown date.
type Partial struct {
	Year  int        // 0 if nothing is known
	Month time.Month // 0 if only the year is known
	Day   int        // of the month; 0 if only the month is known
}

// ParsePartial reads YYYY, YYYY-MM or YYYY-MM-DD; an empty string is the unknown
// date. The error names the value and the forms.
func ParsePartial(s string) (Partial, error) {
	wrong := fmt.Errorf("%q is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD", s)
	switch len(s) {
	case 0:
		return Partial{}, nil
	case 4, 7:
		full, err := Parse((s + "-01-01")[:10])
		if err != nil {
			return Partial{}, wrong
		}
		p := full.Partial()
		p.Day = 0
		if len(s) == 4 {
			p.Month = 0
		}
		if p.String() != s {
			return Partial{}, wrong
		}
		return p, nil
	case 10:
		d, err := Parse(s)
		if err != nil {
			return Partial{}, err
		}
		return d.Partial(), nil
	}
	return Partial{}, wrong
}

// Partial is the day as a date that is known to the day.
func (d Day) Partial() Partial {
	y, m, day := d.Civil()
	return Partial{y, m, day}
}

// Known tells whether anything is known of the date.
func (p Partial) Known() bool { return p != Partial{} }

// Span is the closed interval of the days that the date can mean; of the
// unknown date all of them.
func (p Partial) Span() Span {
	switch {
	case !p.Known():
		return Always
	case p.Month == 0:
		return Span{Date(p.Year, time.January, 1), Date(p.Year, time.December, 31)}
	case p.Day == 0:
		return Span{Date(p.Year, p.Month, 1), Date(p.Year, p.Month+1, 1) - 1}
	}
	return On(Date(p.Year, p.Month, p.Day))
}

// String writes YYYY, YYYY-MM or YYYY-MM-DD, and nothing for the unknown date.
func (p Partial) String() string {
	switch {
	case !p.Known():
		return ""
	case p.Month == 0:
		return fmt.Sprintf("%04d", p.Year)
	case p.Day == 0:
		return fmt.Sprintf("%04d-%02d", p.Year, int(p.Month))
	}
	return Date(p.Year, p.Month, p.Day).String()
}

// MarshalText writes the date as String does.
func (p Partial) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what ParsePartial reads.
func (p *Partial) UnmarshalText(b []byte) (err error) {
	*p, err = ParsePartial(string(b))
	return err
}
