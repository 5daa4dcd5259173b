package layers

import (
	"fmt"
	"image/color"
	"math"
	"sync"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// The measures of event marks in dp. Marks of all kinds have about the same
// visual weight, and one size: a mark tells what and where, never how much.
const (
	markSize   = 15.0
	markCasing = 2.1 // of the halo's colour, all round
	hollowLine = 2.0
)

// markOrder is the order in which marks stand side by side and pills count.
var markOrder = []chronicle.Group{
	chronicle.GroupClash, chronicle.GroupShelling, chronicle.GroupArson, chronicle.GroupDetention,
	chronicle.GroupTalks, chronicle.GroupPolitical, chronicle.GroupMilitary, chronicle.GroupDisplacement, chronicle.GroupOther,
}

// KindSymbol is the mark of an event: its shape tells the group of kinds, filled
// if the place is known to 2.5 km or better, hollow otherwise.
func KindSymbol(t *Theme, g chronicle.Group, precise bool) *scene.Symbol {
	key := kindKey{t, g, precise}
	if s, drawn := kindSymbols.Load(key); drawn {
		return s.(*scene.Symbol)
	}
	s, _ := kindSymbols.LoadOrStore(key, newKindSymbol(t, g, precise))
	return s.(*scene.Symbol)
}

// kindSymbols are the marks that were drawn already, by kindKey: there are few, and
// every picture needs them.
var kindSymbols sync.Map

type kindKey struct {
	theme   *Theme
	group   chronicle.Group
	precise bool
}

func newKindSymbol(t *Theme, g chronicle.Group, precise bool) *scene.Symbol {
	shape := kindShape(g)
	ops := []scene.Op{&scene.Path{Outline: shape.silhouette(), Stroke: scene.Stroke{Color: t.Halo, Width: 2 * markCasing}}}
	ops = append(ops, shape.paint(t, precise)...)
	return &scene.Symbol{
		Name: fmt.Sprintf("kind-%s-%t-%s", g, precise, t.Name),
		Box:  orb.Bound{}.Pad(markSize/2 + markCasing),
		Ops:  ops,
	}
}

// GroupColor is the colour of a group's marks.
func GroupColor(t *Theme, g chronicle.Group) color.NRGBA {
	switch g {
	case chronicle.GroupClash, chronicle.GroupDetention:
		return t.Clash
	case chronicle.GroupShelling:
		return t.Shelling
	case chronicle.GroupArson:
		return t.Arson
	case chronicle.GroupTalks:
		return t.Talks
	case chronicle.GroupDisplacement:
		return t.DisplacedLine
	}
	return t.Neutral
}

// shape is the drawing of a group of kinds.
type shape struct {
	group chronicle.Group
	outer scene.Outline   // what is filled or outlined
	inner []scene.Outline // cut out of it in the halo's colour: gaps, bars, a dot
	open  bool            // never filled
}

func kindShape(g chronicle.Group) shape {
	s := shape{group: g}
	switch g {
	case chronicle.GroupClash:
		s.outer.Ring([]orb.Point{{0, -7.6}, {7.6, 0}, {0, 7.6}, {-7.6, 0}})
	case chronicle.GroupShelling:
		s.outer.Ring([]orb.Point{{0, -7.4}, {7.6, 6}, {-7.6, 6}})
	case chronicle.GroupArson:
		s.outer = flame()
	case chronicle.GroupDetention: // a barred window
		s.outer.RoundRect(orb.Bound{}.Pad(6.4), 1)
		s.inner = []scene.Outline{box(-3.6, -3.8, -1.4, 3.8), box(1.4, -3.8, 3.6, 3.8)}
	case chronicle.GroupTalks: // two halves that face each other
		for _, side := range []float64{-1, 1} {
			s.outer.MoveTo(side*1.3, -6.57)
			half(&s.outer, side)
			s.outer.Close()
		}
	case chronicle.GroupPolitical:
		s.outer.RoundRect(orb.Bound{}.Pad(5.4), 0)
		s.open = true
	case chronicle.GroupMilitary: // a chevron
		s.outer.Ring([]orb.Point{{-6, -4.6}, {0, -0.6}, {6, -4.6}, {6, 0.6}, {0, 5.2}, {-6, 0.6}})
	case chronicle.GroupDisplacement:
		s.outer.Circle(0, 0, 5)
		s.open = true
	default:
		s.outer.Circle(0, 0, 4.5)
	}
	return s
}

// flame is a drop whose top leans over and has one notch.
func flame() scene.Outline {
	var o scene.Outline
	o.MoveTo(0.6, -8.3)
	o.CubicTo(1.6, -5.2, 6, -2.6, 6, 2.4)
	o.CubicTo(6, 5.8, 3.4, 8.3, 0, 8.3)
	o.CubicTo(-3.4, 8.3, -6, 5.8, -6, 2.6)
	o.CubicTo(-6, 0.2, -4.8, -1.8, -3.4, -3.2)
	o.CubicTo(-3.2, -1.8, -2.6, -0.9, -1.5, -0.5)
	o.CubicTo(-2, -3.4, -1.2, -6.4, 0.6, -8.3)
	o.Close()
	return o
}

// half appends the arc of a half disc, from its upper to its lower end.
func half(o *scene.Outline, side float64) {
	const radius, steps = 6.7, 16
	from := math.Acos(1.3 / radius)
	for i := 1; i <= steps; i++ {
		a := from - 2*from*float64(i)/steps
		o.LineTo(side*radius*math.Cos(a), -radius*math.Sin(a))
	}
}

func box(x0, y0, x1, y1 float64) scene.Outline {
	var o scene.Outline
	o.RoundRect(orb.Bound{Min: orb.Point{x0, y0}, Max: orb.Point{x1, y1}}, 0)
	return o
}

// silhouette is the outline that the casing follows.
func (s shape) silhouette() scene.Outline {
	if s.group != chronicle.GroupTalks {
		return s.outer
	}
	var disc scene.Outline // the gap between the halves belongs to the mark
	disc.Circle(0, 0, 6.7)
	return disc
}

// paint fills the shape, or outlines it inside its own silhouette.
func (s shape) paint(t *Theme, precise bool) []scene.Op {
	main := GroupColor(t, s.group)
	line := main
	if s.group == chronicle.GroupArson {
		line = t.ArsonLine
	}
	var ops []scene.Op
	switch {
	case !precise:
		width := hollowLine
		if s.open {
			width = 1.4
		}
		ops = append(ops, &scene.Path{Outline: s.outer, Fill: Alpha(t.Halo, 0.92), Stroke: scene.Stroke{Color: line, Width: width, Join: scene.Miter}})
	case s.open:
		ops = append(ops, &scene.Path{Outline: s.outer, Fill: t.Halo, Stroke: scene.Stroke{Color: line, Width: 2.4, Join: scene.Miter}})
	case s.group == chronicle.GroupArson:
		ops = append(ops, &scene.Path{Outline: s.outer, Fill: main, Stroke: scene.Stroke{Color: line, Width: 1.3}})
	default:
		ops = append(ops, &scene.Path{Outline: s.outer, Fill: main})
	}
	for _, o := range s.inner {
		fill := t.Halo
		if !precise {
			fill = line
		}
		ops = append(ops, &scene.Path{Outline: o, Fill: fill})
	}
	return ops
}
