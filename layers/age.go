package layers

import (
	"strconv"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// ages are the steps in which marks of earlier events step back when everything
// up to a day is shown: how many days ago they ended at most, and how much of
// their colour is left.
var ages = []struct {
	days    int
	opacity float64
}{{30, 1}, {365, 0.72}}

// oldest is what is left of the colour of what is older than all ages.
const oldest = 0.3

// ageLine is the outline in dp of a mark that steps back. It keeps the whole
// colour, so that the mark stays as visible as the eye needs (3:1).
const ageLine = 1.2

// opacityOf is how much of its colour the mark of events has: that of the youngest.
func opacityOf(f Frame, events []*chronicle.Event) float64 {
	if f.Reach.Mode != chronicle.Until {
		return 1
	}
	youngest := 1 << 30
	for _, e := range events {
		youngest = min(youngest, int(f.At.Day)-int(e.Span.Last))
	}
	for _, a := range ages {
		if youngest <= a.days {
			return a.opacity
		}
	}
	return oldest
}

// faded is a symbol with a paler inside and a thin outline.
func faded(symbol *scene.Symbol, opacity float64) *scene.Symbol {
	if opacity == 1 {
		return symbol
	}
	paler := &scene.Symbol{Name: symbol.Name + "-" + scaleName(opacity), Box: symbol.Box, Ops: symbol.Ops[:1:1]}
	for _, op := range symbol.Ops[1:] {
		p := *op.(*scene.Path)
		line := p.Stroke
		if line.Width == 0 {
			line = scene.Stroke{Color: p.Fill, Join: scene.Miter}
		}
		line.Width = ageLine
		paler.Ops = append(paler.Ops, &scene.Path{Outline: p.Outline, Fill: Alpha(p.Fill, opacity), Stroke: line})
	}
	return paler
}

// scaleName is a factor as part of a symbol's name.
func scaleName(k float64) string { return strconv.FormatFloat(k, 'g', -1, 64) }
