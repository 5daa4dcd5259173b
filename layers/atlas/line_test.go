package atlas

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/mapview/geodesy"
)

func TestToLine(t *testing.T) {
	e := &loaded(t, made()).Editions[0]
	for _, c := range []struct {
		at, nearest orb.Point
	}{
		{orb.Point{3, 1.5}, orb.Point{2.00005, 1.5}}, // the common border
		{orb.Point{2.00005, 1.5}, orb.Point{2.00005, 1.5}},
		{orb.Point{0.5, 1}, orb.Point{0.9, 1}},  // the exclave, from outside
		{orb.Point{1, 1.05}, orb.Point{1, 1.1}}, // and from inside
	} {
		want := geodesy.Distance(c.at, c.nearest)
		for _, sides := range [][2]string{{"KG", "TJ"}, {"TJ", "KG"}} {
			if got := e.ToLine(c.at, sides[0], sides[1]); math.Abs(got-want) > 2 {
				t.Errorf("%v to the line of %v is %.1f m, want %.1f", c.at, sides, got, want)
			}
		}
	}
	if got := e.ToLine(orb.Point{1, 1}, "KG", "UZ"); !math.IsInf(got, 1) {
		t.Errorf("to a line that is not there: %g m", got)
	}
}

func TestExclaveOfAPosition(t *testing.T) {
	a := loaded(t, made())
	if x := a.Editions[0].Exclave(orb.Point{1, 1}); x == nil || x.ID != "x" {
		t.Errorf("1, 1 lies in exclave %v, want x", x)
	}
	if x := a.Editions[0].Exclave(orb.Point{0.5, 0.5}); x != nil {
		t.Errorf("0.5, 0.5 lies in exclave %s", x.ID)
	}
	if x := a.Editions[1].Exclave(orb.Point{1, 1}); x != nil {
		t.Errorf("the newer edition has exclave %s", x.ID)
	}
}
