package window

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// dotPlot shows the claims of one measure side by side on one scale from 0: a
// row for each side, a dot for each claim, a line over their range. The shape of
// a dot tells whose claim it is; all have the same ink, and nothing is averaged.
type dotPlot struct {
	words
	rows   []plotRow
	top    float64 // the highest number, the end of the scale
	ticks  []float64
	voices []chronicle.Voice // that occur, in the order of the legend
}

type plotRow struct {
	label string
	apart bool // claims about the other side, under a line
	dots  []dot
}

// dot is a claim.
type dot struct {
	at    float64
	value string // with its qualifier
	title string // the claim with who makes it and when
	voice chronicle.Voice
	past  int // 1: more than this, -1: less; 0: the number itself
}

// newDotPlot plots the groups of one measure, or returns nil where no side has
// several numbers that may stand beside each other.
func newDotPlot(w words, year int, refs map[*chronicle.Source]int, groups []chronicle.FigureGroup) *dotPlot {
	p := &dotPlot{words: w}
	bySide := map[chronicle.Side]int{}
	for _, g := range groups {
		_, side := groupTitle(w.text, g)
		row := plotRow{label: side, apart: g.AboutOtherSide}
		for _, f := range g.Figures {
			if f.Comparable() {
				row.dots = append(row.dots, w.dot(f, year, refs[f.Source]))
			}
		}
		if len(row.dots) > 0 {
			slices.SortStableFunc(row.dots, func(a, b dot) int { return cmp.Compare(a.at, b.at) })
			p.rows, p.top = append(p.rows, row), max(p.top, row.dots[len(row.dots)-1].at)
			bySide[g.Side] += len(row.dots)
		}
	}
	for _, n := range bySide {
		if n > 1 && p.top > 0 {
			p.ticks, p.voices = ticksTo(p.top), p.occurring()
			return p
		}
	}
	return nil
}

// dot is where a figure stands, and which way its claimant leaves it open.
func (w words) dot(f *chronicle.Figure, year, source int) dot {
	value, _ := layers.FigureText(w.text, *f)
	low, high, _ := f.Range()
	d := dot{at: high, value: value, voice: f.Voice()}
	d.title = value + " · " + claimant(w.text, w.lang, *f, source) + ", " + shortDate(w.text, f.AsOf, year)
	switch f.Qualifier {
	case chronicle.AtLeast, chronicle.MoreThan:
		d.past, d.at = 1, low
	case chronicle.UpTo:
		d.past = -1
	}
	return d
}

// byNumber compares the numbers that figures name.
func byNumber(a, b *chronicle.Figure) int {
	x, _, _ := a.Range()
	y, _, _ := b.Range()
	return cmp.Compare(x, y)
}

func (p *dotPlot) occurring() []chronicle.Voice {
	var list []chronicle.Voice
	for _, v := range []chronicle.Voice{chronicle.Own, chronicle.Others, chronicle.Opposing} {
		if slices.ContainsFunc(p.rows, func(r plotRow) bool {
			return slices.ContainsFunc(r.dots, func(d dot) bool { return d.voice == v })
		}) {
			list = append(list, v)
		}
	}
	return list
}

// ticksTo are the numbers at the scale: 0 and steps of 1, 2 or 5 times a power of
// ten, at most five of them, up to top.
func ticksTo(top float64) []float64 {
	step := math.Pow(10, math.Floor(math.Log10(top)))
	for _, k := range []float64{0.2, 0.5, 1} {
		if top/(step*k) <= 4.5 {
			step *= k
			break
		}
	}
	if top/step > 4.5 {
		step *= 2
	}
	if top >= 1 {
		step = max(step, 1)
	}
	var ticks []float64
	for v := 0.0; v <= top*1.001; v += step {
		ticks = append(ticks, v)
	}
	return ticks
}

// shapes name the voices in plain text.
var shapes = map[chronicle.Voice]string{chronicle.Own: "●", chronicle.Others: "□", chronicle.Opposing: "◇"}

// plain writes the plot: a line for each row.
func (p *dotPlot) plain() string {
	var lines []string
	for _, r := range p.rows {
		var dots []string
		for _, d := range r.dots {
			arrow := map[int]string{1: "→", -1: "←"}[d.past]
			dots = append(dots, shapes[d.voice]+" "+d.value+arrow)
		}
		lines = append(lines, r.label+": "+strings.Join(dots, "  "))
	}
	var legend []string
	for _, v := range p.voices {
		legend = append(legend, shapes[v]+" "+p.voice(v))
	}
	return strings.Join(lines, "\n") + "\n" + strings.Join(legend, "  ")
}

