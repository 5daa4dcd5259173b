package layers

import (
	"image/color"
	"slices"
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
	haloShows  = 0.9  // opacity of the halo
	frameInset = 4.0  // labels keep this far from the picture's edge
	lineHeight = 1.25 // of the type size
)

// finish places the labels and hands out the plane.
func (c *Canvas) finish() *Picture {
	c.arrangeEvents()
	w, h := c.frame.Camera.Size()
	placed := label.Place(label.Page{
		Frame: c.picture().Pad(-frameInset), Furniture: c.furniture(), Obstacles: c.obstacles(),
	}, c.labelRequests())
	texts := map[string][]scene.Op{}
	leaders := map[string][]scene.Op{}
	picture := &Picture{Marks: c.marks, Labels: c.fixed, Failed: c.failed, blocks: c.blocks}
	byID := map[string]*request{}
	for i := range c.requests {
		byID[c.requests[i].ID] = &c.requests[i]
	}
	for _, p := range placed {
		r := byID[p.Request.ID]
		if r.Hidden {
			continue
		}
		spot := p.Request.Candidates[p.Choice]
		picture.Labels = append(picture.Labels, PlacedLabel{r.ID, r.layer, spot.Box, joined(r.Lines), spot.Parts})
		text := c.inLetters(r, p.Choice, spot.Box)
		leader := c.leader(r, spot.Leader)
		texts[r.layer] = append(texts[r.layer], text...)
		leaders[r.layer] = append(leaders[r.layer], leader...)
		picture.written = append(picture.written, written{r.ID, r.layer, picture.Labels[len(picture.Labels)-1].Boxes(), text, leader})
	}
	picture.hidden = c.hiddenNames()
	picture.raised = c.raiseNames(leaders, picture.hidden)
	picture.Scene = &scene.Scene{W: w, H: h, Background: c.paper, Ops: c.groups(leaders, texts)}
	return picture
}

// ground is what lies below all names and the lines that lead to them, without
// groups.
func (c *Canvas) ground() *scene.Scene {
	w, h := c.frame.Camera.Size()
	s := &scene.Scene{W: w, H: h, Background: c.paper}
	for level := range LeaderLevel {
		for _, p := range c.parts {
			if p.level == level {
				s.Ops = append(s.Ops, p.ops...)
			}
		}
	}
	return s
}

// inLetters writes a label at the place that was chosen for it.
func (c *Canvas) inLetters(r *request, choice int, box orb.Bound) []scene.Op {
	if r.curves != nil {
		return r.curves[choice].draw(r.Lines[0].Fill, Alpha(c.frame.Theme.Halo, haloShows))
	}
	return c.write(r, box)
}

// arrangeEvents puts marks, circles and tags where there is room for them, the
// ones that are bound to a spot first.
func (c *Canvas) arrangeEvents() {
	if len(c.happenings)+len(c.displaced)+len(c.outside) == 0 {
		return
	}
	room := c.room()
	stands := c.arrange(c.sites(), room)
	stations := c.stations()
	tags := c.placeTags(c.tags(), stands, room)
	c.placeStations(stations, stands, tags, room)
	c.drawStations(stations)
	c.drawStands(stands)
	c.drawTags(tags)
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
	for i := range c.below.Labels {
		for _, b := range c.below.Labels[i].Boxes() {
			out = append(out, label.Obstacle{Box: b, Cost: never})
		}
	}
	for _, b := range slices.Concat(c.below.blocks, c.blocks) {
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
			ID: r.ID, Priority: r.Priority, Required: r.Required, Blind: c.blind, Again: r.Again || r.Required,
			Candidates: candidates(&r.Label, w+2*labelPad, h+2*labelPad),
		}
	}
	return out
}

// candidates lists the places that a label tries; a plain one has no leader and
// stays near.
func candidates(l *Label, w, h float64) []label.Candidate {
	var list []label.Candidate
	if l.curves != nil {
		for i := range l.curves {
			list = append(list, l.curves[i].candidate())
		}
		return list
	}
	switch {
	case l.Where == Over:
		list = label.Inside(l.At, w, h)
		if l.on != nil {
			list = keep(list, func(c label.Candidate) bool { return l.on(c.Box) })
		}
	case l.Where == Leading:
		list = label.Leading(l.At, l.Radius, w, h)
	case l.Plain:
		list = label.Near(l.At, l.Radius, w, h, labelGap)
	default:
		list = label.Around(l.At, l.Radius, w, h, labelGap)
	}
	for i := range list {
		if l.dear != nil {
			list[i].Cost += l.dear(&list[i])
		}
	}
	return list
}

// balanced breaks a text that is wider than width dp into as few lines as
// possible, all of about the same length.
func (c *Canvas) balanced(text string, face scene.Face, size, width float64, fill color.NRGBA) []Line {
	runs := c.kit.Fonts.Wrap(text, face, size, width)
	low, high := width/float64(len(runs)+1), width
	for range 6 {
		middle := (low + high) / 2
		if narrower := c.kit.Fonts.Wrap(text, face, size, middle); len(narrower) == len(runs) && widest(narrower) <= middle {
			runs, high = narrower, middle
		} else {
			low = middle
		}
	}
	lines := make([]Line, len(runs))
	for i, run := range runs {
		lines[i] = Line{run, fill}
	}
	return lines
}

func widest(runs []scene.Run) float64 {
	w := 0.0
	for _, r := range runs {
		w = max(w, r.Advance)
	}
	return w
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
		baseline := y + c.baseline(l.Run.Size)
		x := box.Min[0] + labelPad + align*(room-l.Run.Advance)
		ops = append(ops, &scene.Text{Run: l.Run, At: orb.Point{x, baseline}, Fill: l.Fill, Halo: Alpha(c.frame.Theme.Halo, haloShows), Width: halo})
		y += height
	}
	return ops
}

// baseline is how far the baseline of a line of text lies below its top, in dp.
func (c *Canvas) baseline(size float64) float64 {
	return (size*lineHeight + c.kit.Fonts.Ascent(size) - c.kit.Fonts.Descent(size)) / 2
}

// leader draws the line from a label to what it names, over a casing: to the
// edge of a symbol, or to a dot inside the area that it names.
func (c *Canvas) leader(r *request, line []orb.Point) []scene.Op {
	if len(line) < 2 {
		return nil
	}
	from, to := line[0], line[len(line)-1]
	if r.Where == Leading {
		return append(thread(c.frame.Theme, from, to), dot(c.frame.Theme, to)...)
	}
	if distance(from, r.At) <= r.Radius+labelGap {
		return nil
	}
	return thread(c.frame.Theme, from, toward(r.At, from, r.Radius))
}
