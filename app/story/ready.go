package story

import (
	"slices"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// Ready is a story that the chronicle offers by itself, chosen by a rule.
type Ready struct {
	ID   string // stable: on the command line and in the catalogue's ids
	pick func(store *chronicle.Store) func(*chronicle.Event) bool
}

// ReadyMade are the stories that are offered. Each holds the events that its rule
// picks, in stepping order.
var ReadyMade = []Ready{
	{"april-2021", war("conflict-2021-04")},
	{"september-2022", war("conflict-2022-09")},
	{"line", theLine},
	{"exclaves", theExclaves},
}

// Find is the ready-made story of an id; ok is false if there is none.
func Find(id string) (r Ready, ok bool) {
	i := slices.IndexFunc(ReadyMade, func(r Ready) bool { return r.ID == id })
	if i < 0 {
		return Ready{}, false
	}
	return ReadyMade[i], true
}

// Title is the story's name in the language of the texts.
func (r Ready) Title(text layers.Text) string { return text("story." + r.ID) }

// Story is the ready-made story over a chronicle.
func (r Ready) Story(store *chronicle.Store, text layers.Text) Story {
	picks := r.pick(store)
	var list []*chronicle.Event
	for _, e := range store.Events() {
		if picks(e) {
			list = append(list, e)
		}
	}
	return OfEvents(r.Title(text), list)
}

// war picks the record of the totals of a war and its parts.
func war(umbrella string) func(*chronicle.Store) func(*chronicle.Event) bool {
	return func(*chronicle.Store) func(*chronicle.Event) bool {
		return func(e *chronicle.Event) bool {
			return e.ID == umbrella || e.Whole != nil && e.Whole.ID == umbrella
		}
	}
}

// treaty is the day on which the treaty on the line was signed.
var treaty = calendar.Date(2025, 3, 13)

// independence is the year from which politics is about more than the line.
var independence = calendar.Date(1992, 1, 1)

// theLine picks, up to the treaty, every agreement, every record with a claim about
// the line's length or its agreed part, and what was political up to independence.
func theLine(*chronicle.Store) func(*chronicle.Event) bool {
	measures := []chronicle.Measure{chronicle.BorderLengthKm, chronicle.BorderAgreedKm, chronicle.BorderAgreedPercent}
	return func(e *chronicle.Event) bool {
		return e.Span.First <= treaty && (e.Kind == chronicle.KindAgreement ||
			e.Kind == chronicle.KindPolitical && e.Span.First < independence ||
			slices.ContainsFunc(e.Figures, func(f chronicle.Figure) bool { return slices.Contains(measures, f.Measure) }))
	}
}

// exclave is the kind of places that stand for a whole exclave; their ids are that
// of its village with an ending.
const exclave, exclaveEnding = "exclave", "_exclave"

// theExclaves picks the records that name an exclave or its village.
func theExclaves(store *chronicle.Store) func(*chronicle.Event) bool {
	return func(e *chronicle.Event) bool {
		return slices.ContainsFunc(e.Places, func(p *chronicle.Place) bool {
			return p.Kind == exclave || store.Place(p.ID+exclaveEnding) != nil
		})
	}
}
