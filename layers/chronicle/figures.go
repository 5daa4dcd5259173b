package chronicle

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"borderatlas/layers/calendar"
)

// Measures lists the known measures in the order in which they are shown.
var Measures = []Measure{
	"killed", "killed_civilians", "killed_military",
	"wounded", "wounded_civilians",
	"displaced", "affected", "in_need", "targeted", "in_shelters", "in_host_families", "homeless", "returned",
	"detained", "released",
	"homes_destroyed", "homes_damaged", "homes_and_businesses_burned", "buildings_burned",
	"buildings_destroyed", "buildings_damaged", "buildings_changed",
	"facilities_destroyed", "infrastructure_damaged", "schools_damaged", "kindergartens_damaged",
	"schools_attacked", "schools_converted", "hospitals_damaged", "admin_buildings_damaged", "cattle_farms_damaged",
	"damage_usd", "damage_som", "compensation_somoni",
	"participants", "interviews", "focus_groups",
	"year_killed", "year_displaced", // neutral counts of a country and year, in which more than the border is counted
	BorderLengthKm, BorderAgreedKm, BorderAgreedPercent, "fence_planned_km", "fence_built_km", "road_built_km", "distance_km",
	"land_offered_ha", "land_swapped_ha", "land_to_kg_ha", "land_to_tj_ha", "exclave_area_ha",
	"new_houses", "houses_listed", "houses_to_kg", "houses_to_tj",
}

// The measures of the line between the two states.
const (
	BorderLengthKm      Measure = "border_length_km"
	BorderAgreedKm      Measure = "border_agreed_km"
	BorderAgreedPercent Measure = "border_agreed_percent"
)

// Unit is the unit of a measure: km, ha (hectares), percent, the currencies usd, som
// (of Kyrgyzstan) and somoni (of Tajikistan), or empty for
// what is counted one by one (people, buildings).
func (m Measure) Unit() string {
	for _, u := range []string{"km", "ha", "percent", "usd", "som", "somoni"} {
		if strings.HasSuffix(string(m), "_"+u) {
			return u
		}
	}
	return ""
}

// FigureGroup is the claims of one measure about one side. Claims that a party
// makes about the other side are a group of their own: they never stand in one
// list with a party's count of its own people.
type FigureGroup struct {
	Measure        Measure
	Side           Side
	AboutOtherSide bool
	Figures        []*Figure // as in the file; they contradict each other and are not to be added
}

// ofEitherSide are the measures that both sides can have in one event: people killed,
// hurt or moved, and buildings. The houses that one side builds, or the land that it is
// given, have no counterpart.
var ofEitherSide = []Measure{
	"killed", "killed_civilians", "killed_military", "wounded", "wounded_civilians", "displaced", "homeless",
	"homes_destroyed", "homes_damaged", "homes_and_businesses_burned", "buildings_burned",
	"buildings_destroyed", "buildings_damaged", "buildings_changed", "schools_damaged", "kindergartens_damaged", "hospitals_damaged",
}

// WithSilentSides is the groups of one measure, as FigureGroups sorts them, with an empty
// group for a party of which no figure was found although the other has one and both can
// have it: a side must not be missing without a word.
func WithSilentSides(groups []FigureGroup) []FigureGroup {
	has := func(s Side) bool {
		return slices.ContainsFunc(groups, func(g FigureGroup) bool { return g.Side == s })
	}
	if len(groups) == 0 || !slices.Contains(ofEitherSide, groups[0].Measure) || has(KG) == has(TJ) {
		return groups
	}
	if has(TJ) {
		return slices.Insert(slices.Clone(groups), 0, FigureGroup{Measure: groups[0].Measure, Side: KG})
	}
	after := 0
	for after < len(groups) && groups[after].Side == KG {
		after++
	}
	return slices.Insert(slices.Clone(groups), after, FigureGroup{Measure: groups[0].Measure, Side: TJ})
}

// FigureGroups sorts the figures by measure (in the order of Measures), then
// side (KG, TJ, both), then own claims before those about the other side.
func (e *Event) FigureGroups() []FigureGroup {
	var groups []FigureGroup
	for i := range e.Figures {
		f := &e.Figures[i]
		at := slices.IndexFunc(groups, func(g FigureGroup) bool {
			return g.Measure == f.Measure && g.Side == f.Side && g.AboutOtherSide == f.AboutOtherSide
		})
		if at < 0 {
			at = len(groups)
			groups = append(groups, FigureGroup{Measure: f.Measure, Side: f.Side, AboutOtherSide: f.AboutOtherSide})
		}
		groups[at].Figures = append(groups[at].Figures, f)
	}
	slices.SortStableFunc(groups, func(a, b FigureGroup) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Measures, a.Measure), slices.Index(Measures, b.Measure)),
			cmp.Compare(slices.Index(sides, a.Side), slices.Index(sides, b.Side)),
			cmp.Compare(boolInt(a.AboutOtherSide), boolInt(b.AboutOtherSide)))
	})
	return groups
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Counted is where a figure of the event counts: the place that its claim names,
// or the event's only place; nil if it covers several.
func (e *Event) Counted(f *Figure) *Place {
	if f.Place == nil && len(e.Places) == 1 && f.Scope != Area && f.Scope != Total {
		return e.Places[0]
	}
	return f.Place
}

// Claimant is who makes the claim, without the remarks in brackets.
func (f *Figure) Claimant() string { return bare(f.ClaimedBy) }

// bare drops everything in round brackets.
func bare(s string) string {
	for {
		open := strings.Index(s, " (")
		if open < 0 {
			return s
		}
		length := strings.IndexByte(s[open:], ')')
		if length < 0 {
			return s[:open]
		}
		s = s[:open] + s[open+length+1:]
	}
}

// BorderShare is a claim about how much of the line between the two states was
// agreed before the treaty of 13 March 2025.
type BorderShare struct {
	Event  *Event
	Agreed *Figure // km or percent; the value is always given
	Length *Figure // km of the whole line by the same claimant in the same source; nil if none is given
}

// BorderShares lists the claims that were made by the day, the newest first; of
// one date as in the file. Claims without a date count as made on the last day of
// their event. Counts of single stretches are not among them.
func (s *Store) BorderShares(day calendar.Day) []BorderShare {
	var shares []BorderShare
	for _, e := range s.During(calendar.Span{First: calendar.Past, Last: day}) {
		for i := range e.Figures {
			f := &e.Figures[i]
			if f.share() && f.made(e).First <= day {
				shares = append(shares, BorderShare{e, f, e.lengthOf(f)})
			}
		}
	}
	slices.SortStableFunc(shares, func(a, b BorderShare) int {
		return cmp.Compare(b.Agreed.made(b.Event).Last, a.Agreed.made(a.Event).Last)
	})
	return shares
}

func (f *Figure) share() bool {
	return (f.Measure == BorderAgreedKm || f.Measure == BorderAgreedPercent) && f.Value != nil && f.Scope != Part
}

// made is when a claim was made, as exactly as it is known.
func (f *Figure) made(e *Event) calendar.Span {
	if f.AsOf.Known() {
		return f.AsOf.Span()
	}
	return calendar.On(e.Span.Last)
}

func (e *Event) lengthOf(f *Figure) *Figure {
	for i := range e.Figures {
		l := &e.Figures[i]
		if l.Measure == BorderLengthKm && l.Source == f.Source && l.Claimant() == f.Claimant() {
			return l
		}
	}
	return nil
}

// whole tells whether the number has no fraction.
func whole(v float64) bool { return v == math.Trunc(v) }
