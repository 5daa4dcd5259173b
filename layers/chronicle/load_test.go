package chronicle

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// files holds the chronicle that the program embeds; layers do not import assets.
var files = os.DirFS("../../assets/chronicle")

func load(t testing.TB) *Store {
	t.Helper()
	s, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEmbeddedDataFollowsEveryRule(t *testing.T) {
	s := load(t)
	if events, rows := len(s.Events()), len(s.AllDisplacements()); events < 122 || rows < 39 {
		t.Errorf("%d events, %d rows of displacement: some are lost", events, rows)
	}
	ids := map[string]bool{}
	for _, e := range s.Events() {
		if ids[e.ID] {
			t.Errorf("two events are named %s", e.ID)
		}
		ids[e.ID] = true
	}
}

// record is a record of a file, to be broken.
type record map[string]any

// part is a field of a record that is an object, or of the n-th object in a list.
func (r record) part(field string, n int) record {
	if list, ok := r[field].([]any); ok {
		return list[n].(map[string]any)
	}
	return r[field].(map[string]any)
}

// broken is a copy of the files in which change was applied to the record of
// that id; a row is named "event/number".
func broken(t *testing.T, id string, change func(record)) fstest.MapFS {
	t.Helper()
	copies, found := fstest.MapFS{}, false
	names, err := fs.Glob(files, "*.json")
	if err != nil {
		t.Fatal(err)
	}
	event, _, _ := strings.Cut(id, "/")
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(`"`+event+`"`)) {
			var list []record
			if err := json.Unmarshal(data, &list); err != nil {
				t.Fatal(err)
			}
			if r := find(list, id); r != nil {
				change(r)
				found = true
				if data, err = json.MarshalIndent(list, "", " "); err != nil {
					t.Fatal(err)
				}
			}
		}
		copies[name] = &fstest.MapFile{Data: data}
	}
	if !found {
		t.Fatalf("there is no record %s", id)
	}
	return copies
}

func find(list []record, id string) record {
	event, number, isRow := strings.Cut(id, "/")
	seen := 0
	for _, r := range list {
		if isRow && r["event"] == event {
			if seen++; string(rune('0'+seen)) == number {
				return r
			}
		}
		if !isRow && r["id"] == id {
			return r
		}
	}
	return nil
}

// sentence is the form of every fault.
var sentence = regexp.MustCompile(`^[a-z0-9-]+\.json, line \d+, (event|place|source|row) ".*": field ".+" is .+, allowed is [^.].*$`)

func set(field string, value any) func(record) {
	return func(r record) { r[field] = value }
}

func without(field string) func(record) { return func(r record) { delete(r, field) } }

func inPart(list string, n int, field string, value any) func(record) {
	return func(r record) { r.part(list, n)[field] = value }
}

func notInPart(list string, n int, field string) func(record) {
	return func(r record) { delete(r.part(list, n), field) }
}

