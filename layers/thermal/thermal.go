// Package thermal reads thermal anomalies that satellites have detected: when, on
// which ground, how hot. They are no evidence of what burned, or why.
package thermal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"time"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
	"borderatlas/mapview/geodesy"
)

// Detection is a pixel of a satellite's picture that was hotter than its surroundings.
type Detection struct {
	ID         string // unique, and the same in every start
	Time       time.Time
	Day        calendar.Day // at the place
	At         orb.Point    // middle of the pixel, longitude and latitude in degrees of WGS 84
	ScanKm     float64      // size of the pixel on the ground across the satellite's way
	TrackKm    float64      // and along it
	PowerMW    float64      // radiative power
	Confidence int          // of the detection, percent
	Satellite  string
}

// Footprint is the ground that the pixel covers, as a closed ring, counterclockwise, in
// degrees of WGS 84, longitude first. Its sides lie to the north and east; those of the
// true pixel are turned by up to about 15 degrees, by the way of the satellite.
func (d *Detection) Footprint() orb.Polygon {
	dx, dy := degreesEast(d.At, 1000*d.ScanKm/2), degreesNorth(d.At, 1000*d.TrackKm/2)
	b := orb.Bound{Min: orb.Point{d.At[0] - dx, d.At[1] - dy}, Max: orb.Point{d.At[0] + dx, d.At[1] + dy}}
	return orb.Polygon{b.ToRing()}
}

// degreesEast is the longitude of a short way to the east, degreesNorth the latitude of
// one to the north, both in metres on the ellipsoid.
func degreesEast(at orb.Point, metres float64) float64 {
	return metres / geodesy.Distance(at, orb.Point{at[0] + degreeStep, at[1]}) * degreeStep
}

func degreesNorth(at orb.Point, metres float64) float64 {
	return metres / geodesy.Distance(orb.Point{at[0], at[1] - degreeStep/2}, orb.Point{at[0], at[1] + degreeStep/2}) * degreeStep
}

// degreeStep is a short way in degrees.
const degreeStep = 0.01

// Set is what is known of an area.
type Set struct {
	Source      string
	Detections  []Detection // in time; drawn
	Forerunners []Detection // earlier ones near some of them; told
}

// forerunnerRange is how far in metres a forerunner may be.
const forerunnerRange = 20_000

// Before lists the forerunners near a detection.
func (s *Set) Before(d *Detection) []Detection {
	var list []Detection
	for _, f := range s.Forerunners {
		if f.Time.Before(d.Time) && geodesy.Distance(f.At, d.At) <= forerunnerRange {
			list = append(list, f)
		}
	}
	return list
}

// Find is the detection of an id, or nil.
func (s *Set) Find(id string) *Detection {
	if s == nil {
		return nil
	}
	if i := slices.IndexFunc(s.Detections, func(d Detection) bool { return d.ID == id }); i >= 0 {
		return &s.Detections[i]
	}
	return nil
}

// During lists the detections of a span of days, in time; of no set there are none.
func (s *Set) During(span calendar.Span) []*Detection {
	if s == nil {
		return nil
	}
	var list []*Detection
	for i := range s.Detections {
		if span.Contains(s.Detections[i].Day) {
			list = append(list, &s.Detections[i])
		}
	}
	return list
}

// File is the name of the file that Load reads.
const File = "detections.json"

// mostDetections is more than a season of the region has.
const mostDetections = 100_000

type fileRecord struct {
	Source      string            `json:"source"`
	Detections  []detectionRecord `json:"detections"`
	Forerunners []detectionRecord `json:"forerunners"`
}

type detectionRecord struct {
	Time       string   `json:"time"`
	Lon        *float64 `json:"lon"`
	Lat        *float64 `json:"lat"`
	ScanKm     *float64 `json:"scan_km"`
	TrackKm    *float64 `json:"track_km"`
	PowerMW    *float64 `json:"power_mw"`
	Confidence *float64 `json:"confidence"`
	Satellite  string   `json:"satellite"`
}

