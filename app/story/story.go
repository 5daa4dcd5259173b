// Package story holds what a presentation tells: pages in an order, each about an
// event or a day, with the view that it shows. Stories are values: every operation
// returns a new one and leaves the old one as it was, so that undo is a list of
// stories.
package story

import (
	"slices"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// Story is a presentation.
type Story struct {
	Title string `json:"title"`
	Pages []Page `json:"pages,omitempty"`
}

// Page is one page of a story. The zero values mean what suits the page: the view
// that frames the event's places, the usual layers, the event's own texts. Layers that
// are empty and not nil are none.
type Page struct {
	Event  string       // id, or empty for a page about a day
	Day    calendar.Day // that the map shows
	View   orb.Bound    // WGS 84 degrees that must be in view
	Layers []string     // ids of layers
	Title  string
	Text   string
	Hidden bool // kept in the story and not shown
}

// The limits of a story, letters as Unicode counts them. They are far beyond what can
// be read on a screen, and keep one from being made that takes minutes to set.
const (
	MaxPages = 500
	MaxTitle = 2000 // letters of a title, the story's or a page's
	MaxText  = 3000 // letters of a page's text
)

// Limited is the story within the limits. A text that goes beyond ends in an ellipsis.
func (s Story) Limited() Story {
	s.Title = limitLetters(s.Title, MaxTitle)
	s.Pages = slices.Clone(s.Pages[:min(len(s.Pages), MaxPages)])
	for i := range s.Pages {
		s.Pages[i] = s.Pages[i].Limited()
	}
	return s
}

// Limited is the page within the limits.
func (p Page) Limited() Page {
	p.Title, p.Text = limitLetters(p.Title, MaxTitle), limitLetters(p.Text, MaxText)
	return p
}

// limitLetters is a text of at most so many letters.
func limitLetters(text string, most int) string {
	last, n := 0, 0 // where the last letter begins that there is room for, and how many there are
	for i := range text {
		if n++; n > most {
			return text[:last] + "…"
		}
		last = i
	}
	return text
}

// Equal tells whether two stories say the same.
func (s Story) Equal(o Story) bool {
	return s.Title == o.Title && slices.EqualFunc(s.Pages, o.Pages, Page.Equal)
}

// Equal tells whether two pages say the same.
func (p Page) Equal(o Page) bool {
	return p.Event == o.Event && p.Day == o.Day && p.View == o.View && slices.Equal(p.Layers, o.Layers) && (p.Layers == nil) == (o.Layers == nil) &&
		p.Title == o.Title && p.Text == o.Text && p.Hidden == o.Hidden
}

// Looks tells whether two pages put the same on the map: words and hiding do not count.
func (p Page) Looks(o Page) bool {
	o.Title, o.Text, o.Hidden = p.Title, p.Text, p.Hidden
	return p.Equal(o)
}

// Shown is the story without its hidden pages.
func (s Story) Shown() Story {
	return s.pages(slices.DeleteFunc(slices.Clone(s.Pages), func(p Page) bool { return p.Hidden }))
}

// Here is the index, among the shown pages, from which to tell the story at a position
// in time: that of the chosen page if it stands there, or else of the first that does.
// Where none does it is that of the chosen page, or of the next shown one.
func (s Story) Here(chosen int, at chronicle.Position) int {
	chosen = min(max(chosen, 0), len(s.Pages))
	shown, before := s.Shown().Pages, len(s.pages(s.Pages[:chosen]).Shown().Pages)
	stands := func(p Page) bool { return !p.Hidden && p.Position() == at }
	if s.has(chosen) && stands(s.Pages[chosen]) {
		return before
	}
	if i := slices.IndexFunc(shown, stands); i >= 0 {
		return i
	}
	return max(0, min(before, len(shown)-1))
}

// pages is the story with other pages.
func (s Story) pages(list []Page) Story {
	s.Pages = list
	return s
}

// Renamed is the story with another title.
func (s Story) Renamed(title string) Story {
	s.Title = title
	return s
}

// Inserted is the story with pages put before the page of an index, which is
// brought into 0..len(s.Pages).
func (s Story) Inserted(at int, pages ...Page) Story {
	at = min(max(at, 0), len(s.Pages))
	return s.pages(slices.Insert(slices.Clone(s.Pages), at, pages...))
}

// Removed is the story without the page of an index; one that there is none of
// changes nothing, here as below.
func (s Story) Removed(at int) Story {
	if !s.has(at) {
		return s
	}
	return s.pages(slices.Delete(slices.Clone(s.Pages), at, at+1))
}

// Moved is the story with a page taken from one index and put where it then has
// the other, which is brought into 0..len(s.Pages)-1.
func (s Story) Moved(from, to int) Story {
	if !s.has(from) {
		return s
	}
	return s.Removed(from).Inserted(to, s.Pages[from])
}

// Duplicated is the story with a second copy behind the page of an index.
func (s Story) Duplicated(at int) Story {
	if !s.has(at) {
		return s
	}
	return s.Inserted(at+1, s.Pages[at])
}

// With is the story with the page of an index replaced: renamed, hidden, shown
// again, given another view.
func (s Story) With(at int, p Page) Story {
	if !s.has(at) {
		return s
	}
	list := slices.Clone(s.Pages)
	list[at] = p
	return s.pages(list)
}

// Hide is the story with the page of an index hidden or shown.
func (s Story) Hide(at int, hidden bool) Story {
	if !s.has(at) {
		return s
	}
	p := s.Pages[at]
	p.Hidden = hidden
	return s.With(at, p)
}

func (s Story) has(at int) bool { return at >= 0 && at < len(s.Pages) }
