package export

import (
	"image/color"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// told is the events with key figures that a report or poster tells of, if there
// are any: the chosen one, or of those shown first what stands for a whole
// conflict, then what happened on the one day, in stepping order.
func (p *page) told() []*chronicle.Event {
	if !p.spec.Layout.Tells() {
		return nil
	}
	if p.telling == nil {
		p.telling = p.choose()
	}
	return p.telling
}

func (p *page) choose() []*chronicle.Event {
	whole, ofDay := []*chronicle.Event{}, []*chronicle.Event{}
	shown := p.shown()
	if e := p.event(); e != nil {
		shown = []*chronicle.Event{e}
	}
	for _, e := range shown {
		switch {
		case !slices.ContainsFunc(e.KeyFigures(), func(k chronicle.KeyFigures) bool { return !k.Empty() }):
		case e.Umbrella:
			whole = append(whole, e)
		case e.Span == calendar.On(p.spec.Frame.At.Day) || e == p.event():
			ofDay = append(ofDay, e)
		}
	}
	return append(whole, ofDay...)
}

// richness is how many events and measures key figures have.
type richness struct{ events, measures int }

// riches are tried in this order; the last is better than nothing.
var riches = []richness{{3, 5}, {2, 5}, {1, 5}, {1, 4}, {1, 3}, {1, 2}, {1, 1}}

// needed is how many measures a detail has at least, so that notes of the legend
// give way to figures.
var needed = map[detail]int{everything: 5, fewNotes: 4, essentials: 3, marks: 1}

// fitting is the richest table of key figures of at most a height in dp. It is
// false where the detail asks for more than fits, and empty where there is
// nothing to tell or, with the barest legend, no room for it.
func (p *page) fitting(width, height float64, d detail) (block, bool) {
	if len(p.told()) == 0 {
		return block{}, true
	}
	for _, r := range riches {
		if r.measures < needed[d] {
			break
		}
		if b := p.claims(width, r); b.h <= height {
			return b, true
		}
	}
	return block{}, d == marks
}

// tabled is what a table of key figures depends on.
type tabled struct {
	width float64
	richness
}

// claims sets the key figures of events in a width in dp: the claims about either
// side beside each other, each with who makes it and where it was read. The same
// are asked for again while the page tries its arrangements.
func (p *page) claims(width float64, r richness) block {
	key := tabled{width, r}
	b, ok := p.tables[key]
	if !ok {
		b = p.setClaims(p.told()[:min(len(p.told()), r.events)], r.measures, width)
		p.tables[key] = b
	}
	return b
}

func (p *page) setClaims(told []*chronicle.Event, measures int, width float64) block {
	text := p.spec.Frame.Text
	b := p.paragraph(text("export.claims"), p.head(), width)
	for i, e := range told {
		if i > 0 {
			b.h += groupGap
		}
		b.add(p.table(e, width, measures), 0, b.h+3)
	}
	b.add(p.paragraph(text("export.claims.note"), p.quiet(), width), 0, b.h+4)
	return b
}

// sideGap is between the two sides of a table, in dp.
const sideGap = 16.0

// table is the key figures of an event, at most so many measures.
func (p *page) table(e *chronicle.Event, width float64, measures int) block {
	f := p.spec.Frame
	half := (width - sideGap) / 2
	bold := face{scene.Bold, p.words().size, p.theme.Foreground}
	b := p.flow([]piece{{e.Title, p.words()}, {"· " + layers.EventDate(f.Text, e), p.quiet()}}, width)
	heads := p.paragraph(f.Text("export.side.KG"), bold, half)
	heads.add(p.paragraph(f.Text("export.side.TJ"), bold, half), half+sideGap, 0)
	b.add(heads, 0, b.h+4)
	b.add(p.rule(width, p.theme.Foreground), 0, b.h+2)
	picks := e.KeyFigures()
	for i := 0; i < len(picks) && measures > 0; measures-- {
		n := i
		for n < len(picks) && picks[n].Measure == picks[i].Measure {
			n++
		}
		b.add(p.measure(picks[i:n], width, half), 0, b.h+4)
		b.add(p.rule(width, p.theme.Separator), 0, b.h+3)
		i = n
	}
	return b
}

// measure is one measure: the claims about either side, and below them those
// about both together, which are no sum of the others.
func (p *page) measure(picks []chronicle.KeyFigures, width, half float64) block {
	text := p.spec.Frame.Text
	b := p.paragraph(text("card.measure."+string(picks[0].Measure)), face{scene.Bold, p.words().size, p.theme.Foreground}, width)
	var sides block
	for _, k := range picks {
		switch k.Side {
		case chronicle.KG:
			sides.add(p.said(k, half), 0, 0)
		case chronicle.TJ:
			sides.add(p.said(k, half), half+sideGap, 0)
		}
	}
	b.add(sides, 0, b.h)
	for _, k := range picks {
		if k.Side == chronicle.Both && !k.Empty() {
			b.add(p.paragraph(text("export.claims.both"), p.quiet(), width), 0, b.h+2)
			b.add(p.said(k, width), 0, b.h)
		}
	}
	return b
}

// said lists the claims about a side, or says that none was found.
func (p *page) said(k chronicle.KeyFigures, width float64) block {
	text := p.spec.Frame.Text
	if k.Empty() {
		return p.paragraph(text("claim.none"), p.quiet(), width)
	}
	var b block
	for _, f := range slices.Concat(k.Own, k.Others) {
		b.add(p.claim(f, width), 0, b.h)
	}
	if len(k.Opposing) > 0 {
		b.add(p.paragraph(text("export.claims.opposing"), p.quiet(), width), 0, b.h+2)
		for _, f := range k.Opposing {
			b.add(p.claim(f, width), 0, b.h)
		}
	}
	return b
}

// claim is a figure with who claims it, when, and who published it. The claimant's
// remarks belong to it: they say what is counted.
func (p *page) claim(f *chronicle.Figure, width float64) block {
	frame := p.spec.Frame
	words := []string{f.ClaimedBy}
	if f.AsOf.Known() {
		words = append(words, layers.ShortDate(frame.Text, f.AsOf, frame.At.Day))
	}
	by := strings.Join(words, ", ")
	if f.Source != nil {
		name := publisher(f.Source)
		if name != "" && !strings.Contains(f.Claimant(), name) && !strings.Contains(name, f.Claimant()) {
			by += " (" + name + ")"
		}
	}
	number := face{scene.Bold, p.words().size + 1, p.theme.Foreground}
	return p.flow([]piece{{p.value(f), number}, {by, p.quiet()}}, width)
}

// value is the number or range as it is claimed, with its qualifier.
func (p *page) value(f *chronicle.Figure) string {
	text := p.spec.Frame.Text
	low, high, _ := f.Range()
	value := p.number(low)
	if low != high {
		value = text("export.range", low, high)
	}
	return layers.Limit(text, f.Qualifier) + value
}

// rule is a line across a table.
func (p *page) rule(width float64, fill color.NRGBA) block {
	var o scene.Outline
	o.Line([]orb.Point{{0, 0.5}, {width, 0.5}})
	return block{w: width, h: 1, ops: []scene.Op{&scene.Path{Outline: o, Stroke: scene.Stroke{Color: fill, Width: 1}}}}
}
