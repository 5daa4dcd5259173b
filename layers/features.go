package layers

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// Feature is a thing of a layer as a GeoJSON feature: geometry in WGS 84
// degrees, longitude first, outer rings counterclockwise (RFC 7946).
type Feature struct {
	Geometry   orb.Geometry
	Properties map[string]any // strings, numbers, lists and maps of them
}

// The licences of the sources, as in assets/LICENSES.md.
const (
	sourceOSM       = "© OpenStreetMap contributors"
	licenceOSM      = "ODbL-1.0"
	sourceInner     = "Natural Earth"
	licenceInner    = "Public domain"
	sourceGeoNames  = "GeoNames"
	licenceGeoNames = "CC-BY-4.0"
	sourceEvents    = "chronicle of Border Atlas"
	licenceEvents   = "MIT" // also of the table of detections
)

// featureLayers lists the layers that can be handed out as features.
var featureLayers = []string{"provinces", "border", "exclaves", "clashes", "places", "displacement", "changes", "fires"}

// FeatureLayers lists the ids that Features takes.
func FeatureLayers() []string { return slices.Clone(featureLayers) }

// Features is a layer on a day as features. Names are English; the property
// names holds all languages. An unknown layer is an error that lists the known.
func (s *Stack) Features(layer string, day calendar.Day) ([]Feature, error) {
	a := s.kit.Atlas
	switch layer {
	case "provinces":
		return provinceFeatures(a, day), nil
	case "border":
		return borderFeatures(a, day), nil
	case "exclaves":
		return exclaveFeatures(a, day), nil
	case "changes":
		return changeFeatures(a), nil
	case "places":
		return s.placeFeatures(day), nil
	case "clashes":
		return clashFeatures(s.kit.Chronicle, day), nil
	case "displacement":
		return displacementFeatures(s.kit.Chronicle, day), nil
	case "fires":
		return fireFeatures(s.kit.Fires, day), nil
	}
	return nil, fmt.Errorf("layer %q has no features; there are %v", layer, featureLayers)
}

func provinceFeatures(a *atlas.Atlas, day calendar.Day) []Feature {
	e := a.At(day)
	var list []Feature
	for i := range e.Provinces {
		p := &e.Provinces[i]
		list = append(list, measuredFeature(p.LonLat(), with(valid(calendar.Always), map[string]any{
			"id": p.ID, "name": p.Names["en"], "names": p.Names, "owner": p.Country, "mapped": e.Mapped,
			"source": sourceOSM + "; lines between provinces: " + sourceInner, "licence": licenceOSM,
		})))
	}
	return list
}

// borderFeatures are the Kyrgyz-Tajik line with its status on the day, then the
// other state borders, whose status is not shown, then the approximate lines
// between provinces.
func borderFeatures(a *atlas.Atlas, day calendar.Day) []Feature {
	e := a.At(day)
	var disputed, others, inner []Feature
	for i := range e.Lines {
		l := &e.Lines[i]
		p := with(valid(e.Valid), map[string]any{
			"id": fmt.Sprintf("%s-%s-%d", l.Left, l.Right, i), "name": l.Left + " - " + l.Right,
			"left": l.Left, "right": l.Right, "mapped": e.Mapped,
			"source": sourceOSM, "licence": licenceOSM,
		})
		f := measuredFeature(l.LonLat(), p)
		switch {
		case l.Between("KG", "TJ"):
			p["status"] = string(a.Status(day))
			disputed = append(disputed, f)
		case l.National:
			p["status"] = string(atlas.StatusNotShown)
			others = append(others, f)
		default:
			p["status"], p["source"], p["licence"] = string(atlas.ApproximateInner), sourceInner, licenceInner
			inner = append(inner, f)
		}
	}
	return slices.Concat(disputed, others, inner)
}

// exclaveFeatures are the exclaves as the edition of the day maps them. That edition's
// days are not the exclaves': nobody says when those began or ended.
func exclaveFeatures(a *atlas.Atlas, day calendar.Day) []Feature {
	e := a.At(day)
	var list []Feature
	for i := range e.Exclaves {
		x := &e.Exclaves[i]
		list = append(list, measuredFeature(x.LonLat(), with(valid(calendar.Always), map[string]any{
			"id": x.ID, "name": x.Names["en"], "names": x.Names, "owner": x.Owner, "host": x.Host, "mapped": e.Mapped,
			"source": sourceOSM, "licence": licenceOSM,
		})))
	}
	return list
}

