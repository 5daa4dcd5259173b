package slides

import (
	"borderatlas/app/story"
	"borderatlas/layers"
)

// Said is what a page says, for those who show it without a file.
type Said struct {
	Title, When string
	Lead        string   // one sentence, or the page's own text
	Claims      []Claim  // the figures of its events; of many the key figures
	Notes       []string // what a speaker can say beyond that, a paragraph each
}

// Claim is a figure with the side that it is about, who claims it and where it was
// read, or the heading of those that follow. An empty side is that of the one before.
type Claim struct{ Heading, Side, Value, Who string }

// mostClaims is how many figures and headings of a page are said; of more, the key
// figures are.
const mostClaims = 12

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
	if count(all) > mostClaims && count(few) > 0 {
		all = few
	}
	for _, c := range all {
		who := c.who
		if c.source != "" {
			who += " · " + c.source
		}
		said.Claims = append(said.Claims, Claim{c.heading, c.side, c.value, who})
	}
	return said
}
