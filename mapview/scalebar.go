package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"borderatlas/mapview/camera"
)

// The measures of the scale bar in dp.
const (
	scaleLongest = 120
	scaleLine    = 1.6
	scaleTick    = 6
	scaleText    = 12
)

// scaleKm are the lengths of a bar in km.
var scaleKm = []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}

// scaleLength chooses the longest round length that the scale bar has room for at
// the latitude of the middle of the view: km, and its length in dp.
func scaleLength(c camera.Camera) (km int, dp float64) {
	perKm := c.DPPerKm(c.Centre()[1])
	km = scaleKm[0]
	for _, k := range scaleKm {
		if float64(k)*perKm <= scaleLongest {
			km = k
		}
	}
	return km, float64(km) * perKm
}

// scaleBar is a line with ticks and figures at its start, middle and end.
type scaleBar struct {
	lines   [4]*canvas.Rectangle // the bar and its three ticks
	figures [3]*canvas.Text
	km      int
	dp      float32
}

func newScaleBar() *scaleBar {
	s := &scaleBar{}
	for i := range s.lines {
		s.lines[i] = canvas.NewRectangle(nil)
	}
	for i := range s.figures {
		s.figures[i] = canvas.NewText("", nil)
		s.figures[i].TextSize = scaleText
	}
	return s
}

// set takes the scale of a view. It tells whether anything is different.
func (s *scaleBar) set(c camera.Camera, text func(string, ...any) string) bool {
	km, dp := scaleLength(c)
	last := text("map.scale", km)
	if km == s.km && float32(dp) == s.dp && s.figures[2].Text == last {
		return false
	}
	s.km, s.dp = km, float32(dp)
	s.figures[0].Text, s.figures[1].Text, s.figures[2].Text = text("map.scale.figure", 0), "", last
	if km%2 == 0 {
		s.figures[1].Text = text("map.scale.figure", km/2)
	}
	return true
}

func (s *scaleBar) colour(th fyne.Theme) {
	ink := th.Color(theme.ColorNameForeground, variant())
	for _, l := range s.lines {
		l.FillColor = ink
	}
	for _, f := range s.figures {
		f.Color = ink
	}
}

// place puts the lower left corner of the scale bar at a position.
func (s *scaleBar) place(at fyne.Position) {
	start := at.X + s.figures[0].MinSize().Width/2
	s.lines[0].Move(fyne.NewPos(start, at.Y-scaleLine))
	s.lines[0].Resize(fyne.NewSize(s.dp, scaleLine))
	for i, f := range s.figures {
		x, size := start+s.dp*float32(i)/2, f.MinSize()
		s.lines[i+1].Move(fyne.NewPos(x-scaleLine/2, at.Y-scaleTick))
		s.lines[i+1].Resize(fyne.NewSize(scaleLine, scaleTick))
		s.lines[i+1].Hidden = f.Text == ""
		f.Move(fyne.NewPos(x-size.Width/2, at.Y-scaleTick-size.Height))
		f.Resize(size)
	}
	s.figures[2].Move(s.figures[2].Position().AddXY(s.unitShift(), 0))
}

// needs is the size of the scale bar in dp.
func (s *scaleBar) needs() fyne.Size {
	first, last := s.figures[0].MinSize(), s.figures[2].MinSize()
	return fyne.NewSize(first.Width/2+s.dp+s.unitShift()+last.Width/2, first.Height+scaleTick)
}

// unitShift brings the number, and not number and unit, over the last tick.
func (s *scaleBar) unitShift() float32 {
	size := func(t string) float32 { return fyne.MeasureText(t, scaleText, fyne.TextStyle{}).Width }
	number := s.figures[2].Text
	for i, r := range number {
		if r < '0' || r > '9' {
			return (size(number) - size(number[:i])) / 2
		}
	}
	return 0
}

func (s *scaleBar) objects() []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, l := range s.lines {
		list = append(list, l)
	}
	for _, f := range s.figures {
		list = append(list, f)
	}
	return list
}

func (s *scaleBar) refresh() {
	for _, o := range s.objects() {
		o.Refresh()
	}
}
