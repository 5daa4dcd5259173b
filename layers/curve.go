package layers

import (
	"image/color"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/mapview/label"
	"borderatlas/mapview/scene"
)

// The measures of a name along a line, in dp and radians.
const (
	curveSpace  = 1.2   // between the letters
	curveAbove  = 4.0   // from the line to the letters' baseline
	curveBelow  = 3.0   // from the line to the top of capitals
	curveEvery  = 640.0 // a long line is named anew about so often
	curveStep   = 36.0  // between the places that a name tries
	curveTries  = 5     // to each side of the middle of its stretch
	curveSmooth = 20.0  // the letters follow the line as it is on average over so much to both sides
	sharpest    = 0.3   // between two letters
	mostBent    = 1.4   // between any two letters
	bentCost    = 4.0   // a radian of bend
	leastApart  = 0.8   // of their distance on a straight line: inside a bend letters crowd
)

// capHeight is the height of capitals in ems, of Noto Sans.
const capHeight = 0.714

// letter is where a letter of a bent name stands.
type letter struct {
	run   scene.Run
	at    orb.Point // left end of its baseline
	angle float64   // clockwise
}

// curve is one place for a name along a line.
type curve struct {
	letters []letter
	cost    float64
	box     orb.Bound
	parts   []orb.Bound // of the letters
}

// nameAlong asks for room for a name along a line of view points, which is the
// whole line and not what is seen of it: where it is named depends on the line
// and the scale alone. A long line is named again and again.
func (c *Canvas) nameAlong(l Label, text string, face scene.Face, size float64, fill color.NRGBA, line []orb.Point) {
	w := newWay(line)
	letters := c.letters(text, face, size)
	if w.length() < 1.15*extent(letters) {
		return
	}
	near := c.around()
	stretches := max(1, math.Round(w.length()/curveEvery))
	id := l.ID
	l.Lines = []Line{c.Shape(text, face, size, fill)}
	for k := range int(stretches) {
		middle := (float64(k) + 0.5) * w.length() / stretches
		if l.At = w.at(middle); !near.Contains(l.At) {
			continue
		}
		l.ID = id + "/" + string(rune('a'+k%26))
		if k >= 26 {
			l.ID = id + "/z" + string(rune('a'+k/26))
		}
		if l.curves = w.curves(letters, size, middle); len(l.curves) > 0 {
			c.Label(l)
		}
	}
}

// letters shapes a name letter by letter.
func (c *Canvas) letters(text string, face scene.Face, size float64) []scene.Run {
	var runs []scene.Run
	for _, r := range text {
		runs = append(runs, c.kit.Fonts.Shape(string(r), face, size, 0))
	}
	return runs
}

// extent is the length of letters with room between them, in dp.
func extent(letters []scene.Run) float64 {
	sum := curveSpace * float64(len(letters)-1)
	for _, l := range letters {
		sum += l.Advance
	}
	return sum
}