func (p *dotPlot) voice(v chronicle.Voice) string {
	return p.text([]string{"card.voice.own", "card.voice.others", "card.voice.opposing"}[v])
}

// The measures of a plot in dp.
const (
	plotLabel   = 100.0 // width of the names of the rows
	plotGap     = 8.0
	plotRowHigh = 40.0
	plotScale   = 18.0 // height of these numbers
	plotLegend  = 18.0 // height of a line of the legend
	plotRight   = 26.0 // room for an arrow and half a number
	dotRadius   = 4.2
)

// plotLayout is a plot at a width: what to paint, and where the dots are.
type plotLayout struct {
	scene *scene.Scene
	spots []spot
}

// spot is where one or more dots lie so close that they answer together.
type spot struct {
	box   orb.Bound
	title string // a line for each claim
}

// sketch lays a plot out.
type sketch struct {
	*dotPlot
	fonts *scene.Fonts
	theme *layers.Theme
	out   plotLayout
	width float64
}

// arrange lays the plot out at a width in dp.
func (p *dotPlot) arrange(fonts *scene.Fonts, width float64) plotLayout {
	s := &sketch{p, fonts, p.theme, plotLayout{scene: &scene.Scene{W: width}}, width}
	y := 0.0
	for _, r := range p.rows {
		y += s.rowHeight(r)
	}
	s.grid(y)
	top := 0.0
	for _, r := range p.rows {
		s.row(r, top)
		top += s.rowHeight(r)
	}
	s.out.scene.H = s.legend(y + plotScale)
	return s.out
}

// rowHeight gives a row with a long name more room.
func (s *sketch) rowHeight(r plotRow) float64 {
	return max(plotRowHigh, float64(len(s.label(r)))*captionLine+12)
}

const captionLine = 15.0 // of rows of text in the smallest type

func (s *sketch) label(r plotRow) []scene.Run {
	return s.fonts.Wrap(r.label, scene.Regular, float64(captionSize), plotLabel)
}

// x is where a number stands.
func (s *sketch) x(v float64) float64 {
	left := plotLabel + plotGap
	return left + v/s.top*(s.width-left-plotRight)
}

func (s *sketch) add(ops ...scene.Op) { s.out.scene.Ops = append(s.out.scene.Ops, ops...) }

// write sets a text with its middle at x; bold is for values.
func (s *sketch) write(text string, face scene.Face, x, baseline float64) {
	run := s.fonts.Shape(text, face, float64(captionSize), 0)
	fill := s.theme.Secondary
	if face == scene.Bold {
		fill = s.theme.Foreground
	}
	at := min(max(x-run.Advance/2, plotLabel+plotGap-12), s.width-run.Advance)
	s.add(&scene.Text{Run: run, At: orb.Point{at, baseline}, Fill: fill})
}

// grid is the lines of the scale with their numbers.
func (s *sketch) grid(height float64) {
	for _, v := range s.ticks {
		var o scene.Outline
		o.Line([]orb.Point{{s.x(v), 4}, {s.x(v), height}})
		s.add(&scene.Path{Outline: o, Stroke: scene.Stroke{Color: s.theme.Separator, Width: 1}})
		s.write(s.text("card.number", layers.Whole(v)), scene.Regular, s.x(v), height+13)
	}
}

// row is the name of a side, the range of its claims and a dot for each, from top down.
func (s *sketch) row(r plotRow, top float64) {
	y := top + s.rowHeight(r)/2 + 4 // lower than the middle: values stand above their dots
	lines := s.label(r)
	first := y - float64(len(lines)-1)*captionLine/2 + s.fonts.CapHeight(float64(captionSize))/2
	for i, run := range lines {
		s.add(&scene.Text{Run: run, At: orb.Point{0, first + float64(i)*captionLine}, Fill: s.theme.Foreground})
	}
	if r.apart {
		var o scene.Outline
		o.Line([]orb.Point{{0, top + 2}, {s.width, top + 2}})
		s.add(&scene.Path{Outline: o, Stroke: scene.Stroke{Color: s.theme.Axis, Width: 1, Dash: []float64{2, 3}}})
	}
	s.dots(r.dots, y)
}

