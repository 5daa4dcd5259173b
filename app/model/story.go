package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/mapview/camera"
)

// The messages about the story. The map shows a page when it is chosen: by itself, or
// because a change of the story leaves another one chosen.
type (
	// TellStory is a change of the story, with the page that is chosen after it.
	TellStory struct {
		Story story.Story
		Page  int
	}
	// UndoStory takes the last change back, and RedoStory makes it again.
	UndoStory struct{}
	RedoStory struct{}
	// ChoosePage chooses a page and shows it.
	ChoosePage struct{ At int }
	// ShowPage shows what a page does: its day and event, its view and its layers.
	// A page without a view or layers of its own has those given here.
	ShowPage struct {
		Page   story.Page
		View   orb.Bound
		Layers layers.Set
	}
	// Return shows again what an earlier state did: its day, view, layers, card and
	// comparison.
	Return struct{ To State }
)

func (t TellStory) apply(m *Model) Change {
	return m.retell(m.state.Story.Do(t.Story.Limited(), m.state.Page), t.Page)
}

func (UndoStory) apply(m *Model) Change { return m.retell(m.state.Story.Undo(m.state.Page)) }

func (RedoStory) apply(m *Model) Change { return m.retell(m.state.Story.Redo(m.state.Page)) }

// retell takes a changed story over with a page of it. If another page is chosen than
// before, the map shows it: what is chosen is what is seen.
func (m *Model) retell(h story.History, page int) Change {
	before := m.chosenPage()
	changed := !h.Now.Equal(m.state.Story.Now)
	m.state.Story = h
	change := m.choosePage(page, changed)
	now := m.chosenPage()
	if change == 0 || now == nil || before != nil && before.Looks(*now) || m.PageNow().Looks(*now) {
		return change
	}
	return change | m.showChosen()
}

// chosenPage is the chosen page of the story, or nil if it has none.
func (m *Model) chosenPage() *story.Page {
	if pages := m.state.Story.Now.Pages; m.state.Page < len(pages) {
		return &pages[m.state.Page]
	}
	return nil
}

// showChosen shows the chosen page.
func (m *Model) showChosen() Change {
	now, at := m.state.Story.Now, m.state.Page
	return ShowPage{now.Pages[at], story.Frames(m.store, now)[at], m.state.Visible}.apply(m)
}

// choosePage brings a page's index into the story.
func (m *Model) choosePage(at int, changed bool) Change {
	at = max(0, min(at, len(m.state.Story.Now.Pages)-1))
	if at == m.state.Page && !changed {
		return 0
	}
	m.state.Page = at
	return Told
}

func (c ChoosePage) apply(m *Model) Change {
	if c.At < 0 || c.At >= len(m.state.Story.Now.Pages) {
		return 0
	}
	return m.choosePage(c.At, false) | m.showChosen()
}

func (s ShowPage) apply(m *Model) Change {
	var change Change
	if at := s.Page.Position(); m.Days().Contains(at.Day) && (at.Event == "" || m.store.Event(at.Event) != nil) {
		change |= m.move(at)
	}
	if on := s.Page.Frame(layers.Frame{Visible: s.Layers}).Visible; on != m.state.Visible {
		m.state.Visible = on
		change |= Layers | Redraw
	}
	view := s.Page.View
	if view == (orb.Bound{}) {
		view = s.View
	}
	if view == (orb.Bound{}) {
		return change
	}
	m.state.Fitted = false
	return change | m.look(m.fitted(view, fitPad)) | Fly
}

func (r Return) apply(m *Model) Change {
	s, to := &m.state, r.To
	s.At, s.Reach, s.Subject, s.Visible, s.Compare = to.At, to.Reach, to.Subject, to.Visible, to.Compare
	s.Camera, s.Fitted, s.CardOpen = to.Camera, to.Fitted, to.CardOpen
	return Time | Mode | Card | View | Layers | Redraw | Panels | Halves
}

// PageNow is a page that shows what the map does.
func (m *Model) PageNow() story.Page {
	on := []string{} // none of them are on is not the usual ones, as nil is
	for _, id := range m.stack.IDs() {
		if m.state.Visible.Has(id) {
			on = append(on, id)
		}
	}
	return story.Page{Event: m.state.At.Event, Day: m.state.At.Day, View: degrees(m.Extent()), Layers: on}
}

// degrees is a view to five decimals, a metre, so that files stay short.
func degrees(b orb.Bound) orb.Bound {
	const perDegree = 1e5
	for _, p := range []*orb.Point{&b.Min, &b.Max} {
		for i := range p {
			p[i] = float64(int64(p[i]*perDegree)) / perDegree
		}
	}
	lat := camera.MaxLatitude
	b.Min[1], b.Max[1] = max(b.Min[1], -lat), min(b.Max[1], lat)
	return b
}

// Told is the story as JSON for a document, or nil if there is none.
func (m *Model) Told() (json.RawMessage, error) {
	now := m.state.Story.Now
	if now.Title == "" && len(now.Pages) == 0 {
		return nil, nil
	}
	b, err := json.Marshal(now)
	if err != nil {
		return nil, fmt.Errorf("the story cannot be written: %w", err)
	}
	return b, nil
}

// knownLayers are those of a page that there are. A page of which none is left has the
// usual ones: nobody has chosen an empty map.
func knownLayers(ids, known []string) []string {
	left := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !slices.Contains(known, id) })
	if len(left) == 0 && len(ids) > 0 {
		return nil
	}
	return left
}

// adoptStory takes a story over, page by page: what cannot be used is listed, and a
// page about an event that there is not becomes one about its day.
func (m *Model) adoptStory(told []byte) (losses []Loss) {
	r, ok := recordOf(told)
	if !ok {
		r.lose("story", string(told))
		return r.losses
	}
	var s story.Story
	var pages []json.RawMessage
	read(r, "title", &s.Title)
	read(r, "pages", &pages)
	if len(pages) > story.MaxPages {
		r.lose("story.pages", m.Text()("story.limit.pages", len(pages), story.MaxPages))
		pages = pages[:story.MaxPages]
	}
	m.loseLetters(r, "story.title", s.Title, story.MaxTitle)
	known := m.stack.IDs()
	for i, raw := range pages {
		name := fmt.Sprintf("story page %d", i+1)
		var p story.Page
		if err := json.Unmarshal(raw, &p); !r.allow(err == nil, name, string(raw)) {
			continue
		}
		if p.Event != "" && !r.allow(m.store.Event(p.Event) != nil, name, p.Event) {
			p.Event = ""
		}
		for _, id := range p.Layers {
			r.allow(slices.Contains(known, id), name, id)
		}
		p.Layers = knownLayers(p.Layers, known)
		m.loseLetters(r, name+": title", p.Title, story.MaxTitle)
		m.loseLetters(r, name+": text", p.Text, story.MaxText)
		s.Pages = append(s.Pages, p)
	}
	m.state.Story = story.Start(s.Limited())
	return r.losses
}

// loseLetters notes that a text is longer than it may be.
func (m *Model) loseLetters(r *record, field, text string, most int) {
	if n := utf8.RuneCountInString(text); n > most {
		r.lose(field, m.Text()("story.limit.letters", n, most))
	}
}
