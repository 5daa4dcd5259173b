package layers

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// TestNoTownOfAFileIsCut: neither the edge nor furniture cuts the ring of a town
// in a picture for a file. On the screen all of them are there.
func TestNoTownOfAFileIsCut(t *testing.T) {
	s := embeddedStack(t)
	cut := map[Quality]int{}
	for _, size := range smallMaps {
		w, h := size[0], size[1]
		locator := orb.Bound{Min: orb.Point{w - 190, 12}, Max: orb.Point{w - 12, 112}}
		for _, quality := range []Quality{Screen, Export} {
			f := regionFrame(t, s, "2022-09-16", w, h)
			f.Quality, f.Reserved = quality, []orb.Bound{locator}
			for _, m := range whole(t, s, f).Marks {
				if m.Kind == TownMark && (!within(picture(f), m.Box) || touchesAny(m.Box, f.Reserved)) {
					cut[quality]++
				}
			}
		}
	}
	if cut[Export] > 0 || cut[Screen] == 0 {
		t.Errorf("%d towns are cut in files, %d on the screen", cut[Export], cut[Screen])
	}
}

// TestChiefTownsOfTheProvincesAreNamed: on maps of all sizes, in all languages,
// before and after the treaty; and no name lies on the ring of a town.
func TestChiefTownsOfTheProvincesAreNamed(t *testing.T) {
	s := embeddedStack(t)
	for _, size := range append(smallMaps, [2]float64{1366, 768}) {
		for _, lang := range []string{"en", "ru", "ky", "tg"} {
			for _, date := range []string{"1955-06-01", "2022-09-16", "2025-03-13"} {
				f := regionFrame(t, s, date, size[0], size[1])
				f.Lang = lang
				named := map[string]bool{}
				p := base(t, s, f)
				for _, l := range p.Labels {
					named[l.ID] = true
					for _, m := range p.Marks {
						if m.Kind == TownMark && slices.ContainsFunc(l.Boxes(), func(b orb.Bound) bool { return hidden(m.Box, b) > 0.2 }) {
							t.Errorf("%v %s %s: the name %q lies on the ring of %q", size, lang, date, l.Text, m.Title)
						}
					}
				}
				for i := range s.kit.names.spots {
					switch town := &s.kit.names.spots[i]; town.names["en"] {
					case "Batken", "Khujand", "Osh":
						if town.rank == 1 && !named["place/"+town.id] {
							t.Errorf("%v %s %s: %s has no name", size, lang, date, town.names["en"])
						}
					}
				}
			}
		}
	}
}
