package layers

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

func testFonts(t testing.TB) *scene.Fonts {
	t.Helper()
	var faces [4][]byte
	for i, name := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
		data, err := os.ReadFile(filepath.Join("..", "assets", "fonts", "NotoSans-"+name+".ttf"))
		if err != nil {
			t.Fatal(err)
		}
		faces[i] = data
	}
	fonts, err := scene.NewFonts(faces[0], faces[1], faces[2], faces[3])
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// crowd is a canvas of 800 by 600 dp with n places at random spots in the middle
// part of it, each with one to three marks.
func crowd(t testing.TB, seed uint64, n int, spread float64) (*Canvas, []*site) {
	t.Helper()
	f := Frame{Camera: camera.New(orb.Point{70.6, 40}, 8, 800, 600), Theme: Light, Text: readMessages(t, "en").text, Lang: "en"}
	c := newCanvas(kit{Data: Data{Fonts: testFonts(t)}}, f, &Picture{})
	r := rand.New(rand.NewPCG(seed, 1))
	var sites []*site
	for i := range n {
		s := &site{
			place: &chronicle.Place{ID: fmt.Sprintf("p%03d", i), Names: map[string]string{"en": "Place"}, PrecisionM: 1000},
			at:    orb.Point{400 + (r.Float64()-0.5)*spread, 300 + (r.Float64()-0.5)*spread},
		}
		for k := range 1 + r.IntN(3) {
			s.marks = append(s.marks, siteMark{group: markOrder[k], layer: "clashes"})
		}
		sites = append(sites, s)
	}
	return c, sites
}

func TestMarksNeverOverlapAndNoneIsLost(t *testing.T) {
	for seed := range uint64(6) {
		for _, n := range []int{1, 2, 7, 40, 120} {
			for _, spread := range []float64{0, 30, 150, 550} {
				c, sites := crowd(t, seed, n, spread)
				stands := c.arrange(sites, c.room())
				seen := map[*site]int{}
				for i, s := range stands {
					if !within(c.picture(), s.box) {
						t.Errorf("seed %d, %d places within %g dp: a mark leaves the picture: %v", seed, n, spread, s.box)
					}
					for _, o := range stands[:i] {
						if s.box.Intersects(o.box) {
							t.Errorf("seed %d, %d places within %g dp: %v lies over %v", seed, n, spread, s.box, o.box)
						}
					}
					for _, one := range s.sites {
						seen[one]++
					}
					if s.single() && distance(middle(s.box), s.middle) > pushLimit+s.w/2 {
						t.Errorf("a single mark is %g dp off its place", distance(middle(s.box), s.middle))
					}
				}
				for _, one := range sites {
					if seen[one] != 1 {
						t.Errorf("%s is drawn %d times", one.place.ID, seen[one])
					}
				}
			}
		}
	}
}

func TestFarPlacesKeepTheirOwnMarksAtTheirPlace(t *testing.T) {
	c, sites := crowd(t, 1, 3, 0)
	for i, s := range sites {
		s.at = orb.Point{100 + 200*float64(i), 300}
	}
	for _, s := range c.arrange(sites, c.room()) {
		if !s.single() || middle(s.box) != s.middle {
			t.Errorf("%s stands at %v instead of %v", s.sites[0].place.ID, middle(s.box), s.middle)
		}
	}
}

func TestTalliesCountMarksByKind(t *testing.T) {
	c, sites := crowd(t, 1, 3, 0)
	sites[0].marks = []siteMark{{group: chronicle.GroupClash}, {group: chronicle.GroupArson}}
	sites[1].marks = []siteMark{{group: chronicle.GroupArson}}
	sites[2].marks = []siteMark{{group: chronicle.GroupTalks}}
	sites[1].place.PrecisionM = 9000
	got := c.newStand(sites...).tallies()
	want := []tally{{group: chronicle.GroupClash, marks: 1, precise: true}, {group: chronicle.GroupArson, marks: 2, precise: true}, {group: chronicle.GroupTalks, marks: 1, precise: true}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("tallies = %v, want %v", got, want)
	}
}
