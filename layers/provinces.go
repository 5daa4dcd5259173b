package layers

import (
	"context"
	"fmt"
	"image/color"
	"math"
	"math/bits"
	"slices"
	"strings"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"borderatlas/layers/atlas"
	"borderatlas/layers/calendar"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// The provinces that the map is about (ISO 3166-2).
const (
	batken = "KG-B"
	osh    = "KG-O"
	sughd  = "TJ-SU"
)

// When the provinces became what they are on the map.
var (
	// batkenFounded: Batken province was carved out of Osh province.
	batkenFounded = calendar.Date(1999, time.October, 15)
	// sughdNamed: Leninabad province became Sughd in the course of 2000; in that
	// year both names are written.
	sughdNamed = calendar.Span{First: calendar.Date(2000, time.January, 1), Last: calendar.Date(2000, time.December, 31)}
	// statesIndependent: from here on the line is a border between states.
	statesIndependent = calendar.Date(1992, time.January, 1)
)

// homeProvince tells whether a province is one of the three.
func homeProvince(id string) bool { return id == batken || id == osh || id == sughd }

// provinces fills the land and draws the lines between provinces.
type provinces struct{ data Data }

func newProvinces(d Data) Layer { return &provinces{d} }

func (*provinces) ID() string   { return "provinces" }
func (*provinces) Plane() Plane { return Base }

// Key: the edition, and on which side of the name changes the day lies.
func (l *provinces) Key(f Frame) string {
	return fmt.Sprint(l.data.Atlas.At(f.At.Day).ID, f.At.Day >= batkenFounded, sughdName(f.At.Day), f.At.Day >= statesIndependent)
}

func (*provinces) Credits(Frame) []string { return []string{"credit.osm", "credit.naturalearth"} }

func (l *provinces) Build(ctx context.Context, c *Canvas, f Frame) error {
	edition := l.data.Atlas.At(f.At.Day)
	level := tier(f.Camera.Zoom())
	for i := range edition.Provinces {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := &edition.Provinces[i]
		l.fill(c, f, p, level)
		l.name(c, f, p, level)
	}
	l.lines(c, f, edition, level)
	return nil
}

func (l *provinces) fill(c *Canvas, f Frame, p *atlas.Province, level atlas.Tier) {
	fill := f.Theme.Context[SideOf(p.Country)]
	if homeProvince(p.ID) {
		fill = f.Theme.Land[SideOf(p.Country)]
	}
	for _, polygon := range p.Shape[level] {
		if rs := rings(f.Camera, polygon); rs != nil {
			c.Draw(LandLevel, &scene.Path{Outline: area(rs), Fill: fill})
			if homeProvince(p.ID) {
				c.Draw(LandLevel, landPattern(f.Theme, SideOf(p.Country), rs, patternOrigin(f), view(f.Camera))...)
			}
		}
	}
}

// lines draws the approximate lines between provinces of one state. Before
// Batken province was founded there was none between it and Osh.
func (l *provinces) lines(c *Canvas, f Frame, e *atlas.Edition, level atlas.Tier) {
	style := provinceStroke(f.Theme)
	for i := range e.Lines {
		b := &e.Lines[i]
		if b.National || f.At.Day < batkenFounded && separates(b, batken, osh) {
			continue
		}
		c.Draw(ProvinceLineLevel, line(f.Camera, b.Points[level], style)...)
	}
}

func separates(l *atlas.Line, a, b string) bool {
	return l.Left == a && l.Right == b || l.Left == b && l.Right == a
}

func provinceStroke(t *Theme) scene.Stroke {
	return scene.Stroke{Color: t.ProvinceLine, Width: 1, Dash: []float64{5, 3, 1, 3}}
}

// name writes the province in spaced capitals with its country below, in the
// middle of what is visible of it.
func (l *provinces) name(c *Canvas, f Frame, p *atlas.Province, level atlas.Tier) {
	name := provinceName(p, f)
	at, ok := anchorIn(f, p, level)
	if name == "" || !ok {
		return
	}
	fill := f.Theme.Label[SideOf(p.Country)]
	named := Label{ID: "province/" + p.ID, At: at, Where: Over, Again: true, on: c.onLand(p)}
	switch {
	case !homeProvince(p.ID):
		if f.Camera.Zoom() < 7 && p.Country == "UZ" {
			return
		}
		named.Priority, named.Lines = NeighbourPriority, c.capitals(name, scene.Regular, 12, 2, fill)
	case f.Camera.Zoom() < bothLines:
		named.Priority, named.Required, named.Lines = ProvincePriority, true, c.capitals(name, scene.Bold, 12, 2, fill)
	default:
		named.Priority, named.Required, named.Lines = ProvincePriority, true, c.capitals(name, scene.Bold, 16, 5, fill)
		if f.At.Day >= statesIndependent {
			named.Lines = append(named.Lines, c.Shape(f.Text("country."+p.Country), scene.Regular, 12, fill))
		}
	}
	c.Label(named)
}

// bothLines is the zoom from which the provinces that the map is about have room
// for their names in full size, with their countries.
const bothLines = 7.5

// onLand tells of a box whether its middle and the quarters of its width lie on
// the land of a province: a name must not stand on the land of another.
func (c *Canvas) onLand(p *atlas.Province) func(orb.Bound) bool {
	lands := c.lands()
	return func(box orb.Bound) bool {
		centre, quarter := middle(box), (box.Max[0]-box.Min[0])/4
		return slices.ContainsFunc(lands, func(l land) bool {
			for _, x := range [...]float64{0, -quarter, quarter} {
				if l.province != p || !l.contains(c.frame.Camera.World(orb.Point{centre[0] + x, centre[1]})) {
					return false
				}
			}
			return true
		})
	}
}

// wideName is the width in dp from which the name of a province is broken.
const wideName = 190.0

// capitals writes the name of an area in spaced capitals, on two lines of about
// the same length if it is long.
func (c *Canvas) capitals(name string, face scene.Face, size, space float64, fill color.NRGBA) []Line {
	name = strings.ToUpper(name)
	lines := []Line{c.Spaced(name, face, size, space, fill)}
	width := wideName
	for i, r := range name {
		if r != ' ' {
			continue
		}
		first, second := c.Spaced(name[:i], face, size, space, fill), c.Spaced(name[i+1:], face, size, space, fill)
		if longer := max(first.Run.Advance, second.Run.Advance); lines[0].Run.Advance > wideName && (len(lines) == 1 || longer < width) {
			lines, width = []Line{first, second}, longer
		}
	}
	return lines
}

// provinceName is what the province was called on the day.
func provinceName(p *atlas.Province, f Frame) string {
	name := nameOf(p.Names, f.Lang)
	switch {
	case p.ID == batken && f.At.Day < batkenFounded:
		return "" // part of Osh province
	case p.ID == sughd && sughdName(f.At.Day) == leninabad:
		return f.Text("province.leninabad")
	case p.ID == sughd && sughdName(f.At.Day) == leninabad+sughd:
		return f.Text("province.sughd-leninabad")
	}
	return name
}

const leninabad = "leninabad"

// sughdName tells which names the province had on the day.
func sughdName(d calendar.Day) string {
	switch {
	case d < sughdNamed.First:
		return leninabad
	case d <= sughdNamed.Last:
		return leninabad + sughd
	}
	return sughd
}

// nameAnchor is where the name of a province goes, as a world point: for those
// that the map is about a spot away from the line and from most events, so that
// name and events do not fight for the same room.
func nameAnchor(p *atlas.Province) orb.Point {
	switch p.ID {
	case batken:
		return camera.World(orb.Point{71.62, 39.80})
	case sughd:
		return camera.World(orb.Point{69.88, 40.62})
	}
	return p.Anchor
}

// leastShare is the part of what is seen from which an area is named without its
// own anchor.
const leastShare = 0.12

// anchorIn is where the name of an area goes: its own anchor if that is well
// inside what is seen, otherwise a spot of a grid on the land that all views of
// about the same scale share. Of the spots that are seen it is the one that lies
// on the coarsest grid: while the view moves, the name stays where it is until
// that spot leaves, instead of following the middle of the view.
func anchorIn(f Frame, p *atlas.Province, level atlas.Tier) (orb.Point, bool) {
	const x, y = 90, 40 // half of a name, with some air
	w := window(f)
	inner := orb.Bound{Min: orb.Point{w.Min[0] + x, w.Min[1] + y}, Max: orb.Point{w.Max[0] - x, w.Max[1] - y}}
	if at := f.Camera.View(nameAnchor(p)); inner.Contains(at) {
		return at, true
	}
	var best orb.Point
	rank, found := -1, false
	if rs := rings(f.Camera, mainland(p.Shape[level])); len(rs) > 0 && math.Abs(planar.Area(orb.Ring(rs[0]))) >= leastShare*size(w) {
		shell := append(rs[0], rs[0][0])
		eachSpot(f, inner, func(at orb.Point, r int) {
			if r <= rank {
				return
			}
			for _, corner := range [...]orb.Point{{-x, 0}, {x, 0}, {0, -y}, {0, y}, {0, 0}} {
				if crossings(shell, orb.Point{at[0] + corner[0], at[1] + corner[1]})%2 == 0 {
					return
				}
			}
			best, rank, found = at, r, true
		})
	}
	return best, found
}

// mainland is the largest part of an area: its exclaves have names of their own.
func mainland(parts orb.MultiPolygon) orb.Polygon {
	var main orb.Polygon
	largest := 0.0
	for _, p := range parts {
		if s := size(p.Bound()); s > largest {
			main, largest = p, s
		}
	}
	return main
}

// eachSpot calls use with the points of a grid of 64 to 128 dp in a box, and with
// the rank of each: how many times the grid can be halved and keep it.
func eachSpot(f Frame, box orb.Bound, use func(at orb.Point, rank int)) {
	cells := math.Exp2(math.Floor(f.Camera.Zoom()) + 2) // of the world's width
	low, high := f.Camera.World(box.Min), f.Camera.World(box.Max)
	for i := math.Ceil(low[0] * cells); i <= high[0]*cells; i++ {
		for k := math.Ceil(low[1] * cells); k <= high[1]*cells; k++ {
			use(f.Camera.View(orb.Point{i / cells, k / cells}), bits.TrailingZeros64(uint64(i)|uint64(k)))
		}
	}
}

func (l *provinces) Legend(f Frame) []LegendItem {
	t := f.Theme
	items := []LegendItem{
		{sideSwatch("province-kg-", t, Kyrgyzstan), f.Text("legend.provinces.kg", homeNames(l.data.Atlas.At(f.At.Day), f, "KG")), ""},
		{sideSwatch("province-tj-", t, Tajikistan), f.Text("legend.provinces.tj", homeNames(l.data.Atlas.At(f.At.Day), f, "TJ")), ""},
		{lineSwatch("province-line-"+t.Name, provinceStroke(t), scene.Stroke{}), f.Text("legend.provinces.line"), ""},
	}
	if f.At.Day < batkenFounded {
		items[0].Note = f.Text("legend.provinces.batken-in-osh", batkenFounded)
	}
	return items
}

// homeNames lists the names of a country's provinces on the map, as on the day.
func homeNames(e *atlas.Edition, f Frame, country string) string {
	var names []string
	for i := range e.Provinces {
		p := &e.Provinces[i]
		if p.Country == country && homeProvince(p.ID) {
			if name := provinceName(p, f); name != "" {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, ", ")
}

// nameOf picks a name in the language: Kyrgyz and Tajik fall back to Russian,
// everything to English.
func nameOf(names map[string]string, lang string) string {
	for _, l := range []string{lang, "ru", "en"} {
		if l == "ru" && lang == "en" {
			continue
		}
		if n := names[l]; n != "" {
			return n
		}
	}
	return ""
}
