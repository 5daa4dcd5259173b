// Package layers draws the map. Each layer turns a Frame, which is everything a
// drawing may depend on, into styled primitives, in a file of its own. The Stack
// runs the layers, places their labels and hands out finished planes.
package layers

import (
	"context"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/layers/chronicle"
	"borderatlas/layers/thermal"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// Text looks a message up in the catalogue of the chosen language and puts the
// arguments into it. Days, spans and numbers are written as the language does.
type Text func(id string, args ...any) string

// Quality tells the live picture from one for a file.
type Quality uint8

// The qualities.
const (
	Screen Quality = iota
	Export
)

// Frame is everything that a drawing may depend on, as one value.
type Frame struct {
	Camera   camera.Camera
	At       chronicle.Position // the day and, on it, the chosen event or none
	Reach    chronicle.Reach    // which days are shown beside the chosen one
	Filter   chronicle.Filter   // which events are shown
	Sizes    SizeRule           // what the size of a mark says
	People   PeopleRule         // which claims the circles of displaced people follow
	Visible  Set
	Lang     string // en, ru, ky, tg: the language of names; texts fall back
	Text     Text
	Theme    *Theme
	Quality  Quality
	Reserved []orb.Bound // dp; where furniture lies: labels and marks keep away
	Window   orb.Bound   // dp; the part of the picture that is seen, if a margin lies around it; zero: all of it
}

// Data is what the layers draw from. It is immutable.
type Data struct {
	Atlas     *atlas.Atlas
	Chronicle *chronicle.Store
	Fires     *thermal.Set // nil: none
	Fonts     *scene.Fonts
}

// Plane is a picture of its own that is redrawn on its own.
type Plane uint8

// The planes, from below. A change of date redraws Events alone unless the
// boundaries changed with it.
const (
	Base   Plane = iota // land, water, lines, towns and their names
	Events              // what happened on the day, with its labels
	planes
)

// Planes is the number of planes.
const Planes = int(planes)

// Layer draws one theme of the map.
type Layer interface {
	// ID is the stable name on the command line and in files: "border".
	ID() string
	// Plane tells which picture the layer belongs to.
	Plane() Plane
	// Key names everything in the frame, beside camera, theme, language and
	// quality, that the drawing depends on. Equal keys mean an equal picture.
	Key(f Frame) string
	// Build draws onto the canvas.
	Build(ctx context.Context, c *Canvas, f Frame) error
}

// Legender is a layer with entries in the legend.
type Legender interface {
	// Legend lists what is drawn in the frame, and nothing else.
	Legend(f Frame) []LegendItem
}

// Attributer is a layer whose sources must be named wherever it is shown.
type Attributer interface {
	// Credits are the ids of catalogue messages: "credit.osm".
	Credits(f Frame) []string
}

// Swatch is the size in dp of a legend entry's mark, centred on its symbol's origin.
const (
	SwatchWidth  = 36.0
	SwatchHeight = 20.0
)

// LegendItem is one line of the legend.
type LegendItem struct {
	Symbol *scene.Symbol // drawn in a box of SwatchWidth by SwatchHeight unless its Box is larger
	Text   string
	Note   string // smaller text below, or empty
}

// MarkKind says what a mark on the map stands for.
type MarkKind uint8

// The kinds of marks.
const (
	EventMark MarkKind = iota
	PlaceMark          // a place of the chronicle
	TownMark
	ExclaveMark
	DisplacementMark
	FireMark // a thermal anomaly
)

// Mark is a spot on the map that answers to the pointer.
type Mark struct {
	Kind  MarkKind
	Layer string
	IDs   []string                  // events of the mark (several for a pill), or the one place, town, exclave or detection
	At    orb.Point                 // dp
	Box   orb.Bound                 // dp
	Title string                    // for the pointer resting on it
	Rows  []*chronicle.Displacement // of a mark of displacement

	crowd *crowdGrid // of a mark that stands for very many; Targets tells which of them are meant
}
