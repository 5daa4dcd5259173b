package export

import (
	"context"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// The limits of a sheet.
const (
	LeastFrames = 2
	MostFrames  = 24
)

// checkFrames tells in one sentence what is wrong with the frames of a sheet.
func (s Spec) checkFrames() error {
	switch n := len(s.Frames); {
	case n == 0:
		return nil
	case n < LeastFrames || n > MostFrames:
		return fmt.Errorf("a sheet has %d to %d dates, not %d", LeastFrames, MostFrames, n)
	case s.Swipe && n != 2:
		return fmt.Errorf("halves of one map show 2 dates, not %d", n)
	case len(s.Reaches) != 0 && len(s.Reaches) != n:
		return fmt.Errorf("%d dates have %d lengths of days", n, len(s.Reaches))
	}
	return nil
}

// cell is one map of a sheet.
type cell struct {
	at        layers.Frame // its date, without a camera
	box       orb.Bound    // on the page, dp
	camera    camera.Camera
	whole     camera.Camera // of the map that it is a half of, or the same
	caption   block
	captionAt orb.Point
}

// grid is the cells of a sheet with what stands below them.
type grid struct {
	cells    []cell
	legend   block
	legendAt orb.Point
	credits  block
}

// The measures of a sheet in dp.
const (
	cellGap    = 16.0
	captionGap = 4.0 // between a caption and its map
	leastCell  = 90.0
)

// sheet draws the same view on several dates, each with its date above it: maps
// of one size and scale, or two halves of one map.
func (p *page) sheet(ctx context.Context) (*scene.Scene, *layers.Picture, error) {
	g, err := p.grid()
	if err != nil {
		return nil, nil, err
	}
	page := &scene.Scene{W: p.w, H: p.h, Background: p.paper(p.theme.Background)}
	whole := &layers.Picture{Scene: page}
	for i, c := range g.cells {
		m, err := p.cellMap(ctx, c, i)
		if err != nil {
			return nil, nil, err
		}
		whole.Marks, whole.Labels = append(whole.Marks, m.Marks...), append(whole.Labels, m.Labels...)
		page.Ops = append(page.Ops, m.Scene.Ops...)
	}
	page.Ops = append(page.Ops, p.dividers(g.cells)...)
	page.Ops = append(page.Ops, &scene.Group{ID: "heading", Ops: p.heading.at(p.margin, p.margin)})
	if len(g.legend.ops) > 0 {
		page.Ops = append(page.Ops, &scene.Group{ID: string(LegendPart), Ops: g.legend.at(g.legendAt[0], g.legendAt[1])})
	}
	page.Ops = append(page.Ops, &scene.Group{ID: "credits", Ops: g.credits.at(p.margin, p.h-p.margin-g.credits.h)})
	return page, whole, nil
}

// grid chooses the richest legend that leaves the maps room enough, and the
// columns that show them largest.
func (p *page) grid() (grid, error) {
	for d := p.sheetDetail(); d <= bare; d++ {
		g := grid{credits: p.credits(d)}
		body := p.body(g.credits)
		g.cells = p.cells(body)
		for range 2 { // the legend lists what maps of a size show, and leaves them less
			if g.cells == nil || d == bare {
				break
			}
			room := body
			if g.legend = p.spread(p.shared(g.cells[0], d), body.Max[0]-body.Min[0], 1); g.legend.h > 0 {
				room.Max[1] -= g.legend.h + p.gap()
			}
			g.legendAt = orb.Point{body.Min[0], room.Max[1] + p.gap()}
			g.cells = p.cells(room)
		}
		if g.cells != nil && (d == bare || g.cells[len(g.cells)-1].box.Max[1]-body.Min[1] >= 0.5*p.h) {
			return g, nil
		}
	}
	return grid{}, fmt.Errorf("%dx%d pixels have no room for %d maps", p.spec.Width, p.spec.Height, len(p.spec.Frames))
}

// sheetDetail is the richest legend for a sheet: where there are many maps, each
// is so small that what can be guessed has to give way.
func (p *page) sheetDetail() detail {
	const many = 6
	if len(p.spec.Frames) > many {
		return essentials
	}
	return fewNotes
}

// shared is the legend of all dates on maps like one of them, without notes:
// these differ from day to day.
func (p *page) shared(like cell, d detail) []layers.LegendGroup {
	if p.spec.Places[LegendPart] == Hidden {
		return nil
	}
	var all []layers.LegendGroup
	for i := range p.spec.Frames {
		f := p.spec.dated(i)
		f.Camera, f.Visible = like.whole, p.visibleAt(size(like.box))
		for _, g := range p.kept(p.stack.Legend(f), d) {
			i := slices.IndexFunc(all, func(have layers.LegendGroup) bool { return have.Layer == g.Layer })
			if i < 0 {
				i = len(all)
				all = append(all, layers.LegendGroup{Layer: g.Layer, Title: g.Title})
			}
			for _, item := range g.Items {
				item.Note = ""
				if !slices.ContainsFunc(all[i].Items, func(have layers.LegendItem) bool { return have.Text == item.Text }) {
					all[i].Items = append(all[i].Items, item)
				}
			}
		}
	}
	return all
}

// cells are the maps in a part of the page, in the number of columns that shows
// them largest; none where they would be tiny.
func (p *page) cells(body orb.Bound) []cell {
	var best []cell
	for columns := 1; columns <= len(p.spec.Frames); columns++ {
		if p.spec.Swipe && columns != 2 {
			continue
		}
		list := p.inGrid(body, columns)
		if list != nil && (best == nil || list[0].camera.Zoom() > best[0].camera.Zoom()) {
			best = list
		}
	}
	return best
}

// columns are the widths of so many columns of maps in a width, with the gap between
// them; nil where one would be tiny.
func (p *page) columns(width float64, columns int) (widths []float64, gap float64) {
	gap = cellGap
	if p.spec.Swipe {
		gap = 0
	}
	room := width - gap*float64(columns-1)
	if room < leastCell*float64(columns) {
		return nil, gap
	}
	for range columns {
		widths = append(widths, room/float64(columns))
	}
	if p.spec.Swipe && p.spec.Share > 0 {
		first := min(max(p.spec.Share*room, leastCell), room-leastCell)
		widths = []float64{first, room - first}
	}
	return widths, gap
}

// inGrid sets the maps in so many columns.
func (p *page) inGrid(body orb.Bound, columns int) []cell {
	n := len(p.spec.Frames)
	rows := (n + columns - 1) / columns
	width, height := size(body)
	widths, gap := p.columns(width, columns)
	if widths == nil {
		return nil
	}
	list := make([]cell, n)
	high := 0.0
	for i := range list {
		at := p.spec.dated(i)
		list[i] = cell{at: at, caption: p.dated(at, widths[i%columns]-gap/2)}
		high = max(high, list[i].caption.h)
	}
	h := (height+cellGap)/float64(rows) - cellGap - high - captionGap
	if h < leastCell {
		return nil
	}
	across := widths[0]
	if p.spec.Swipe {
		across = width
	}
	whole := camera.Fit(p.spec.view(), across, h, fitPad).WithPixels(p.spec.pixels())
	x := 0.0
	for i := range list {
		c, w := &list[i], widths[i%columns]
		if i%columns == 0 {
			x = 0
		}
		c.captionAt = orb.Point{body.Min[0] + x, body.Min[1] + float64(i/columns)*(h+high+captionGap+cellGap)}
		top := c.captionAt[1] + high + captionGap
		c.captionAt[1] += high - c.caption.h
		c.box = orb.Bound{Min: orb.Point{c.captionAt[0], top}, Max: orb.Point{c.captionAt[0] + w, top + h}}
		c.whole, c.camera = whole, whole
		if p.spec.Swipe { // the halves continue each other
			c.camera = whole.WithSize(w, h).PanBy(width/2-x-w/2, 0)
		}
		x += w + gap
	}
	return list
}

// dated is the caption of a map: its date and, where it is not tiny, what it
// shows: the chosen event, or the state of the line and how many records.
func (p *page) dated(at layers.Frame, width float64) block {
	on := *p
	on.spec.Frames, on.spec.Frame, on.heading = nil, at, block{}
	large := len(p.spec.Frames) == 2
	head := face{scene.Bold, p.typeSize() + 1, p.theme.Foreground}
	if large {
		head.size += 3
	}
	day := on.day()
	if width < 2*leastCell && on.spec.Frame.Reach.Mode == chronicle.OnDay { // no room for the weekday
		day = on.dates()
	}
	b := on.paragraph(day, head, width)
	switch e := on.event(); {
	case e != nil:
		b.add(on.paragraph(e.Title, p.quiet(), width), 0, b.h)
	case large:
		for _, fact := range on.facts() {
			b.add(on.paragraph(fact, p.quiet(), width), 0, b.h)
		}
	case width > 2*leastCell:
		b.add(on.paragraph(on.counted()[0], p.quiet(), width), 0, b.h)
	}
	return b
}

// cellMap draws one map of a sheet with its caption; the first one has the scale
// of all of them.
func (p *page) cellMap(ctx context.Context, c cell, i int) (*layers.Picture, error) {
	f := c.at
	w, h := size(c.box)
	f.Camera, f.Quality, f.Reserved = c.camera, layers.Export, nil
	f.Visible = p.visibleAt(w, h)
	var scale []inset
	if i == 0 {
		if n, ok := p.seats(c.camera).seat(ScalePart, p.scaleBar(c.camera), p.spec.Places[ScalePart]); ok {
			scale, f.Reserved = []inset{n}, []orb.Bound{n.box().Pad(insetRoom)}
		}
	}
	m, err := p.stack.Whole(ctx, f)
	if err == nil {
		err = failure(m)
	}
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("-%d", i+1)
	m = moved(m, c.box.Min)
	var ground, edge scene.Outline
	ground.RoundRect(c.box, 0)
	edge.RoundRect(c.box, 0)
	m.Scene.Ops = []scene.Op{
		&scene.Group{ID: "map" + name, Title: layers.PositionDate(c.at.Text, p.stack.Data().Chronicle, c.at.At), Clip: &c.box, Ops: append(
			[]scene.Op{&scene.Path{Outline: ground, Fill: p.paper(m.Scene.Background)}}, named(m.Scene.Ops, name)...)},
		&scene.Group{ID: "frame" + name, Ops: []scene.Op{&scene.Path{Outline: edge, Stroke: p.rim()}}},
		&scene.Group{ID: "date" + name, Ops: c.caption.at(c.captionAt[0], c.captionAt[1])},
	}
	for _, n := range scale {
		m.Scene.Ops = append(m.Scene.Ops, &scene.Group{ID: string(n.part), Ops: n.block.at(c.box.Min[0]+n.at[0], c.box.Min[1]+n.at[1])})
	}
	return m, nil
}

// named is the same drawing with names that are used once on the page.
func named(ops []scene.Op, suffix string) []scene.Op {
	list := slices.Clone(ops)
	for i, op := range list {
		if g, ok := op.(*scene.Group); ok {
			c := *g
			c.Ops = named(g.Ops, suffix)
			if c.ID != "" {
				c.ID += suffix
			}
			list[i] = &c
		}
	}
	return list
}

// dividers is the line between two halves of one map.
func (p *page) dividers(cells []cell) []scene.Op {
	if !p.spec.Swipe {
		return nil
	}
	const overhang = 6.0
	var o scene.Outline
	x := cells[0].box.Max[0]
	o.Line([]orb.Point{{x, cells[0].box.Min[1] - overhang}, {x, cells[0].box.Max[1] + overhang}})
	return []scene.Op{&scene.Group{ID: "divider", Ops: []scene.Op{
		&scene.Path{Outline: o, Stroke: scene.Stroke{Color: p.theme.Halo, Width: 5}},
		&scene.Path{Outline: o, Stroke: scene.Stroke{Color: p.theme.Foreground, Width: 2.5}},
	}}}
}

// spanned is the first and the last date of a sheet.
func (s Spec) spanned() calendar.Span {
	span := calendar.On(s.Frames[0].Day)
	for _, at := range s.Frames {
		span.First, span.Last = min(span.First, at.Day), max(span.Last, at.Day)
	}
	return span
}
