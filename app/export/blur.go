package export

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// The limits of a blur in km.
const LeastBlur, MostBlur = 1.0, 100.0

// CheckBlur tells in one sentence what is wrong with a radius in km, if anything;
// 0 means none.
func CheckBlur(km float64) error {
	if km != 0 && !(km >= LeastBlur && km <= MostBlur) {
		return fmt.Errorf("%g is not a radius from %g to %g km", km, LeastBlur, MostBlur)
	}
	return nil
}

// blurred is the stack and the picture from which no place can be told more
// exactly than to the radius: the chronicle is blurred, and the view is moved to
// the grid and widened, since it may have been laid around a place.
func (s Spec) blurred(stack *layers.Stack) (*layers.Stack, Spec) {
	if s.Blur == 0 {
		return stack, s
	}
	text, data := s.Frame.Text, stack.Data()
	name := text("export.blur.place", s.Blur)
	data.Chronicle = data.Chronicle.Blurred(chronicle.Blur{
		Km: s.Blur, Names: map[string]string{"en": name, "ru": name}, Claimant: text("export.blur.claimant"),
		Title: func(e *chronicle.Event) string { return text("card.kind." + string(e.Kind)) },
	})
	s.View, s.State = widened(s.view(), s.Blur), ""
	return layers.NewStack(data), s
}

// widened is a view whose middle says nothing about where in its cell it was.
func widened(view orb.Bound, km float64) orb.Bound {
	middle := view.Center()
	lon, lat := chronicle.Snap(middle[0], middle[1], km)
	h := (view.Max[1]-view.Min[1])/2 + km/chronicle.KmPerDegree
	w := (view.Max[0]-view.Min[0])/2 + km/chronicle.KmPerDegree/math.Cos(lat*math.Pi/180)
	return orb.Bound{Min: orb.Point{lon - w, lat - h}, Max: orb.Point{lon + w, lat + h}}
}