// Each rule refuses a copy of the data in which one record breaks it, and names
// the record, the field and what is allowed.
var rules = []struct {
	name    string
	id      string
	change  func(record)
	field   string
	allowed string
}{
	{"unknown field", "clash-1989", set("colour", "red"), "colour", "the fields that the README lists"},
	{"wrong type", "clash-1989", set("title", 7), "title", "a value of the type string"},
	{"wrong type below", "clash-1989", inPart("figures", 0, "value", "one"), "figures.value", "a value of the type float64"},

	{"source id form", "s_hrw_report", set("id", "HRW report"), "id", "small letters"},
	{"source title", "s_hrw_report", without("title"), "title", "text"},
	{"source address", "s_hrw_report", set("url", "hrw.org/report"), "url", "begins with http"},
	{"source address missing", "s_hrw_report", without("url"), "url", "begins with http"},
	{"source publisher", "s_hrw_report", without("publisher"), "publisher", "text"},
	{"source date", "s_hrw_report", set("date", "2 May 2023"), "date", "YYYY"},
	{"source interval", "s_osm_outlines", set("date", "2026/2024"), "date", "YYYY"},

	{"place id form", "vorukh", set("id", "Vorukh"), "id", "small letters"},
	{"place name", "vorukh", notInPart("names", 0, "en"), "names.en", "text"},
	{"place language", "vorukh", inPart("names", 0, "fr", "Voroukh"), "names", "one of en, ru, ky, tg, uz"},
	{"place variants", "batken", set("variants", map[string]any{"ru": []any{"Б", "Б"}}), "variants.ru", "each form once"},
	{"place kind", "vorukh", set("kind", "hamlet"), "kind", "one of city"},
	{"place country", "vorukh", set("country", "TD"), "country", "one of KG, TJ"},
	{"place province", "vorukh", set("province", "Soghd"), "province", "the English name of a province of TJ"},
	{"place province of another state", "vorukh", set("province", "Batken"), "province", "the English name of a province of TJ"},
	{"longitude missing", "vorukh", without("lon"), "lon", "a number from -180 to 180"},
	{"latitude", "vorukh", set("lat", 139.85), "lat", "a number from -90 to 90"},
	{"precision missing", "vorukh", without("precision_m"), "precision_m", "a number from 1"},
	{"precision too wide", "vorukh", set("precision_m", 2e7), "precision_m", "a number from 1"},
	{"what a point rests on", "vorukh", without("precision_source"), "precision_source", "text"},
	{"place source unknown", "vorukh", set("sources", []any{"s_nowhere"}), "sources", "the id of a source"},
	{"place without source", "vorukh", set("sources", []any{}), "sources", "at least one source"},
	{"validity", "kayragach_exclave", set("valid", "2025"), "valid", "a day YYYY-MM-DD"},
	{"place used before it exists", "golovnoy-1968", set("places", []any{"prov_batken"}), "places", "a place that exists during the event"},
	{"orientation of a used place", "vorukh", set("orientation", true), "orientation", "in no event"},
	{"orientation of an unused place", "pulgon", without("orientation"), "orientation", "in no event"},

	{"event id form", "clash-1989", set("id", "clash 1989"), "id", "small letters"},
	{"date missing", "clash-1989", without("date"), "date", "a day YYYY-MM-DD"},
	{"no such day", "clash-1989", set("date", "1989-02-30"), "date", "a day YYYY-MM-DD"},
	{"interval backwards", "conflict-2021-04", set("date", "2021-05-01/2021-04-28"), "date", "the first not after the last"},
	{"interval not closed", "conflict-2021-04", set("date", "2021-04-28/.."), "date", "a closed interval"},
	{"precision", "clash-1989", set("precision", "week"), "precision", "one of day, range, month, year"},
	{"precision day", "clash-1989", set("date", "1989-07-13/1989-07-14"), "date", "one day, since the precision is day"},
	{"precision range", "conflict-2021-04", set("date", "2021-04-28"), "date", "two different days"},
	{"precision month", "clash-1974-12", set("date", "1974-12-02/1974-12-31"), "date", "the first day of a month"},
	{"precision month, last day", "koktash-2013-01", set("date", "2013-01-01/2013-01-30"), "date", "the last day of one"},
	{"precision year", "ussr-1947", set("date", "1947-01-01/1947-11-30"), "date", "the first day of a year"},
	{"kind", "clash-1989", set("kind", "battle"), "kind", "one of clash, shooting"},
	{"title", "clash-1989", without("title"), "title", "text"},
	{"summary", "clash-1989", set("summary", " TASS reports."), "summary", "one line without space at its ends"},
	{"confidence", "clash-1989", set("confidence", "sure"), "confidence", "one of high, medium, low"},
	{"account", "ussr-1947", set("account", "both"), "account", "one of KG, TJ"},
	{"account without one side", "ussr-1947", without("one_sided"), "account", "nothing unless one_sided"},
	{"event place unknown", "clash-1989", set("places", []any{"vorukh", "atlantis"}), "places", "the id of a place"},
	{"event place twice", "clash-1989", set("places", []any{"vorukh", "vorukh", "samarkandyk"}), "places", "each id once"},
	{"event without source", "dam-2008", set("sources", []any{}), "sources", "at least one source"},

	{"date claim", "conflict-2022-09", inPart("date_claims", 0, "date", "2022"), "date_claims[0].date", "a day YYYY-MM-DD"},
	{"date claimant", "conflict-2022-09", notInPart("date_claims", 0, "claimed_by"), "date_claims[0].claimed_by", "text"},
	{"clock day", "langar-2021-05-14", inPart("clocks", 0, "day", "2021-05-15"), "clocks[0].day", "within 2021-05-14"},
	{"clock time", "langar-2021-05-14", inPart("clocks", 0, "time", "24:00"), "clocks[0].time", "a time from 00:00 to 23:59"},
	{"clock zone", "langar-2021-05-14", inPart("clocks", 0, "zone", "UTC+5"), "clocks[0].zone", "one of Asia/Dushanbe, Asia/Bishkek"},
	{"clock zone stated but missing", "ceasefire-2021-04-29", inPart("clocks", 0, "stated", true), "clocks[0].stated", "false where no zone is given"},
	{"clock claimant", "langar-2021-05-14", notInPart("clocks", 0, "claimed_by"), "clocks[0].claimed_by", "text"},

	{"measure", "clash-1989", inPart("figures", 0, "measure", "dead"), "figures[0].measure", "one of killed"},
	{"side", "clash-1989", inPart("figures", 0, "side", "UZ"), "figures[0].side", "one of KG, TJ, both"},
	{"figure without claimant", "clash-1989", notInPart("figures", 0, "claimed_by"), "figures[0].claimed_by", "text"},
	{"figure without source", "clash-1989", notInPart("figures", 0, "source"), "figures[0].source", "the id of a source"},
	{"figure with a source that is not the event's", "clash-1989", inPart("figures", 0, "source", "s_hrw_report"), "figures[0].source", "one of the event's sources"},
	{"figure that rests on no document", "sco-2022-09", inPart("figures", 1, "claimed_by", "The Diplomat"), "figures[1].source", "a source with an address"},
	{"figure that says nothing", "clash-1989", notInPart("figures", 0, "value"), "figures[0].value", "a value, a range (low, high) or a text"},
	{"negative", "clash-1989", inPart("figures", 0, "value", -1), "figures[0].value", "a number from 0"},
	{"half a person", "clash-1989", inPart("figures", 0, "value", 1.5), "figures[0].value", "a whole number for killed"},
	{"over a hundred percent", "line-94-2024", inPart("figures", 0, "value", 940), "figures[0].value", "a number from 0 to 100"},
	{"half a range", "clash-1989", inPart("figures", 0, "low", 1), "figures[0].low", "both ends of a range"},
	{"range without the value", "clash-1989", func(r record) {
		r.part("figures", 0)["low"], r.part("figures", 0)["high"] = 2, 3
	}, "figures[0].low", "with the value in it"},
	{"qualifier", "clash-1989", inPart("figures", 2, "qualifier", "roughly"), "figures[2].qualifier", "one of about"},
	{"qualifier without a value", "bogdori-2022-09-16", inPart("figures", 1, "qualifier", "about"), "figures[1].qualifier", "nothing where no value is given"},
	{"scope", "clash-1989", inPart("figures", 0, "scope", "partial"), "figures[0].scope", "one of total, part"},
	{"as of", "conflict-2021-04", inPart("figures", 2, "as_of", "27 May 2021"), "figures[2].as_of", "YYYY"},
	{"as of before the event", "conflict-2021-04", inPart("figures", 2, "as_of", "2021-03"), "figures[2].as_of", "not before the event's first day 2021-04-28"},
	{"figure place", "bogdori-2022-09-16", inPart("figures", 0, "place", "bogistan"), "figures[0].place", "the id of a place"},
	{"about both sides", "clash-2013-04-27", inPart("figures", 1, "side", "both"), "figures[1].about_other_side", "false where the side is both"},
	{"statement without text", "csto-2021-04", notInPart("statements", 0, "text"), "statements[0].text", "text"},
	{"statement without claimant", "csto-2021-04", notInPart("statements", 0, "claimed_by"), "statements[0].claimed_by", "text"},
	{"statement without source", "csto-2021-04", notInPart("statements", 0, "source"), "statements[0].source", "the id of a source"},

	{"umbrella without parts", "conflict-2021-04", without("parts"), "parts", "the ids of the events that it includes"},
	{"parts without umbrella", "clash-1989", set("parts", []any{"dam-2008"}), "parts", "nothing for others"},
	{"part unknown", "conflict-2021-04", set("parts", []any{"clash-2050"}), "parts", "the id of an event"},
	{"part of two", "conflict-2022-09", func(r record) { r["parts"] = append(r["parts"].([]any), "kokterek-2021") }, "parts", "part of no other umbrella"},
	{"part that is an umbrella", "conflict-2022-09", set("parts", []any{"conflict-2021-04"}), "parts", "no umbrella"},
	{"part of another time", "conflict-2021-04", set("parts", []any{"clash-1989"}), "parts", "an event that shares a day"},
	{"article cited but not a source", "clash-1989", set("diplomat", record{"cited": true}), "diplomat.cited", "true for exactly"},
	{"article a source but not cited", "ussr-1924", without("diplomat"), "diplomat.cited", "true for exactly"},
	{"note on an article that is not cited", "clash-1989", set("diplomat", record{"cited": false, "note": "it says"}), "diplomat.note", "nothing where"},

	{"row of no event", "evacuation-2022-09/1", set("event", "evacuation"), "event", "the id of an event"},
	{"row from nowhere", "evacuation-2022-09/1", without("from"), "from", "the id of a place"},
	{"row to an unknown place", "evacuation-2022-09/2", set("to", "atlantis"), "to", "the id of a place"},
	{"row to where it came from", "evacuation-2022-09/2", set("to", "ak_sai"), "to", "another place"},
	{"row without claimant", "evacuation-2022-09/1", without("claimed_by"), "claimed_by", "text"},
	{"row without source", "evacuation-2022-09/1", set("sources", []any{}), "sources", "at least one source"},
	{"row that rests on no document", "evacuation-2022-09/1", set("sources", []any{"s_unverified"}), "sources", "a source with an address"},
	{"nobody", "evacuation-2022-09/3", set("count", 0), "count", "a whole number from 1"},
	{"row as of", "evacuation-2022-09/3", set("as_of", "2022-08"), "as_of", "not before the event's first day"},
	{"subset that is no aggregate", "evacuation-2022-09/4", without("aggregate"), "subset", "false unless aggregate"},
	{"aggregate of nothing", "evacuation-2022-09/1", without("count"), "aggregate", "false where nothing is counted"},
	{"limit of nothing", "evacuation-2022-09/2", set("qualifier", "about"), "qualifier", "nothing where nothing is counted"},
	{"unknown limit", "evacuation-2022-09/1", set("qualifier", "roughly"), "qualifier", "one of about"},
	{"total of a province beside its parts", "evacuation-2022-09/1", without("aggregate"), "aggregate", "true for a count of a whole province"},
	{"umbrella beside its parts", "conflict-2022-09/1", nil, "aggregate", "true for a count of an umbrella"},
	{"area kind", "evacuation-tj-2022-09/1", inPart("from_area", 0, "kind", "city"), "from_area.kind", "one of district, villages"},
	{"area name", "evacuation-tj-2022-09/1", func(r record) { delete(r.part("from_area", 0).part("names", 0), "ru") }, "from_area.names.ru", "text"},
	{"area spot", "evacuation-tj-2022-09/1", notInPart("from_area", 0, "lon"), "from_area.lon", "a number from -180"},
	{"area without a place", "evacuation-2022-09/8", func(r record) { r["to_area"] = r["from_area"] }, "to_area", "nothing where there is no to"},
}

