package window

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// shortValue is the longest text in letters that stands in the column of values.
const shortValue = 18

// valueText is what the claimant gives: a number or a range with its qualifier,
// else words. Words that are too long for the column, or that stand beside a
// number, come back as the second result.
func valueText(text layers.Text, f chronicle.Figure) (value, words string) {
	switch {
	case f.Value != nil:
		value, words = qualified(text, f.Qualifier, text("card.number", number(*f.Value))), f.Text
	case f.Low != nil && f.High != nil:
		value, words = qualified(text, f.Qualifier, text("card.range", number(*f.Low), number(*f.High))), f.Text
	case f.Low != nil:
		value, words = text("card.qualifier.at_least", text("card.number", number(*f.Low))), f.Text
	case f.High != nil:
		value, words = text("card.qualifier.up_to", text("card.number", number(*f.High))), f.Text
	case f.Text == "":
		value = text("card.unknown")
	case utf8.RuneCountInString(f.Text) <= shortValue:
		value = f.Text
	default:
		value, words = text("card.in-words"), f.Text
	}
	return value, words
}

// number is an integer where the value is one, so that it is written without decimals.
func number(v float64) any {
	if v == float64(int(v)) {
		return int(v)
	}
	return v
}

func qualified(text layers.Text, q chronicle.Qualifier, value string) string {
	if q == "" {
		return value
	}
	return text("card.qualifier."+string(q), value)
}

// shortDate is a date as exactly as it is known, in as few letters as possible:
// the year is left out where it is that of the event.
func shortDate(text layers.Text, p calendar.Partial, year int) string {
	switch {
	case !p.Known():
		return text("card.no-date")
	case p.Month == 0:
		return strconv.Itoa(p.Year)
	}
	s := text("card.month." + strconv.Itoa(int(p.Month)))
	if p.Day > 0 {
		s = text("card.day-month", strconv.Itoa(p.Day), s)
	}
	if p.Year != year {
		s += " " + strconv.Itoa(p.Year)
	}
	return s
}

// groupTitle names what a group counts and on whose side.
func groupTitle(text layers.Text, g chronicle.FigureGroup) (measure, side string) {
	measure = text("card.measure." + string(g.Measure))
	if g.AboutOtherSide {
		return measure, text("card.side." + string(g.Side) + ".other")
	}
	return measure, text("card.side." + string(g.Side))
}

// claimant names who says it, of which place where it is one of several, and how
// the figure stands to others, with the number of its source in the list.
func claimant(text layers.Text, lang string, f chronicle.Figure, sourceNumber int) string {
	parts := []string{f.ClaimedBy}
	if f.Place != nil {
		parts = append(parts, f.Place.Name(lang))
	}
	if f.Scope != "" {
		parts = append(parts, text("card.scope."+string(f.Scope)))
	}
	return strings.Join(parts, " · ") + reference(sourceNumber)
}

// reference points to a source of the list below; 0 points nowhere.
func reference(sourceNumber int) string {
	if sourceNumber == 0 {
		return ""
	}
	return " [" + strconv.Itoa(sourceNumber) + "]"
}

// distance writes a length in metres as people say it.
func distance(text layers.Text, metres float64) string {
	if metres < 1000 {
		return text("card.metres", int(metres))
	}
	return text("card.kilometres", number(metres/1000))
}
