package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
)

// Feature is a GeoJSON feature (RFC 7946). A nil geometry is written as null.
type Feature struct {
	ID         string // empty: none
	Geometry   orb.Geometry
	Properties any
}

// WriteGeoJSON writes a FeatureCollection, one feature a line. The name is
// the layer's in programs that show one.
func WriteGeoJSON(w io.Writer, name string, features []Feature, about About) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\"type\":\"FeatureCollection\",\"name\":%s,", strconv.Quote(name))
	if err := about.write(&b); err != nil {
		return err
	}
	b.WriteString("\"features\":[")
	for i, f := range features {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n{\"type\":\"Feature\",")
		if f.ID != "" {
			fmt.Fprintf(&b, "\"id\":%s,", strconv.Quote(f.ID))
		}
		b.WriteString("\"geometry\":")
		if err := writeGeometry(&b, f.Geometry); err != nil {
			return err
		}
		b.WriteString(",\"properties\":")
		if err := writeValue(&b, f.Properties); err != nil {
			return err
		}
		b.WriteByte('}')
	}
	b.WriteString("\n]}\n")
	_, err := w.Write(b.Bytes())
	return err
}

// writeValue writes JSON on one line.
func writeValue(b *bytes.Buffer, v any) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's line feed
	return nil
}

// writeGeometry writes the geometries that layers have.
func writeGeometry(b *bytes.Buffer, g orb.Geometry) error {
	if g == nil {
		b.WriteString("null")
		return nil
	}
	fmt.Fprintf(b, "{\"type\":%q,\"coordinates\":", g.GeoJSONType())
	switch g := g.(type) {
	case orb.Point:
		writePoint(b, g)
	case orb.MultiPoint:
		writeList(b, g, writePoint)
	case orb.LineString:
		writeList(b, g, writePoint)
	case orb.MultiLineString:
		writeList(b, g, func(b *bytes.Buffer, l orb.LineString) { writeList(b, l, writePoint) })
	case orb.Polygon:
		writePolygon(b, g)
	case orb.MultiPolygon:
		writeList(b, g, writePolygon)
	default:
		return fmt.Errorf("%s has no form in GeoJSON here", g.GeoJSONType())
	}
	b.WriteByte('}')
	return nil
}

func writePolygon(b *bytes.Buffer, p orb.Polygon) {
	writeList(b, p, func(b *bytes.Buffer, r orb.Ring) { writeList(b, r, writePoint) })
}

func writeList[T any](b *bytes.Buffer, list []T, write func(*bytes.Buffer, T)) {
	b.WriteByte('[')
	for i, v := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		write(b, v)
	}
	b.WriteByte(']')
}

// writePoint writes a position with seven decimals, about a centimetre.
func writePoint(b *bytes.Buffer, p orb.Point) {
	b.WriteByte('[')
	for i, v := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(strconv.AppendFloat(nil, math.Round(v*1e7)/1e7, 'f', -1, 64))
	}
	b.WriteByte(']')
}

// Properties are those of a layer's feature, in a stable order: those that
// layers share first, then the rest by name.
type Properties map[string]any

var sharedProperties = []string{
	"id", "name", "owner", "host", "status", "valid_from", "valid_to", "area_km2", "length_km", "source", "licence",
}

// MarshalJSON writes the properties in their order.
func (p Properties) MarshalJSON() ([]byte, error) {
	var rest []string
	for key := range p {
		if !slices.Contains(sharedProperties, key) {
			rest = append(rest, key)
		}
	}
	slices.Sort(rest)
	var b bytes.Buffer
	for _, key := range slices.Concat(sharedProperties, rest) {
		value, ok := p[key]
		if !ok {
			continue
		}
		mark := byte(',')
		if b.Len() == 0 {
			mark = '{'
		}
		b.WriteByte(mark)
		b.WriteString(strconv.Quote(key) + ":")
		if err := writeValue(&b, value); err != nil {
			return nil, err
		}
	}
	if b.Len() == 0 {
		return []byte("{}"), nil
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
