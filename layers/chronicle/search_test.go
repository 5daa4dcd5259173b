package chronicle

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"borderatlas/layers/calendar"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Ворӯх": "ворух", "ВОРУХ": "ворух", "Қизил-Кия": "кизил-кия", "Жаңы-Достук": "жаны-достук", "Өзгөн": "озгон",
		"Сүлүктү": "сулукту", "Ҷамоат": "чамоат", "Ҳайдаркон": "хаидаркон", "Кёк-Таш": "кек-таш", "Чорқӯҳ": "чоркух",
		"Oʻsh": "osh", "O‘sh": "osh", "O'sh": "osh", "Sugʻd": "sugd", "Nāwāz": "nawaz", "": "",
		"\u0438\u0304": "и", // decomposed, as macOS writes it
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
		if got := Fold(want); got != want {
			t.Errorf("%q folds again to %q", want, got)
		}
	}
}

// TestSearchFindsEachPlaceByEachSpelling also types it in capitals, without
// accents, without its last letter and without hyphens.
func TestSearchFindsEachPlaceByEachSpelling(t *testing.T) {
	s := load(t)
	x := NewSearch(s)
	for _, p := range s.Places() {
		for _, name := range p.Spellings() {
			letters := []rune(name)
			for _, query := range []string{
				name, strings.ToUpper(name), Fold(name), string(letters[:len(letters)-1]), strings.ReplaceAll(name, "-", ""),
			} {
				if !slices.Contains(x.Find(query).Places, p) {
					t.Errorf("%q does not find the place %s", query, p.ID)
				}
			}
		}
	}
}

// TestSearchFindsEventsByAllTheirWords looks for each event by its title, by the
// name of each of its places and by the title of each of its sources.
func TestSearchFindsEventsByAllTheirWords(t *testing.T) {
	s := load(t)
	x := NewSearch(s)
	for _, e := range s.Events() {
		queries := []string{e.Title, e.Summary}
		for _, p := range e.Places {
			queries = append(queries, p.Spellings()...)
		}
		for _, src := range e.Sources {
			queries = append(queries, src.Title)
		}
		for _, q := range queries {
			if len(queryWords(q)) > 0 && !slices.Contains(x.Find(q).Events, e) {
				t.Errorf("%q does not find the event %s", q, e.ID)
			}
		}
	}
}

func TestSearchRanks(t *testing.T) {
	vorukh := &Place{ID: "vorukh", Names: map[string]string{"en": "Vorukh", "tg": "Ворӯх"}}
	events := []*Event{
		{ID: "source", Sources: []*Source{{Title: "Report on Vorukh"}}},
		{ID: "summary", Summary: "Near Vorukh."},
		{ID: "place", Places: []*Place{vorukh}},
		{ID: "longer", Title: "The Vorukhi road"},
		{ID: "title", Title: "Clash at Vorukh"},
		{ID: "again", Title: "Vorukh, again", Sources: []*Source{{Title: "Vorukh"}}},
		{ID: "other", Title: "Osh"},
	}
	for _, e := range events {
		e.Span = calendar.On(1)
	}
	x := NewSearch(NewStore(events, nil, []*Place{vorukh}, nil))
	for query, want := range map[string]string{
		"vorukh":       "title again place longer summary source",
		"VORUKH clash": "title",
		"clash vor":    "title",
		"ворух":        "place",
		"road":         "longer",
		"roads":        "",
		"":             "",
		" - ":          "",
	} {
		var got []string
		found := x.Find(query)
		for _, e := range found.Events {
			got = append(got, e.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %v, want %s", query, got, want)
		}
		if place := len(found.Places) > 0; place != (query == "vorukh" || query == "ворух") {
			t.Errorf("%q finds places %v", query, found.Places)
		}
	}
}

// TestSearchNames are those that people who write about the region use.
func TestSearchNames(t *testing.T) {
	s := load(t)
	x := NewSearch(s)
	for _, c := range []struct{ query, place string }{
		{"Vorukh", "vorukh"},
		{"Ворух", "vorukh"},
		{"Ворӯх", "vorukh"},
		{"Isfana", "razzakov"},
		{"Razzakov", "razzakov"},
		{"Исфана", "razzakov"},
		{"koktash", "kok_tash"},
		{"кёк таш", "kok_tash"},
		{"osh", "osh"},
		{"ӯш", "osh"},
	} {
		places := x.Find(c.query).Places
		if !slices.ContainsFunc(places, func(p *Place) bool { return p.ID == c.place }) {
			t.Errorf("%q does not find %s among %d places", c.query, c.place, len(places))
		}
	}
	if got := x.Find("Human Rights Watch").Events; len(got) == 0 || len(got) == len(s.Events()) {
		t.Errorf("a publisher finds %d events", len(got))
	}
}

func FuzzFind(f *testing.F) {
	x := NewSearch(load(f))
	for _, q := range []string{"vorukh", "Ворӯх исф", "", "\xff", "ﬁ ½"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, query string) {
		found := x.Find(query)
		if again := x.Find(strings.ToUpper(query)); len(queryWords(query)) == 0 && len(again.Events) > 0 {
			t.Errorf("%q finds nothing, in capitals %d events", query, len(again.Events))
		}
		for i, e := range found.Events {
			if slices.Contains(found.Events[:i], e) {
				t.Errorf("%q finds %s twice", query, e.ID)
			}
		}
	})
}

func BenchmarkNewSearch(b *testing.B) {
	s := load(b)
	for b.Loop() {
		NewSearch(s)
	}
}

// BenchmarkFind searches the embedded chronicle, and one of 20,000 events.
func BenchmarkFind(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	small := load(b)
	var many []*Event
	for i := range 20000 {
		e := *small.Events()[random.IntN(len(small.Events()))]
		e.ID = fmt.Sprint(e.ID, i)
		many = append(many, &e)
	}
	for name, s := range map[string]*Store{"embedded": small, "20000": NewStore(many, nil, small.Places(), small.Sources())} {
		x := NewSearch(s)
		for _, query := range []string{"v", "vorukh clash", "human rights w"} {
			b.Run(name+"/"+query, func(b *testing.B) {
				for b.Loop() {
					x.Find(query)
				}
			})
		}
	}
}
