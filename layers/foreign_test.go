package layers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/mapview/camera"
)

// besideSokh calls check with views in which much is to be written beside an exclave.
func besideSokh(t *testing.T, check func(c *Canvas, p *Picture, what string)) {
	s := embeddedStack(t)
	for _, date := range []string{"2021-04-29", "2022-09-16"} {
		for _, zoom := range []float64{7.5, 8.2, 9, 9.5, 10} {
			for _, width := range []float64{700, 1016, 1366} {
				for _, lang := range []string{"en", "ru"} {
					f := regionFrame(t, s, date, width, 0.56*width)
					f.Camera, f.Quality, f.Lang, f.Text = camera.New(orb.Point{70.95, 40.06}, zoom, width, 0.56*width), Export, lang, readMessages(t, lang).text
					check(newCanvas(s.kit, f, &Picture{}), whole(t, s, f), fmt.Sprint(date, " ", lang, " ", zoom, " ", width))
				}
			}
		}
	}
}

// TestTextsKeepOffTheExclavesOfOthers: a number that stands on one is read as one of
// its people, and a name as its name.
func TestTextsKeepOffTheExclavesOfOthers(t *testing.T) {
	texts, events, names, on, beside := 0, 0, 0, 0, 0
	besideSokh(t, func(c *Canvas, p *Picture, what string) {
		for _, l := range p.Labels {
			name, isName := strings.CutPrefix(l.ID, "exclave/")
			_, event := strings.CutPrefix(l.ID, "event/")
			if place := c.kit.Chronicle.Place(strings.TrimPrefix(l.ID, "event/")); event && place != nil {
				events++
				if foreignCost(c.enclosures(), place.Country, l.Box.Pad(-1)) > 0 {
					beside++
				}
			}
			row := strings.HasPrefix(l.ID, "row/") && !strings.HasSuffix(l.ID, "/figure")
			if isName {
				names++
			}
			if row {
				texts++
			}
			for _, e := range c.enclosures() {
				switch {
				case !e.touches(l.Box.Pad(-1)):
				case row && e.owner != "KG":
					on++
				case isName && e.id != name:
					t.Errorf("%s: %q stands on %s", what, l.Text, e.id)
				}
			}
		}
	})
	if texts < 100 || names < 150 || on > texts/25 || beside > events/8 { // those of places beside an exclave have little choice
		t.Errorf("%d of %d texts of people and %d of %d of places stand on an exclave of others, beside %d names", on, texts, beside, events, names)
	}
}