// changeFeatures are the pieces that the newer edition maps on another side;
// they do not depend on the day.
func changeFeatures(a *atlas.Atlas) []Feature {
	var list []Feature
	newest := a.Editions[len(a.Editions)-1].Valid
	for i := range a.Changes {
		c := &a.Changes[i]
		list = append(list, measuredFeature(c.LonLat(), with(valid(newest), map[string]any{
			"id": c.ID, "name": "near " + c.Near, "owner": c.To, "owner_before": c.From,
			"status": "mapped line moved; not the area exchanged", "source": sourceOSM, "licence": licenceOSM,
		})))
	}
	return list
}

func (s *Stack) placeFeatures(day calendar.Day) []Feature {
	var list []Feature
	for i := range s.kit.names.spots {
		p := &s.kit.names.spots[i]
		if !p.valid.Contains(day) {
			continue
		}
		props := with(valid(p.valid), map[string]any{
			"id": p.id, "name": p.names["en"], "names": p.names, "rank": p.rank,
			"source": sourceGeoNames, "licence": licenceGeoNames,
		})
		if p.kind == PlaceMark {
			props["source"], props["licence"] = sourceEvents, licenceEvents
			if place := s.kit.Chronicle.Place(p.id); place != nil {
				props["owner"], props["precision_m"] = place.Country, place.PrecisionM
			}
		}
		list = append(list, Feature{point(camera.LonLat(p.world)), props})
	}
	for i := range s.kit.Atlas.Towns {
		t := &s.kit.Atlas.Towns[i]
		for k := range list {
			if list[k].Properties["id"] == t.ID {
				list[k].Properties["owner"] = t.Country
			}
		}
	}
	return list
}

// clashFeatures has one feature for each event of the layer at each of its
// places, with all that is said about the event. Records of a whole conflict are left
// out, as on the map.
func clashFeatures(store *chronicle.Store, day calendar.Day) []Feature {
	var list []Feature
	for _, h := range happeningsOf(store, Frame{At: chronicle.Position{Day: day}}, clashGroups) {
		e, p := h.event, h.place
		list = append(list, Feature{point(orb.Point{p.Lon, p.Lat}), with(claimsOf(e), map[string]any{
			"id": e.ID + "/" + p.ID, "event": e.ID, "name": e.Title, "kind": string(e.Kind), "place": p.Names["en"],
			"names": p.Names, "owner": p.Country, "precision_m": p.PrecisionM,
			"date": e.Interval(), "valid_from": e.Span.First.String(), "valid_to": e.Span.Last.String(), "date_precision": string(e.Precision),
			"summary": e.Summary, "confidence": string(e.Confidence), "one_sided": e.OneSided,
			"account": string(e.Account), "looked_for": e.LookedFor, "date_note": e.DateNote, "place_note": e.PlaceNote, "note": e.Note,
			"source": sourceURLs(e.Sources), "licence": licenceEvents,
		})})
	}
	return list
}

// displacementFeatures has one feature for each row shown on the day: a line
// where both ends are known places, a point otherwise.
func displacementFeatures(store *chronicle.Store, day calendar.Day) []Feature {
	var list []Feature
	for _, r := range store.DisplacementsOn(day) {
		at, _ := standsAt(r)
		number := slices.Index(store.Displacements(r.Event.ID), r) + 1
		var g orb.Geometry = point(at)
		props := map[string]any{
			"id": fmt.Sprintf("%s/%d", r.Event.ID, number), "event": r.Event.ID, "name": r.Event.Title, "from": r.From.Names["en"],
			"claimed_by": r.ClaimedBy, "as_of": r.AsOf.String(), "aggregate": r.Aggregate, "whole_area": wholeArea(r),
			"date": r.Event.Interval(), "date_precision": string(r.Event.Precision), "valid_from": r.Event.Span.First.String(), "valid_to": r.Event.Span.Last.String(), "source": sourceURLs(r.Sources), "licence": licenceEvents,
			"count": known(r.Count), "qualifier": string(r.Qualifier), "houses": known(r.Houses), "shelter_points": known(r.ShelterPoints), "note": r.Note,
			"subset": r.Subset, "to": nil, "from_area": areaName(r.FromArea), "to_area": areaName(r.ToArea),
		}
		if r.To != nil {
			props["to"] = r.To.Names["en"]
		}
		if bothEnds(r) {
			g = orb.LineString{point(at), point(orb.Point{r.To.Lon, r.To.Lat})}
		}
		list = append(list, Feature{g, props})
	}
	return list
}