// curves lists the places of a name around a distance along the way, above the
// line before below it, as far as it is bent little enough to be read.
func (w *way) curves(letters []scene.Run, size, middle float64) []curve {
	var list []curve
	for i := range 2*curveTries + 1 {
		away := float64((i+1)/2) * curveStep
		if i%2 == 0 {
			away = -away
		}
		heads, ok := w.heads(letters, middle+away)
		if !ok {
			continue
		}
		for side := range 2 {
			if one, ok := bend(letters, heads, size, side == 1); ok {
				one.cost += float64(i)*0.5 + float64(side)*0.8
				list = append(list, one)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b curve) int { return compare(a.cost, b.cost) })
	return list
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// head is where the middle of a letter of a bent name is on its line, and which way
// the line goes there.
type head struct {
	at    orb.Point
	angle float64
}

// heads are those of letters around a distance along the way, from left to right;
// false where the way is too short or bends too sharply.
func (w *way) heads(letters []scene.Run, middle float64) ([]head, bool) {
	half := extent(letters) / 2
	from, to := middle-half, middle+half
	if from < 0 || to > w.length() {
		return nil, false
	}
	forward := 1.0
	if w.at(to)[0] < w.at(from)[0] {
		from, forward = to, -1
	}
	list := make([]head, len(letters))
	pen := 0.0
	for i, run := range letters {
		at, angle := w.heading(from+forward*(pen+run.Advance/2), forward, run.Advance/2+2)
		if i > 0 {
			before := list[i-1].angle
			angle = before + math.Remainder(angle-before, 2*math.Pi)
			if math.Abs(angle-before) > sharpest {
				return nil, false
			}
		}
		list[i] = head{at, angle}
		pen += run.Advance + curveSpace
	}
	return list, true
}

// bend writes letters along a line, above or below it; false where they would stand
// too near to each other or the whole is bent too much.
func bend(letters []scene.Run, heads []head, size float64, below bool) (curve, bool) {
	shift := -curveAbove
	if below {
		shift = curveBelow + capHeight*size
	}
	one := curve{letters: make([]letter, 0, len(letters)), parts: make([]orb.Bound, 0, len(letters))}
	low, high := math.Inf(1), math.Inf(-1)
	var last orb.Point
	for i, run := range letters {
		at, angle := heads[i].at, heads[i].angle
		if i > 0 {
			one.cost += bentCost * math.Abs(angle-heads[i-1].angle)
		}
		low, high = min(low, angle), max(high, angle)
		sin, cos := math.Sincos(angle)
		mid := shift - capHeight*size/2
		centre := orb.Point{at[0] - sin*mid, at[1] + cos*mid}
		if i > 0 && distance(centre, last) < leastApart*((run.Advance+letters[i-1].Advance)/2+curveSpace) {
			return curve{}, false
		}
		last = centre
		one.add(letter{run, orb.Point{
			at[0] - cos*run.Advance/2 - sin*shift,
			at[1] - sin*run.Advance/2 + cos*shift,
		}, angle})
	}
	return one, high-low <= mostBent
}

// add adds a letter with its box.
func (c *curve) add(l letter) {
	c.letters = append(c.letters, l)
	sin, cos := math.Sincos(l.angle)
	var corners [4]orb.Point
	up, down := capHeight*l.run.Size+labelPad, 0.22*l.run.Size+labelPad
	for i, k := range [4]orb.Point{{0, -up}, {l.run.Advance, -up}, {l.run.Advance, down}, {0, down}} {
		corners[i] = orb.Point{l.at[0] + k[0]*cos - k[1]*sin, l.at[1] + k[0]*sin + k[1]*cos}
	}
	part := scene.Bound(corners[:])
	c.parts = append(c.parts, part)
	if len(c.parts) == 1 {
		c.box = part
		return
	}
	c.box.Min = orb.Point{min(c.box.Min[0], part.Min[0]), min(c.box.Min[1], part.Min[1])}
	c.box.Max = orb.Point{max(c.box.Max[0], part.Max[0]), max(c.box.Max[1], part.Max[1])}
}

// candidate is the place in the form in which room is asked for.
func (c *curve) candidate() label.Candidate {
	return label.Candidate{Box: c.box, Parts: c.parts, Cost: c.cost}
}

// draw writes the letters, all halos below all letters.
func (c *curve) draw(fill, halo color.NRGBA) []scene.Op {
	ops := make([]scene.Op, 2*len(c.letters))
	for i, l := range c.letters {
		ops[i] = &scene.Text{Run: l.run, At: l.at, Angle: l.angle, Halo: halo, Width: haloWidth}
		ops[len(c.letters)+i] = &scene.Text{Run: l.run, At: l.at, Angle: l.angle, Fill: fill}
	}
	return ops
}

// way is a line with the distances of its points from its start.
type way struct {
	points []orb.Point
	along  []float64
}

func newWay(line []orb.Point) *way {
	w := &way{points: line, along: make([]float64, len(line))}
	for i := 1; i < len(line); i++ {
		w.along[i] = w.along[i-1] + distance(line[i-1], line[i])
	}
	return w
}

func (w *way) length() float64 {
	if len(w.along) == 0 {
		return 0
	}
	return w.along[len(w.along)-1]
}

// at is the point at a distance from the start, or the nearest end.
// It is asked for every letter at every place that is tried: with slices.BinarySearch
// and, in curve.add, Bound.Union, the scene of the region takes an eighth longer.
func (w *way) at(d float64) orb.Point {
	low, high := 0, len(w.along) // the first point from d on is in between
	for low < high {
		if middle := (low + high) / 2; w.along[middle] < d {
			low = middle + 1
		} else {
			high = middle
		}
	}
	switch {
	case low == len(w.points):
		return w.points[low-1]
	case low == 0 || w.along[low] == d:
		return w.points[low]
	}
	k := (d - w.along[low-1]) / (w.along[low] - w.along[low-1])
	a, b := w.points[low-1], w.points[low]
	return orb.Point{a[0] + (b[0]-a[0])*k, a[1] + (b[1]-a[1])*k}
}

// mean is the point at a distance from the start of the way as it is on average.
func (w *way) mean(d float64) orb.Point {
	var sum orb.Point
	for _, k := range [...]float64{-1, -0.5, 0, 0.5, 1} {
		p := w.at(d + k*curveSmooth)
		sum = orb.Point{sum[0] + p[0]/5, sum[1] + p[1]/5}
	}
	return sum
}

// heading is the mean point at a distance from the start and the direction there,
// forward 1 or backward -1, measured over reach dp to both sides.
func (w *way) heading(d, forward, reach float64) (orb.Point, float64) {
	a, b := w.mean(d-forward*reach), w.mean(d+forward*reach)
	return w.mean(d), math.Atan2(b[1]-a[1], b[0]-a[0])
}
