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
		o := outline{lines, area}
		if err := o.check(); err != nil {
			return nil, err
		}
		p.areas = append(p.areas, o)
		for t, polygon := range o.shape() {
			p.Shape[t] = append(p.Shape[t], polygon)
		}
	}
	return p, nil
}

func (d *exclaveData) exclave(lines []Line, n *nameLists) (*Exclave, error) {
	names, err := named(n.Exclaves, d.ID)
	if err = cmp.Or(err, d.Anchor.check(), positive("km2", d.Km2), positive("km", d.Km), sides(d.Owner, d.Host)); err != nil {
		return nil, err
	}
	o := outline{lines, d.Area}
	if err := o.check(); err != nil {
		return nil, err
	}
	return &Exclave{
		ID: d.ID, Names: names, Owner: d.Owner, Host: d.Host, AreaKm2: d.Km2, PerimeterKm: d.Km,
		Shape: o.shape(), Anchor: camera.World(orb.Point(d.Anchor)), area: o,
	}, nil
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
	for i := range len(levels) {
		if levels[i] < '0' || levels[i] > '0'+byte(Full) {
			return fmt.Errorf("tier %q of vertex %d is none", levels[i], i+1)
		}
	}
	l.Points[Full] = world(l.grid)
	for t := range Full {
		rougher := 0
		for i := range len(levels) {
			if levels[i] <= '0'+byte(t) {
				rougher++
			}
		}
		l.Points[t] = make(orb.LineString, 0, rougher)
		for i, p := range l.Points[Full] {
			if levels[i] <= '0'+byte(t) {
				l.Points[t] = append(l.Points[t], p)
			}
		}
	}
	return nil
}
