package layers

import (
	"math"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/mapview/label"
	"borderatlas/mapview/scene"
)

// The measures of a label, in dp.
const (
	labelGap   = 3.0  // between a symbol and its label
	labelPad   = 1.0  // free room around a label
	haloWidth  = 3.0  // stroke of the halo, half of it outside the letters
	leaderDot  = 1.8  // radius of the dot at a leader's end
	frameInset = 4.0  // labels keep this far from the picture's edge
	lineHeight = 1.25 // of the type size
)

// finish places the labels and hands out the plane.
func (c *Canvas) finish() *Picture {
	w, h := c.frame.Camera.Size()
	placed := label.Place(orb.Bound{Max: orb.Point{w, h}}.Pad(-frameInset), c.obstacles(), c.labelRequests())
	texts := map[string][]scene.Op{}
	leaders := map[string][]scene.Op{}
	picture := &Picture{Marks: c.marks}
	byID := map[string]*request{}
	for i := range c.requests {
		byID[c.requests[i].ID] = &c.requests[i]
	}
	for _, p := range placed {
		r := byID[p.Request.ID]
		spot := p.Request.Candidates[p.Choice]
		picture.Labels = append(picture.Labels, PlacedLabel{r.ID, r.layer, spot.Box, joined(r.Lines)})
		texts[r.layer] = append(texts[r.layer], c.write(r, spot.Box)...)
		leaders[r.layer] = append(leaders[r.layer], c.leader(r, spot.Leader)...)
	}
	picture.Scene = &scene.Scene{W: w, H: h, Ops: c.groups(leaders, texts)}
	return picture
}

func joined(lines []Line) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.Run.Text
	}
	return strings.Join(texts, "\n")
}

// groups orders what was drawn by level and, within it, by layer, one named
// group for each.
func (c *Canvas) groups(leaders, texts map[string][]scene.Op) []scene.Op {
	var ops []scene.Op
	group := func(layer string, drawn []scene.Op) {
		if len(drawn) == 0 {
			return
		}
		if n := len(ops); n > 0 {
			if last := ops[n-1].(*scene.Group); last.ID == layer {
				last.Ops = append(last.Ops, drawn...)
				return
			}
		}
		ops = append(ops, &scene.Group{ID: layer, Title: Title(c.frame.Text, layer), Ops: drawn})
	}
	order := c.layerOrder()
	for level := Level(0); level < levels; level++ {
		for _, p := range c.parts {
			if p.level == level {
				group(p.layer, p.ops)
			}
		}
		for _, layer := range order {
			switch level {
			case LeaderLevel:
				group(layer, leaders[layer])
			case LabelLevel:
				group(layer, texts[layer])
			}
		}
	}
	return ops
}

// layerOrder lists the layers with labels in the order in which they drew.
func (c *Canvas) layerOrder() []string {
	var order []string
	seen := map[string]bool{}
	for _, r := range c.requests {
		if !seen[r.layer] {
			seen[r.layer] = true
			order = append(order, r.layer)
		}
	}
	return order
}

func (c *Canvas) obstacles() []label.Obstacle {
	var out []label.Obstacle
	for _, b := range c.frame.Reserved {
		out = append(out, label.Obstacle{Box: b, Cost: math.Inf(1)})
	}
	for _, l := range c.below {
		out = append(out, label.Obstacle{Box: l.Box, Cost: math.Inf(1)})
	}
	for _, b := range c.blocks {
		out = append(out, label.Obstacle{Box: b.box, Cost: b.cost})
	}
	return out
}

func (c *Canvas) labelRequests() []label.Request {
	out := make([]label.Request, len(c.requests))
	for i := range c.requests {
		r := &c.requests[i]
		w, h := c.blockSize(r.Lines)
		out[i] = label.Request{
			ID: r.ID, Priority: r.Priority, Required: r.Required,
			Candidates: candidates(&r.Label, w+2*labelPad, h+2*labelPad),
		}
	}
	return out
}

// candidates lists the places that a label tries.
func candidates(l *Label, w, h float64) []label.Candidate {
	switch l.Where {
	case Over:
		return label.Inside(l.At, w, h)
	case Leading:
		return label.Leading(l.At, l.Radius, w, h)
	case Below:
		return label.Below(l.At, l.Radius, w, h, labelGap)
	}
	near := label.Around(l.At, l.Radius, w, h, labelGap)
	if !l.Plain {
		return near
	}
	var plain []label.Candidate
	for _, n := range near {
		if len(n.Leader) == 0 {
			plain = append(plain, n)
		}
	}
	return plain
}

// blockSize is the width and height of a label's lines in dp.
func (c *Canvas) blockSize(lines []Line) (w, h float64) {
	for _, l := range lines {
		w = max(w, l.Run.Advance)
		h += l.Run.Size * lineHeight
	}
	return w, h
}

// write sets the lines of a label in its box: towards the named point on the
// side on which the box lies, centred when it lies above, below or over it.
func (c *Canvas) write(r *request, box orb.Bound) []scene.Op {
	align := 0.5
	switch {
	case box.Min[0] > r.At[0]:
		align = 0
	case box.Max[0] < r.At[0]:
		align = 1
	}
	halo := r.Halo
	if halo == 0 {
		halo = haloWidth
	}
	room := box.Max[0] - box.Min[0] - 2*labelPad
	y := box.Min[1] + labelPad
	var ops []scene.Op
	for _, l := range r.Lines {
		height := l.Run.Size * lineHeight
		ascent, descent := c.fonts.Ascent(l.Run.Size), c.fonts.Descent(l.Run.Size)
		baseline := y + (height+ascent-descent)/2
		x := box.Min[0] + labelPad + align*(room-l.Run.Advance)
		ops = append(ops, &scene.Text{Run: l.Run, At: orb.Point{x, baseline}, Fill: l.Fill, Halo: Alpha(c.frame.Theme.Halo, 0.9), Width: halo})
		y += height
	}
	return ops
}

// leader draws the line from a label to what it names, over a casing, with a dot
// at the end.
func (c *Canvas) leader(r *request, line []orb.Point) []scene.Op {
	if len(line) < 2 {
		return nil
	}
	var o, dot scene.Outline
	o.Line(line)
	end := line[len(line)-1]
	dot.Circle(end[0], end[1], leaderDot)
	return []scene.Op{
		&scene.Path{Outline: o, Stroke: scene.Stroke{Color: Alpha(c.frame.Theme.Halo, 0.8), Width: 3.4, Cap: scene.Round}},
		&scene.Path{Outline: o, Stroke: scene.Stroke{Color: c.frame.Theme.Ink, Width: 1}},
		&scene.Path{Outline: dot, Fill: c.frame.Theme.Ink},
	}
}
