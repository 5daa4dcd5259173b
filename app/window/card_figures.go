package window

import (
	"cmp"
	"slices"
	"strings"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// figures is the claims with a number: for each measure a plot where claims
// differ, then a table for each side that keeps the claims apart.
func (r record) figures() []part {
	groups := dated(r.event.FigureGroups())
	if len(groups) == 0 {
		return nil
	}
	var parts []part
	said := false // the column heads, once over the first table
	for len(groups) > 0 {
		n := sameMeasure(groups)
		plot := newDotPlot(r.words, r.year(), r.refs, groups[:n])
		if plot != nil {
			measure, _ := groupTitle(r.text, groups[0])
			parts = append(parts, headingPart{r.text("card.plot", measure)}, plotPart{plot})
		} else if !said {
			parts = append(parts, headingPart{r.text("card.figures")})
		}
		tables := rowsPart{}
		if !said {
			tables, said = append(tables, columnsPart{r.text("card.value"), r.text("card.claimed-by"), r.text("card.as-of")}), true
		}
		for _, g := range chronicle.WithSilentSides(groups[:n]) {
			tables = append(tables, r.group(g)...)
		}
		parts, groups = append(parts, tables), groups[n:]
	}
	return append(parts, paragraphPart{r.text("card.never-merged"), caption})
}

// dated puts the figures of each group in the order of the days on which they
// were claimed, unknown days at the end.
func dated(groups []chronicle.FigureGroup) []chronicle.FigureGroup {
	for _, g := range groups {
		slices.SortStableFunc(g.Figures, func(a, b *chronicle.Figure) int {
			return cmp.Or(unknownLast(a, b), cmp.Compare(a.AsOf.Span().Last, b.AsOf.Span().Last))
		})
	}
	return groups
}

func unknownLast(a, b *chronicle.Figure) int {
	switch known := a.AsOf.Known(); {
	case known == b.AsOf.Known():
		return 0
	case known:
		return -1
	}
	return 1
}

// sameMeasure counts the groups at the beginning that count the same thing.
func sameMeasure(groups []chronicle.FigureGroup) int {
	n := slices.IndexFunc(groups, func(g chronicle.FigureGroup) bool { return g.Measure != groups[0].Measure })
	if n < 0 {
		return len(groups)
	}
	return n
}

// group is the table of one measure and side, how claimants corrected themselves,
// and where the totals and their parts are.
func (r record) group(g chronicle.FigureGroup) []part {
	measure, side := groupTitle(r.text, g)
	parts := []part{groupPart{measure, side}}
	if len(g.Figures) == 0 {
		parts = append(parts, paragraphPart{r.text("claim.none"), table})
	}
	for _, f := range g.Figures {
		value, words := layers.FigureText(r.text, *f)
		by := claimant(r.text, r.lang, *f, r.refs[f.Source])
		if words != "" {
			by = r.text("card.quote", words) + " " + by
		}
		parts = append(parts, figurePart{value, by, shortDate(r.text, f.AsOf, r.year())})
	}
	for _, list := range g.Corrections() {
		parts = append(parts, indentedPart{paragraphPart{r.correction(list), caption}})
	}
	return append(parts, r.counterparts(g)...)
}

// correction is how one claimant changed a figure, with the dates.
func (r record) correction(list []*chronicle.Figure) string {
	var steps []string
	for _, f := range list {
		value, _ := layers.FigureText(r.text, *f)
		steps = append(steps, r.text("card.dated", value, shortDate(r.text, f.AsOf, r.year())))
	}
	who := list[0].Claimant()
	if list[0].Authority != chronicle.NoSide {
		who = r.text("card.authorities." + string(list[0].Authority))
	}
	return r.text("card.corrected", who, strings.Join(steps, ", "))
}

// counterparts links a total to the parts of its umbrella that count the same,
// and a part to its umbrella. They are never added.
func (r record) counterparts(g chronicle.FigureGroup) []part {
	id, events := "card.in-parts", r.event.Parts
	if r.event.Whole != nil {
		id, events = "card.in-whole", []*chronicle.Event{r.event.Whole}
	}
	var links rowsPart
	for _, e := range events {
		if values := r.valuesOf(e, g); values != "" {
			links = append(links, countPart{e, r.text("card.counted", e.Title, values)})
		}
	}
	if len(links) == 0 {
		return nil
	}
	return []part{indentedPart{append(rowsPart{paragraphPart{r.text(id), caption}}, links...)}}
}

// valuesOf lists what another event has of the same measure, side and voice.
func (r record) valuesOf(e *chronicle.Event, g chronicle.FigureGroup) string {
	var values []string
	for _, other := range dated(e.FigureGroups()) {
		if other.Measure != g.Measure || other.Side != g.Side || other.AboutOtherSide != g.AboutOtherSide {
			continue
		}
		for _, f := range other.Figures {
			value, _ := layers.FigureText(r.text, *f)
			values = append(values, value)
		}
	}
	return strings.Join(slices.Compact(values), "; ")
}

// displacement is the rows of who left from where to where.
func (r record) displacement() []part {
	moves := r.store.Displacements(r.event.ID)
	if len(moves) == 0 {
		return nil
	}
	lines := rowsPart{columnsPart{r.text("card.people"), r.text("card.claimed-by"), r.text("card.as-of")}}
	for _, d := range moves {
		by := r.route(d) + "\n" + d.ClaimedBy
		for _, s := range d.Sources {
			by += reference(r.refs[s])
		}
		if d.Aggregate {
			by += " · " + r.text("card.aggregate")
		}
		if d.Note != "" {
			by += "\n" + d.Note
		}
		lines = append(lines, figurePart{r.people(d), by, shortDate(r.text, d.AsOf, r.year())})
	}
	parts := []part{lines}
	if bounds := r.displaced(); bounds != "" {
		parts = append(parts, paragraphPart{bounds, table})
	}
	return r.section(r.text("card.displacement"), append(parts, paragraphPart{r.text("card.never-added"), caption})...)
}

// displaced is the lowest and the highest claim for each side, which the size of
// the circles follows. They stay two numbers.
func (r record) displaced() string {
	var lines []string
	for _, g := range r.event.FigureGroups() {
		figures := slices.DeleteFunc(slices.Clone(g.Figures), func(f *chronicle.Figure) bool { return !f.Comparable() })
		if g.Measure != "displaced" || len(figures) < 2 {
			continue
		}
		slices.SortStableFunc(figures, byNumber)
		_, side := groupTitle(r.text, g)
		lowest, _ := layers.FigureText(r.text, *figures[0])
		highest, _ := layers.FigureText(r.text, *figures[len(figures)-1])
		lines = append(lines, r.text("card.displaced", side, lowest, figures[0].Claimant(), highest, figures[len(figures)-1].Claimant()))
	}
	return strings.Join(lines, "\n")
}

// people is the size of a movement in the unit that is known.
func (w words) people(d *chronicle.Displacement) string {
	switch {
	case d.Count != nil:
		return layers.Limit(w.text, d.Qualifier) + w.text("card.number", *d.Count)
	case d.Houses != nil:
		return w.text("card.houses", *d.Houses)
	case d.ShelterPoints != nil:
		return w.text("card.shelters", *d.ShelterPoints)
	}
	return w.text("card.not-counted")
}

func (w words) route(d *chronicle.Displacement) string {
	from := areaName(d.FromArea, d.From, w.lang)
	if d.To == nil && d.ToArea == nil {
		return w.text("card.from", from)
	}
	return w.text("card.from-to", from, areaName(d.ToArea, d.To, w.lang))
}

// areaName is the name of the area that a place stands for, or of the place.
func areaName(t *chronicle.Territory, p *chronicle.Place, lang string) string {
	if t != nil {
		return t.Name(lang)
	}
	return p.Name(lang)
}
