package export

import (
	"math"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/mapview/camera"
)

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
// For the barest legend it may be lower: better that than none. Beside figures it
// stays the largest part of the page as long as notes can be left out.
func (p *page) roomy(l layout, d detail) bool {
	w, h := size(l.frame)
	least := 0.36
	switch {
	case d == marks:
		least = 0.28
	case d < essentials && len(p.told()) > 0:
		least = 0.45
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
		p.framed = true
		defer func() { p.framed = false }()
	}
	for _, claims := range []bool{true, false} { // a report without figures only where there is no room for any
		for d := everything; d < bare; d++ {
			if l, ok := p.largest(p.layouts(p.kept(groups, d), d), d, claims && len(p.told()) > 0); ok {
				return l
			}
		}
	}
	return p.plain()
}

// largest is the first of some layouts, or one that shows the map much larger, of
// those that leave it enough room and, if asked for, have claims.
func (p *page) largest(list []layout, d detail, claims bool) (best layout, found bool) {
	for _, l := range list {
		if p.roomy(l, d) && (!claims || l.claims.h > 0) && (!found || l.camera.Zoom() > best.camera.Zoom()+muchLarger) {
			best, found = l, true
		}
	}
	return best, found
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

// floating sets the legend on the map, in a corner where it covers no mark or
// where it was asked for. It is false where there is no room for most of it.
func (p *page) floating(groups []layers.LegendGroup) (layout, bool) {
	for d := everything; d < essentials; d++ {
		credits := p.credits(d)
		l := p.layout(p.body(credits), credits)
		kept := p.kept(groups, d)
		if len(kept) == 0 {
			return l, true
		}
		width, height := size(l.frame)
		for _, columns := range []int{1, 2} {
			legend, ok := p.column(p.entries(kept, legendWidth), legendWidth, coverHeight*height, columns)
			if !ok || !p.roomy(l, d) || legend.w > coverWidth*width {
				continue
			}
			s, wish := p.seats(l.camera), p.spec.Places[LegendPart]
			if n, ok := s.seat(LegendPart, p.boxed(legend), wish); ok && (n.clear || wish != "") {
				s.taken = append(s.taken, n)
				l.insets = p.insets(s, l.camera)
				return l, true
			}
		}
	}
	return layout{}, false
}

// The largest shares of a map that a legend on it takes.
const coverWidth, coverHeight = 0.45, 0.8

// legendWidth is the width in dp of a column of a legend on the map.
const legendWidth = 232.0

// layouts lists the ways to set claims and legend: beside the map, the legend in
// one or two columns, or below it in as many as there is room for.
func (p *page) layouts(groups []layers.LegendGroup, d detail) []layout {
	credits := p.credits(d)
	body := p.body(credits)
	if len(groups) == 0 && len(p.told()) == 0 {
		return []layout{p.layout(body, credits)}
	}
	list := p.split(groups, d, body, credits)
	list = append(list, p.beside(groups, d, body, credits)...)
	if len(list) > 0 && p.spec.Places[LegendPart] != "" {
		return list
	}
	return append(list, p.below(groups, d, body, credits)...)
}

// split sets the claims beside the map and the legend below it, on wide pages.
func (p *page) split(groups []layers.LegendGroup, d detail, body orb.Bound, credits block) []layout {
	const narrow, columnWide = 1000.0, 1.2 // dp; columns of a legend may be a little narrower than below a whole page
	if p.w < narrow || p.w < 1.2*p.h || len(groups) == 0 || len(p.told()) == 0 {
		return nil
	}
	width, height := size(body)
	side := min(max(0.28*p.w, 330), 440)
	claims, ok := p.fitting(side, height, d)
	if !ok {
		return nil
	}
	frame, x := body, body.Max[0]-side
	if p.spec.Places[LegendPart].left() {
		frame.Min[0], x = body.Min[0]+side+columnGap, body.Min[0]
	} else {
		frame.Max[0] = x - columnGap
	}
	width -= side + columnGap
	legend := p.spread(groups, width, columnWide)
	frame.Max[1] -= legend.h + p.gap()
	l := p.layout(frame, credits)
	l.claims, l.claimsAt = claims, orb.Point{x, body.Min[1]}
	l.legend, l.legendAt = legend, orb.Point{frame.Min[0], frame.Max[1] + p.gap()}
	return []layout{l}
}

// spread sets a legend in as many columns as fit into a width in dp, of about the
// same height; dense makes them narrower.
func (p *page) spread(groups []layers.LegendGroup, width, dense float64) block {
	columns := max(1, math.Floor((width+columnGap)/(min(max(0.17*p.w, 215), 300)/dense+columnGap)))
	column := (width+columnGap)/columns - columnGap
	return p.balance(p.entries(groups, column), column, int(columns))
}

// beside sets claims and legend in a column beside the map, on the side and from
// the end that the legend's corner says; none where they are too high.
func (p *page) beside(groups []layers.LegendGroup, d detail, body orb.Bound, credits block) []layout {
	width := min(max(0.2*p.w, 240), 340)
	for _, try := range []struct {
		columns int
		width   float64
	}{{1, width}, {2, max(width/math.Sqrt2, 205)}, {2, width}} {
		if l, ok := p.inColumns(groups, d, body, try.columns, try.width); ok {
			l.credits, l.creditsAt = credits, p.layout(body, credits).creditsAt
			return []layout{l}
		}
	}
	return nil
}

// inColumns sets the claims and below them the legend in columns of a width.
func (p *page) inColumns(groups []layers.LegendGroup, d detail, body orb.Bound, columns int, width float64) (l layout, ok bool) {
	_, height := size(body)
	all := float64(columns)*(width+columnGap) - columnGap
	list := p.entries(groups, width)
	legend, ok := p.column(list, width, height, columns)
	from := 0.0
	if len(p.told()) > 0 && ok {
		even := p.balance(list, width, columns)
		if l.claims, ok = p.fitting(all, height-even.h-1.5*groupGap, d); l.claims.h > 0 {
			legend, from = even, l.claims.h+1.5*groupGap
		}
	}
	if !ok {
		return l, false
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
	claims := l.claims
	l = p.layout(frame, block{})
	l.claims, l.claimsAt = claims, orb.Point{x, body.Min[1]}
	l.legend, l.legendAt = legend, orb.Point{x, body.Min[1] + from}
	return l, true
}

// below sets the claims and the legend under the map, with as many claims as
// leave the map enough room; none where the claims do not fit.
func (p *page) below(groups []layers.LegendGroup, d detail, body orb.Bound, credits block) []layout {
	for _, share := range []float64{0.5, 0.4, 0.3, 0.2} {
		if l, ok := p.under(groups, d, body, credits, share); ok && p.roomy(l, d) {
			return []layout{l}
		}
	}
	return nil
}

// under sets claims that take at most a share of the height and, right of them or
// where it is narrow below them, the legend in columns of about the same height.
func (p *page) under(groups []layers.LegendGroup, d detail, body orb.Bound, credits block, share float64) (l layout, ok bool) {
	const narrow = 700.0
	width, height := size(body)
	side := width
	if len(groups) > 0 && width >= narrow {
		side = 0.4 * width
	}
	claims, ok := p.fitting(side, share*height, d)
	if !ok {
		return l, false
	}
	var at orb.Point // of the legend, below the map
	switch {
	case claims.h > 0 && side < width:
		at[0] = side + columnGap
	case claims.h > 0:
		at[1] = claims.h + groupGap
	}
	legend := p.spread(groups, width-at[0], 1)
	frame := body
	frame.Max[1] -= max(claims.h, at[1]+legend.h) + p.gap()
	l = p.layout(frame, credits)
	y := frame.Max[1] + p.gap()
	l.claims, l.claimsAt = claims, orb.Point{body.Min[0], y}
	l.legend, l.legendAt = legend, orb.Point{body.Min[0] + at[0], y + at[1]}
	return l, true
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
	if p.spec.Layout.bleeds() && !p.framed {
		return orb.Bound{Max: orb.Point{p.w, p.h - credits.h - 2*p.gap()}}
	}
	top := p.margin
	if p.heading.h > 0 {
		top += p.heading.h + p.gap()
	}
	return orb.Bound{
		Min: orb.Point{p.margin, top},
		Max: orb.Point{p.w - p.margin, p.h - p.margin - credits.h - p.gap()},
	}
}

func (p *page) layout(frame orb.Bound, credits block) layout {
	if p.framed {
		frame = p.bled(frame)
	}
	w, h := size(frame)
	bottom := p.margin
	if p.spec.Layout.bleeds() && !p.framed {
		bottom = p.gap()
	}
	return layout{
		frame: frame, camera: camera.Fit(p.spec.view(), w, h, fitPad).WithPixels(p.spec.pixels()),
		credits: credits, creditsAt: orb.Point{p.margin, p.h - bottom - credits.h},
	}
}

// bled is a map's frame, extended over the page's margins beside it.
func (p *page) bled(frame orb.Bound) orb.Bound {
	frame.Min[1] = 0
	if frame.Min[0] == p.margin {
		frame.Min[0] = 0
	}
	if frame.Max[0] == p.w-p.margin {
		frame.Max[0] = p.w
	}
	return frame
}
