package command

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/layers/atlas"
	"borderatlas/layers/calendar"
	"borderatlas/mapview/camera"
)

const viewForms = "a view is region, a place, the id of an event or W,S,E,N in degrees"

// townReach is how much of a town's surroundings a view shows, in km from its middle.
const townReach = 24.0

// mapped is where the map has something to show, in degrees.
var mapped = orb.Bound{Min: orb.Point{55, 36}, Max: orb.Point{81, 46}}

// view is what a picture is to show.
type view struct {
	bound   orb.Bound
	subject string // the id of the place or event, if it is one
}

// parseView reads the value of --view for a day.
func parseView(value string, d layers.Data, day calendar.Day) (view, error) {
	if value == "region" {
		return view{bound: layers.Region}, nil
	}
	if strings.Contains(value, ",") {
		return boxView(value)
	}
	if e := d.Chronicle.Event(value); e != nil {
		box, ok := story.AroundPlaces(e.Places)
		if !ok {
			return view{}, wrong("--view", value, "no place of this event is known; "+viewForms)
		}
		return view{box, e.ID}, nil
	}
	known := placesOf(d, day)
	for _, p := range known {
		if p.is(value) {
			return view{p.bound, p.id}, nil
		}
	}
	return view{}, wrong("--view", value, "there is no such place or event; "+viewForms+"; nearest are "+nearest(value, allNames(known)))
}

// boxView reads west, south, east and north.
func boxView(value string) (view, error) {
	parts := strings.Split(value, ",")
	if len(parts) != 4 {
		return view{}, wrong("--view", value, "W,S,E,N are four numbers of degrees, for example 70.2,39.7,70.9,40.2")
	}
	var n [4]float64
	for i, s := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > 180 {
			return view{}, wrong("--view", value, fmt.Sprintf("%q is not a number of degrees", s))
		}
		n[i] = v
	}
	b := orb.Bound{Min: orb.Point{n[0], n[1]}, Max: orb.Point{n[2], n[3]}}
	switch {
	case n[0] >= n[2] || n[1] >= n[3]:
		return view{}, wrong("--view", value, "W,S,E,N needs west below east and south below north")
	case !b.Intersects(mapped) || math.Max(-n[1], n[3]) > camera.MaxLatitude:
		return view{}, wrong("--view", value, "the map lies between 55 and 81 degrees east, 36 and 46 degrees north")
	}
	return view{bound: b}, nil
}

// place is something with names and an extent.
type place struct {
	id    string
	names map[string]string
	more  []string
	bound orb.Bound
}

// is tells whether a typed name means the place.
func (p place) is(typed string) bool {
	typed = fold(typed)
	if typed == fold(p.id) {
		return true
	}
	for _, n := range p.names {
		if fold(n) == typed {
			return true
		}
	}
	for _, n := range p.more {
		if fold(n) == typed {
			return true
		}
	}
	return false
}

// placesOf lists what can be looked at on a day; of equal names the first wins.
func placesOf(d layers.Data, day calendar.Day) []place {
	var list []place
	edition := d.Atlas.At(day)
	for i := range edition.Exclaves {
		x := &edition.Exclaves[i]
		list = append(list, place{x.ID, x.Names, nil, degrees(x.Shape[atlas.Coarse].Bound(), 0.35)})
	}
	for _, p := range d.Chronicle.Places() {
		var more []string
		for _, forms := range p.Variants {
			more = append(more, forms...)
		}
		list = append(list, place{p.ID, p.Names, more, story.Around(p.Lon, p.Lat, max(townReach, 1.5*p.PrecisionM/1000))})
	}
	for i := range d.Atlas.Towns {
		t := &d.Atlas.Towns[i]
		list = append(list, place{t.ID, t.Names, nil, story.Around(t.Lon, t.Lat, townReach)})
	}
	for i := range edition.Provinces {
		p := &edition.Provinces[i]
		list = append(list, place{p.ID, p.Names, nil, degrees(p.Shape[atlas.Coarse].Bound(), 0.05)})
	}
	return list
}

func allNames(list []place) []string {
	var names []string
	for _, p := range list {
		for _, n := range p.names {
			names = append(names, n)
		}
	}
	return names
}

// degrees turns a box of the world square into one of degrees, with room on each
// side as a share of its size.
func degrees(world orb.Bound, room float64) orb.Bound {
	world = world.Pad(room * max(world.Max[0]-world.Min[0], world.Max[1]-world.Min[1]))
	nw, se := camera.LonLat(world.Min), camera.LonLat(world.Max)
	return orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}
}
