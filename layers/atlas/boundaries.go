package atlas

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
	"borderatlas/mapview/camera"
)

// editionData is a file boundaries-*.json.
type editionData struct {
	Attribution, Licence, ID, From, To, Mapped string

	Arcs []struct {
		Left, Right, Line, Tiers string
		Km                       float64
	}
	Provinces []provinceData
	Exclaves  []exclaveData
}

type provinceData struct {
	ID     string
	Km2    float64
	Anchor position
	Areas  []arcRings
}

type exclaveData struct {
	ID, Owner, Host string
	Km2, Km         float64
	Anchor          position
	Area            arcRings
}

// arcRings is a polygon of arcs: numbers from 1 on, negative for an arc that is
// read from its end.
type arcRings [][]int

// load fills the edition from a file.
func (e *Edition) load(fsys fs.FS, file string, n *nameLists) error {
	var f editionData
	if err := read(fsys, file, &f); err != nil {
		return err
	}
	if f.ID == "" || f.Mapped == "" {
		return in(file, "edition", errors.New("id or mapped is missing"))
	}
	e.ID, e.Mapped, e.Attribution, e.Licence = f.ID, f.Mapped, f.Attribution, f.Licence
	var err error
	if e.Valid, err = span(f.From, f.To); err != nil {
		return in(file, "edition "+f.ID, err)
	}
	if e.Lines, err = f.lines(); err != nil {
		return fmt.Errorf("geodata: %s: %w", file, err)
	}
	known := ids{"": true} // the neighbour that is not in the data
	for i := range f.Provinces {
		d := &f.Provinces[i]
		p, err := d.province(e.Lines, n)
		if err = cmp.Or(known.add(d.ID), err); err != nil {
			return in(file, "province "+d.ID, err)
		}
		e.Provinces = append(e.Provinces, *p)
	}
	for i := range e.Lines {
		if l := &e.Lines[i]; !known[l.Left] || !known[l.Right] {
			return in(file, fmt.Sprint("arc ", i+1), fmt.Errorf("%q or %q is no province", l.Left, l.Right))
		}
	}
	known = ids{}
	for i := range f.Exclaves {
		d := &f.Exclaves[i]
		x, err := d.exclave(e.Lines, n)
		if err = cmp.Or(known.add(d.ID), err); err != nil {
			return in(file, "exclave "+d.ID, err)
		}
		e.Exclaves = append(e.Exclaves, *x)
	}
	return nil
}

func (d *provinceData) province(lines []Line, n *nameLists) (*Province, error) {
	names, err := named(n.Provinces, d.ID)
	if err = cmp.Or(err, d.Anchor.check(), positive("km2", d.Km2)); err != nil {
		return nil, err
	}
	if len(d.Areas) == 0 {
		return nil, errors.New("no area")
	}
	p := &Province{ID: d.ID, Country: country(d.ID), Names: names, AreaKm2: d.Km2, Anchor: camera.World(orb.Point(d.Anchor))}
	for _, area := range d.Areas {
		grid, shape, err := assemble(lines, area)
		if err != nil {
			return nil, err
		}
		p.grid = append(p.grid, grid)
		for t := range p.Shape {
			p.Shape[t] = append(p.Shape[t], shape[t])
		}
	}
	return p, nil
}

func (d *exclaveData) exclave(lines []Line, n *nameLists) (*Exclave, error) {
	names, err := named(n.Exclaves, d.ID)
	if err = cmp.Or(err, d.Anchor.check(), positive("km2", d.Km2), positive("km", d.Km), sides(d.Owner, d.Host)); err != nil {
		return nil, err
	}
	x := &Exclave{
		ID: d.ID, Names: names, Owner: d.Owner, Host: d.Host, AreaKm2: d.Km2, PerimeterKm: d.Km,
		Anchor: camera.World(orb.Point(d.Anchor)),
	}
	x.grid, x.Shape, err = assemble(lines, d.Area)
	return x, err
}

// span reads the first and the last valid day; an empty one is an open end.
func span(from, to string) (calendar.Span, error) {
	s := calendar.Always
	var errFrom, errTo error
	if from != "" {
		s.First, errFrom = calendar.Parse(from)
	}
	if to != "" {
		s.Last, errTo = calendar.Parse(to)
	}
	return s, cmp.Or(errFrom, errTo)
}

