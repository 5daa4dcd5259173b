package export

import (
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// inset is a part of the page that lies on the map.
type inset struct {
	part  Part
	block block
	at    orb.Point // dp of the map
	clear bool      // it covers no mark
}

// box is what an inset covers, in dp of the map.
func (n inset) box() orb.Bound {
	return orb.Bound{Min: n.at, Max: orb.Point{n.at[0] + n.block.w, n.at[1] + n.block.h}}
}

// seats gives the parts on a map their corners.
type seats struct {
	w, h  float64     // of the map, dp
	marks []orb.Bound // where the day's marks are
	taken []inset
	asked map[bool]bool // on which sides, left or not, small parts were asked for
}

// The distances of parts on the map in dp.
const (
	insetEdge = 12.0 // from the map's edge
	insetGap  = 8.0  // between parts in one corner
)

// usualCorners are the corners that are tried for each part, the best first.
var usualCorners = map[Part][]Corner{
	LegendPart:  {BottomLeft, BottomRight, TopLeft, TopRight},
	LocatorPart: {TopRight, BottomRight, TopLeft, BottomLeft},
	ScalePart:   {BottomLeft, BottomRight, TopLeft, TopRight},
	NorthPart:   {TopLeft, TopRight, BottomRight, BottomLeft},
}

// seat finds the place for a part: the corner that was asked for, or the first
// that covers the fewest marks and, of these, is free. It is false where the part does not fit.
func (s *seats) seat(part Part, b block, wish Corner) (inset, bool) {
	corners := usualCorners[part]
	switch {
	case wish != "" && wish != Hidden:
		corners = []Corner{wish}
	case part == LegendPart: // it leaves the side that is asked for by others
		corners = slices.DeleteFunc(slices.Clone(corners), func(c Corner) bool { return s.asked[c.left()] })
	}
	var best inset
	least := -1
	for _, c := range corners {
		n, ok := s.in(c, part, b)
		if !ok {
			continue
		}
		cost := 2 * s.covered(n.box())
		n.clear = cost == 0
		if s.shifted(c, n) {
			cost++
		}
		if least < 0 || cost < least {
			best, least = n, cost
		}
	}
	return best, least >= 0
}

// shifted tells whether a part has to stand beyond another one in its corner.
func (s *seats) shifted(c Corner, n inset) bool {
	if c.top() {
		return n.at[1] > insetEdge
	}
	return n.at[1] < s.h-insetEdge-n.block.h
}

// in puts a part into a corner, beyond those that are there already.
func (s *seats) in(c Corner, part Part, b block) (inset, bool) {
	n := inset{part: part, block: b, at: orb.Point{insetEdge, insetEdge}}
	if !c.left() {
		n.at[0] = s.w - insetEdge - b.w
	}
	if !c.top() {
		n.at[1] = s.h - insetEdge - b.h
	}
	for _, other := range s.taken {
		if !n.box().Pad(insetGap / 2).Intersects(other.box()) {
			continue
		}
		if c.top() {
			n.at[1] = other.box().Max[1] + insetGap
		} else {
			n.at[1] = other.at[1] - insetGap - b.h
		}
	}
	fits := orb.Bound{Max: orb.Point{s.w, s.h}}
	free := !slices.ContainsFunc(s.taken, func(o inset) bool { return n.box().Intersects(o.box()) })
	return n, free && fits.Contains(n.box().Min) && fits.Contains(n.box().Max)
}

// covered counts the marks in a box.
func (s *seats) covered(box orb.Bound) int {
	count := 0
	for _, m := range s.marks {
		if m.Intersects(box) {
			count++
		}
	}
	return count
}

// seats are those of a map with a view.
func (p *page) seats(c camera.Camera) *seats {
	f := p.spec.Frame
	f.Camera = c
	w, h := c.Size()
	s := &seats{w: w, h: h, marks: p.stack.Occupied(f), asked: map[bool]bool{}}
	for part, corner := range p.spec.Places {
		if part != LegendPart && corner != Hidden {
			s.asked[corner.left()] = true
		}
	}
	return s
}

// insets puts the small parts on the map: scale bar, locator and north arrow. What
// was not asked for is left out where it would cover a mark, and what does not fit
// where it was asked for, but for the scale: it goes first, and elsewhere if it has to.
func (p *page) insets(s *seats, c camera.Camera) []inset {
	add := func(part Part, b block) bool {
		wish := p.spec.Places[part]
		if b.w == 0 || wish == Hidden {
			return false
		}
		n, ok := s.seat(part, b, wish)
		if ok = ok && (n.clear || wish != ""); ok {
			s.taken = append(s.taken, n)
		}
		return ok
	}
	p.addScale(s, c)
	for _, share := range []float64{0.22, 0.15} { // a smaller one fits where a larger does not
		if add(LocatorPart, p.locator(c, share)) {
			break
		}
	}
	if p.spec.Layout == Poster || p.spec.Places[NorthPart] != "" {
		add(NorthPart, p.north())
	}
	return s.taken
}

// addScale seats the scale bar where it was asked for, or else where there is room.
func (p *page) addScale(s *seats, c camera.Camera) {
	bar := p.scaleBar(c)
	for _, wish := range []Corner{p.spec.Places[ScalePart], ""} {
		if n, ok := s.seat(ScalePart, bar, wish); ok {
			s.taken = append(s.taken, n)
			return
		}
	}
}

// The measures of a locator in dp, and its proportions.
const (
	locatorLeast   = 176.0
	locatorMost    = 250.0
	locatorProfile = 1.75
	locatorMap     = 560.0 // a narrower map has none
)

// locator is a small map of the countries with a frame around the view, that
// takes a share of the map's width. It is empty where the map is too small.
func (p *page) locator(c camera.Camera, share float64) block {
	w, h := c.Size()
	if p.spec.Places[LocatorPart] == "" && (p.spec.Layout == MapOnly || w < locatorMap || h < locatorMap/locatorProfile) {
		return block{}
	}
	b := block{w: min(max(share*w, locatorLeast), locatorMost)}
	b.h = b.w / locatorProfile
	drawn := p.stack.Inset(p.spec.Frame, b.w, b.h).Framed(c, p.theme.Accent)
	box := orb.Bound{Max: orb.Point{b.w, b.h}}
	var edge scene.Outline
	edge.RoundRect(box, 0)
	b.ops = []scene.Op{
		&scene.Group{Clip: &box, Ops: append([]scene.Op{&scene.Path{Outline: edge, Fill: drawn.Background}}, drawn.Ops...)},
		&scene.Path{Outline: edge, Stroke: p.rim()},
	}
	return b
}

// rim is the line around what lies on the map.
func (p *page) rim() scene.Stroke {
	return scene.Stroke{Color: p.theme.StateBorder, Width: 1, Join: scene.Miter}
}

// north is an arrow with the initial of north.
func (p *page) north() block {
	const w, h = 14.0, 22.0
	letter := p.fonts.Shape(p.spec.Frame.Text("export.north"), scene.Bold, 13, 0)
	b := block{w: max(w, letter.Advance), h: h + 13*leading}
	x := b.w / 2
	var arrow, east scene.Outline
	arrow.Ring([]orb.Point{{x, 0}, {x + w/2, h}, {x, h - 5}, {x - w/2, h}})
	east.Ring([]orb.Point{{x, 0}, {x + w/2, h}, {x, h - 5}})
	line := scene.Stroke{Color: p.theme.Ink, Width: 1.2}
	b.ops = []scene.Op{
		&scene.Path{Outline: arrow, Fill: p.theme.Halo, Stroke: scene.Stroke{Color: layers.Alpha(p.theme.Halo, 0.8), Width: 4}},
		&scene.Path{Outline: arrow, Fill: p.theme.Halo, Stroke: line},
		&scene.Path{Outline: east, Fill: p.theme.Ink},
		&scene.Text{
			Run: letter, At: orb.Point{x - letter.Advance/2, b.h - 13*(leading-1)},
			Fill: p.theme.Ink, Halo: p.theme.Halo, Width: scaleHalo,
		},
	}
	return b
}

// boxPad is between a frame and what stands in it, in dp.
const boxPad = 12.0

// boxed is a block in a frame of paper, so that it can lie on the map.
func (p *page) boxed(b block) block {
	framed := block{w: b.w + 2*boxPad, h: b.h + 2*boxPad}
	var o scene.Outline
	o.RoundRect(orb.Bound{Max: orb.Point{framed.w, framed.h}}, 0)
	framed.ops = []scene.Op{&scene.Path{Outline: o, Fill: p.theme.Background, Stroke: p.rim()}}
	framed.ops = append(framed.ops, b.at(boxPad, boxPad)...)
	return framed
}
