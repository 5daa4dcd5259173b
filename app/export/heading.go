package export

import (
	"borderatlas/app/lang"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// title is the given one, that of the chosen event, or the region's.
func (p *page) title() string {
	switch e := p.event(); {
	case p.spec.Title != "":
		return p.spec.Title
	case e != nil:
		return e.Title
	}
	return p.spec.Frame.Text("export.title")
}

// event is the chosen one, or nil.
func (p *page) event() *chronicle.Event {
	if id := p.spec.Frame.At.Event; id != "" {
		return p.stack.Data().Chronicle.Event(id)
	}
	return nil
}

// day is the date in words, with its weekday.
func (p *page) day() string {
	f := p.spec.Frame
	return lang.Capital(f.Text("export.day", lang.Weekday(f.Lang, f.At.Day), f.At.Day))
}

// facts are what the line below the title adds to the date. The first is the
// most important: the state of the line.
func (p *page) facts() []string {
	f, d := p.spec.Frame, p.stack.Data()
	var facts []string
	if f.Visible.Has("border") {
		facts = append(facts, f.Text("export.line."+string(d.Atlas.Status(f.At.Day))))
	}
	if e := p.event(); e != nil {
		if e.Span.First != e.Span.Last {
			facts = append(facts, f.Text("export.lasted", e.Span))
		}
		if f.Lang != lang.English && p.spec.Title == "" {
			facts = append(facts, f.Text("export.english"))
		}
		return facts
	}
	if n := len(d.Chronicle.On(f.At.Day)); n > 0 {
		return append(facts, f.Text("export.records", n))
	}
	return append(facts, f.Text("export.records.none"))
}

// setHeading sets the title as large as the page allows in two lines, and below
// it the date and the facts.
func (p *page) setHeading() block {
	width := p.w - 2*p.margin
	var b block
	for _, size := range p.titleSizes() {
		b = p.paragraph(p.title(), face{scene.Bold, size, p.theme.Foreground}, width)
		if b.h < 2.5*size*leading {
			break
		}
	}
	size := 16.0
	if p.w < largePage {
		size = 13
	}
	b.add(p.dateLine(size, width), 0, b.h+2)
	return b
}

// tiny tells whether the page has hardly more room than for the map.
func (p *page) tiny() bool { return min(p.w, p.h) < 400 }

// titleSizes lists sizes of type in dp, the largest first.
func (p *page) titleSizes() []float64 {
	all := []float64{28, 24, 20, 17, 14}
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
		facts = facts[:1]
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
