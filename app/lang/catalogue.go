// Package lang is the message catalogue: the program's texts in each language,
// with plurals, and numbers and dates as the language writes them. It is our own
// because Fyne's translations know no Tajik.
package lang

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Languages lists the languages of names, as ISO 639-1 codes. English and
// Russian have texts of their own; Kyrgyz and Tajik fall back to Russian.
func Languages() []string { return []string{English, Russian, Kyrgyz, Tajik} }

// The languages.
const (
	English = "en"
	Russian = "ru"
	Kyrgyz  = "ky"
	Tajik   = "tg"
)

// fallbacks lists where a language's texts are looked up, the best first.
func fallbacks(lang string) []string {
	switch lang {
	case English:
		return []string{English}
	case Russian:
		return []string{Russian, English}
	}
	return []string{lang, Russian, English}
}

// Catalogue holds the messages. It is immutable after Load.
type Catalogue struct {
	messages map[string]map[string]message // by language and id
}

// message is a text in the forms that its language needs.
type message struct {
	forms map[form]template // other alone where the text counts nothing
}

// template is a text cut at its placeholders: literal, argument, literal ...
type template struct {
	literals []string // one more than arguments
	args     []int
}

// Load reads a folder for each language with files of ids and texts:
//
//	{"map.title": "Map of {0}", "map.events": {"one": "{0} event", "other": "{0} events"}}
//
// A text that counts is chosen by its first whole-number argument. The error
// names the file and the id; an id may stand in one file of a language only.
func Load(fsys fs.FS) (*Catalogue, error) {
	files, err := fs.Glob(fsys, "*/*.json")
	if err != nil {
		return nil, err
	}
	c := &Catalogue{map[string]map[string]message{}}
	for _, file := range files {
		raw, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		if err := c.add(path.Dir(file), raw); err != nil {
			return nil, fmt.Errorf("messages %s: %w", file, err)
		}
	}
	for _, lang := range []string{English, Russian} {
		if len(c.messages[lang]) == 0 {
			return nil, fmt.Errorf("messages: there is no file of the language %s", lang)
		}
	}
	return c, nil
}

// add reads one file of a language.
func (c *Catalogue) add(lang string, raw []byte) error {
	if !slices.Contains(Languages(), lang) {
		return fmt.Errorf("%q is not a language of the program (%s)", lang, strings.Join(Languages(), ", "))
	}
	var texts map[string]json.RawMessage
	if err := json.Unmarshal(raw, &texts); err != nil {
		return err
	}
	if c.messages[lang] == nil {
		c.messages[lang] = make(map[string]message, len(texts))
	}
	for id, text := range texts {
		if _, twice := c.messages[lang][id]; twice {
			return fmt.Errorf("id %s stands in two files", id)
		}
		m, err := parseMessage(lang, text)
		if err != nil {
			return fmt.Errorf("id %s: %w", id, err)
		}
		c.messages[lang][id] = m
	}
	return nil
}

func parseMessage(lang string, raw json.RawMessage) (message, error) {
	var text string
	if bytes.HasPrefix(raw, []byte{'"'}) {
		if err := json.Unmarshal(raw, &text); err != nil {
			return message{}, err
		}
		return message{map[form]template{other: parseTemplate(text)}}, nil
	}
	var texts map[form]string
	if json.Unmarshal(raw, &texts) != nil || texts == nil {
		return message{}, errors.New("is neither a text nor an object of plural forms")
	}
	m := message{make(map[form]template, len(texts))}
	for f, text := range texts {
		if !slices.Contains(allForms, f) {
			return message{}, fmt.Errorf("%q is not a plural form (%v)", f, allForms)
		}
		m.forms[f] = parseTemplate(text)
	}
	for _, f := range formsOf(lang) {
		if _, ok := texts[f]; !ok {
			return message{}, fmt.Errorf("the plural form %q is missing", f)
		}
	}
	return m, nil
}

// parseTemplate cuts a text at {0}, {1} ...; other braces stay as they are.
func parseTemplate(text string) template {
	var t template
	literal := ""
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			t.literals = append(t.literals, literal+text)
			return t
		}
		digits, rest, closed := strings.Cut(text[open+1:], "}")
		n, err := strconv.ParseUint(digits, 10, 8)
		if !closed || err != nil {
			literal += text[:open+1]
			text = text[open+1:]
			continue
		}
		t.literals, t.args = append(t.literals, literal+text[:open]), append(t.args, int(n))
		literal, text = "", rest
	}
}

// Text gives the lookup for a language. The arguments may be int, float64,
// string, calendar.Day, calendar.Span, calendar.Partial and time.Duration (a
// time of day). An id that no language has is returned as it is; an argument
// that is missing leaves its placeholder.
func (c *Catalogue) Text(lang string) func(id string, args ...any) string {
	order := fallbacks(lang)
	return func(id string, args ...any) string {
		for _, l := range order {
			if m, ok := c.messages[l][id]; ok {
				return m.text(l, args)
			}
		}
		return id
	}
}

// Has tells whether a language has its own text for an id.
func (c *Catalogue) Has(lang, id string) bool {
	_, ok := c.messages[lang][id]
	return ok
}

// IDs lists the ids of a language in alphabetical order.
func (c *Catalogue) IDs(lang string) []string {
	return slices.Sorted(maps.Keys(c.messages[lang]))
}

// text puts the arguments into the form that they ask for.
func (m message) text(lang string, args []any) string {
	t := m.template(lang, args)
	if len(t.args) == 0 {
		return t.literals[0]
	}
	var b strings.Builder
	for i, n := range t.args {
		b.WriteString(t.literals[i])
		if n < len(args) {
			b.WriteString(Format(lang, args[n]))
		} else {
			fmt.Fprintf(&b, "{%d}", n)
		}
	}
	b.WriteString(t.literals[len(t.args)])
	return b.String()
}

func (m message) template(lang string, args []any) template {
	for _, a := range args {
		if n, ok := a.(int); ok {
			if t, ok := m.forms[pluralForm(lang, n)]; ok {
				return t
			}
			break
		}
	}
	if t, ok := m.forms[other]; ok {
		return t
	}
	return m.forms[many]
}
