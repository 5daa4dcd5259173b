package window

import (
	"strconv"
	"strings"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

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
	return text("card.kilometres", layers.Whole(metres/1000))
}
