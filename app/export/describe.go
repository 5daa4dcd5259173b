package export

import (
	"strings"

	"borderatlas/layers"
)

// Words are the texts that go with a picture's file.
type Words struct {
	Title       string
	Description string // what the picture shows, for those who cannot see it
	Source      string // who must be named
	Note        string // on boundaries and names
	State       string // how the picture was made, as a sealed document; empty: not told
}

// Describe puts into words what a picture shows: the day, the state of the line
// and the records that cover the day.
func Describe(stack *layers.Stack, s Spec) Words {
	p := &page{spec: s, stack: stack}
	f := s.Frame
	words := []string{f.Text("export.alt", p.title(), p.day(), strings.Join(p.facts(), "; "))}
	var records []string
	for _, e := range p.shown() {
		record := e.Title
		var places []string
		for _, at := range e.Places {
			places = append(places, at.Name(f.Lang))
		}
		if len(places) > 0 {
			record += " (" + strings.Join(places, ", ") + ")"
		}
		records = append(records, record)
	}
	if len(records) > 0 {
		words = append(words, f.Text("export.alt.records", strings.Join(records, "; ")))
	}
	return Words{
		Title:       p.title() + ", " + f.Text("export.on", f.At.Day),
		Description: strings.Join(words, " "),
		Source:      strings.Join(stack.Credits(f), ". ") + ". " + p.sources(),
		Note:        f.Text("export.note"),
		State:       s.State,
	}
}
