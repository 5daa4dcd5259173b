package chronicle

import "fmt"

// rows converts the rows of displacement and checks that no two that may be
// added count the same people. A row is named after its event and its number
// among the event's rows, from 1.
func (l *loader) rows(entries []entry[displacementRecord]) []*Displacement {
	var rows []*Displacement
	numbers := map[string]int{}
	for i := range entries {
		s := &entries[i].spot
		numbers[s.id]++
		s.id = fmt.Sprintf("%s/%d", s.id, numbers[s.id])
		rows = append(rows, s.row(entries[i].record))
	}
	for i, r := range rows {
		if r.Event != nil && r.From != nil {
			entries[i].spot.countedOnce(r, rows)
		}
	}
	return rows
}

func (s spot) row(r displacementRecord) *Displacement {
	e := s.load.events[r.Event]
	if e == nil {
		s.fault("event", quote(r.Event), "the id of an event")
	}
	d := &Displacement{
		Event: e, From: s.place("from", r.From), FromArea: s.territory("from_area", r.FromArea), ToArea: s.territory("to_area", r.ToArea),
		Count: s.positive("count", r.Count), Qualifier: maybe(s, "qualifier", r.Qualifier, qualifiers), ShelterPoints: s.positive("shelter_points", r.ShelterPoints), Houses: s.positive("houses", r.Houses),
		ClaimedBy: s.text("claimed_by", r.ClaimedBy), AsOf: s.asOf("as_of", r.AsOf, e), Sources: s.sourceList("sources", r.Sources),
		Aggregate: r.Aggregate, Subset: r.Subset, Note: s.trimmed("note", r.Note),
	}
	if r.To != "" {
		d.To = s.place("to", r.To)
	}
	for _, id := range r.Sources {
		s.document("sources", id)
	}
	s.load.used[d.From], s.load.used[d.To] = true, true
	if d.To == d.From && d.From != nil {
		s.fault("to", quote(r.To), "another place than from")
	}
	if d.ToArea != nil && d.To == nil {
		s.fault("to_area", "given", "nothing where there is no to")
	}
	if d.Subset && !d.Aggregate {
		s.fault("subset", "true", "false unless aggregate is true")
	}
	if d.Qualifier != "" && d.Count == nil {
		s.fault("qualifier", quote(string(d.Qualifier)), "nothing where nothing is counted")
	}
	if d.Aggregate && d.Count == nil {
		s.fault("aggregate", "true", "false where nothing is counted")
	}
	return d
}

func (s spot) territory(field string, r *territoryRecord) *Territory {
	if r == nil {
		return nil
	}
	among(s, field+".kind", r.Kind, areaKinds)
	return &Territory{
		Kind: r.Kind, Names: s.names(field+".names", r.Names, "en", "ru"),
		Lon: s.between(field+".lon", r.Lon, -180, 180), Lat: s.between(field+".lat", r.Lat, -90, 90),
	}
}

// countedOnce checks a row that may be added against the others: where a whole
// province is counted, and where an umbrella and one of its parts are, the same
// people would be counted twice.
func (s spot) countedOnce(r *Displacement, rows []*Displacement) {
	for _, o := range rows {
		if o == r || o.From == nil || o.Event == nil || o.From.Country != r.From.Country || len(Additive([]*Displacement{r, o})) < 2 {
			continue
		}
		if o.Event == r.Event && r.From.Kind == "province" && (o.From == r.From || o.From.Province == r.From.Province) {
			s.fault("aggregate", "false", "true for a count of a whole province beside one from %s", o.From.ID)
			return
		}
		if o.Event.Whole == r.Event {
			s.fault("aggregate", "false", "true for a count of an umbrella whose part %s has counts of its own", o.Event.ID)
			return
		}
	}
}
