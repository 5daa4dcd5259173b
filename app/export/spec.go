// Package export makes pictures for files: the map with its page furniture
// (title, date, legend, scale bar, credits, note on boundaries) as one scene,
// and the file that holds it. It draws with the same layers as the window.
package export

import (
	"fmt"
	"strconv"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// The limits of a picture's size.
const (
	MinWidth, MinHeight = 360, 270 // px; less has no room for map, date and credits
	MaxSide             = 16384    // px
	baseSide            = 1080     // px; from here on a larger picture is a sharper one
	fitPad              = 10.0     // dp around what must be in view
)

// Spec says what picture is wanted. Its frame's camera is only where to look:
// the page gives the map its own size, zoom and sharpness.
type Spec struct {
	Frame         layers.Frame
	View          orb.Bound            // WGS 84 degrees that must be in view; the zero value: what the frame's camera shows
	Width, Height int                  // px
	Pixels        float64              // px per dp; 0: what suits the size
	Paper         Paper                // the sheet that was asked for; the zero value: a size in pixels
	Frames        []chronicle.Position // of a sheet: 2 to 24 dates in one view; none: the frame's own date
	Reaches       []chronicle.Reach    // which days are shown beside those dates, in their order; none: as beside the frame's own
	Swipe         bool                 // two dates as halves of one map
	Share         float64              // of the map's width that the first half has; 0: as much as the second
	Blur          float64              // km within which no place can be told; 0: places as they are known
	Layout        Layout               // empty: WithTitle; a sheet has one of its own
	Places        Places               // where parts stand; nil: where it suits
	Title         string               // empty: the title of the subject, of the chosen event, or of the region
	Subject       string               // the id of the place or event that the view was laid around; empty: none
	Caption       string               // of reports and posters; empty: what the chronicle says of the event or the day
	Transparent   bool                 // nothing below the map and the texts; not in a JPEG file
	Outlines      bool                 // letters of SVG and PDF files as shapes
	State         string               // a sealed document (see package document) that goes into PNG, SVG and PDF files; empty: none
	Quality       int                  // of a JPEG file, 1 to 100; 0: DefaultQuality
	World         bool                 // beside a PNG or JPEG file a world file, which says where the map lies, and its reference system
}

// Compare sets another date, with the days shown beside it, before that of the frame.
func (s *Spec) Compare(at chronicle.Position, reach chronicle.Reach) {
	s.Frames, s.Reaches = []chronicle.Position{at, s.Frame.At}, []chronicle.Reach{reach, s.Frame.Reach}
}

// dated is the frame of a date of a sheet.
func (s Spec) dated(i int) layers.Frame {
	f := s.Frame
	f.At = s.Frames[i]
	if len(s.Reaches) > 0 {
		f.Reach = s.Reaches[i]
	}
	return f
}

// CheckSize tells in one sentence what is wrong with a size in px, if anything.
func CheckSize(width, height int) error {
	if width < MinWidth || height < MinHeight || width > MaxSide || height > MaxSide {
		return outside(fmt.Sprintf("%dx%d", width, height))
	}
	return nil
}

// outside is the error of a size that is too small or too large.
func outside(size string) error {
	return fmt.Errorf("%s is not a size from %dx%d to %dx%d pixels", size, MinWidth, MinHeight, MaxSide, MaxSide)
}

// Size is that of the picture, which its fields spell out.
func (s Spec) Size() Size { return Size{s.Width, s.Height, s.Pixels, s.Paper} }

// Resize gives the picture a size.
func (s *Spec) Resize(to Size) {
	s.Width, s.Height, s.Pixels, s.Paper = to.Width, to.Height, to.Pixels, to.Paper
}

// density is the sharpness in px per dp of paper: lines and type keep the size that
// they have in a picture whose shorter side is 1080 px, but never fall below one px a dp.
func (s Spec) density() float64 {
	if s.Pixels != 0 {
		return s.Pixels
	}
	return max(1, float64(min(s.Width, s.Height))/baseSide)
}

// pixels is the sharpness in px per dp of the page's scene. A poster shows all of it
// larger where there is room, on a sheet of the same size.
func (s Spec) pixels() float64 {
	density := s.density()
	if s.Layout == Poster && len(s.Frames) == 0 && float64(min(s.Width, s.Height))/density >= posterSide {
		return density * posterScale
	}
	return density
}

// DPI is how many dots an inch has on paper.
func (s Spec) DPI() float64 { return s.density() * dpDots }

// points are the sides of the page in 1/72 inch, the unit of PDF.
func (s Spec) points() (width, height float64) {
	if s.Paper.Unit != "" {
		return s.Paper.points()
	}
	point := s.DPI() / 72
	return float64(s.Width) / point, float64(s.Height) / point
}

// sides are those of the page as SVG writes them: with their unit, or in pixels.
func (s Spec) sides() (width, height string) {
	if s.Paper.Unit != "" {
		return s.Paper.words()
	}
	return strconv.Itoa(s.Width), strconv.Itoa(s.Height)
}

// From which shorter side in dp a poster is set larger, and how much.
const posterSide, posterScale = 1000.0, 1.2

// view is what must be visible.
func (s Spec) view() orb.Bound {
	if s.View == (orb.Bound{}) {
		return s.Frame.Camera.Bounds()
	}
	return s.View
}
