// Package data writes events and shapes for other programs: as GeoJSON, CSV, KML,
// JSON and a table. Every file names sources and licences, and no row is written
// whose licence does not allow it to be passed on.
package data

import (
	"bytes"
	"io"
	"slices"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// EventLicence is that of the records' text; the publications that they name stay
// their publishers'.
const EventLicence = "MIT"

// EventCredit names the source of the events, as a line of About.Sources.
const EventCredit = "Text of the records: chronicle of Border Atlas, " + EventLicence + "; every figure is a claim of the claimant named beside it"

// free are the licences that let everybody pass the data on, by their SPDX names.
var free = []string{EventLicence, "ODbL-1.0", "CC-BY-4.0", "CC0-1.0", "LGPL-3.0-or-later", "Public domain"}

// MayPassOn tells whether data under a licence may be written to a file for others.
// What has no licence, or one that is not known here, may not.
func MayPassOn(licence string) bool { return slices.Contains(free, licence) }

// About is what a file says about all of its rows.
type About struct {
	Sources  []string // who must be named, with the licences
	Note     string   // on boundaries and names
	Withheld int      // rows that were left out since they must not be passed on
}

// write writes the members of a FeatureCollection that say so; RFC 7946 lets
// readers ignore them.
func (a About) write(b *bytes.Buffer) error {
	members := []struct {
		name  string
		value any
		given bool
	}{{"sources", a.Sources, len(a.Sources) > 0}, {"note", a.Note, a.Note != ""}, {"withheld", a.Withheld, a.Withheld > 0}}
	for _, m := range members {
		if !m.given {
			continue
		}
		b.WriteString(`"` + m.name + `":`)
		if err := writeValue(b, m.value); err != nil {
			return err
		}
		b.WriteByte(',')
	}
	return nil
}

// Set is what is to be written.
type Set struct {
	Name   string // of the layer in programs that show one
	Title  string // for people
	Store  *chronicle.Store
	Events []*chronicle.Event
	Shapes []Shape
	About  About
}

// Shape is a feature of a layer.
type Shape struct {
	Layer string
	layers.Feature
}

// property is a text among the shape's properties, or empty.
func (s Shape) property(name string) string {
	text, _ := s.Properties[name].(string)
	return text
}

// shapeLayers are the layers whose shapes go into files beside the events.
var shapeLayers = []string{"provinces", "border", "exclaves", "changes", "fires"}

// Visible gathers what a frame shows: the events that its days, filter, view and
// layers let through, and the shapes of the layers that are on.
func Visible(stack *layers.Stack, f layers.Frame) (Set, error) {
	store := stack.Data().Chronicle
	s := Set{
		Name: "borderatlas-" + layers.FileDate(store, f.At), Title: f.Text("export.title") + ", " + layers.PositionDate(f.Text, store, f.At),
		Store: store, Events: stack.VisibleEvents(f),
		About: About{Sources: append(stack.Credits(f), EventCredit), Note: f.Text("export.note")},
	}
	for _, layer := range shapeLayers {
		if !f.Visible.Has(layer) {
			continue
		}
		list, err := stack.Features(layer, f.At.Day)
		if err != nil {
			return s, err
		}
		for _, feature := range list {
			s.Shapes = append(s.Shapes, Shape{layer, feature})
		}
	}
	return s.passable(), nil
}

// passable is the set without the shapes that must not be passed on, and with
// their number.
func (s Set) passable() Set {
	all := len(s.Shapes)
	s.Shapes = slices.DeleteFunc(slices.Clone(s.Shapes), func(x Shape) bool { return !MayPassOn(x.property("licence")) })
	s.About.Withheld += all - len(s.Shapes)
	return s
}

// Format is a kind of file that holds a set.
type Format struct {
	Name   string // as people say it
	Ending string
	Shapes bool // it holds shapes and not only events
	Write  func(w io.Writer, s Set) error
}

// Formats are the formats in which what is visible is written.
var Formats = []Format{
	{"GeoJSON", ".geojson", true, writeSetGeoJSON},
	{"CSV", ".csv", false, func(w io.Writer, s Set) error { return WriteCSV(w, s.Store, s.Events) }},
	{"KML", ".kml", true, WriteKML},
}

// writeSetGeoJSON writes shapes and then events, each with its layer's name.
func writeSetGeoJSON(w io.Writer, s Set) error {
	var list []Feature
	for _, x := range s.Shapes {
		properties := Properties{"layer": x.Layer}
		for name, value := range x.Properties {
			properties[name] = value
		}
		list = append(list, Feature{x.property("id"), x.Geometry, properties})
	}
	return WriteGeoJSON(w, s.Name, append(list, eventFeatures(s.Store, s.Events)...), s.About)
}

// ByteOrderMark before UTF-8 text tells some spreadsheets that it is that.
const ByteOrderMark = "\ufeff"
