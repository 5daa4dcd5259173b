package window

import (
	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"
)

// shell arranges the window: layers or list at the left, the card at the right, between
// them the map over the time. Where the window is too narrow for a map of
// smallestMap dp, the card lies over the map.
type shell struct {
	left, right, furniture, lower fyne.CanvasObject
	under                         fyne.CanvasObject // the card where it lies over the map
	frame                         fyne.CanvasObject // over the map
	maps                          *stages
	openLeft, openRight           fyne.CanvasObject // buttons on the map that bring a closed panel back
	give                          fyne.CanvasObject // button on the map that offers exports and presenting
	rules                         [3]fyne.CanvasObject

	sign                fyne.CanvasObject // on the map: that a filter is on
	aside               bool              // the panels lie beside the window, which does not paint them
	leftOpen, rightOpen bool
	listed              bool // the list is open at the left: it is wider than the layers
	paired              bool // there are two maps: where room is short, the card takes that of the layers
	widths              func(left, right float32)
	arranged            func(covered float32) // how much of the map the card covers, in dp
}

const (
	smallestMap float32 = 560
	narrow      float32 = 1280 // windows below this have slimmer panels
	tall        float32 = 900  // windows above this have a higher time axis
	axisHigh    float32 = 184
	axisLow     float32 = 128
	overMap     float32 = 14 // distance of buttons from the map's corner

	// The list takes a share of the window's width between two limits in dp: all of
	// its columns can be read, and a map of some size is left beside it.
	listShare float32 = 0.36
	listLeast float32 = 430
	listMost  float32 = 640
)

// sizes are the widths of the panels, 0 for a closed one.
func (s *shell) sizes(size fyne.Size) (left, right float32) {
	left, right = 300, 400
	if size.Width < narrow {
		left, right = 260, 340
	}
	if s.listed {
		left = min(max(listShare*size.Width, listLeast), listMost)
	}
	if !s.leftOpen {
		left = 0
	}
	if !s.rightOpen {
		right = 0
	}
	if s.paired && right > 0 && size.Width-left-right < smallestMap {
		left = 0
	}
	return left, right
}

func (s *shell) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		s.maps.root, s.furniture, s.frame, s.openLeft, s.openRight, s.give, s.sign, s.lower, s.left, s.under, s.right, s.rules[0], s.rules[1], s.rules[2],
	}
}

// Layout places everything, once it is in the window.
func (s *shell) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.IsZero() {
		return
	}
	left, right := s.sizes(size)
	over := right > 0 && size.Width-left-right < smallestMap
	middle := size.Width - left
	if !over {
		middle -= right
	}
	lower := lowerHeight(s.lower, middle, size.Height)
	mapHeight := size.Height - lower
	cardHeight := size.Height
	covered := float32(0)
	if over {
		cardHeight, covered = mapHeight, right
	}
	s.widths(left, right)
	s.maps.crowded = left == 0 || right == 0

	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		if w <= 0 || h <= 0 {
			o.Hide()
			return
		}
		o.Show()
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	beside := float32(0)
	if s.aside {
		beside = size.Width
	}
	put(s.left, -beside, 0, left, size.Height)
	put(s.under, size.Width-right, 0, covered, cardHeight)
	put(s.right, size.Width-right+beside, 0, right, cardHeight)
	put(s.maps.root, left, 0, middle, mapHeight)
	put(s.furniture, left, 0, middle-covered, mapHeight)
	put(s.frame, left, 0, middle-covered, mapHeight)
	put(s.lower, left, mapHeight, middle, lower)
	put(s.rules[0], left-1, 0, min(left, 1), size.Height)
	put(s.rules[1], size.Width-right, 0, min(right, 1), cardHeight)
	put(s.rules[2], left, mapHeight, middle, 1)
	s.putOpeners(left, middle-covered, right > 0)
	s.arranged(covered)
}

func (s *shell) putOpeners(left, room float32, cardOpen bool) {
	show(s.openLeft, left == 0)
	s.openLeft.Resize(s.openLeft.MinSize())
	s.openLeft.Move(fyne.NewPos(left+overMap, overMap))
	at := left + overMap
	if left == 0 {
		at += s.openLeft.Size().Width + gapSmall
	}
	s.sign.Move(fyne.NewPos(at, overMap))
	s.sign.Resize(s.sign.MinSize())
	end := left + room - overMap - control - gapSmall // beside the buttons for zooming
	for _, o := range []fyne.CanvasObject{s.give, s.openRight} {
		m := o.MinSize()
		o.Resize(m)
		o.Move(fyne.NewPos(end-m.Width, overMap))
		end -= m.Width + gapSmall
	}
	show(s.openRight, !cardOpen)
}

// reserved lists the boxes in dp of the buttons and the sign on the map.
func (s *shell) reserved() []orb.Bound {
	var boxes []orb.Bound
	for _, o := range []fyne.CanvasObject{s.openLeft, s.openRight, s.give, s.sign} {
		if size := o.Size(); o.Visible() && size.Width > 0 && size.Height > 0 {
			boxes = append(boxes, box(o.Position().Subtract(s.maps.root.Position()), size))
		}
	}
	return boxes
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// lower is the controls over the time axis.
type lower struct{}

func (lower) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	bar, axis := objects[1], objects[2]
	h := heightFor(bar, size.Width-2*gapMedium)
	objects[0].Resize(fyne.NewSize(size.Width, h+2*gapSmall)) // the axis has its own
	bar.Move(fyne.NewPos(gapMedium, gapSmall))
	bar.Resize(fyne.NewSize(size.Width-2*gapMedium, h))
	axis.Move(fyne.NewPos(0, h+2*gapSmall))
	axis.Resize(fyne.NewSize(size.Width, size.Height-h-2*gapSmall))
}

func (lower) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[2].MinSize().AddWidthHeight(0, objects[1].MinSize().Height+2*gapSmall)
}

// lowerHeight is the height that the time needs at a width, in a window of a height.
func lowerHeight(o fyne.CanvasObject, width, window float32) float32 {
	bar := o.(*fyne.Container).Objects[1]
	axis := axisLow
	if window >= tall {
		axis = axisHigh
	}
	return heightFor(bar, width-2*gapMedium) + 2*gapSmall + axis
}

// MinSize is a little less than the smallest window with its menu bar.
func (s *shell) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(960, 560) }