// dots is the range of claims and a dot for each.
func (s *sketch) dots(dots []dot, y float64) {
	first, last := dots[0], dots[len(dots)-1]
	if first.at < last.at {
		var o scene.Outline
		o.Line([]orb.Point{{s.x(first.at), y}, {s.x(last.at), y}})
		s.add(&scene.Path{Outline: o, Stroke: scene.Stroke{Color: s.theme.Secondary, Width: 1}})
	}
	for _, d := range dots {
		s.arrow(d, y)
	}
	for _, d := range dots {
		s.mark(d.voice, s.x(d.at), y)
	}
	s.ends(first, last, y-9)
	s.answer(dots, y)
}

// ends writes the lowest and the highest value, or both in one where there is no
// room for two.
func (s *sketch) ends(first, last dot, baseline float64) {
	size := float64(captionSize)
	half := (s.fonts.Shape(first.value, scene.Bold, size, 0).Advance + s.fonts.Shape(last.value, scene.Bold, size, 0).Advance) / 2
	switch {
	case first.value == last.value:
		s.write(last.value, scene.Bold, s.x(last.at), baseline)
	case s.x(last.at)-s.x(first.at) < half+6:
		s.write(s.text("card.range", first.value, last.value), scene.Bold, (s.x(first.at)+s.x(last.at))/2, baseline)
	default:
		s.write(first.value, scene.Bold, s.x(first.at), baseline)
		s.write(last.value, scene.Bold, s.x(last.at), baseline)
	}
}

// mark is a disc for own authorities, a hollow square for others, a hollow
// diamond for the other side.
func (s *sketch) mark(v chronicle.Voice, x, y float64) {
	p := &scene.Path{Fill: s.theme.Panel, Stroke: scene.Stroke{Color: s.theme.Foreground, Width: 1.5}}
	switch v {
	case chronicle.Own:
		p.Outline.Circle(x, y, dotRadius)
		p.Fill, p.Stroke = s.theme.Foreground, scene.Stroke{Color: s.theme.Panel, Width: 1}
	case chronicle.Others:
		p.Outline.RoundRect(orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x, y}}.Pad(dotRadius-0.6), 0)
	default:
		p.Outline.Ring([]orb.Point{{x, y - dotRadius - 0.8}, {x + dotRadius + 0.8, y}, {x, y + dotRadius + 0.8}, {x - dotRadius - 0.8, y}})
	}
	s.add(p)
}

// arrow shows that a claimant says more than a number, or at least that many: to
// the right; up to it: to the left.
func (s *sketch) arrow(d dot, y float64) {
	if d.past == 0 {
		return
	}
	k := float64(d.past)
	x := s.x(d.at)
	tip := x + k*16
	var o scene.Outline
	o.Line([]orb.Point{{x, y}, {tip, y}})
	o.Line([]orb.Point{{tip - k*4, y - 3.5}, {tip, y}, {tip - k*4, y + 3.5}})
	s.add(&scene.Path{Outline: o, Stroke: scene.Stroke{Color: s.theme.Foreground, Width: 1.3, Cap: scene.Round, Join: scene.RoundJoin}})
}

// answer makes dots tell who claims them; those that touch answer together.
func (s *sketch) answer(dots []dot, y float64) {
	for i, d := range dots {
		x := s.x(d.at)
		if n := len(s.out.spots); i > 0 && x-s.x(dots[i-1].at) < 2*dotRadius {
			s.out.spots[n-1].box.Max[0] = x + 2*dotRadius
			s.out.spots[n-1].title += "\n" + d.title
			continue
		}
		box := orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x, y}}.Pad(2 * dotRadius)
		if n := len(s.out.spots); i > 0 && s.out.spots[n-1].box.Max[0] > box.Min[0] {
			middle := (s.x(dots[i-1].at) + x) / 2
			s.out.spots[n-1].box.Max[0], box.Min[0] = middle, middle
		}
		s.out.spots = append(s.out.spots, spot{box, d.title})
	}
}

// legend says what the shapes mean, in as many lines as it needs, and returns
// where it ends.
func (s *sketch) legend(y float64) float64 {
	x := 0.0
	y += plotLegend / 2
	for _, v := range s.voices {
		run := s.fonts.Shape(s.voice(v), scene.Regular, float64(captionSize), 0)
		w := 2*dotRadius + 6 + run.Advance
		if x > 0 && x+w > s.width {
			x, y = 0, y+plotLegend
		}
		s.mark(v, x+dotRadius+1, y)
		s.add(&scene.Text{Run: run, At: orb.Point{x + 2*dotRadius + 6, y + s.fonts.CapHeight(float64(captionSize))/2}, Fill: s.theme.Secondary})
		x += w + 14
	}
	return y + plotLegend/2
}
