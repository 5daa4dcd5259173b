package lang

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"borderatlas/layers/calendar"
)

func load(t testing.TB, files map[string]string) (*Catalogue, error) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Load(fsys)
}

func TestText(t *testing.T) {
	c, err := load(t, map[string]string{
		"en/a.json": `{"plain": "Legend", "map": "{0} on {1}", "count": {"one": "{0} event", "other": "{0} events"}, "odd": "{x} {0} {", "only-en": "English"}`,
		"ru/a.json": `{"plain": "Условные знаки", "map": "{1}: {0}", "count": {"one": "{0} событие", "few": "{0} события", "many": "{0} событий"}, "odd": "{0}"}`,
		"ky/a.json": `{"plain": "Шарттуу белгилер"}`,
	})
	if err != nil {
		t.Fatal(err)
	}
	day := calendar.Date(2022, time.September, 16)
	for _, test := range []struct {
		lang, id string
		args     []any
		want     string
	}{
		{"en", "plain", nil, "Legend"},
		{"ru", "plain", nil, "Условные знаки"},
		{"ky", "plain", nil, "Шарттуу белгилер"},
		{"tg", "plain", nil, "Условные знаки"},
		{"ru", "only-en", nil, "English"},
		{"en", "nowhere", nil, "nowhere"},
		{"en", "map", []any{"Vorukh", day}, "Vorukh on 16 September 2022"},
		{"tg", "map", []any{"Ворух", day}, "16 сентября 2022\u00a0г.: Ворух"},
		{"en", "map", []any{"Vorukh"}, "Vorukh on {1}"},
		{"en", "odd", []any{"a"}, "{x} a {"},
		{"en", "count", []any{1}, "1 event"},
		{"en", "count", []any{0}, "0 events"},
		{"en", "count", []any{"no"}, "no events"},
		{"ru", "count", []any{1}, "1 событие"},
		{"ru", "count", []any{3}, "3 события"},
		{"ru", "count", []any{12}, "12 событий"},
		{"ky", "count", []any{22}, "22 события"},
		{"ru", "count", []any{"?"}, "? событий"},
	} {
		if got := c.Text(test.lang)(test.id, test.args...); got != test.want {
			t.Errorf("%s %s %v = %q, want %q", test.lang, test.id, test.args, got, test.want)
		}
	}
	if c.Has("ru", "only-en") || !c.Has("en", "only-en") {
		t.Error("Has mixes the languages up")
	}
}

func TestLoadRefuses(t *testing.T) {
	good := `{"a": "b"}`
	for name, test := range map[string]struct {
		file, text, want string
	}{
		"not JSON":        {"ru/b.json", `{"a"`, "ru/b.json"},
		"twice":           {"ru/b.json", good, "id a stands in two files"},
		"unknown form":    {"en/b.json", `{"x": {"one": "", "other": "", "two": ""}}`, `id x: "two"`},
		"form missing":    {"ru/b.json", `{"x": {"one": "", "few": "", "other": ""}}`, `id x: the plural form "many"`},
		"neither":         {"en/b.json", `{"x": 5}`, "id x: is neither"},
		"null":            {"en/b.json", `{"x": null}`, "id x: is neither"},
		"strange folder":  {"de/b.json", good, `"de" is not a language`},
		"Russian missing": {"", "", "no file of the language ru"},
	} {
		files := map[string]string{"en/a.json": good, "ru/a.json": good}
		if test.file == "" {
			delete(files, "ru/a.json")
		} else {
			files[test.file] = test.text
		}
		if _, err := load(t, files); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, test.want)
		}
	}
}

// real is the program's own catalogue.
func real(t *testing.T) *Catalogue {
	t.Helper()
	c, err := Load(os.DirFS("../../assets/lang"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestLanguagesAgree finds ids that one of the two languages lacks, and texts
// that use other arguments.
func TestLanguagesAgree(t *testing.T) {
	c := real(t)
	for _, pair := range [][2]string{{English, Russian}, {Russian, English}} {
		for _, id := range c.IDs(pair[0]) {
			if !c.Has(pair[1], id) {
				t.Errorf("%s is in %s and not in %s", id, pair[0], pair[1])
				continue
			}
			if a, b := c.messages[pair[0]][id].arguments(), c.messages[pair[1]][id].arguments(); !reflect.DeepEqual(a, b) {
				t.Errorf("%s takes %v in %s and %v in %s", id, a, pair[0], b, pair[1])
			}
		}
	}
}

// arguments lists what a message uses in any of its forms.
func (m message) arguments() []int {
	var all []int
	for _, t := range m.forms {
		all = append(all, t.args...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// TestTextsAreClean finds what a careless edit leaves behind.
func TestTextsAreClean(t *testing.T) {
	c := real(t)
	for _, lang := range []string{English, Russian} {
		for id, m := range c.messages[lang] {
			for f, tmpl := range m.forms {
				text := strings.Join(tmpl.literals, "{}")
				if text == "" || strings.Contains(text, "  ") || strings.ContainsAny(text, "\t\"") {
					t.Errorf("%s %s (%s): %q is empty, has doubled spaces, a tab or typewriter quotes", lang, id, f, text)
				}
			}
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(`{"a": {"one": "{0}", "other": "{1} {2"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		c, err := load(t, map[string]string{"en/a.json": text, "ru/a.json": `{"a": "b"}`})
		if err != nil {
			return
		}
		for _, id := range c.IDs(English) {
			c.Text(English)(id, 1, "x")
		}
	})
}
