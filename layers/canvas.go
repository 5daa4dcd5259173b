package layers

import (
	"image/color"
	"math"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/mapview/label"
	"borderatlas/mapview/scene"
)

// Level is the height at which something is drawn within its plane.
type Level int

// The levels, from below.
const (
	LandLevel Level = iota
	WaterLevel
	ExclaveLevel
	MovedLevel
	ProvinceLineLevel
	RoadLevel
	StateBorderLevel
	BorderLevel
	TownLevel

	FireLevel   // ground on which satellites saw heat
	SoftLevel   // areas within which a place is known
	CircleLevel // displacement
	ArrowLevel
	LeaderLevel
	NameLevel // names of the plane below that something drawn so far runs through
	MarkLevel
	RingLevel // around what is chosen
	TagLevel  // places outside the view
	LabelLevel
	levels
)

// Priorities of labels: the smaller wins the room (cartographic rank).
const (
	ChosenPriority = iota * 10
	ProvincePriority
	ChiefTownPriority // whose names stand beside them; those of exclaves have leaders
	ExclavePriority
	DisplacementPriority
	EventPlacePriority
	TownPriority
	VaguePlacePriority
	VillagePriority
	WaterPriority
	NeighbourPriority
)

// Line is one line of a label: a run and its colour.
type Line struct {
	Run  scene.Run
	Fill color.NRGBA
}

// Label asks for room for a block of lines near a point.
type Label struct {
	ID       string // unique in the plane; decides ties, so that equal frames give equal labels
	Lines    []Line
	At       orb.Point // dp; what is named
	Radius   float64   // dp; half size of the symbol at At, which stays free
	Priority int
	Halo     float64 // width of the stroke around letters in dp; 0 takes the usual 3
	Where    Where
	Required bool // written even where nothing is free
	Plain    bool // no leader line when it has to move away
	Hidden   bool // takes its room but is not written: what has a name on other days only
	Again    bool // goes elsewhere where the edge of what is seen cuts it, or furniture covers it

	on     func(orb.Bound) bool           // whether a box lies on what is named; nil: it need not
	dear   func(*label.Candidate) float64 // what a place costs beside what it covers; nil: nothing
	curves []curve                        // where it may stand along a line, if it is not to stand level
}

// Where says which places a label tries.
type Where uint8

// The places to try.
const (
	Beside  Where = iota // around a point, in Imhof's order, then further out with a leader
	Over                 // centred on the point, then shifted a little: areas
	Leading              // always outside with a leader that ends in a dot: exclaves
)

// PlacedLabel is a label that found room.
type PlacedLabel struct {
	ID    string
	Layer string
	Box   orb.Bound // dp
	Text  string    // its lines, joined by a line feed

	Letters []orb.Bound // of a name along a line, which covers these alone; otherwise nil
}

// Boxes are what the label covers, in dp.
func (l *PlacedLabel) Boxes() []orb.Bound {
	if l.Letters != nil {
		return l.Letters
	}
	return []orb.Bound{l.Box}
}

// Canvas collects what the layers of a plane draw.
type Canvas struct {
	kit      kit
	frame    Frame
	layer    string
	parts    []part
	marks    []Mark
	requests []request
	blocks   []block
	failed   map[string]error // layers that could not be drawn
	below    *Picture         // the plane below, or an empty picture
	paper    color.NRGBA      // what the plane lies on, if it is the lowest
	crowded  bool             // events are counted by squares
	blind    bool             // labels keep their places while the view moves

	// What is arranged together once every layer has drawn.
	happenings []happening
	displaced  []displaced
	outside    []happening
	fixed      []PlacedLabel // labels that are not placed with the others
	opaque     []orb.Bound   // what hides the names below it
	areas      []enclosed    // see offForeign
}

// kit is what a canvas draws with.
type kit struct {
	Data
	names *gazetteer
	lands map[*atlas.Edition]func() []land
	index index
}

type part struct {
	level Level
	layer string
	ops   []scene.Op
}

type request struct {
	Label
	layer string
}

type block struct {
	box   orb.Bound
	cost  float64
	layer string
}

func newCanvas(k kit, f Frame, below *Picture) *Canvas {
	return &Canvas{kit: k, frame: f, below: below, failed: map[string]error{}}
}

