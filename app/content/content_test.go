package content

import (
	"strings"
	"testing"

	"borderatlas/layers/atlas"
	"borderatlas/layers/calendar"
)

func TestLoad(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Load(); again != c || err != nil {
		t.Errorf("the second Load gives %p, %v, not the first %p", again, err, c)
	}
	if len(c.Stack.IDs()) == 0 || !strings.Contains(c.Licences, "OpenStreetMap") {
		t.Errorf("layers %v, licences of %d bytes", c.Stack.IDs(), len(c.Licences))
	}
	if !c.Catalogue.Has("en", "layer.border") || !c.Catalogue.Has("ru", "layer.border") {
		t.Error("the catalogue lacks the name of a layer")
	}
}

// borders lets the chronicle ask the atlas.
type borders struct{ *atlas.Atlas }

func (b borders) Outside(day calendar.Day, lon, lat float64, code string) float64 {
	return b.At(day).Outside(lon, lat, code)
}

// TestPlacesLieWhereTheyAreSaidTo checks the chronicle's positions against the
// boundaries of the edition of their days.
func TestPlacesLieWhereTheyAreSaidTo(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	d := c.Stack.Data()
	if err := d.Chronicle.CheckPlaces(borders{d.Atlas}); err != nil {
		t.Error(err)
	}
}

// BenchmarkLoad is what a start or a command waits for before it can draw.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := join(readCatalogue, readChronicle); err != nil {
			b.Fatal(err)
		}
	}
}
