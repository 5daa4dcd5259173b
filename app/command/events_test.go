package command

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"borderatlas/app/content"
	"borderatlas/app/export/data"
	"borderatlas/layers/chronicle"
)

func store(t *testing.T) *chronicle.Store {
	t.Helper()
	s, err := content.Chronicle()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func printed(t *testing.T, args ...string) string {
	t.Helper()
	status, stdout, stderr := run(t, args...)
	if status != done {
		t.Fatalf("%v: %s", args, stderr)
	}
	return stdout
}

// TestJSONHoldsTheChronicle: every event, figure, claimant, row of displacement
// and source is there, with the keys that readers rely on.
func TestJSONHoldsTheChronicle(t *testing.T) {
	var list []map[string]any
	if err := json.Unmarshal([]byte(printed(t, "events", "--format", "json")), &list); err != nil {
		t.Fatal(err)
	}
	events := store(t).Events()
	if len(list) != len(events) {
		t.Fatalf("%d events, want %d", len(list), len(events))
	}
	keys := func(v any, want ...string) {
		t.Helper()
		m, ok := v.(map[string]any)
		for _, k := range want {
			if _, has := m[k]; !ok || !has {
				t.Errorf("%v has no %q", v, k)
			}
		}
	}
	for i, got := range list {
		e := events[i]
		keys(got, "id", "date_start", "date_end", "precision", "kind", "title", "summary", "confidence", "umbrella", "places", "figures", "displacement", "sources")
		if got["id"] != e.ID || got["date_start"] != e.Span.First.String() || got["date_end"] != e.Span.Last.String() {
			t.Errorf("event %d is %v, want %s", i, got["id"], e.ID)
		}
		places, figures, rows, sources := got["places"].([]any), got["figures"].([]any), got["displacement"].([]any), got["sources"].([]any)
		if len(places) != len(e.Places) || len(figures) != len(e.Figures) || len(sources) != len(e.Sources) || len(rows) != len(store(t).Displacements(e.ID)) {
			t.Errorf("%s: %d places, %d figures, %d rows, %d sources", e.ID, len(places), len(figures), len(rows), len(sources))
		}
		for _, p := range places {
			keys(p, "id", "name", "names", "lon", "lat", "precision_m")
		}
		for k, f := range figures {
			keys(f, "measure", "side", "value", "low", "high", "text", "qualifier", "claimed_by", "as_of", "source")
			if f.(map[string]any)["claimed_by"] != e.Figures[k].ClaimedBy {
				t.Errorf("%s: figure %d has the claimant %v", e.ID, k, f.(map[string]any)["claimed_by"])
			}
		}
		for _, d := range rows {
			keys(d, "from", "to", "count", "aggregate", "claimed_by", "source")
		}
		for _, s := range sources {
			keys(s, "id", "title", "publisher", "date", "url")
		}
	}
}

func TestCSVHoldsTheChronicle(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(printed(t, "events", "--format", "csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, r := range rows[1:] {
		count[r[0]]++
	}
	want := map[string]int{"displacement": len(store(t).AllDisplacements())}
	for _, e := range store(t).Events() {
		want["event"]++
		want["figure"] += len(e.Figures)
		want["statement"] += len(e.Statements)
		want["source"] += len(e.Sources)
	}
	for kind, n := range want {
		if count[kind] != n {
			t.Errorf("%d rows %s, want %d", count[kind], kind, n)
		}
	}
	if !slices.Equal(rows[0], data.Columns) {
		t.Errorf("columns %v", rows[0])
	}
}

// TestFormsAgree: the table names every figure's value with its claimant.
func TestFormsAgree(t *testing.T) {
	table := printed(t, "events")
	for _, e := range store(t).Events() {
		if !strings.Contains(table, e.Title+"  ["+e.ID+"]") {
			t.Errorf("the table lacks %s", e.ID)
		}
		for _, f := range e.Figures {
			if f.Value != nil && !strings.Contains(table, strconv.FormatFloat(*f.Value, 'f', -1, 64)+" – "+f.ClaimedBy) && f.Text == "" && f.Low == nil {
				t.Errorf("%s: the table lacks %g of %s", e.ID, *f.Value, f.ClaimedBy)
			}
		}
	}
}

// TestDaysSelect: an event belongs to the days from its first to its last.
func TestDaysSelect(t *testing.T) {
	ids := func(args ...string) []string {
		var list []struct{ ID string }
		if err := json.Unmarshal([]byte(printed(t, append([]string{"events", "--format", "json"}, args...)...)), &list); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, e := range list {
			ids = append(ids, e.ID)
		}
		return ids
	}
	if got := ids("--from", "2019-07-23", "--to", "2019-07-23"); !slices.Contains(got, "clash-2019-07-22") {
		t.Errorf("on its second day: %v", got)
	}
	if got := ids("--from", "2019-07-25", "--to", "2019-07-26"); slices.Contains(got, "clash-2019-07-22") {
		t.Errorf("after its last day: %v", got)
	}
	if got := ids("--from", "clash-2019-07-22", "--to", "clash-2019-07-22"); !slices.Contains(got, "clash-2019-07-22") {
		t.Errorf("by its id: %v", got)
	}
	if all, open := ids(), ids("--from", "1924-01-01", "--to", "2100-01-01"); len(all) != len(open) {
		t.Errorf("%d events in all, %d in all days", len(all), len(open))
	}
}
