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
	if !s.Layout.bleeds() {
		p.heading = p.setHeading()
	}
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
	insets    []inset // on the map
	claims    block
	claimsAt  orb.Point
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
// it, the place of the legend that shows the map largest: on it, beside or below.
// The legend lists what is in view, and the view depends on the room that the
// legend leaves, so it is set again until both agree.
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
	if l.insets == nil {
		l.insets = p.insets(p.seats(l.camera), l.camera)
	}
	return l
}

// muchLarger is how many zooms more a legend below the map has to gain over one
// beside it, where most readers look for it.
const muchLarger = 0.2

// around is the best layout with the legend of a view.
func (p *page) around(c camera.Camera) layout {
	if p.spec.Layout == MapOnly {
		return p.plain()
	}
	groups := p.legend(c)
	if p.spec.Layout == WithLegend {
		if l, ok := p.floating(groups); ok {
			return l
		}
	}
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

// legend explains what a view shows, unless no legend is wanted.
func (p *page) legend(c camera.Camera) []layers.LegendGroup {
	if p.spec.Places[LegendPart] == Hidden {
		return nil
	}
	f := p.spec.Frame
	f.Camera = c
	return p.stack.Legend(f)
}

func size(b orb.Bound) (w, h float64) { return b.Max[0] - b.Min[0], b.Max[1] - b.Min[1] }

// floating sets the legend on the map, with as much detail as covers no mark in
// a corner of it.
func (p *page) floating(groups []layers.LegendGroup) (layout, bool) {
	for d := everything; d < bare; d++ {
		l := p.layout(p.body(p.credits(d)), p.credits(d))
		kept := d.kept(groups)
		if len(kept) == 0 {
			return l, true
		}
		width, height := size(l.frame)
		for _, columns := range []int{1, 2} {
			legend, ok := p.column(p.entries(kept, legendWidth), legendWidth, 0.72*height, columns)
			if !ok || legend.w > 0.45*width {
				continue
			}
			s := p.seats(l.camera)
			n, ok := s.seat(LegendPart, p.boxed(legend), p.spec.Places[LegendPart])
			if ok && (n.clear || p.spec.Places[LegendPart] != "") {
				s.taken = append(s.taken, n)
				l.insets = p.insets(s, l.camera)
				return l, true
			}
		}
	}
	return layout{}, false
}

// legendWidth is the width in dp of a column of a legend on the map.
const legendWidth = 232.0

// layouts lists the ways to set claims and legend: beside the map, the legend in
// one or two columns, or below it in as many as there is room for.
func (p *page) layouts(groups []layers.LegendGroup, d detail) []layout {
	credits := p.credits(d)
	body := p.body(credits)
	if len(groups) == 0 && p.claims(p.w, d).h == 0 {
		return []layout{p.layout(body, credits)}
	}
	list := p.beside(groups, d, body, credits)
	if len(list) > 0 && p.spec.Places[LegendPart] != "" {
		return list
	}
	return append(list, p.below(groups, d, body, credits))
}

// beside sets claims and legend in a column beside the map, on the side and from
// the end that the legend's corner says; none where they are too high.
func (p *page) beside(groups []layers.LegendGroup, d detail, body orb.Bound, credits block) []layout {
	_, height := size(body)
	width := min(max(0.2*p.w, 240), 340)
	for _, try := range []struct {
		columns int
		width   float64
	}{{1, width}, {2, max(width/math.Sqrt2, 205)}, {2, width}} {
		all := float64(try.columns)*(try.width+columnGap) - columnGap
		claims := p.claims(all, d)
		from := 0.0
		if claims.h > 0 {
			from = claims.h + 1.5*groupGap
		}
		legend, ok := p.column(p.entries(groups, try.width), try.width, height-from, try.columns)
		if !ok {
			continue
		}
		corner := p.spec.Places[LegendPart]
		frame, x := body, body.Max[0]-all
		if corner == TopLeft || corner == BottomLeft {
			frame.Min[0], x = body.Min[0]+all+columnGap, body.Min[0]
		} else {
			frame.Max[0] = x - columnGap
		}
		if corner == BottomLeft || corner == BottomRight {
			from = height - legend.h
		}
		l := p.layout(frame, credits)
		l.claims, l.claimsAt = claims, orb.Point{x, body.Min[1]}
		l.legend, l.legendAt = legend, orb.Point{x, body.Min[1] + from}
		return []layout{l}
	}
	return nil
}

// below sets the claims and, right of them or where it is narrow below them, the
// legend in columns of about the same height, under the map.
func (p *page) below(groups []layers.LegendGroup, d detail, body orb.Bound, credits block) layout {
	const narrow = 760.0
	width, _ := size(body)
	claims, at := p.claims(width, d), orb.Point{}
	if claims.h > 0 {
		at[1] = claims.h + groupGap
		if width >= narrow && len(groups) > 0 {
			claims = p.claims(0.4*width, d)
			at = orb.Point{0.4*width + columnGap, 0}
		}
	}
	room := width - at[0]
	columns := max(1, math.Floor((room+columnGap)/(min(max(0.17*p.w, 215), 300)+columnGap)))
	column := (room+columnGap)/columns - columnGap
	legend := p.balance(p.entries(groups, column), column, int(columns))
	frame := body
	frame.Max[1] -= max(claims.h, at[1]+legend.h) + p.gap()
	l := p.layout(frame, credits)
	y := frame.Max[1] + p.gap()
	l.claims, l.claimsAt = claims, orb.Point{body.Min[0], y}
	l.legend, l.legendAt = legend, orb.Point{body.Min[0] + at[0], y + at[1]}
	return l
}

// plain is the page without claims and legend.
func (p *page) plain() layout {
	credits := p.credits(bare)
	if p.spec.Layout == MapOnly && !p.tiny() {
		credits = p.credits(fewNotes)
	}
	return p.layout(p.body(credits), credits)
}

// gap parts the blocks of the page.
func (p *page) gap() float64 { return p.margin / 2 }

// body is what heading and credits leave: with a map that bleeds all above the
// credits, to the edges.
func (p *page) body(credits block) orb.Bound {
	if p.spec.Layout.bleeds() {
		return orb.Bound{Max: orb.Point{p.w, p.h - credits.h - 2*p.gap()}}
	}
	return orb.Bound{
		Min: orb.Point{p.margin, p.margin + p.heading.h + p.gap()},
		Max: orb.Point{p.w - p.margin, p.h - p.margin - credits.h - p.gap()},
	}
}

func (p *page) layout(frame orb.Bound, credits block) layout {
	w, h := size(frame)
	bottom := p.margin
	if p.spec.Layout.bleeds() {
		bottom = p.gap()
	}
	return layout{
		frame: frame, camera: camera.Fit(p.spec.view(), w, h, fitPad).WithPixels(p.spec.pixels()),
		credits: credits, creditsAt: orb.Point{p.margin, p.h - bottom - credits.h},
	}
}
