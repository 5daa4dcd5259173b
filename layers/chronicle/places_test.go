package chronicle

import (
	"strings"
	"testing"

	"borderatlas/layers/calendar"
)

// strip is a map of two countries: west of 70 degrees lies KG, east of it TJ,
// and from day 100 on the line is at 70.1. A degree is 100 km.
type strip struct{}

func (strip) Outside(day calendar.Day, lon, _ float64, code string) float64 {
	line := 70.0
	if day >= 100 {
		line = 70.1
	}
	beyond := (lon - line) * 100000
	if strings.HasPrefix(code, "TJ") {
		beyond = -beyond
	}
	return max(beyond, 0)
}

func TestCheckPlaces(t *testing.T) {
	for name, c := range map[string]struct {
		place Place
		span  calendar.Span
		want  string // begins the fault after the id; empty if there is none
	}{
		"inside":                         {Place{Country: "KG", Lon: 69.5, PrecisionM: 1}, calendar.On(1), ""},
		"outside within its precision":   {Place{Country: "KG", Lon: 70.01, PrecisionM: 1500}, calendar.On(1), ""},
		"outside":                        {Place{Country: "KG", Lon: 70.02, PrecisionM: 1500}, calendar.On(1), "2000 m outside KG on 1970-01-02"},
		"outside its province":           {Place{Country: "KG", Province: "Batken", Lon: 70.02, PrecisionM: 1500}, calendar.On(1), "2000 m outside KG on"},
		"inside after the line moved":    {Place{Country: "KG", Lon: 70.05, PrecisionM: 1}, calendar.On(100), ""},
		"outside after the line moved":   {Place{Country: "TJ", Lon: 70.05, PrecisionM: 1}, calendar.Span{First: 1, Last: 100}, "5000 m outside TJ on 1970-04-11"},
		"the line moves after it ended":  {Place{Country: "TJ", Lon: 70.05, PrecisionM: 1, Valid: calendar.Span{First: calendar.Past, Last: 99}}, calendar.Span{First: 1, Last: 100}, ""},
		"disputed lies in either":        {Place{Country: Disputed, Province: "Batken / Sughd", Lon: 70.5, PrecisionM: 1}, calendar.On(1), ""},
		"disputed in one named province": {Place{Country: Disputed, Province: "Batken", Lon: 70.5, PrecisionM: 1}, calendar.On(1), "50000 m outside KG-B on"},
		"another country":                {Place{Country: "KZ", Lon: 80, PrecisionM: 1}, calendar.On(1), ""},
	} {
		p := &c.place
		p.ID = "x"
		if p.Valid == (calendar.Span{}) {
			p.Valid = calendar.Always
		}
		s := NewStore([]*Event{{ID: "e", Span: c.span, Places: []*Place{p}}}, nil, []*Place{p}, nil)
		err := s.CheckPlaces(strip{})
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), `places.json, place "x": `) || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// Places of rows and of figures count as named, and orientation places are
// looked at on the first and the last day of all.
func TestCheckPlacesLooksAtAllOfThem(t *testing.T) {
	wrong := func(id string) *Place {
		return &Place{ID: id, Country: "TJ", Lon: 60, PrecisionM: 1, Valid: calendar.Always, Orientation: id == "orientation"}
	}
	from, to, counted, orientation := wrong("from"), wrong("to"), wrong("counted"), wrong("orientation")
	e := &Event{ID: "e", Span: calendar.On(1), Figures: []Figure{{Place: counted}}}
	rows := []*Displacement{{Event: e, From: from, To: to, FromArea: &Territory{Lon: 50}}}
	err := NewStore([]*Event{e}, rows, []*Place{from, to, counted, orientation}, nil).CheckPlaces(strip{})
	if err == nil {
		t.Fatal("everything was accepted")
	}
	for _, want := range []string{`place "from"`, `place "to"`, `place "counted"`, `place "orientation"`, `row of "e" from "from": field "from_area"`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no fault names %s:\n%v", want, err)
		}
	}
}

func TestNamesFallBack(t *testing.T) {
	p := &Place{Names: map[string]string{"en": "Osh", "ru": "Ош"}}
	for lang, want := range map[string]string{"en": "Osh", "ru": "Ош", "ky": "Ош", "tg": "Ош"} {
		if got := p.Name(lang); got != want {
			t.Errorf("in %s %q, want %q", lang, got, want)
		}
	}
	if got := (&Place{Names: map[string]string{"en": "Osh"}}).Name("ky"); got != "Osh" {
		t.Errorf("without ru %q, want Osh", got)
	}
}

func TestKindsHaveAGroup(t *testing.T) {
	want := map[Kind]Group{
		KindClash: GroupClash, KindShooting: GroupClash, KindShelling: GroupShelling, KindAirStrike: GroupShelling,
		KindArson: GroupArson, KindDamage: GroupArson, KindDetention: GroupDetention, KindDisplacement: GroupDisplacement,
		KindAgreement: GroupTalks, KindCeasefire: GroupTalks, KindSummit: GroupTalks, KindPolitical: GroupPolitical,
		KindMilitary: GroupMilitary, KindOther: GroupOther,
	}
	for _, k := range kinds {
		if k.Group() != want[k] {
			t.Errorf("%s is in %s, want %s", k, k.Group(), want[k])
		}
	}
}
