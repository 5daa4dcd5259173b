package window

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// figureGroup is the figures of one measure and one side. What a party says
// about the other side's losses is a group of its own: it is never listed with
// counts of one's own.
type figureGroup struct {
	measure chronicle.Measure
	side    chronicle.Side
	other   bool
	figures []chronicle.Figure
}

// leading is the order of the measures that are read first; the others follow
// as the record has them.
var leading = []chronicle.Measure{
	"killed", "killed_civilians", "killed_military", "wounded", "wounded_civilians",
	"displaced", "homes_destroyed", "homes_damaged",
}

// sides is the order of the sides: Kyrgyz before Tajik, because the alphabets of
// both languages have them so.
var sides = []chronicle.Side{chronicle.KG, chronicle.TJ, chronicle.Both}

// groupFigures puts the figures of an event into groups: by measure, within it by
// side, within it by the day of the count, the last one that it can be, with
// unknown days at the end. Nothing is left out, added up or merged.
func groupFigures(figures []chronicle.Figure) []figureGroup {
	var groups []figureGroup
	for _, f := range figures {
		same := func(g figureGroup) bool {
			return g.measure == f.Measure && g.side == f.Side && g.other == f.AboutOtherSide
		}
		i := slices.IndexFunc(groups, same)
		if i < 0 {
			groups = append(groups, figureGroup{f.Measure, f.Side, f.AboutOtherSide, nil})
			i = len(groups) - 1
		}
		groups[i].figures = append(groups[i].figures, f)
	}
	var seen []chronicle.Measure
	for _, g := range groups {
		seen = append(seen, g.measure)
	}
	rank := func(g figureGroup) int {
		if i := slices.Index(leading, g.measure); i >= 0 {
			return i
		}
		return len(leading) + slices.Index(seen, g.measure)
	}
	slices.SortStableFunc(groups, func(a, b figureGroup) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(slices.Index(sides, a.side), slices.Index(sides, b.side)),
			compareBool(a.other, b.other))
	})
	for _, g := range groups {
		slices.SortStableFunc(g.figures, func(a, b chronicle.Figure) int {
			return cmp.Or(-compareBool(a.AsOf.Known(), b.AsOf.Known()), cmp.Compare(a.AsOf.Span().Last, b.AsOf.Span().Last))
		})
	}
	return groups
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

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
func groupTitle(text layers.Text, g figureGroup) (measure, side string) {
	measure = text("card.measure." + string(g.measure))
	if g.other {
		return measure, text("card.side." + string(g.side) + ".other")
	}
	return measure, text("card.side." + string(g.side))
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
