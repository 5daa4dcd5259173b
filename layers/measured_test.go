package layers

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"
)

// TestWhatIsMeasuredIsWhatIsWritten: the length and area of every shape of every layer
// are those of its own points, by another library on a sphere, which is right to 0.7 %.
func TestWhatIsMeasuredIsWhatIsWritten(t *testing.T) {
	const sphere = 0.007
	s := embeddedStack(t)
	for _, layer := range []string{"provinces", "border", "exclaves", "changes"} {
		for _, date := range []string{"2022-09-16", "2025-03-13"} {
			list, err := s.Features(layer, day(t, date))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range list {
				length, _ := f.Properties["length_km"].(float64)
				if want := geo.Length(f.Geometry) / 1000; math.Abs(length-want) > sphere*want+0.001 {
					t.Errorf("%s %v on %s: length %g km, its line has %.3f", layer, f.Properties["id"], date, length, want)
				}
				area, is := f.Properties["area_km2"].(float64)
				if want := geo.Area(f.Geometry) / 1e6; planar.Area(f.Geometry) != 0 && (!is || math.Abs(area-want) > sphere*want+0.001) {
					t.Errorf("%s %v on %s: area %g km², its outline has %.3f", layer, f.Properties["id"], date, area, want)
				}
				if f.Properties["measured"] == nil || f.Properties["mapped"] == nil && layer != "changes" {
					t.Errorf("%s %v does not say what is measured, or when it was mapped", layer, f.Properties["id"])
				}
				if layer == "exclaves" && (f.Properties["valid_from"] != nil || f.Properties["valid_to"] != nil) {
					t.Errorf("exclave %v ends with an edition of the map", f.Properties["id"])
				}
			}
		}
	}
	if got := areaOf(orb.Polygon{{{70, 40}, {70.1, 40}, {70.1, 40.1}, {70, 40.1}, {70, 40}}, {{70.02, 40.02}, {70.05, 40.02}, {70.05, 40.05}, {70.02, 40.05}, {70.02, 40.02}}}); got < 85e6 || got > 88e6 {
		t.Errorf("an area with a hole has %g m²", got)
	}
}
