package tables

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestTables(t *testing.T) {
	provinces, err := Provinces()
	check(t, "provinces", err, provinces, func(p Province) (string, Names) { return p.ID, p.Names })
	exclaves, err := Exclaves("2024a", "2025b")
	check(t, "exclaves", err, exclaves, func(x Exclave) (string, Names) { return x.ID, x.Names })
	lakes, err := Lakes()
	check(t, "lakes", err, lakes, func(l Lake) (string, Names) { return l.ID, l.Names })
	schematics, err := Schematics()
	check(t, "schematics", err, schematics, func(s Schematic) (string, Names) { return s.ID, s.Names })
	towns, err := Towns()
	towns = slices.DeleteFunc(towns, func(t Town) bool { return t.Rank == 0 && t.Note != "" })
	check(t, "towns", err, towns, func(t Town) (string, Names) { return t.ID, t.Names })

	rivers, err := Rivers()
	if err != nil || len(rivers) == 0 {
		t.Errorf("rivers: %d, %v", len(rivers), err)
	}
	for _, r := range rivers { // one river has several courses
		checkNames(t, r.ID, r.Names)
	}
	if cuts, err := RiverCuts(); err != nil || len(cuts) == 0 {
		t.Errorf("cuts: %d, %v", len(cuts), err)
	}
	for _, s := range schematics {
		if len(s.Course) < 2 || s.Note == "" || s.Kind != "river" && s.Kind != "road" {
			t.Errorf("schematic %s: %d points, kind %q, note %q", s.ID, len(s.Course), s.Kind, s.Note)
		}
	}
}

func check[T any](t *testing.T, table string, err error, rows []T, of func(T) (string, Names)) {
	t.Helper()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %d rows, %v", table, len(rows), err)
	}
	seen := map[string]bool{}
	for _, row := range rows {
		id, names := of(row)
		if seen[id] || id == "" {
			t.Errorf("%s: the id %q is empty or there twice", table, id)
		}
		seen[id] = true
		checkNames(t, id, names)
	}
}

// checkNames: English and Uzbek are Latin, the others Cyrillic, and no name mixes them.
func checkNames(t *testing.T, id string, names Names) {
	t.Helper()
	if names["en"] == "" {
		t.Errorf("%s has no English name", id)
	}
	for _, language := range slices.Sorted(maps.Keys(names)) {
		script := unicode.Cyrillic
		if language == "en" || language == "uz" {
			script = unicode.Latin
		}
		name := names[language]
		if strings.TrimSpace(name) != name {
			t.Errorf("%s: %q has space round it", id, name)
		}
		for _, r := range name {
			if unicode.IsLetter(r) && !unicode.Is(script, r) && r != 'ʻ' {
				t.Errorf("%s: %q is not a letter of %s in %q", id, r, language, name)
			}
		}
	}
}

func TestParseErrors(t *testing.T) {
	number := func(r row) int { return r.number("rank") }
	for data, want := range map[string]string{
		"id\trank\nosh\n":       "t.tsv:2: 1 cells, not 2",
		"id\trank\nosh\ttwo\n":  `t.tsv:2: "two" is no number`,
		"id\tranks\nosh\t2\n":   "t.tsv:2: no column rank",
		"id\trank\na\t1\nb\t\n": `t.tsv:3: "" is no number`,
	} {
		if _, err := parse("t.tsv", data, number); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", data, err, want)
		}
	}
	point := func(r row) int { return len(r.course()) }
	if got, err := parse("t.tsv", "course\n70,40 71,41\n", point); err != nil || got[0] != 2 {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := parse("t.tsv", "course\n70;40\n", point); err == nil {
		t.Error("70;40 was read as a position")
	}
}
