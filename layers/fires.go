package layers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
	"borderatlas/layers/thermal"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// fires draws thermal anomalies as the ground that a satellite's pixel covers, on the
// day at the place: nobody knows where in it the heat was, nor what burned.
type fires struct{ data Data }

func newFires(d Data) Layer { return &fires{d} }

func (*fires) ID() string   { return "fires" }
func (*fires) Plane() Plane { return Events }

// shown lists the detections of the frame's days.
func (l *fires) shown(f Frame) []*thermal.Detection {
	return l.data.Fires.During(f.Reach.Span(f.At.Day))
}

func (l *fires) Key(f Frame) string {
	var ids []string
	for _, d := range l.shown(f) {
		ids = append(ids, d.ID)
	}
	return strings.Join(ids, " ")
}

func (*fires) Credits(Frame) []string { return []string{"credit.firms"} }

// fireStep is the distance in dp between the lines of the grid on the ground of a pixel.
const fireStep = 6

// fireFill is a light grid in a thin frame, in no colour of a side or of an event.
func fireFill(t *Theme, rs [][]orb.Point, origin orb.Point, box orb.Bound) []scene.Op {
	return []scene.Op{
		&scene.Path{Outline: area(rs), Fill: Alpha(t.Halo, 0.35)},
		&scene.Path{Outline: scene.Grid(rs, fireStep, origin, box), Stroke: scene.Stroke{Color: Alpha(t.Neutral, 0.7), Width: 0.8}},
		&scene.Path{Outline: area(rs), Stroke: scene.Stroke{Color: t.Neutral, Width: 1.2, Join: scene.Miter}},
	}
}

func (l *fires) Build(_ context.Context, c *Canvas, f Frame) error {
	for _, d := range l.shown(f) {
		ring := d.Footprint()[0]
		for i, p := range ring {
			ring[i] = camera.World(p)
		}
		rs := rings(f.Camera, orb.Polygon{ring})
		if rs == nil {
			continue
		}
		c.Draw(FireLevel, fireFill(f.Theme, rs, patternOrigin(f), view(f.Camera))...)
		c.Mark(Mark{Kind: FireMark, IDs: []string{d.ID}, At: f.Camera.Project(d.At), Box: orb.MultiPoint(rs[0]).Bound(), Title: FireTitle(f.Text, d)})
	}
	return nil
}

// FireTitle is a detection in a line: what, on which day at the place, and when in UTC.
func FireTitle(text Text, d *thermal.Detection) string {
	return text("fire.title", d.Day, d.Time.Format("15:04"), d.Satellite)
}

func (l *fires) Legend(f Frame) []LegendItem {
	if !slices.ContainsFunc(l.shown(f), func(d *thermal.Detection) bool { return window(f).Contains(f.Camera.Project(d.At)) }) {
		return nil
	}
	field := [][]orb.Point{fieldBox.ToRing()}
	symbol := fillSwatch(fmt.Sprint("fire-", f.Theme.Name), f.Theme.Background, f.Theme, fireFill(f.Theme, field, orb.Point{}, fieldBox)...)
	return []LegendItem{{symbol, f.Text("legend.fires"), f.Text("legend.fires.note")}}
}

// fireFeatures has the ground of each detection of a day.
func fireFeatures(set *thermal.Set, day calendar.Day) []Feature {
	var list []Feature
	for _, d := range set.During(calendar.On(day)) {
		list = append(list, Feature{d.Footprint(), with(valid(calendar.On(d.Day)), map[string]any{
			"id": d.ID, "name": "thermal anomaly", "time_utc": d.Time.Format("2006-01-02T15:04Z"), "lon": d.At[0], "lat": d.At[1],
			"scan_km": d.ScanKm, "track_km": d.TrackKm, "power_mw": d.PowerMW, "confidence_percent": d.Confidence, "satellite": d.Satellite,
			"note":   "the ground that the pixel covers, its sides taken to lie north and east; a thermal anomaly is not evidence of shelling or arson",
			"source": set.Source, "licence": licenceEvents,
		})})
	}
	return list
}
