package export

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// page is a picture being set: its size in dp, its type and what it is about.
type page struct {
	spec    Spec
	stack   *layers.Stack
	fonts   *scene.Fonts
	theme   *layers.Theme
	w, h    float64
	margin  float64
	heading block
	set     map[setting]block
}

func newPage(stack *layers.Stack, s Spec) *page {
	pixels := s.pixels()
	p := &page{
		spec: s, stack: stack, fonts: stack.Data().Fonts, theme: s.Frame.Theme,
		w: float64(s.Width) / pixels, h: float64(s.Height) / pixels, set: map[setting]block{},
	}
	p.margin = min(max(0.03*min(p.w, p.h), 10), 32)
	p.heading = p.setHeading()
	return p
}

// largePage is the width in dp from which type is a little larger.
const largePage = 1400

// The type of legend and credits, never under 12 dp.
func (p *page) head() face  { return face{scene.Bold, p.typeSize() + 1, p.theme.Foreground} }
func (p *page) words() face { return face{scene.Regular, p.typeSize(), p.theme.Foreground} }
func (p *page) quiet() face { return face{scene.Regular, 12, p.theme.Secondary} }

func (p *page) typeSize() float64 {
	if p.w < largePage {
		return 12
	}
	return 13
}

func (p *page) number(v float64) string { return p.spec.Frame.Text("export.number", v) }

// detail says how much of the furniture is kept where room is scarce.
type detail int

// The details, the richest first.
const (
	everything detail = iota
	fewNotes          // of the legend's notes only those on the border; credits without the sources of the records
	essentials        // legend of what cannot be guessed, with the notes on the border
	marks             // the same without any notes
	bare              // no legend; credits and the note in their shortest form
)

// essential are the layers whose marks nobody can guess.
var essential = []string{"border", "exclaves", "clashes", "displacement", "agreements", "changes"}

// kept are the groups that a detail leaves, with the notes that it leaves.
func (d detail) kept(groups []layers.LegendGroup) []layers.LegendGroup {
	var list []layers.LegendGroup
	for _, g := range groups {
		if d >= essentials && !slices.Contains(essential, g.Layer) {
			continue
		}
		if d == marks || d > everything && g.Layer != "border" {
			g.Items = slices.Clone(g.Items)
			for i := range g.Items {
				g.Items[i].Note = ""
			}
		}
		list = append(list, g)
	}
	return list
}

// layout is where everything goes, in dp.
type layout struct {
	frame     orb.Bound // the map
	camera    camera.Camera
	legend    block
	legendAt  orb.Point
	credits   block
	creditsAt orb.Point
}

// roomy tells whether the map has enough of the page for a detail to be accepted.
// For the barest legend it may be lower: better that than none.
func (p *page) roomy(l layout, d detail) bool {
	w, h := size(l.frame)
	least := 0.36
	if d == marks {
		least = 0.28
	}
	return w >= 0.5*p.w && h >= least*p.h
}

// arrange chooses the richest detail that leaves the map enough room and, with
// it, the place of the legend that shows the map largest: right or below. The
// legend lists what is in view, and the view depends on the room that the legend
// leaves, so it is set again until both agree.
func (p *page) arrange() layout {
	l := p.plain()
	for range 4 {
		next := p.around(l.camera)
		settled := next.camera == l.camera
		l = next
		if settled {
			break
		}
	}
	return l
}

// muchLarger is how many zooms more a legend below the map has to gain over one
// beside it, where most readers look for it.
const muchLarger = 0.2

// around is the best layout with the legend of a view.
func (p *page) around(c camera.Camera) layout {
	f := p.spec.Frame
	f.Camera = c
	groups := p.stack.Legend(f)
	for d := everything; d < bare; d++ {
		best, found := layout{}, false
		for _, candidate := range p.layouts(d.kept(groups), d) {
			if p.roomy(candidate, d) && (!found || candidate.camera.Zoom() > best.camera.Zoom()+muchLarger) {
				best, found = candidate, true
			}
		}
		if found {
			return best
		}
	}
	return p.plain()
}

func size(b orb.Bound) (w, h float64) { return b.Max[0] - b.Min[0], b.Max[1] - b.Min[1] }

// layouts lists the ways to set a legend: beside the map in one or two columns,
// or below it in as many as there is room for.
func (p *page) layouts(groups []layers.LegendGroup, d detail) []layout {
	credits := p.credits(d)
	body := p.body(credits)
	width, height := size(body)
	if len(groups) == 0 {
		return []layout{p.layout(body, credits, block{}, orb.Point{})}
	}
	var list []layout
	beside := min(max(0.2*p.w, 240), 340)
	for _, try := range []struct {
		columns int
		width   float64
	}{{1, beside}, {2, max(beside/math.Sqrt2, 205)}, {2, beside}} {
		if legend, ok := p.column(p.entries(groups, try.width), try.width, height, try.columns); ok {
			frame := body
			frame.Max[0] -= legend.w + columnGap
			list = append(list, p.layout(frame, credits, legend, orb.Point{frame.Max[0] + columnGap, frame.Min[1]}))
			break
		}
	}
	columns := max(1, math.Floor((width+columnGap)/(min(max(0.17*p.w, 215), 300)+columnGap)))
	below := (width+columnGap)/columns - columnGap
	legend := p.balance(p.entries(groups, below), below, int(columns))
	frame := body
	frame.Max[1] -= legend.h + p.gap()
	return append(list, p.layout(frame, credits, legend, orb.Point{frame.Min[0], frame.Max[1] + p.gap()}))
}

// plain is the page without a legend.
func (p *page) plain() layout {
	credits := p.credits(bare)
	return p.layout(p.body(credits), credits, block{}, orb.Point{})
}

// gap parts the blocks of the page.
func (p *page) gap() float64 { return p.margin / 2 }

// body is what heading and credits leave.
func (p *page) body(credits block) orb.Bound {
	return orb.Bound{
		Min: orb.Point{p.margin, p.margin + p.heading.h + p.gap()},
		Max: orb.Point{p.w - p.margin, p.h - p.margin - credits.h - p.gap()},
	}
}

func (p *page) layout(frame orb.Bound, credits, legend block, legendAt orb.Point) layout {
	w, h := size(frame)
	return layout{
		frame: frame, camera: camera.Fit(p.spec.view(), w, h, fitPad).WithPixels(p.spec.pixels()),
		legend: legend, legendAt: legendAt,
		credits: credits, creditsAt: orb.Point{p.margin, p.h - p.margin - credits.h},
	}
}