// edgeCost is what it costs to write over the edge of what is seen: more than a
// label that may be left out can pay. A name that is cut helps nobody.
const edgeCost = 9.0

// furniture is what lies over the picture and does not move with it: what the
// frame has reserved, and the edges of what is seen of the picture.
func (c *Canvas) furniture() []label.Obstacle {
	var list []label.Obstacle
	for _, b := range c.frame.Reserved {
		list = append(list, label.Obstacle{Box: b, Cost: never})
	}
	return append(list, c.edges()...)
}

// edges are those of what is seen of the picture, if that is not all of it.
func (c *Canvas) edges() []label.Obstacle {
	w := c.frame.Window
	if w.IsZero() {
		return nil
	}
	var list []label.Obstacle
	for _, edge := range []orb.Bound{
		{Min: w.Min, Max: orb.Point{w.Min[0], w.Max[1]}},
		{Min: orb.Point{w.Max[0], w.Min[1]}, Max: w.Max},
		{Min: w.Min, Max: orb.Point{w.Max[0], w.Min[1]}},
		{Min: orb.Point{w.Min[0], w.Max[1]}, Max: w.Max},
	} {
		list = append(list, label.Obstacle{Box: edge, Cost: edgeCost})
	}
	return list
}

// outskirts is how far in dp from the picture things still have names, which may
// keep others from standing where they would look well: a picture that is moved
// by a part of its width shows the same names at the same places.
const outskirts = 160.0

// around is where things have names.
func (c *Canvas) around() orb.Bound {
	if c.blind && c.frame.Window.IsZero() {
		return c.picture().Pad(outskirts)
	}
	return c.picture()
}

// never is the cost of what a label must not cover.
var never = math.Inf(1)

// begin says whose drawing follows.
func (c *Canvas) begin(layer string) { c.layer = layer }

// adopt takes over what a layer has drawn on a canvas of its own.
func (c *Canvas) adopt(layer *Canvas) {
	c.parts = append(c.parts, layer.parts...)
	c.marks = append(c.marks, layer.marks...)
	c.requests = append(c.requests, layer.requests...)
	c.blocks = append(c.blocks, layer.blocks...)
	c.happenings = append(c.happenings, layer.happenings...)
	c.displaced = append(c.displaced, layer.displaced...)
	c.outside = append(c.outside, layer.outside...)
}

func keep[T any](list []T, wanted func(T) bool) []T {
	var kept []T
	for _, v := range list {
		if wanted(v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// Draw adds primitives at a level. Within a level the layers keep their order.
func (c *Canvas) Draw(level Level, ops ...scene.Op) {
	if n := len(c.parts); n > 0 && c.parts[n-1].level == level && c.parts[n-1].layer == c.layer {
		c.parts[n-1].ops = append(c.parts[n-1].ops, ops...)
		return
	}
	c.parts = append(c.parts, part{level, c.layer, ops})
}

// Mark adds a spot that answers to the pointer. Later marks lie on top.
func (c *Canvas) Mark(m Mark) {
	m.Layer = c.layer
	c.marks = append(c.marks, m)
}

// Label asks for room for a label. All labels of a plane are placed together,
// after every layer has drawn.
func (c *Canvas) Label(l Label) { c.requests = append(c.requests, request{l, c.layer}) }

// Block keeps labels away from a box. Cost +Inf: never covered; a finite cost is
// weighed against the other places (1 is one better place in the order).
func (c *Canvas) Block(box orb.Bound, cost float64) {
	c.blocks = append(c.blocks, block{box, cost, c.layer})
}

// Shape turns text into a line of a label.
func (c *Canvas) Shape(text string, face scene.Face, size float64, fill color.NRGBA) Line {
	return Line{c.kit.Fonts.Shape(text, face, size, 0), fill}
}

// Spaced is Shape with room between the letters, in dp: names of areas.
func (c *Canvas) Spaced(text string, face scene.Face, size, space float64, fill color.NRGBA) Line {
	return Line{c.kit.Fonts.Shape(text, face, size, space), fill}
}

// picture is the frame's rectangle in dp.
func (c *Canvas) picture() orb.Bound { return picture(c.frame) }
