package layers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
	"borderatlas/mapview/geodesy"
)

// tagFrames calls check with views of all sizes on days with much outside them, with
// and without furniture.
func tagFrames(t *testing.T, check func(s *Stack, what string, f Frame)) {
	s := embeddedStack(t)
	views := []orb.Bound{
		Region,
		{Min: orb.Point{72, 40}, Max: orb.Point{73.5, 41}},
		{Min: orb.Point{69, 39.9}, Max: orb.Point{70, 40.4}},
		{Min: orb.Point{70.3, 39.7}, Max: orb.Point{70.9, 40}},
	}
	for _, date := range []string{"2021-06-29", "2022-09-16", "2022-09-20", "2025-03-13", "2025-03-19"} {
		for _, size := range [][2]float64{{340, 240}, {580, 536}, {1016, 243}, {1232, 415}} {
			for i, view := range views {
				f := regionFrame(t, s, date, size[0], size[1])
				f.Camera, f.Quality = camera.Fit(view, size[0], size[1], 12), Export
				check(s, fmt.Sprint(date, " ", size, " ", i), f)
				f.Reserved = []orb.Bound{
					{Max: orb.Point{0.35 * size[0], size[1] / 2}}, {Min: orb.Point{0.65 * size[0], 0}, Max: orb.Point{size[0], 0.3 * size[1]}},
				}
				check(s, fmt.Sprint(date, " ", size, " ", i, " with furniture"), f)
			}
		}
	}
}

// TestTagsCoverNoTag, no furniture and hardly a mark: of what they covered the rest
// would be read as the whole. Where there is no room for all of them some are left out.
func TestTagsCoverNoTag(t *testing.T) {
	drawn, asked, on := 0, 0, 0
	tagFrames(t, func(s *Stack, what string, f Frame) {
		c, err := s.draw(t.Context(), Events, f)
		if err != nil {
			t.Fatal(err)
		}
		asked += len(c.tags())
		p := whole(t, s, f)
		tags := keep(p.Labels, func(l PlacedLabel) bool { return strings.HasPrefix(l.ID, "tag/") })
		drawn += len(tags)
		for i, a := range tags {
			if touchesAny(a.Box, f.Reserved) {
				t.Errorf("%s: %s lies under furniture", what, a.ID)
			}
			for _, b := range tags[i+1:] {
				if touchesAny(a.Box, []orb.Bound{b.Box}) {
					t.Errorf("%s: %s lies on %s", what, a.ID, b.ID)
				}
			}
			for _, m := range p.Marks {
				if m.Kind == EventMark && m.Box != a.Box && touchesAny(m.Box.Pad(-1), []orb.Bound{a.Box}) {
					on++
				}
			}
		}
	})
	if asked < 250 || drawn < asked*9/10 || on > drawn/10 {
		t.Errorf("%d of %d tags are drawn, and lie on %d marks", drawn, asked, on)
	}
}

// TestTagsPointTowardsTheirPlaces: at the edge that the way there crosses, or else near
// the corner next to it.
func TestTagsPointTowardsTheirPlaces(t *testing.T) {
	others := 0
	tagFrames(t, func(s *Stack, what string, f Frame) {
		c, err := s.draw(t.Context(), Events, f)
		if err != nil {
			t.Fatal(err)
		}
		c.below = base(t, s, f)
		room := c.room()
		for _, tag := range c.placeTags(c.tags(), c.arrange(c.sites(), room), room) {
			to := spotOf(f, tag.place)
			side, _ := c.exit(to)
			if side == tag.side {
				continue
			}
			others++
			axis := 0
			if tag.side == leftEdge || tag.side == rightEdge {
				axis = 1
			}
			w, h := f.Camera.Size()
			corner := min(max(to[axis], 0), [2]float64{w, h}[axis])
			near := max(tag.box.Min[axis]-corner, corner-tag.box.Max[axis])
			if near > 14*cornerSteps+tagInset {
				t.Errorf("%s: the tag of %s is %.0f dp from its corner", what, tag.place.ID, near)
			}
		}
	})
	if others == 0 {
		t.Error("no tag stands at another edge: the frames show too little")
	}
}

// TestTagsMeasureAsTheRulerDoes: on the ellipsoid, from the town that they name.
func TestTagsMeasureAsTheRulerDoes(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2022-09-16", 1016, 560)
	var km int
	f.Text = func(_ string, args ...any) string {
		for _, a := range args {
			if n, ok := a.(int); ok {
				km = n
			}
		}
		return ""
	}
	f.Camera = camera.New(orb.Point{70.6, 39.9}, 12, 300, 200) // no chief town: distances are from the middle
	c, err := s.draw(t.Context(), Events, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.Data().Chronicle.Places() {
		c.fromHere(p)
		if want := int(geodesy.Distance(f.Camera.Centre(), orb.Point{p.Lon, p.Lat})/1000 + 0.5); km != want {
			t.Errorf("%s is %d km away by its tag, %d km by the ruler", p.ID, km, want)
		}
	}
}