// claimsOf is what is said about an event, with numbers and without, each claim with
// its claimant and source.
func claimsOf(e *chronicle.Event) map[string]any {
	statements := make([]map[string]any, len(e.Statements))
	for i, s := range e.Statements {
		statements[i] = map[string]any{
			"topic": string(s.Topic), "text": s.Text, "claimed_by": s.ClaimedBy, "as_of": s.AsOf.String(), "source": address(s.Source),
		}
	}
	dates := make([]map[string]any, len(e.DateClaims))
	for i, d := range e.DateClaims {
		dates[i] = map[string]any{
			"date_start": d.Span.First.String(), "date_end": d.Span.Last.String(), "claimed_by": d.ClaimedBy, "source": address(d.Source),
		}
	}
	clocks := make([]map[string]any, len(e.Clocks))
	for i, c := range e.Clocks {
		clocks[i] = map[string]any{
			"date": c.Day.String(), "time": fmt.Sprintf("%02d:%02d", int(c.Time.Hours()), int(c.Time.Minutes())%60),
			"zone": string(c.Zone), "zone_stated": c.Stated, "about": c.About, "what": c.What, "claimed_by": c.ClaimedBy, "source": address(c.Source),
		}
	}
	return map[string]any{"figures": figureList(e), "statements": statements, "date_claims": dates, "clocks": clocks}
}

// figureList is the figures of an event, each with its claimant and source.
func figureList(e *chronicle.Event) []map[string]any {
	list := make([]map[string]any, len(e.Figures))
	for i := range e.Figures {
		f := &e.Figures[i]
		entry := map[string]any{
			"scope": string(f.Scope), "about_other_side": f.AboutOtherSide, "place": nil, "source": address(f.Source),
			"measure": string(f.Measure), "side": string(f.Side), "claimed_by": f.ClaimedBy, "as_of": f.AsOf.String(),
			"qualifier": string(f.Qualifier), "text": f.Text, "value": known(f.Value), "low": known(f.Low), "high": known(f.High),
		}
		if f.Place != nil {
			entry["place"] = f.Place.Names["en"]
		}
		list[i] = entry
	}
	return list
}

// known is a number, or nil where it is not known.
func known[T int | float64](v *T) any {
	if v == nil {
		return nil
	}
	return *v
}

// areaName is the area that a place stands for, or nil.
func areaName(t *chronicle.Territory) any {
	if t == nil {
		return nil
	}
	return t.Name("en")
}

// address is that of a source, or nil where there is none.
func address(s *chronicle.Source) any {
	if s == nil {
		return nil
	}
	return s.URL
}

func sourceURLs(sources []*chronicle.Source) []string {
	urls := make([]string, len(sources))
	for i, s := range sources {
		urls[i] = s.URL
	}
	return urls
}

// valid are the properties of a span; an open end is nil.
func valid(s calendar.Span) map[string]any {
	end := func(d calendar.Day) any {
		if d == calendar.Past || d == calendar.Future {
			return nil
		}
		return d.String()
	}
	return map[string]any{"valid_from": end(s.First), "valid_to": end(s.Last)}
}

func with(a, b map[string]any) map[string]any {
	for k, v := range b {
		a[k] = v
	}
	return a
}

// rounded is an area as exactly as a mapped outline allows: whole km² from 10 on.
func rounded(km2 float64) float64 {
	if km2 >= 10 {
		return round(km2, 0)
	}
	return round(km2, 1)
}

// round keeps a number of decimals.
func round(v float64, decimals int) float64 {
	k := math.Pow10(decimals)
	return math.Round(v*k) / k
}

// point rounds a position to 1e-7 degrees, about 1 cm.
func point(lonLat orb.Point) orb.Point {
	return orb.Point{round(lonLat[0], 7), round(lonLat[1], 7)}
}
