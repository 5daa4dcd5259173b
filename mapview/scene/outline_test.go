package scene

import (
	"fmt"
	"testing"

	"github.com/paulmach/orb"
)

func TestBoundsAreThoseOfEachSubPath(t *testing.T) {
	var o Outline
	if got := o.Bounds(); len(got) != 0 {
		t.Errorf("nothing has the bounds %v", got)
	}
	o.Circle(10, 20, 5)
	o.Line([]orb.Point{{100, 3}, {90, 7}, {95, 30}})
	want := []orb.Bound{{Min: orb.Point{5, 15}, Max: orb.Point{15, 25}}, {Min: orb.Point{90, 3}, Max: orb.Point{100, 30}}}
	if got := o.Bounds(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
