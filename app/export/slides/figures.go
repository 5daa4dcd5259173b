package slides

import (
	"slices"
	"strings"

	"borderatlas/app/export"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// claim is a figure as a row of a table, or a heading of what follows.
type claim struct {
	heading string
	record  bool // the heading is the name of a record
	side    string
	none    bool // no figure was found for the side
	value   string
	who     string
	source  string
}

// claims lists all figures of an event: the claims of one measure under its name,
// first those about the Kyrgyz side and then those about the Tajik side, as they
// were made. None is left out and none merged, and a side without a figure where the other
// has one says so.
func (b *builder) claims(e *chronicle.Event) []claim {
	var list []claim
	groups := e.FigureGroups()
	for len(groups) > 0 {
		n := 1
		for n < len(groups) && groups[n].Measure == groups[0].Measure {
			n++
		}
		list = append(list, claim{heading: b.text("card.measure." + string(groups[0].Measure))})
		for _, g := range chronicle.WithSilentSides(groups[:n]) {
			if len(g.Figures) == 0 {
				list = append(list, b.noFigure(g.Side))
			}
			list = append(list, b.claimsOf(e, g.Figures, side(b.text, g.Side, g.AboutOtherSide))...)
		}
		groups = groups[n:]
	}
	return list
}

// noFigure says that none was found for a side.
func (b *builder) noFigure(s chronicle.Side) claim {
	return claim{side: side(b.text, s, false), none: true, value: "–", who: b.text("claim.none")}
}

// keyClaims lists the few figures that the rule for key figures picks.
func (b *builder) keyClaims(e *chronicle.Event) []claim {
	var list []claim
	var measure chronicle.Measure
	for _, k := range e.KeyFigures() {
		if k.Measure != measure {
			measure = k.Measure
			list = append(list, claim{heading: b.text("card.measure." + string(measure))})
		}
		if k.Empty() {
			list = append(list, b.noFigure(k.Side))
			continue
		}
		list = append(list, b.claimsOf(e, slices.Concat(k.Own, k.Others), side(b.text, k.Side, false))...)
		list = append(list, b.claimsOf(e, k.Opposing, side(b.text, k.Side, true))...)
	}
	return list
}

// gathered lists all figures and the key figures of some events; of several each has
// its title over them.
func (b *builder) gathered(events []*chronicle.Event) (all, few []claim) {
	titled := func(list []claim, e *chronicle.Event, claims []claim) []claim {
		if len(events) > 1 && len(claims) > 0 {
			list = append(list, claim{heading: e.Title, record: true})
		}
		return append(list, claims...)
	}
	for _, e := range events {
		all, few = titled(all, e, b.claims(e)), titled(few, e, b.keyClaims(e))
	}
	return all, few
}

// side names the side that figures are about.
func side(text layers.Text, s chronicle.Side, byOther bool) string {
	name := text("card.side." + string(s))
	if byOther {
		name = text("card.side." + string(s) + ".other")
	}
	return name
}

// claimsOf are rows of one side; only the first names it.
func (b *builder) claimsOf(e *chronicle.Event, figures []*chronicle.Figure, side string) []claim {
	var list []claim
	for _, f := range figures {
		value, words := layers.FigureText(b.text, *f)
		who := []string{f.ClaimedBy}
		if words != "" {
			who = append(who, b.text("card.quote", words))
		}
		if f.Place != nil {
			who = append(who, f.Place.Name(b.deck.Frame.Lang))
		}
		if f.Scope != "" {
			who = append(who, b.text("card.scope."+string(f.Scope)))
		}
		list = append(list, claim{side: side, value: value, who: strings.Join(who, " · "), source: b.sourceOf(e, f)})
		side = ""
	}
	return list
}

// sourceOf names where a figure was read, and of which day it is.
func (b *builder) sourceOf(e *chronicle.Event, f *chronicle.Figure) string {
	var parts []string
	if f.Source != nil {
		if name := export.Publisher(f.Source); name != "" && !strings.Contains(f.ClaimedBy, name) {
			parts = append(parts, name)
		}
	}
	if f.AsOf.Known() {
		parts = append(parts, layers.ShortDate(b.text, f.AsOf, e.Span.First))
	}
	return strings.Join(parts, ", ")
}

// cellSizes are the sizes of type in tables, in dp, the usual one first. Headings
// are a little larger.
var cellSizes = []float64{14, 13, 12}

// rows sets claims as rows: of three columns with the source behind the claimant,
// or of four.
func rows(claims []claim, columns int, size float64) []row {
	list := make([]row, len(claims))
	for i, c := range claims {
		if c.heading != "" {
			list[i] = row{cells: []paragraph{bold(size+2, c.heading)}, head: true, record: c.record}
			if c.record {
				list[i].cells[0].size += 2
			}
			continue
		}
		who := paragraph{size: size, runs: []run{{text: c.who}}}
		if columns == 3 && c.source != "" {
			who.runs = append(who.runs, run{text: " · " + c.source, soft: true})
		}
		cells := []paragraph{plain(size, c.side), bold(size, c.value), who}
		if columns == 4 {
			cells = append(cells, soft(size, c.source))
		}
		list[i].cells = cells
	}
	return list
}

// pages cuts rows into lists not higher than height dp. A measure is cut only where it is
// higher than a page, so that both sides stand together. No heading stands alone at the end;
// where a list goes on, its headings and the side are said again.
func pages(list []row, height float64) [][]row {
	var all [][]row
	for len(list) > 0 {
		n, h := 0, 0.0
		for n < len(list) && h+list[n].height <= height {
			h += list[n].height
			n++
		}
		if whole := wholeMeasures(list, n); whole > 0 {
			n = whole
		}
		for n > 1 && n < len(list) && list[n-1].head {
			n--
		}
		n = max(n, 1)
		said := openAt(list[:n])
		all = append(all, list[:n:n])
		list = list[n:]
		switch {
		case len(list) == 0 || list[0].record || n <= len(said.heads):
		case !list[0].head:
			list = slices.Concat(said.heads, []row{list[0].about(said.side)}, list[1:])
		case len(said.heads) > 0 && said.heads[0].record:
			list = slices.Concat(said.heads[:1], list)
		}
	}
	return all
}

// wholeMeasures is how many of the first n rows are whole measures, if a row of the last one
// follows them; 0 if there is but one measure.
func wholeMeasures(list []row, n int) int {
	if n >= len(list) || list[n].head {
		return n
	}
	at := n - 1
	for at > 0 && !list[at].head {
		at--
	}
	for at > 0 && list[at-1].head { // with the name of the record
		at--
	}
	return at
}

// opened is what rows that follow others rest on without saying it again.
type opened struct {
	heads []row // the record, if it is named, and the measure
	side  *row  // that names the side, or nil
}

// openAt is what is open at the end of rows.
func openAt(list []row) opened {
	var record, measure, side *row
	for i := range list {
		switch r := &list[i]; {
		case r.record:
			record, measure, side = r, nil, nil
		case r.head:
			measure, side = r, nil
		case r.cells[0].text() != "":
			side = r
		}
	}
	o := opened{side: side}
	for _, r := range []*row{record, measure} {
		if r != nil {
			o.heads = append(o.heads, *r)
		}
	}
	return o
}

// about is the row with its side said, if another row has said it.
func (r row) about(side *row) row {
	if side == nil || r.cells[0].text() != "" {
		return r
	}
	r.cells = append([]paragraph{side.cells[0]}, r.cells[1:]...)
	r.height = max(r.height, side.height)
	return r
}

// beside are the widths of three columns in a width in dp, such that no word of the
// first two is broken.
func (s setter) beside(list []row, width float64) []float64 {
	columns := []float64{0.26 * width, 0.24 * width, 0}
	for _, r := range list {
		if r.head {
			continue
		}
		for c := range 2 {
			for _, run := range r.cells[c].runs {
				for word := range strings.FieldsSeq(run.text) {
					columns[c] = max(columns[c], s.fonts.Shape(word, face(run), r.cells[c].size, 0).Advance+2*cellSide+0.5)
				}
			}
		}
	}
	columns[2] = width - columns[0] - columns[1]
	return columns
}