func (f *editionData) lines() ([]Line, error) {
	lines := make([]Line, len(f.Arcs))
	for i, arc := range f.Arcs {
		l := &lines[i]
		l.Left, l.Right, l.LengthKm = arc.Left, arc.Right, arc.Km
		l.National = country(arc.Left) != country(arc.Right)
		err := cmp.Or(l.read(arc.Line, arc.Tiers), positive("km", arc.Km))
		if err == nil && arc.Left == arc.Right {
			err = fmt.Errorf("%q is on both sides", arc.Left)
		}
		if err != nil {
			return nil, fmt.Errorf("arc %d: %w", i+1, err)
		}
	}
	return lines, nil
}

// read decodes the vertices of a line. For each, levels has the roughest tier it
// belongs to; the ends belong to all.
func (l *Line) read(text, levels string) (err error) {
	if l.grid, err = polyline(text); err != nil {
		return err
	}
	last := len(l.grid) - 1
	if last < 1 || len(levels) != len(l.grid) {
		return fmt.Errorf("%d vertices and %d tiers", len(l.grid), len(levels))
	}
	if levels[0] != '0' || levels[last] != '0' {
		return errors.New("an end is not in the roughest tier")
	}
	var count [tiers]int
	for i := range len(levels) {
		if levels[i] < '0' || levels[i] >= '0'+byte(tiers) {
			return fmt.Errorf("tier %q of vertex %d is none", levels[i], i+1)
		}
		for t := Tier(levels[i] - '0'); t < tiers; t++ {
			count[t]++
		}
	}
	for t := range l.Points {
		l.Points[t] = make(orb.LineString, 0, count[t])
	}
	for i, p := range world(l.grid) {
		for t := Tier(levels[i] - '0'); t < tiers; t++ {
			l.Points[t] = append(l.Points[t], p)
		}
	}
	return nil
}

// assemble puts the closed rings of a polygon together from its arcs.
func assemble(lines []Line, area arcRings) (grid [][]gridPoint, shape [tiers]orb.Polygon, err error) {
	if len(area) == 0 {
		return nil, shape, errors.New("no ring")
	}
	for i, halves := range area {
		if err := check(lines, halves); err != nil {
			return nil, shape, fmt.Errorf("ring %d: %w", i+1, err)
		}
		grid = append(grid, join(halves, func(arc int) []gridPoint { return lines[arc].grid }))
		for t := range shape {
			ring := join(halves, func(arc int) []orb.Point { return lines[arc].Points[t] })
			shape[t] = append(shape[t], ring)
		}
	}
	return grid, shape, nil
}

// check tells whether the arcs of a ring exist and each starts where the one
// before it ends.
func check(lines []Line, halves []int) error {
	if len(halves) == 0 {
		return errors.New("no arc")
	}
	for _, h := range halves {
		if h == 0 || max(h, -h) > len(lines) {
			return fmt.Errorf("there is no arc %d", h)
		}
	}
	before := halves[len(halves)-1]
	for _, h := range halves {
		if end(lines, before) != end(lines, -h) {
			return fmt.Errorf("arc %d does not start where arc %d ends", h, before)
		}
		before = h
	}
	return nil
}

// end is the last point of an arc that is read in the direction of its sign.
func end(lines []Line, half int) gridPoint {
	grid := lines[max(half, -half)-1].grid
	if half < 0 {
		return grid[0]
	}
	return grid[len(grid)-1]
}

// join appends arcs to a closed ring; points gives those of an arc.
func join[P any](halves []int, points func(arc int) []P) []P {
	size := 1
	for _, h := range halves {
		size += len(points(max(h, -h)-1)) - 1
	}
	ring := make([]P, 0, size)
	for _, h := range halves {
		line := points(max(h, -h) - 1)
		if h > 0 {
			ring = append(ring, line[:len(line)-1]...)
			continue
		}
		for i := len(line) - 1; i > 0; i-- {
			ring = append(ring, line[i])
		}
	}
	return append(ring, ring[0])
}
