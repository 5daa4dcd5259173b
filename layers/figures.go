package layers

import (
	"slices"
	"strconv"
	"strings"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// buildingMeasures are the measures of homes and buildings, in the order in
// which claims of one place are listed.
var buildingMeasures = []chronicle.Measure{
	"homes_destroyed", "buildings_destroyed", "buildings_changed", "homes_damaged", "buildings_damaged",
}

// buildingClaims lists what was counted of homes and buildings at a place of an
// event: each number with its claimant, none of them merged.
func buildingClaims(text Text, e *chronicle.Event, p *chronicle.Place) []string {
	var claims []string
	for _, m := range buildingMeasures {
		for i := range e.Figures {
			f := &e.Figures[i]
			if f.Measure == m && f.Value != nil && e.Counted(f) == p {
				claims = append(claims, text("claim."+string(m), int(*f.Value), f.Claimant(), Limit(text, f.Qualifier)))
			}
		}
	}
	return claims
}

// allBuildingClaims lists those of several events, each once: one event may
// repeat the count of another.
func allBuildingClaims(text Text, events []*chronicle.Event, p *chronicle.Place) []string {
	var claims []string
	for _, e := range events {
		for _, claim := range buildingClaims(text, e, p) {
			if !slices.Contains(claims, claim) {
				claims = append(claims, claim)
			}
		}
	}
	return claims
}

// countDate is when a row of displacement was counted, or published where that
// is all that is known.
func countDate(text Text, row *chronicle.Displacement, day calendar.Day) string {
	date, counted := row.Dated()
	if date.Known() && !counted {
		return text("date.published", ShortDate(text, date, day))
	}
	return ShortDate(text, date, day)
}

// ShortDate writes a date as short as the picture's own day allows: without the
// year if it is the same.
func ShortDate(text Text, p calendar.Partial, day calendar.Day) string {
	year, _, _ := day.Civil()
	switch {
	case !p.Known():
		return text("date.unknown")
	case p.Day == 0:
		return text("date.partial", p)
	}
	date := text("date.day", strconv.Itoa(p.Day), text("month."+strconv.Itoa(int(p.Month))))
	if p.Year != year {
		date = text("date.year", date, strconv.Itoa(p.Year))
	}
	return date
}

// mostShares is how many claims about the agreed part of the line the legend lists.
const mostShares = 5

// agreedShares lists what was claimed by the day about the agreed part of the line,
// each with claimant and year; empty if nothing was. The rule: first what The
// Diplomat wrote in 2022, from which the chronicle starts, then the newest claim of
// each other value; the rest is in the chronicle.
func agreedShares(f Frame, store *chronicle.Store) string {
	var listed []chronicle.BorderShare
	made := store.BorderShares(f.At.Day)
	for _, s := range slices.Concat(keep(made, ofDiplomat), made) {
		same := func(t chronicle.BorderShare) bool {
			return t.Agreed.Measure == s.Agreed.Measure && *t.Agreed.Value == *s.Agreed.Value
		}
		if !slices.ContainsFunc(listed, same) && len(listed) < mostShares {
			listed = append(listed, s)
		}
	}
	texts := make([]string, len(listed))
	for i, s := range listed {
		texts[i] = shareText(f.Text, s)
	}
	return strings.Join(texts, "; ")
}

func ofDiplomat(s chronicle.BorderShare) bool {
	return strings.HasPrefix(s.Agreed.ClaimedBy, "The Diplomat")
}

func shareText(text Text, s chronicle.BorderShare) string {
	year := strconv.Itoa(s.Agreed.AsOf.Year)
	if !s.Agreed.AsOf.Known() {
		y, _, _ := s.Event.Span.Last.Civil()
		year = strconv.Itoa(y)
	}
	agreed, by, limited := *s.Agreed.Value, s.Agreed.Claimant(), Limit(text, s.Agreed.Qualifier)
	switch {
	case s.Agreed.Measure == chronicle.BorderAgreedPercent:
		return text("legend.border.share-percent", agreed, by, year, limited)
	case s.Length != nil && s.Length.Value != nil:
		return text("legend.border.share-of", agreed, *s.Length.Value, by, year, limited, Limit(text, s.Length.Qualifier))
	}
	return text("legend.border.share", agreed, by, year, limited)
}
