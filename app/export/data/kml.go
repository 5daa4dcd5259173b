package data

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// kml writes the elements of KML 2.2 (OGC 07-147r2). Errors are kept by the buffer.
type kml struct{ *bufio.Writer }

// WriteKML writes a set as a KML document with a folder for each layer. Events have
// their days as a TimeSpan, what is known of them as ExtendedData, and one style for
// each kind of mark.
func WriteKML(w io.Writer, s Set) error {
	k := kml{bufio.NewWriter(w)}
	k.WriteString(xml.Header + `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>` + "\n")
	k.leaf("name", s.Title)
	k.leaf("description", s.About.words())
	k.styles()
	for _, layer := range shapeLayers {
		k.shapes(layer, s.Shapes)
	}
	k.WriteString("<Folder>")
	k.leaf("name", "events")
	for _, e := range s.Events {
		k.event(s.Store, e)
	}
	k.WriteString("</Folder>\n</Document></kml>\n")
	return k.Flush()
}

// words is what the file says about itself as one paragraph.
func (a About) words() string {
	words := slices.Clone(a.Sources)
	if a.Withheld > 0 {
		words = append(words, strconv.Itoa(a.Withheld)+" rows are left out since their licence does not let them be passed on")
	}
	if a.Note != "" {
		words = append(words, strings.TrimSuffix(a.Note, "."))
	}
	return strings.Join(words, ". ") + "."
}

// leaf writes an element with text; an empty one is left out.
func (k kml) leaf(name, text string) {
	if text == "" {
		return
	}
	k.WriteString("<" + name + ">")
	xml.EscapeText(k, []byte(text)) // its error is that of the buffer
	k.WriteString("</" + name + ">\n")
}

// data writes an entry of the ExtendedData.
func (k kml) data(name, value string) {
	if value == "" {
		return
	}
	k.WriteString(`<Data name="` + name + `">`)
	k.leaf("value", value)
	k.WriteString("</Data>\n")
}

// abgr is a colour as KML writes it, the most opaque digit first.
func abgr(c color.NRGBA) string { return fmt.Sprintf("%02x%02x%02x%02x", c.A, c.B, c.G, c.R) }

// styles writes those of the marks, and of the lines and areas of the layers.
func (k kml) styles() {
	t := layers.Light
	marks := map[chronicle.Group]color.NRGBA{
		chronicle.GroupClash: t.Clash, chronicle.GroupShelling: t.Shelling, chronicle.GroupArson: t.Arson, chronicle.GroupTalks: t.Talks,
		chronicle.GroupDisplacement: t.DisplacedLine,
	}
	for _, kind := range chronicle.Kinds {
		group := kind.Group()
		c, known := marks[group]
		if !known {
			c = t.Neutral
		}
		fmt.Fprintf(k, `<Style id="kind-%s"><IconStyle><color>%s</color></IconStyle></Style>`+"\n", kind, abgr(c))
	}
	for _, layer := range shapeLayers {
		fmt.Fprintf(k, `<Style id="layer-%s"><LineStyle><color>%s</color><width>2</width></LineStyle><PolyStyle><color>%s</color></PolyStyle></Style>`+"\n",
			layer, abgr(t.StateBorder), abgr(layers.Alpha(t.Neutral, 0.15)))
	}
}

// shapes writes the folder of a layer, if it has shapes.
func (k kml) shapes(layer string, all []Shape) {
	list := slices.DeleteFunc(slices.Clone(all), func(s Shape) bool { return s.Layer != layer })
	if len(list) == 0 {
		return
	}
	k.WriteString("<Folder>")
	k.leaf("name", layer)
	for _, s := range list {
		k.WriteString("<Placemark>")
		k.leaf("name", s.property("name"))
		k.span(s.property("valid_from"), s.property("valid_to"))
		k.leaf("styleUrl", "#layer-"+layer)
		k.WriteString("<ExtendedData>")
		for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
			k.data(name, plain(s.Properties[name]))
		}
		k.WriteString("</ExtendedData>")
		k.geometry(s.Geometry)
		k.WriteString("</Placemark>\n")
	}
	k.WriteString("</Folder>\n")
}

// plain is a property as text: lists and maps as JSON.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	}
	b, err := json.Marshal(v)
	if err != nil { // the layers' properties all have a form in JSON
		return fmt.Sprint(v)
	}
	return string(b)
}

// span writes the days from first to last; open ends are left out.
func (k kml) span(first, last string) {
	if first == "" && last == "" {
		return
	}
	k.WriteString("<TimeSpan>")
	k.leaf("begin", first)
	k.leaf("end", last)
	k.WriteString("</TimeSpan>")
}

// event writes a placemark with all that the record says, one claim a line.
func (k kml) event(store *chronicle.Store, e *chronicle.Event) {
	lines := []string{e.Summary}
	for _, l := range saidOf(store, e) {
		lines = append(lines, l.label+": "+l.text)
	}
	var sources []string
	for _, s := range e.Sources {
		sources = append(sources, sourceText(s))
	}
	k.WriteString(`<Placemark id="` + e.ID + `">`)
	k.leaf("name", e.Title)
	k.leaf("description", strings.Join(lines, "\n"))
	first, last := e.Dates() // KML takes years and months
	k.span(first.String(), last.String())
	k.leaf("styleUrl", "#kind-"+string(e.Kind))
	k.WriteString("<ExtendedData>")
	k.data("id", e.ID)
	k.data("kind", string(e.Kind))
	k.data("date_precision", string(e.Precision))
	k.data("confidence", string(e.Confidence))
	k.data("one_sided", strconv.FormatBool(e.OneSided))
	k.data("account", string(e.Account))
	k.data("looked_for", e.LookedFor)
	k.data("umbrella", strconv.FormatBool(e.Umbrella))
	k.data("places", strings.Join(placeNames(e), "; "))
	k.data("sources", strings.Join(sources, "\n"))
	k.data("licence", EventLicence)
	k.WriteString("</ExtendedData>")
	k.geometry(placesOf(e))
	k.WriteString("</Placemark>\n")
}

// geometry writes a geometry, several parts as one MultiGeometry.
func (k kml) geometry(g orb.Geometry) {
	switch g := g.(type) {
	case orb.Point:
		k.coordinates("Point", g)
	case orb.LineString:
		k.coordinates("LineString", g...)
	case orb.Polygon:
		k.WriteString("<Polygon>")
		for i, ring := range g {
			side := "innerBoundaryIs"
			if i == 0 {
				side = "outerBoundaryIs"
			}
			k.WriteString("<" + side + ">")
			k.coordinates("LinearRing", ring...)
			k.WriteString("</" + side + ">")
		}
		k.WriteString("</Polygon>")
	case orb.MultiPoint:
		several(k, g)
	case orb.MultiLineString:
		several(k, g)
	case orb.MultiPolygon:
		several(k, g)
	}
}

func several[T orb.Geometry](k kml, parts []T) {
	if len(parts) == 1 {
		k.geometry(parts[0])
		return
	}
	k.WriteString("<MultiGeometry>")
	for _, part := range parts {
		k.geometry(part)
	}
	k.WriteString("</MultiGeometry>")
}

// coordinates writes positions with seven decimals, about a centimetre.
func (k kml) coordinates(element string, points ...orb.Point) {
	k.WriteString("<" + element + "><coordinates>")
	for i, p := range points {
		if i > 0 {
			k.WriteByte(' ')
		}
		k.WriteString(strconv.FormatFloat(p[0], 'f', 7, 64) + "," + strconv.FormatFloat(p[1], 'f', 7, 64))
	}
	k.WriteString("</coordinates></" + element + ">")
}
