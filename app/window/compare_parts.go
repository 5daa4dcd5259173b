package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/lang"
	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

var (
	tackIcon  = drawing("tack", "M8 3h8v1.800l-1.300 1V10l3.300 3v1.800h-5V21h-2v-6.200H6V13l3.300-3V5.800L8 4.800z")
	splitIcon = drawing("split", "M3 5h18v14H3zm2 2v10h6V7zm8 0v10h6V7z")
	swipeIcon = drawing("swipe", "M3 5h18v14H3zm10 2v10h6V7zM8.900 9 6 12l2.900 3z")
	swapIcon  = drawing("swap", "M8 4.500 3.500 9 8 13.500V10h10V8H8zM16 10.500 20.500 15 16 19.500V16H6v-2h10z")
)

// tag tells which days a map shows.
type tag struct {
	words
	date, note *paragraph
	body       *fyne.Container
	root       *fyne.Container
}

func newTag(w words, res fyne.Resource, note string) *tag {
	t := &tag{words: w, date: newText("", style{size: headSize, bold: true}), note: newText(w.text(note), caption)}
	t.body = padded(inset{gapSmall, gapTiny, gapMedium, gapTiny}, &fyne.Container{
		Layout:  columns{[]float32{iconSize, 0}, gapSmall, true},
		Objects: []fyne.CanvasObject{icon(res, theme.ColorNamePrimary, iconSize), rows(t.date, t.note)},
	})
	t.root = container.NewStack(newPlate(w), t.body)
	return t
}

// newPlate is the ground of what lies on the map.
func newPlate(w words) *canvas.Rectangle {
	r := canvas.NewRectangle(w.theme.Background)
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = w.theme.Separator, 1, corner
	return r
}

// write names the days in words: those that are shown, or the date of the chosen event of
// which no day is known.
func (t *tag) write(store *chronicle.Store, s model.Standing) {
	if s.Reach.Mode == chronicle.OnDay {
		t.date.SetText(lang.Capital(layers.PositionDate(t.text, store, s.At)))
		return
	}
	t.date.SetText(t.text("compare.days", s.Days()))
}

// natural is the width in dp at which nothing has to be broken.
func (t *tag) natural() float32 {
	words := max(t.date.style.width(t.date.text), t.note.style.width(t.note.text))
	return words + iconSize + gapSmall + gapSmall + gapMedium + 1
}

// put gives the tag its place and width.
func (t *tag) put(x, y, width float32) {
	t.root.Move(fyne.NewPos(x, y))
	t.root.Resize(fyne.NewSize(width, heightFor(t.body, width)))
}

// tools is the row of buttons of a comparison.
type tools struct {
	split, swipe *segment
	root         *fyne.Container
}

func newTools(w words, keys router, send func(model.Msg)) *tools {
	press := func(res fyne.Resource, tip string, msg model.Msg) *segment {
		return newSegment(res, w.text(tip), keys, func() { send(msg) })
	}
	t := &tools{
		split: press(splitIcon, "compare.split.tip", model.CompareAs{Kind: model.Split}),
		swipe: press(swipeIcon, "compare.swipe.tip", model.CompareAs{Kind: model.Swipe}),
	}
	row := &fyne.Container{Layout: together{0}, Objects: []fyne.CanvasObject{
		t.split.press, t.swipe.press,
		press(swapIcon, "compare.swap.tip", model.SwapDays{}),
		press(theme.CancelIcon(), "compare.end.tip", model.CompareAs{Kind: model.NoCompare}),
	}}
	t.root = container.NewStack(newPlate(w), row)
	return t
}

// show marks the present kind of comparison.
func (t *tools) show(kind model.CompareKind) {
	t.split.set(kind == model.Split)
	t.swipe.set(kind == model.Swipe)
}

// segment is a button of an icon that can be the chosen one of several.
type segment struct {
	*press
	image *canvas.Image
	res   fyne.Resource
}

func newSegment(res fyne.Resource, tip string, keys router, tapped func()) *segment {
	s := &segment{image: icon(res, theme.ColorNameForeground, iconSize), res: res}
	side := (control - iconSize) / 2
	s.press = newPress(s.image, inset{side, side, side, side}, tip, tapped)
	s.keys = keys
	s.SetToolTip(tip)
	return s
}

// set shows whether the segment is the chosen one.
func (s *segment) set(on bool) {
	ink := theme.ColorNameForeground
	s.fill = ""
	if on {
		ink, s.fill = theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary
	}
	s.image.Resource = theme.NewColoredResource(s.res, ink)
	s.image.Refresh()
	s.Refresh()
}