// Load reads the file of a folder. The error names file, record, field, value and what
// is allowed.
func Load(fsys fs.FS) (*Set, error) {
	data, err := fs.ReadFile(fsys, File)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var r fileRecord
	if err := decoder.Decode(&r); err != nil {
		return nil, fmt.Errorf("%s: %w", File, err)
	}
	if decoder.More() {
		return nil, fmt.Errorf("%s: there is more than one value", File)
	}
	s := &Set{Source: r.Source}
	if r.Source == "" {
		return nil, fmt.Errorf(`%s: field "source" is missing`, File)
	}
	if s.Detections, err = readDetections("detection", r.Detections); err != nil {
		return nil, err
	}
	s.Forerunners, err = readDetections("forerunner", r.Forerunners)
	return s, err
}

// readDetections checks the records of one list.
func readDetections(name string, records []detectionRecord) ([]Detection, error) {
	if len(records) > mostDetections {
		return nil, fmt.Errorf("%s: %d %ss, allowed are %d", File, len(records), name, mostDetections)
	}
	list := make([]Detection, len(records))
	for i, r := range records {
		d, err := r.detection()
		if err != nil {
			return nil, fmt.Errorf("%s, %s %d: %w", File, name, i+1, err)
		}
		d.ID = fmt.Sprintf("%s-%d", name, i+1)
		if i > 0 && d.Time.Before(list[i-1].Time) {
			return nil, fmt.Errorf("%s, %s %d: field \"time\" is %q, allowed is none before that of the record above", File, name, i+1, r.Time)
		}
		list[i] = d
	}
	return list, nil
}

// timeForm is how a time is written.
const timeForm = "2006-01-02T15:04Z"

func (r detectionRecord) detection() (d Detection, err error) {
	if d.Time, err = time.Parse(timeForm, r.Time); err != nil {
		return d, fmt.Errorf(`field "time" is %q, allowed is a time in UTC like 2022-09-16T06:26Z`, r.Time)
	}
	if d.Day, err = localDay(d.Time); err != nil {
		return d, err
	}
	for _, n := range []struct {
		field     string
		from      *float64
		to        *float64
		low, high float64
	}{
		{"lon", r.Lon, &d.At[0], -180, 180},
		{"lat", r.Lat, &d.At[1], -85, 85},
		{"scan_km", r.ScanKm, &d.ScanKm, 0.1, 10},
		{"track_km", r.TrackKm, &d.TrackKm, 0.1, 10},
		{"power_mw", r.PowerMW, &d.PowerMW, 0, 1e6},
	} {
		if err := checkRange(n.field, n.from, n.low, n.high); err != nil {
			return d, err
		}
		*n.to = *n.from
	}
	if err := checkRange("confidence", r.Confidence, 0, 100); err != nil {
		return d, err
	}
	if d.Confidence = int(*r.Confidence); float64(d.Confidence) != *r.Confidence {
		return d, fmt.Errorf(`field "confidence" is %g, allowed is a whole number`, *r.Confidence)
	}
	if d.Satellite = r.Satellite; d.Satellite != "Terra" && d.Satellite != "Aqua" {
		return d, fmt.Errorf(`field "satellite" is %q, allowed are Terra, Aqua`, r.Satellite)
	}
	return d, nil
}

func checkRange(field string, v *float64, low, high float64) error {
	if v == nil {
		return fmt.Errorf("field %q is missing", field)
	}
	if math.IsNaN(*v) || *v < low || *v > high {
		return fmt.Errorf("field %q is %g, allowed is %g to %g", field, *v, low, high)
	}
	return nil
}

// localDay is the day of a time on both sides of the border, UTC+5 and UTC+6. A time at
// which it is another day on either is refused: it could not be drawn on one day.
func localDay(t time.Time) (calendar.Day, error) {
	dushanbe, bishkek := t.Add(5*time.Hour), t.Add(6*time.Hour)
	if dushanbe.Day() != bishkek.Day() {
		return 0, fmt.Errorf(`field "time" is %q, allowed is none at which it is one day in Dushanbe and another in Bishkek`, t.Format(timeForm))
	}
	return calendar.Date(bishkek.Year(), bishkek.Month(), bishkek.Day()), nil
}
