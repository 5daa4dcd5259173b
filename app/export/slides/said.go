package slides

import (
	"borderatlas/app/story"
	"borderatlas/layers"
)

// Said is what a page says, for those who show it without a file.
type Said struct {
	Title, When string
	Lead        string   // one sentence, or the page's own text
	Claims      []Claim  // all figures of its events
	Key         []Claim  // the key figures
	Notes       []string // what a speaker can say beyond that, a paragraph each
}

// Claim is a figure with the side that it is about, who claims it and where it was
// read, or the heading of those that follow. An empty side is that of the one before.
type Claim struct {
	Heading, Side, Value, Who string

	Record bool // the heading is the name of a record, and headings of measures follow
	None   bool // no figure was found for the side
}

// Say puts into words what a page says, in the language of a frame.
func Say(stack *layers.Stack, f layers.Frame, p story.Page) Said {
	data := stack.Data()
	b := &builder{deck: Deck{Frame: f}, stack: stack, store: data.Chronicle, text: f.Text, set: setter{data.Fonts}}
	events := p.Events(b.store)
	said := Said{Title: b.title(p, events), When: b.when(p, events), Lead: b.told(p, events)}
	all, few := b.gathered(events)
	for _, e := range events {
		for _, paragraph := range b.story(e) {
			said.Notes = append(said.Notes, paragraph.text())
		}
	}
	said.Claims, said.Key = sayClaims(all), sayClaims(few)
	return said
}

// sayClaims puts rows of a table into words.
func sayClaims(rows []claim) []Claim {
	var list []Claim
	for _, c := range rows {
		who := c.who
		if c.source != "" {
			who += " · " + c.source
		}
		list = append(list, Claim{c.heading, c.side, c.value, who, c.record, c.none})
	}
	return list
}

// Count is how many figures are among claims.
func Count(claims []Claim) int {
	n := 0
	for _, c := range claims {
		if c.Heading == "" && !c.None {
			n++
		}
	}
	return n
}

// Measures are claims by measure, each with its heading and, for the first one of a record,
// the record's. What a measure holds is shown together or not at all: a side must not be
// missing because the other one came first.
func Measures(claims []Claim) [][]Claim {
	var list [][]Claim
	for i, c := range claims {
		if c.Heading != "" && (i == 0 || !claims[i-1].Record) || i == 0 {
			list = append(list, nil)
		}
		list[len(list)-1] = append(list[len(list)-1], c)
	}
	return list
}
