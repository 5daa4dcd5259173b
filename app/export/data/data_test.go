package data

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/app/content"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

var update = flag.Bool("update", false, "renew the files in testdata")

// shown is what the map shows of two events on a day, without their surroundings.
func shown(t *testing.T, change func(*layers.Frame)) Set {
	t.Helper()
	c, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	f := layers.Frame{
		At: chronicle.Position{Day: calendar.Date(2022, 9, 16)}, Visible: c.Stack.Default(), Lang: "en", Text: c.Catalogue.Text("en"),
	}
	change(&f)
	s, err := Visible(c.Stack, f)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestFormatsAgainstGoldens writes the shapes of the exclaves and three events.
func TestFormatsAgainstGoldens(t *testing.T) {
	s := shown(t, func(f *layers.Frame) { f.Visible = layers.NewSet("exclaves", "clashes", "displacement") })
	s.Events = s.Events[:3]
	s.Shapes = s.Shapes[:1]
	ring := s.Shapes[0].Geometry.(orb.Polygon)[0]
	s.Shapes[0].Geometry = orb.MultiPolygon{{{ring[0], ring[1], ring[2], ring[0]}}}
	for _, format := range Formats {
		var b bytes.Buffer
		if err := format.Write(&b, s); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join("testdata", "shown"+format.Ending)
		if *update {
			if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(name); err != nil || !bytes.Equal(b.Bytes(), want) {
			t.Errorf("%s differs from %s (%v); -update renews it", format.Name, name, err)
		}
	}
}

// TestVisibleFollowsTheMap: days, filter and layers decide what is written.
func TestVisibleFollowsTheMap(t *testing.T) {
	usual := shown(t, func(*layers.Frame) {})
	if len(usual.Events) == 0 || len(usual.Shapes) == 0 || usual.About.Withheld != 0 {
		t.Fatalf("%d events, %d shapes, %d withheld", len(usual.Events), len(usual.Shapes), usual.About.Withheld)
	}
	year := shown(t, func(f *layers.Frame) { f.Reach = chronicle.Reach{Mode: chronicle.Window, Days: 365} })
	if len(year.Events) <= len(usual.Events) {
		t.Errorf("a year has %d events, a day %d", len(year.Events), len(usual.Events))
	}
	filtered := shown(t, func(f *layers.Frame) {
		f.Reach = chronicle.Reach{Mode: chronicle.Until}
		f.Filter = chronicle.Filter{}.WithKind(chronicle.KindClash, false)
	})
	for _, e := range filtered.Events {
		if e.Kind == chronicle.KindClash {
			t.Errorf("%s is filtered out and written", e.ID)
		}
	}
	bare := shown(t, func(f *layers.Frame) { f.Visible = layers.NewSet("border", "agreements") })
	for _, e := range bare.Events {
		if g := e.Kind.Group(); g == chronicle.GroupClash || g == chronicle.GroupDisplacement {
			t.Errorf("%s belongs to a layer that is off", e.ID)
		}
	}
	for _, x := range bare.Shapes {
		if x.Layer != "border" {
			t.Errorf("a shape of %s, which is off", x.Layer)
		}
	}
	nowhere := shown(t, func(f *layers.Frame) { f.Visible = layers.NewSet("water") })
	if len(nowhere.Events)+len(nowhere.Shapes) > 0 {
		t.Errorf("%d events and %d shapes without their layers", len(nowhere.Events), len(nowhere.Shapes))
	}
}

// TestLicencesHoldBack: rows that must not be passed on are in no format, and
// formats with a head say how many there were.
func TestLicencesHoldBack(t *testing.T) {
	s := shown(t, func(*layers.Frame) {})
	for _, licence := range []any{"ACLED terms of use", "", nil, "all rights reserved"} {
		s.Shapes = append(s.Shapes, Shape{"border", layers.Feature{
			Geometry: orb.Point{70, 40}, Properties: map[string]any{"id": "secret", "name": "secret", "licence": licence},
		}})
	}
	s = s.passable()
	if s.About.Withheld != 4 {
		t.Errorf("%d rows are withheld, want 4", s.About.Withheld)
	}
	for _, format := range Formats {
		var b bytes.Buffer
		if err := format.Write(&b, s); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if strings.Contains(text, "secret") {
			t.Errorf("%s holds a row that must not be passed on", format.Name)
		}
		if format.Shapes && !strings.Contains(text, `"withheld":4`) && !strings.Contains(text, "4 rows are left out") {
			t.Errorf("%s does not say that rows are left out", format.Name)
		}
	}
	for _, layer := range layers.FeatureLayers() {
		c, _ := content.Load()
		list, err := c.Stack.Features(layer, calendar.Date(2022, 9, 16))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range list {
			if licence, _ := f.Properties["licence"].(string); !MayPassOn(licence) {
				t.Fatalf("%s: our own data are under %q", layer, licence)
			}
		}
	}
}

// TestEveryFormNamesSources checks that each file can be read by others and says
// whose the data are.
func TestEveryFormNamesSources(t *testing.T) {
	s := shown(t, func(f *layers.Frame) { f.Reach = chronicle.Reach{Mode: chronicle.Until} })
	for _, format := range Formats {
		var b bytes.Buffer
		if err := format.Write(&b, s); err != nil {
			t.Fatal(err)
		}
		switch format.Name {
		case "GeoJSON":
			var c struct {
				Sources  []string
				Note     string
				Features []struct{ Properties map[string]any }
			}
			if err := json.Unmarshal(b.Bytes(), &c); err != nil || len(c.Features) != len(s.Events)+len(s.Shapes) || len(c.Sources) == 0 || c.Note == "" {
				t.Errorf("GeoJSON: %d features, sources %q, %v", len(c.Features), c.Sources, err)
			}
		case "CSV":
			rows, err := csv.NewReader(&b).ReadAll()
			at := slices.Index(Columns, "licence")
			if err != nil || slices.ContainsFunc(rows[1:], func(r []string) bool { return r[at] != EventLicence }) {
				t.Errorf("CSV: a row without its licence, or %v", err)
			}
		case "KML":
			checkKML(t, b.Bytes(), len(s.Events)+len(s.Shapes))
		}
	}
}

// checkKML reads every token and counts the placemarks, which stand in the order
// that the schema asks for.
func checkKML(t *testing.T, text []byte, placemarks int) {
	t.Helper()
	if !bytes.Contains(text, []byte("OpenStreetMap")) || !bytes.Contains(text, []byte(EventCredit)) {
		t.Error("KML: the sources are not named")
	}
	order := []string{"name", "description", "TimeSpan", "styleUrl", "ExtendedData", "Point", "LineString", "Polygon", "MultiGeometry"}
	styles, used, n, depth, last := map[string]bool{}, map[string]bool{}, 0, 0, 0
	for d := xml.NewDecoder(bytes.NewReader(text)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			depth++
			switch e.Name.Local {
			case "Placemark":
				n, last = n+1, -1
			case "Style":
				styles["#"+e.Attr[0].Value] = true
			case "styleUrl":
				var url string
				if err := d.DecodeElement(&url, &e); err != nil {
					t.Fatal(err)
				}
				used[url] = true
				depth--
			}
			if i := slices.Index(order, e.Name.Local); i >= 0 && last >= -1 && depth == 5 {
				if i < last {
					t.Fatalf("KML: %s stands behind %s", e.Name.Local, order[last])
				}
				last = i
			}
		case xml.EndElement:
			depth--
		}
	}
	if n != placemarks {
		t.Errorf("KML: %d placemarks, want %d", n, placemarks)
	}
	for url := range used {
		if !styles[url] {
			t.Errorf("KML: there is no style %s", url)
		}
	}
}

// TestKMLIsOneStream: a writer that fails is an error.
func TestKMLIsOneStream(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := WriteKML(failing{ctx}, shown(t, func(*layers.Frame) {})); err == nil {
		t.Error("a full disk is not told")
	}
}

type failing struct{ ctx context.Context }

func (f failing) Write([]byte) (int, error) { return 0, f.ctx.Err() }
