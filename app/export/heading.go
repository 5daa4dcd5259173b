package export

import (
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/app/lang"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// title is the given one, that of the subject or of the chosen event, or the region's.
func (p *page) title() string {
	subject := p.spec.subject(p.stack)
	switch e := p.event(); {
	case p.spec.Title != "":
		return p.spec.Title
	case subject != "":
		return subject
	case e != nil:
		return e.Title
	}
	return p.spec.Frame.Text("export.title")
}

// subject is the title of what the view was laid around, or empty.
func (s Spec) subject(stack *layers.Stack) string {
	if s.Subject == "" {
		return ""
	}
	if e := stack.Data().Chronicle.Event(s.Subject); e != nil {
		return e.Title
	}
	if name := stack.NameOf(s.Subject, s.Frame.Lang); name != "" {
		return s.Frame.Text("export.title.around", name)
	}
	return ""
}

// event is the chosen one, or nil; a sheet has several and none of its own.
func (p *page) event() *chronicle.Event {
	if len(p.spec.Frames) > 0 {
		return nil
	}
	if id := p.spec.Frame.At.Event; id != "" {
		return p.stack.Data().Chronicle.Event(id)
	}
	return nil
}

// shown are the events of the frame, or of all frames of a sheet, in stepping
// order and each once.
func (p *page) shown() []*chronicle.Event {
	f, store := p.spec.Frame, p.stack.Data().Chronicle
	if len(p.spec.Frames) == 0 {
		return f.Filter.Pick(store.During(f.Reach.Span(f.At.Day)))
	}
	var spans []calendar.Span
	all := p.spec.spanned()
	for i := range p.spec.Frames {
		at := p.spec.dated(i)
		spans = append(spans, at.Reach.Span(at.At.Day))
		all.First = min(all.First, spans[i].First)
	}
	on := func(e *chronicle.Event) bool { return slices.ContainsFunc(spans, e.Span.Overlaps) }
	return f.Filter.Pick(slices.DeleteFunc(slices.Clone(store.During(all)), func(e *chronicle.Event) bool { return !on(e) }))
}

// day is the date in words: a day with its weekday, the days of a window, up to
// which day everything is shown, or from when to when a sheet reaches.
func (p *page) day() string {
	f := p.spec.Frame
	if len(p.spec.Frames) > 0 {
		return layers.PositionsDate(f.Text, p.stack.Data().Chronicle, p.spec.Frames)
	}
	switch f.Reach.Mode {
	case chronicle.Window:
		return f.Text("export.span", f.Reach.Span(f.At.Day))
	case chronicle.Until:
		return f.Text("export.until", f.At.Day)
	}
	if e := p.stack.Data().Chronicle.Vague(f.At); e != nil {
		return lang.Capital(layers.EventDate(f.Text, e))
	}
	return lang.Capital(f.Text("export.day", lang.Weekday(f.Lang, f.At.Day), f.At.Day))
}

// facts are what the line below the title adds to the date; there may be none. The
// first is the most important: that places are blurred, or else the state of the line.
func (p *page) facts() []string {
	f := p.spec.Frame
	var facts []string
	if p.spec.Blur > 0 {
		facts = append(facts, f.Text("export.blur", p.spec.Blur))
	}
	if n := len(p.spec.Frames); n > 0 {
		facts = append(facts, f.Text("export.sheet", n))
	} else if f.Visible.Has("border") {
		facts = append(facts, f.Text("export.line."+string(p.stack.Data().Atlas.Status(f.At.Day))))
	}
	if len(p.spec.Frames) == 0 {
		facts = append(facts, p.counted()...)
	}
	if !f.Filter.Any() {
		facts = append(facts, f.Text("export.filter", strings.Join(p.filtered(), ", ")))
		if e := p.event(); e != nil && !f.Filter.Match(e) {
			facts = append(facts, f.Text("export.filter.past"))
		}
	}
	return facts
}

// counted says what of the chronicle is shown: for how long the chosen event
// lasted, or how many records there are.
func (p *page) counted() []string {
	f := p.spec.Frame
	if e := p.event(); e != nil {
		var facts []string
		if e.Span.First != e.Span.Last && (!e.Precision.Vague() || f.Reach.Mode != chronicle.OnDay) {
			facts = append(facts, f.Text("export.lasted", layers.EventDate(f.Text, e)))
		}
		if f.Lang != lang.English && p.title() == e.Title {
			facts = append(facts, f.Text("export.english"))
		}
		return facts
	}
	n, words := len(p.shown()), "export.records"
	if f.Reach.Mode != chronicle.OnDay {
		words = "export.records.shown"
	}
	if n == 0 {
		return []string{f.Text(words + ".none")}
	}
	return []string{f.Text(words, n)}
}

// filtered names the conditions of the filter.
func (p *page) filtered() []string {
	f := p.spec.Frame
	var names []string
	if f.Filter.Side != chronicle.NoSide {
		names = append(names, f.Text("export.filter.side", f.Text("card.side."+string(f.Filter.Side))))
	}
	if f.Filter.Province != "" {
		names = append(names, f.Text("filter.province."+f.Filter.Province))
	}
	if f.Filter.Confidence != "" {
		names = append(names, f.Text("card.confidence", f.Text("card.confidence."+string(f.Filter.Confidence))))
	}
	if f.Filter.Publisher != "" {
		names = append(names, f.Text("export.filter.publisher", f.Filter.Publisher))
	}
	if shown := p.kindsShown(); shown != "" {
		names = append(names, shown)
	}
	return names
}

// kindsShown names the kinds that the filter lets through, or those that it
// leaves out where they are fewer; empty where it shows all.
func (p *page) kindsShown() string {
	f := p.spec.Frame
	var in, out []string
	for _, k := range chronicle.Kinds {
		name := f.Text("card.kind." + string(k))
		if f.Filter.Shows(k) {
			in = append(in, name)
		} else {
			out = append(out, name)
		}
	}
	switch {
	case len(out) == 0:
		return ""
	case len(out) < len(in):
		return f.Text("export.filter.without", strings.Join(out, ", "))
	}
	return f.Text("export.filter.only", strings.Join(in, ", "))
}

// setHeading sets the title as large as the page allows in two lines, and below
// it the date and the facts.
func (p *page) setHeading() block {
	width := p.w - 2*p.margin
	title := p.setTitle(p.titleSizes(), 2, width)
	var b block
	if p.spec.Layout == Poster {
		b = p.bar()
	}
	b.add(title, 0, b.h)
	size := 16.0
	if p.w < largePage {
		size = 13
	}
	b.add(p.dateLine(size, width), 0, b.h+2)
	return b
}

// titleShare is the largest share of a page's height that a title takes: the page
// is there for the map. The whole title stays in the texts of the file.
const titleShare = 0.2

// setTitle sets the title in the largest of some sizes of type that takes only so
// many lines, or else in the last, shortened to its share of the page.
func (p *page) setTitle(sizes []float64, lines float64, width float64) (b block) {
	for _, size := range sizes {
		f := face{scene.Bold, size, p.theme.Foreground}
		if b = p.paragraph(p.title(), f, width); b.h < (lines+0.5)*size*leading {
			return b
		}
		b = p.shortened(b, f, width, max(lines*size*leading, titleShare*p.h))
	}
	return b
}

// bar is the short thick line over a poster's title, with room below it.
func (p *page) bar() block {
	var o scene.Outline
	o.RoundRect(orb.Bound{Max: orb.Point{72, 7}}, 0)
	return block{w: 72, h: 15, ops: []scene.Op{&scene.Path{Outline: o, Fill: p.theme.Accent}}}
}

// tiny tells whether the page has hardly more room than for the map.
func (p *page) tiny() bool { return min(p.w, p.h) < 400 }

// titleSizes lists sizes of type in dp, the largest first.
func (p *page) titleSizes() []float64 {
	all := []float64{28, 24, 20, 17, 14}
	if p.spec.Layout == Poster && !p.tiny() {
		return []float64{44, 38, 32, 28, 24}
	}
	switch short := min(p.w, p.h); {
	case p.tiny():
		return all[4:]
	case short < 600:
		return all[2:]
	case short < 900:
		return all[1:]
	}
	return all
}

// dateLine sets the date in bold and the facts after it, parted by dots; what
// does not fit goes to a further line.
func (p *page) dateLine(size, width float64) block {
	b := p.paragraph(p.day(), face{scene.Bold, size, p.theme.Foreground}, width)
	plain := face{scene.Regular, size, p.theme.Secondary}
	height := size * leading
	x, y := b.w, b.h-height
	facts := p.facts()
	if p.tiny() {
		facts = facts[:min(1, len(facts))] // a day without the border may have none
	}
	for _, fact := range facts {
		run := p.fonts.Shape(" · "+fact, plain.style, size, 0)
		if x+run.Advance <= width {
			part := block{h: 0}
			part.line(p, run, plain, 0)
			b.add(part, x, y)
			x += run.Advance
			continue
		}
		below := p.paragraph(fact, plain, width)
		y = b.h
		b.add(below, 0, y)
		x, y = below.w, y+below.h-height
	}
	return b
}
