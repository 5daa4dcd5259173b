package export

import (
	"fmt"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/app/lang"
)

// TestNeverWithoutScale: wherever the parts are asked for and however flat or small
// the page is, the map has its scale.
func TestNeverWithoutScale(t *testing.T) {
	for _, size := range [][2]int{{1200, 400}, {2000, 270}, {360, 270}, {640, 360}} {
		for _, l := range Layouts {
			for _, corner := range Corners[:4] {
				for _, other := range []Part{LegendPart, LocatorPart, NorthPart} {
					stack, s := usual(t, size[0], size[1], lang.English, days[0])
					s.Layout, s.Places = l, Places{other: corner, ScalePart: corner}
					arranged := newPage(stack, s).arrange()
					if err := hasScale(arranged.insets); err != nil {
						t.Errorf("%s %v, %s and scale at %s: %v", l, size, other, corner, err)
					}
				}
			}
		}
	}
}

func hasScale(insets []inset) error {
	for _, n := range insets {
		if n.part == ScalePart {
			return nil
		}
	}
	return fmt.Errorf("there is no scale among %d parts", len(insets))
}

// TestScaleOfTheSmallestMaps: the nearest view has a scale in the smallest map of a sheet too.
func TestScaleOfTheSmallestMaps(t *testing.T) {
	stack, s := usual(t, 720, 900, lang.Russian, days[0])
	s.View, s.Frames = orb.Bound{Min: orb.Point{70.58, 39.85}, Max: orb.Point{70.581, 39.851}}, onDays(24)
	page, _ := compose(t, stack, s)
	if part(page, string(ScalePart)) == nil {
		t.Errorf("there is no scale on %v", *group(t, page, "map-1").Clip)
	}
}
