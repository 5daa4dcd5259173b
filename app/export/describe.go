package export

import (
	"slices"
	"strings"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// Words are the texts that go with a picture's file.
type Words struct {
	Title       string
	Description string // what the picture shows, for those who cannot see it
	Source      string // who must be named
	Note        string // on boundaries and names
	State       string // how the picture was made, as a sealed document; empty: not told
}

// Describe puts into words what a picture shows: the days, the state of the line,
// the records that are shown and, in reports and posters, who claims what. It
// names no place that the picture blurs.
func Describe(stack *layers.Stack, s Spec) Words {
	stack, s = s.blurred(stack)
	p := newPage(stack, s)
	f := s.Frame
	words := []string{f.Text("export.alt", p.title(), p.day(), strings.Join(p.facts(), "; "))}
	if len(s.Frames) > 0 {
		var days []string
		for _, at := range s.Frames {
			days = append(days, layers.PositionDate(f.Text, stack.Data().Chronicle, at))
		}
		words = append(words, f.Text("export.alt.dates", strings.Join(days, "; ")))
	}
	if records := p.records(); len(records) > 0 {
		words = append(words, f.Text("export.alt.records", strings.Join(records, "; ")))
	}
	for _, e := range p.told()[:min(len(p.told()), 1)] {
		words = append(words, p.claimed(e)...)
	}
	return Words{
		Title:       p.title() + ", " + p.dates(),
		Description: strings.ReplaceAll(strings.Join(words, " "), "..", "."), // the full stop of "г." ends its sentence
		Source:      strings.Join(stack.Credits(f), ". ") + ". " + p.sources(),
		Note:        f.Text("export.note"),
		State:       s.State,
	}
}

// dates is the day without its weekday, or what the picture shows instead.
func (p *page) dates() string {
	if f := p.spec.Frame; len(p.spec.Frames) == 0 && f.Reach.Mode == chronicle.OnDay {
		return layers.PositionDate(f.Text, p.stack.Data().Chronicle, f.At)
	}
	return p.day()
}

// mostDescribed is how many records a description names; a longer one is not
// listened to.
const mostDescribed = 24

// records names what is shown, with the places that are known.
func (p *page) records() []string {
	f := p.spec.Frame
	var records []string
	shown := p.shown()
	for _, e := range shown[:min(len(shown), mostDescribed)] {
		record := e.Title
		var places []string
		for _, at := range e.Places {
			places = append(places, at.Name(f.Lang))
		}
		if len(places) > 0 && p.spec.Blur == 0 {
			record += " (" + strings.Join(places, ", ") + ")"
		}
		records = append(records, record)
	}
	if more := len(shown) - mostDescribed; more > 0 {
		records = append(records, f.Text("export.alt.more", more))
	}
	return records
}

// claimed puts the key figures of an event into sentences: for each measure and
// side every figure with its claimant.
func (p *page) claimed(e *chronicle.Event) []string {
	text := p.spec.Frame.Text
	var list []string
	for _, k := range e.KeyFigures() {
		var said []string
		for _, f := range slices.Concat(k.Own, k.Others, k.Opposing) {
			said = append(said, p.value(f)+" ("+f.Claimant()+")")
		}
		if k.Empty() {
			said = []string{text("claim.none")}
		}
		list = append(list, text("export.alt.claim", text("card.measure."+string(k.Measure)), text("card.side."+string(k.Side)), strings.Join(said, ", ")))
	}
	return list
}
