package window

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
)

// nameOfRegion stands in names of files where the picture shows all of it.
const nameOfRegion = "region"

// suggestedName is a name for a picture that sorts well and says what is on it:
// kg-tj_batken_2022-09-16_1920x1080_ru.png.
func suggestedName(where, date string, width, height int, lang, ending string) string {
	return fmt.Sprintf("kg-tj_%s_%s_%dx%d_%s%s", where, date, width, height, lang, ending)
}

// closeBy is the width in degrees below which a view is named after the nearest
// place, and above which after the province in its middle.
const closeBy = 0.8

// whereabouts names a view in degrees for a file: by the nearest place or the
// province in its middle, in small Latin letters and hyphens.
func whereabouts(stack *layers.Stack, view orb.Bound, day calendar.Day) string {
	middle := view.Center()
	if view.Max[0]-view.Min[0] < closeBy {
		if n, ok := stack.Nearest(middle, day); ok {
			return slug(n.Name("en"))
		}
	}
	edition := stack.Data().Atlas.At(day)
	if _, id, ok := edition.Locate(middle[0], middle[1]); ok && view.Max[0]-view.Min[0] < layers.Region.Max[0]-layers.Region.Min[0] {
		for _, p := range edition.Provinces {
			if p.ID == id {
				return slug(p.Names["en"])
			}
		}
	}
	return nameOfRegion
}

// slug is a name in small letters, digits and hyphens; other letters are left out.
func slug(name string) string {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') })
	if len(parts) == 0 {
		return nameOfRegion
	}
	return strings.Join(parts, "-")
}