func TestEachRuleNamesTheBrokenRecord(t *testing.T) {
	for _, c := range rules {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			id, change := c.id, c.change
			if change == nil { // the umbrella has no rows of its own: one of its part becomes one
				id, change = "evacuation-tj-2022-09/1", set("event", "conflict-2022-09")
			}
			fsys := broken(t, id, change)
			_, err := Load(fsys)
			if err == nil {
				t.Fatal("the copy was accepted")
			}
			wanted := false
			for line := range strings.Lines(err.Error()) {
				line = strings.TrimSuffix(line, "\n")
				if !sentence.MatchString(line) {
					t.Errorf("not a sentence with file, line, record, field, value and what is allowed: %s", line)
				}
				named := strings.Contains(line, `"`+c.id+`"`) || c.field == "id" || c.field == "event"
				wanted = wanted || named && strings.Contains(line, `field "`+c.field+`"`) && strings.Contains(line, c.allowed)
			}
			if !wanted {
				t.Errorf("no fault names %s, field %s and %q:\n%v", c.id, c.field, c.allowed, err)
			}
		})
	}
}

func TestIDsAreUnique(t *testing.T) {
	for file, id := range map[string]string{"sources.json": "s_hrw_report", "places.json": "vorukh", "events-2021.json": "conflict-2021-04"} {
		data, err := fs.ReadFile(files, file)
		if err != nil {
			t.Fatal(err)
		}
		var list []record
		if err := json.Unmarshal(data, &list); err != nil {
			t.Fatal(err)
		}
		fsys := broken(t, id, func(record) {})
		twice, err := json.Marshal(append(list, find(list, id)))
		if err != nil {
			t.Fatal(err)
		}
		fsys[file] = &fstest.MapFile{Data: twice}
		_, err = Load(fsys)
		if err == nil || !strings.Contains(err.Error(), `"`+id+`": field "id" is "`+id+`", allowed is an id that no other record has`) {
			t.Errorf("%s twice in %s: %v", id, file, err)
		}
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	for name, c := range map[string]struct{ file, data, want string }{
		"not an array":     {"places.json", `{"places": []}`, "places.json, line 1: json: cannot unmarshal object"},
		"syntax":           {"places.json", "[\n{\"id\": \"a\",\n}]", "places.json, line 3: "},
		"cut off":          {"places.json", "[\n{\"id\": \"a\"}", "places.json, line 2: "},
		"more than one":    {"places.json", "[]\n[]", "places.json, line 2: invalid character '[' after top-level value"},
		"field twice":      {"places.json", "[\n{\"id\": \"a\", \"kind\": \"city\", \"kind\": \"town\"}]", `places.json, line 2, place "a": field "kind" is there twice`},
		"field twice deep": {"displacement.json", `[{"event": "e", "from_area": {"lon": 1, "lon": 2}}]`, `displacement.json, line 1, row "e": field "lon" is there twice`},
		"a number":         {"places.json", "[\n\n7]", `places.json, line 3, place "": field`},
	} {
		fsys := broken(t, "vorukh", func(record) {})
		fsys[c.file] = &fstest.MapFile{Data: []byte(c.data)}
		if _, err := Load(fsys); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	for _, missing := range []string{"sources.json", "places.json", "displacement.json"} {
		fsys := broken(t, "vorukh", func(record) {})
		delete(fsys, missing)
		if _, err := Load(fsys); err == nil || !strings.HasPrefix(err.Error(), missing+" cannot be read") {
			t.Errorf("without %s: %v", missing, err)
		}
	}
	if _, err := Load(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "events-*.json") {
		t.Errorf("without any file: %v", err)
	}
}

// FuzzLoad changes one file at a time: whatever stands in it, Load reports
// faults in sentences or returns a chronicle that can be asked.
func FuzzLoad(f *testing.F) {
	names := []string{"sources.json", "places.json", "events-1924-2020.json", "displacement.json"}
	seeds := []string{
		`[{"id": "s_a", "title": "A", "publisher": "B", "date": "2024/2026", "url": "https://a.example/"}]`,
		`[{"id": "a", "kind": "city", "names": {"en": "A"}, "country": "KG", "lon": 70, "lat": 40, "precision_m": 1000, "precision_source": "map", "sources": ["s_a"]}]`,
		`[{"id": "e", "date": "2021-04-28/2021-05-01", "precision": "range", "kind": "clash", "confidence": "high", "title": "T", "summary": "S.", "places": ["a"],
 "figures": [{"measure": "killed", "side": "KG", "value": 1, "claimed_by": "C", "source": "s_a"}], "sources": ["s_a"]}]`,
		`[{"event": "e", "from": "a", "count": 5, "claimed_by": "C", "sources": ["s_a"]}]`,
	}
	for i, s := range seeds {
		f.Add(i, s)
	}
	f.Fuzz(func(t *testing.T, which int, data string) {
		fsys := fstest.MapFS{}
		for i, name := range names {
			fsys[name] = &fstest.MapFile{Data: []byte(seeds[i])}
		}
		fsys[names[uint(which)%uint(len(names))]] = &fstest.MapFile{Data: []byte(data)}
		s, err := Load(fsys)
		if err != nil {
			if s != nil {
				t.Error("a chronicle beside an error")
			}
			return
		}
		for _, e := range s.Events() {
			if n, of := s.Number(e); n < 1 || n > of || e.Span.Last < e.Span.First || len(e.Sources) == 0 {
				t.Errorf("event %q: number %d of %d, %v", e.ID, n, of, e.Span)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(files); err != nil {
			b.Fatal(err)
		}
	}
}
