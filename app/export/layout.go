package export

import (
	"fmt"
	"slices"
	"strings"
)

// Layout is one of the fixed ways to set a page. The empty one is WithTitle. Its
// name is also the last part of the key of its text, export.layout.map.
type Layout string

// The layouts.
const (
	MapOnly    Layout = "map"    // the map from edge to edge; title of an event, date and credits below
	WithLegend Layout = "legend" // the same with the legend on the map, where it covers no mark
	WithTitle  Layout = "title"  // title and date above, legend beside or below
	Report     Layout = "report" // a figure: the same with key figures, caption and sources
	Poster     Layout = "poster" // the same in larger type, to be read from further away
)

// Layouts lists the layouts, the barest first.
var Layouts = []Layout{MapOnly, WithLegend, WithTitle, Report, Poster}

// ParseLayout finds a layout by its name; the error lists the names.
func ParseLayout(name string) (Layout, error) {
	if l := Layout(name); slices.Contains(Layouts, l) {
		return l, nil
	}
	return "", fmt.Errorf("there is no layout %q; there are %s", name, joined(Layouts))
}

func joined[T ~string](names []T) string {
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = string(n)
	}
	return strings.Join(list, ", ")
}

// bleeds tells whether the map reaches the edges of the page.
func (l Layout) bleeds() bool { return l == MapOnly || l == WithLegend }

// Tells tells whether key figures and a caption belong to the page.
func (l Layout) Tells() bool { return l == Report || l == Poster }

// Part is an element of the page whose corner can be chosen.
type Part string

// The parts.
const (
	LegendPart  Part = "legend"
	LocatorPart Part = "locator"
	ScalePart   Part = "scale"
	NorthPart   Part = "north"
)

// Parts lists the parts.
var Parts = []Part{LegendPart, LocatorPart, ScalePart, NorthPart}

// Corner is a corner of the map, or of the page for what stands beside the map.
// The empty one is chosen so that no mark is covered where there is room.
type Corner string

// The corners.
const (
	TopLeft     Corner = "top-left"
	TopRight    Corner = "top-right"
	BottomLeft  Corner = "bottom-left"
	BottomRight Corner = "bottom-right"
	Hidden      Corner = "off" // the part is left out; the scale never is
)

// Corners lists what a part can be given.
var Corners = []Corner{TopLeft, TopRight, BottomLeft, BottomRight, Hidden}

func (c Corner) left() bool { return c == TopLeft || c == BottomLeft }
func (c Corner) top() bool  { return c == TopLeft || c == TopRight }

// Places says in which corners parts are to stand; those that are missing stand
// where it suits.
type Places map[Part]Corner

// String is what ParsePlaces reads, in the order of Parts.
func (p Places) String() string {
	var pairs []string
	for _, part := range Parts {
		if corner := p[part]; corner != "" {
			pairs = append(pairs, string(part)+"="+string(corner))
		}
	}
	return strings.Join(pairs, ",")
}

// ParsePlaces reads legend=top-right,locator=bottom-left. Empty text asks for
// nothing.
func ParsePlaces(text string) (Places, error) {
	places := Places{}
	if text == "" {
		return places, nil
	}
	for pair := range strings.SplitSeq(text, ",") {
		name, corner, _ := strings.Cut(strings.TrimSpace(pair), "=")
		part, at := Part(name), Corner(corner)
		switch {
		case !slices.Contains(Parts, part):
			return nil, fmt.Errorf("%q names no part; there are %s, each with =CORNER", pair, joined(Parts))
		case !slices.Contains(Corners, at):
			return nil, fmt.Errorf("%q names no corner; there are %s", pair, joined(Corners))
		case part == ScalePart && at == Hidden:
			return nil, fmt.Errorf("%q: a map is never without its scale", pair)
		}
		places[part] = at
	}
	return places, nil
}
