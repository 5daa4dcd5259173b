package timeline

import (
	"image/color"
	"math"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// plan is everything that the picture of the timeline depends on. It does not
// change any more once it is made, so that it can be drawn in the background.
type plan struct {
	events  []Event
	axis    *Axis
	months  []month
	columns []Column
	bricks  []Brick
	levels  int // the height of the highest pile
	rows    rows
	width   float64
	pixels  float64 // device pixels per dp
	theme   *layers.Theme
	fonts   *scene.Fonts
	text    layers.Text
}

// box is the place of a brick.
func (p *plan) box(b Brick) orb.Bound {
	height, step := p.rows.brick(p.levels)
	bottom := p.rows.axis - 2 - float64(b.Level)*step
	return orb.Bound{Min: orb.Point{side + b.From, bottom - height}, Max: orb.Point{side + b.To, bottom}}
}

// draw makes the scene: transparent, because the chosen day's wash lies below it.
func (p *plan) draw() *scene.Scene {
	s := &scene.Scene{W: p.width, H: p.rows.end}
	s.Ops = append(s.Ops, p.line()...)
	for _, r := range p.runs() {
		s.Ops = append(s.Ops, p.brick(r))
	}
	s.Ops = append(s.Ops, p.marks()...)
	s.Ops = append(s.Ops, p.ticks()...)
	if p.rows.strip > 0 {
		s.Ops = append(s.Ops, p.strip()...)
	}
	return s
}

// line is the axis. Where a gap is shortened, two slanted strokes cut it.
func (p *plan) line() []scene.Op {
	const gap, slant, rise = 1.8, 1.3, 3.5
	var line, cuts scene.Outline
	from := side
	for _, b := range p.axis.Breaks() {
		x := side + float64(b)
		line.Line([]orb.Point{{from, p.rows.axis}, {x - gap, p.rows.axis}})
		for _, at := range []float64{x - gap, x + gap} {
			cuts.Line([]orb.Point{{at - slant, p.rows.axis + rise}, {at + slant, p.rows.axis - rise}})
		}
		from = x + gap
	}
	line.Line([]orb.Point{{from, p.rows.axis}, {side + p.axis.Width(), p.rows.axis}})
	ink := scene.Stroke{Color: p.theme.Axis, Width: 1}
	arrows := scene.Stroke{Color: p.theme.Secondary, Width: 1.6, Cap: scene.Round}
	return []scene.Op{
		&scene.Path{Outline: line, Stroke: ink}, &scene.Path{Outline: cuts, Stroke: ink},
		&scene.Path{Outline: p.arrows(), Stroke: arrows},
	}
}

// arrows point to where the axis goes on outside the window.
func (p *plan) arrows() scene.Outline {
	const size = 4.0
	var o scene.Outline
	seen, y := p.axis.Visible(), p.rows.axis
	arrow := func(tip, way float64) {
		o.Line([]orb.Point{{tip - way*size, y - size}, {tip, y}, {tip - way*size, y + size}})
	}
	if seen.First > p.axis.First() {
		arrow(side-8, -1)
	}
	if seen.Last < p.axis.Last() {
		arrow(side+p.axis.Width()+8, 1)
	}
	return o
}

// run is bricks of one kind that lie on each other.
type run struct {
	event Event // the lowest
	box   orb.Bound
}

// slim is the height in dp under which bricks are not drawn one by one.
const slim = 2.5

// runs lists what is drawn of the bricks: each, or where they are too slim those
// of a kind as one.
func (p *plan) runs() []run {
	height, _ := p.rows.brick(p.levels)
	var list []run
	var before Brick
	for _, b := range p.bricks {
		e, box := p.events[b.Event], p.box(b)
		n := len(list)
		if n > 0 && height < slim && !e.Precision.Vague() && !list[n-1].event.Precision.Vague() && list[n-1].event.Group == e.Group &&
			before.From == b.From && before.Level == b.Level-1 {
			list[n-1].box = list[n-1].box.Union(box)
		} else {
			list = append(list, run{e, box})
		}
		before = b
	}
	return list
}

func (p *plan) brick(r run) scene.Op {
	fill, line := ink(p.theme, r.event.Group)
	if r.event.Precision.Vague() {
		fill = layers.Alpha(fill, 0.35)
	}
	var o scene.Outline
	o.RoundRect(r.box.Pad(-min(0.5, (r.box.Max[1]-r.box.Min[1])/4)), 0)
	return &scene.Path{Outline: o, Fill: fill, Stroke: scene.Stroke{Color: line, Width: 1, Join: scene.Miter}}
}

// ink is fill and outline of a group's bricks. Groups whose marks are hollow on
// the map have hollow bricks.
func ink(t *layers.Theme, g chronicle.Group) (fill, line color.NRGBA) {
	line = layers.GroupColor(t, g)
	fill = line
	switch g {
	case chronicle.GroupArson:
		line = t.ArsonLine
	case chronicle.GroupPolitical, chronicle.GroupDisplacement, chronicle.GroupDetention:
		fill = t.Background
	case chronicle.GroupOther:
		fill = layers.Alpha(line, 0.35)
	}
	return fill, line
}

// stamp is a small mark under a column: something of this kind begins in it.
type stamp struct {
	span  calendar.Span
	group chronicle.Group
	at    orb.Point
	scale float64
}

// stamps places a mark for each kind of each column, in rows as wide as the column.
func (p *plan) stamps() []stamp {
	var list []stamp
	for _, c := range p.columns {
		width := c.To - c.From
		scale := min(markScale, (width+1)/15)
		if scale < 0.3 {
			continue // dust; the bricks have the colours
		}
		step := markStep * scale / markScale
		across := max(int(width/step), 1)
		for i, g := range c.Groups[:min(len(c.Groups), across*p.rows.kinds)] {
			row, inRow := i/across, min(across, len(c.Groups)-i/across*across)
			list = append(list, stamp{c.Span, g, orb.Point{
				side + (c.From+c.To)/2 + (float64(i%across)-float64(inRow-1)/2)*step,
				p.rows.axis + 3 + (float64(row)+0.5)*markStep,
			}, scale})
		}
	}
	return list
}

// marks are the kinds of the events under each column, as on the map.
func (p *plan) marks() []scene.Op {
	var ops []scene.Op
	symbols := map[chronicle.Group]*scene.Symbol{}
	for _, s := range p.stamps() {
		if symbols[s.group] == nil {
			symbols[s.group] = layers.KindSymbol(p.theme, s.group, true)
		}
		ops = append(ops, &scene.Sprite{Symbol: symbols[s.group], At: s.at, Scale: s.scale})
	}
	return ops
}

// ticks are the labels of the axis.
func (p *plan) ticks() []scene.Op {
	var marks scene.Outline
	var ops []scene.Op
	base := p.rows.ticks + labelRow - 6
	for _, t := range p.axis.Ticks(p.write, p.measure) {
		ops = append(ops, p.label(t.Label, side+t.From, base))
		if !t.End {
			marks.Line([]orb.Point{{side + t.X, p.rows.axis}, {side + t.X, p.rows.axis + 4}})
		}
	}
	return append(ops, &scene.Path{Outline: marks, Stroke: scene.Stroke{Color: p.theme.Axis, Width: 1}})
}

func (p *plan) label(text string, x, y float64) scene.Op {
	return &scene.Text{
		Run: p.fonts.Shape(text, scene.Regular, textSize, 0), At: orb.Point{x, y},
		Fill: p.theme.Secondary,
	}
}

func (p *plan) measure(text string) float64 {
	return p.fonts.Shape(text, scene.Regular, textSize, 0).Advance
}

// write is the label of a step of the ladder, or of an end of the window.
func (p *plan) write(d calendar.Day, u Unit, end bool) string { return label(p.text, d, u, end) }

// month is the number of events that begin in a month.
type month struct {
	first calendar.Day
	count int
}

// stripStart is where the overview begins: almost all of the chronicle is later.
var stripStart = calendar.Date(2010, 1, 1)

// monthly counts the events by month, from the start of the overview.
func monthly(events []Event) []month {
	var months []month
	for _, e := range events {
		first := ByMonth.Floor(e.Span.First)
		if first < stripStart {
			continue
		}
		if n := len(months); n == 0 || months[n-1].first != first {
			months = append(months, month{first: first})
		}
		months[len(months)-1].count++
	}
	return months
}

// overview is the true scale of the strip.
func (p *plan) overview() *Axis {
	return NewAxis(nil, min(stripStart, p.axis.Last()), p.axis.Last(), p.axis.Width(), true)
}

// strip is the overview: the months, by the square root of their events, and a
// frame around the days in the window.
func (p *plan) strip() []scene.Op {
	const bars, least = 13.0, 2.5
	over := p.overview()
	base := p.rows.strip + bars + 3
	var line, columns, frame scene.Outline
	line.Line([]orb.Point{{side, base}, {side + p.axis.Width(), base}})
	most := 1
	for _, m := range p.months {
		most = max(most, m.count)
	}
	for _, m := range p.months {
		x := side + over.X(m.first)
		h := max(bars*math.Sqrt(float64(m.count)/float64(most)), least)
		columns.RoundRect(orb.Bound{Min: orb.Point{x, base - h}, Max: orb.Point{max(side+over.X(ByMonth.Next(m.first))-1, x+2), base}}, 0)
	}
	ops := []scene.Op{
		&scene.Path{Outline: line, Stroke: scene.Stroke{Color: p.theme.Axis, Width: 1}},
		&scene.Path{Outline: columns, Fill: p.theme.Secondary},
	}
	years := func(d calendar.Day, u Unit, end bool) string {
		if u < ByYear && !(end && d == over.First()) {
			return "" // the last year is named where it begins
		}
		return label(p.text, d, ByYear, false)
	}
	for _, t := range over.Ticks(years, p.measure) {
		ops = append(ops, p.label(t.Label, side+t.From, p.rows.end-4))
	}
	seen := p.axis.Visible()
	frame.RoundRect(orb.Bound{
		Min: orb.Point{side + over.X(seen.First), p.rows.strip + 1},
		Max: orb.Point{max(side+over.End(seen.Last), side+over.X(seen.First)+4), base + 1.5},
	}, 1)
	return append(ops, &scene.Path{Outline: frame, Stroke: scene.Stroke{Color: p.theme.Accent, Width: 1.5, Join: scene.Miter}})
}
