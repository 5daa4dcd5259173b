package model_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"borderatlas/app/model"
	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// telling is a model with the story of April 2021.
func telling(t testing.TB) (*model.Model, *chronicle.Store) {
	m, store := fresh(t)
	r, ok := story.Find("april-2021")
	if !ok {
		t.Fatal("there is no such story")
	}
	m.Update(model.TellStory{Story: r.Story(store, m.Text())})
	return m, store
}

func TestStoryIsToldPageByPage(t *testing.T) {
	m, store := telling(t)
	pages := m.State().Story.Now.Pages
	for i, p := range pages {
		c := m.Update(model.ChoosePage{At: i})
		s := m.State()
		if s.Page != i || s.At != p.Position() || !c.Has(model.View) {
			t.Errorf("page %d: chosen %d, at %v, changes %b", i, s.Page, s.At, c)
		}
		for _, e := range p.Events(store) {
			for _, at := range e.Places {
				if b := s.Camera.Bounds(); at.PrecisionM < 10_000 && (at.Lon < b.Min[0] || at.Lon > b.Max[0] || at.Lat < b.Min[1] || at.Lat > b.Max[1]) {
					t.Errorf("page %d: %s is out of view", i, at.ID)
				}
			}
		}
	}
	if c := m.Update(model.ChoosePage{At: len(pages)}); c != 0 {
		t.Errorf("a page that there is not changes %b", c)
	}
}

func TestPageOfThePresentView(t *testing.T) {
	m := used(t)
	p := m.PageNow()
	s := m.State()
	if p.Position() != s.At || !slices.Contains(p.Layers, "border") == s.Visible.Has("border") {
		t.Errorf("page %+v", p)
	}
	other, _ := fresh(t)
	other.Update(model.ShowPage{Page: p})
	if o := other.State(); o.At != s.At || o.Visible != s.Visible {
		t.Errorf("shown again: %v and %v, want %v", o.At, o.Visible, s.At)
	}
	view := other.State().Camera.Bounds()
	if view.Min[0] > p.View.Min[0] || view.Max[1] < p.View.Max[1] {
		t.Errorf("the view %v does not hold that of the page %v", view, p.View)
	}
}

// TestLayersOfAPageAreItsOwn: the next page without any has those that are given, and
// a map without layers is a page without layers, in a document too.
func TestLayersOfAPageAreItsOwn(t *testing.T) {
	m, store := telling(t)
	usual := m.State().Visible
	page := story.Page{Day: model.FirstDay, Layers: []string{"border"}}
	m.Update(model.ShowPage{Page: page, Layers: usual})
	if got := m.State().Visible; got != layers.NewSet("border") {
		t.Errorf("it shows %v", got)
	}
	page.Layers = nil
	if c := m.Update(model.ShowPage{Page: page, Layers: usual}); m.State().Visible != usual || !c.Has(model.Layers) {
		t.Errorf("the next page shows %v, want %v", m.State().Visible, usual)
	}

	for _, id := range usual.IDs() {
		m.Update(model.SwitchLayer{ID: id})
	}
	m.Update(model.TellStory{Story: story.OfEvents("", store.Events()[:1]).Inserted(0, m.PageNow())})
	told, err := m.Told()
	if err != nil {
		t.Fatal(err)
	}
	later, _ := fresh(t)
	if _, losses, ok := later.Adopt([]byte("{}"), told); !ok || len(losses) > 0 {
		t.Fatalf("losses %v", losses)
	}
	if later.Update(model.ChoosePage{}); later.State().Visible != (layers.Set{}) {
		t.Errorf("the page without layers shows %v", later.State().Visible)
	}
}

// TestAPageOfUnknownLayers has the usual ones and is no empty map.
func TestAPageOfUnknownLayers(t *testing.T) {
	m, _ := fresh(t)
	_, losses, _ := m.Adopt([]byte("{}"), []byte(`{"pages":[{"day":"2022-09-16","layers":["moon"]}]}`))
	if got := m.State().Story.Now.Pages[0].Layers; got != nil || len(losses) != 1 {
		t.Errorf("layers %#v, losses %v", got, losses)
	}
}

func TestStoryIsUndone(t *testing.T) {
	m, _ := telling(t)
	whole := m.State().Story.Now
	m.Update(model.TellStory{Story: whole.Removed(1), Page: 1})
	if c := m.Update(model.UndoStory{}); !c.Has(model.Told) || !m.State().Story.Now.Equal(whole) {
		t.Errorf("undo changes %b", c)
	}
	if c := m.Update(model.RedoStory{}); !c.Has(model.Told) || len(m.State().Story.Now.Pages) != len(whole.Pages)-1 {
		t.Errorf("redo changes %b", c)
	}
	m.Update(model.TellStory{Story: story.Story{}, Page: 7})
	if s := m.State(); s.Page != 0 {
		t.Errorf("page %d of none", s.Page)
	}
}

// TestTheMapFollowsTheChosenPage: whatever change of the story leaves another page
// chosen, map and card stand on it; one that leaves the page chosen moves nothing.
func TestTheMapFollowsTheChosenPage(t *testing.T) {
	m, _ := telling(t)
	whole := m.State().Story.Now
	last := len(whole.Pages) - 1
	m.Update(model.ChoosePage{At: 3})
	for _, c := range []struct {
		name string
		msg  model.Msg
		page int        // that is chosen then
		at   story.Page // that the map shows
	}{
		{"remove", model.TellStory{Story: whole.Removed(3), Page: 3}, 3, whole.Pages[4]},
		{"undo it", model.UndoStory{}, 3, whole.Pages[3]},
		{"redo it", model.RedoStory{}, 3, whole.Pages[4]},
		{"undo it again", model.UndoStory{}, 3, whole.Pages[3]},
		{"move it up", model.TellStory{Story: whole.Moved(3, 2), Page: 2}, 2, whole.Pages[3]},
		{"undo the move", model.UndoStory{}, 3, whole.Pages[3]},
		{"choose the last", model.ChoosePage{At: last}, last, whole.Pages[last]},
		{"remove the last", model.TellStory{Story: whole.Removed(last), Page: last}, last - 1, whole.Pages[last-1]},
	} {
		m.Update(c.msg)
		if s := m.State(); s.Page != c.page || s.At != c.at.Position() {
			t.Errorf("%s: page %d and %v, want %d and %v", c.name, s.Page, s.At, c.page, c.at.Position())
		}
	}
	before := m.State()
	s := before.Story.Now
	page := s.Pages[before.Page]
	page.Title = "in other words"
	for _, told := range []story.Story{s.With(before.Page, page), s.Renamed("another name"), s.Hide(before.Page, true)} {
		if c := m.Update(model.TellStory{Story: told, Page: before.Page}); c != model.Told {
			t.Errorf("words and hiding change %b", c)
		}
	}
}

func TestStoryInADocument(t *testing.T) {
	m, _ := telling(t)
	m.Update(model.ChoosePage{At: 3})
	told, err := m.Told()
	if err != nil {
		t.Fatal(err)
	}
	later, _ := fresh(t)
	if _, _, ok := later.Adopt([]byte(snapshot(t, m)), told); !ok || later.State().Page != 3 {
		t.Errorf("page %d, want 3", later.State().Page)
	}
	if _, losses, ok := later.Adopt([]byte("{}"), told); !ok || len(losses) > 0 || !later.State().Story.Now.Equal(m.State().Story.Now) {
		t.Errorf("losses %v, ok %t", losses, ok)
	}
	if _, _, ok := later.Adopt([]byte("{}"), nil); !ok || len(later.State().Story.Now.Pages) > 0 {
		t.Error("a document without a story leaves the old one")
	}
	if told, err := later.Told(); told != nil || err != nil {
		t.Errorf("no story is %s, %v", told, err)
	}
}

func TestDamagedStory(t *testing.T) {
	m, _ := fresh(t)
	told := `{"title":"t","pages":[{"day":"2022-09-16","event":"gone","layers":["moon","border"]},{"day":"never"},{"day":"2025-03-13","view":[3,2,1,0]},{"day":"2025-03-13"}]}`
	_, losses, _ := m.Adopt([]byte("{}"), json.RawMessage(told))
	var fields []string
	for _, l := range losses {
		fields = append(fields, l.Field)
	}
	if got := strings.Join(fields, ", "); got != "story page 1, story page 1, story page 2, story page 3" {
		t.Errorf("losses %v", losses)
	}
	pages := m.State().Story.Now.Pages
	if len(pages) != 2 || pages[0].Event != "" || !slices.Equal(pages[0].Layers, []string{"border"}) {
		t.Errorf("pages %+v", pages)
	}
	for _, rubbish := range []string{`[]`, `7`, `"x"`} {
		if _, losses, ok := m.Adopt([]byte("{}"), []byte(rubbish)); !ok || len(losses) != 1 {
			t.Errorf("%s: losses %v", rubbish, losses)
		}
	}
}

func TestReturnShowsWhatWasShown(t *testing.T) {
	m, _ := telling(t)
	before, saved := m.State(), m.Save()
	m.Update(model.ChoosePage{At: 2})
	m.Update(model.CompareReady{Name: model.TreatyReady})
	m.Update(model.Return{To: before})
	if got := m.Save(); got != saved || m.State().Compare.On() || m.State().Camera != before.Camera {
		t.Errorf("it shows\n%s\nwant\n%s", got, saved)
	}
}

// FuzzAdopt opens a state and a story: what is taken over is written and read again as
// it is, within the limits, and every page of it can be shown.
func FuzzAdopt(f *testing.F) {
	f.Add([]byte(`{"day":"2022-09-16","compare":{"as":"swipe","day":"2025-03-13","reach":{"mode":"day","days":1},"share":0.5}}`),
		[]byte(`{"title":"t","pages":[{"day":"2022-09-16","title":"a","text":"b","layers":["border"]},{"day":"0001-01-01","view":[-180,-90,180,90]}]}`))
	f.Add([]byte(`{"view":[70,40,9,1,1e308],"page":-1}`), []byte(`{"pages":[1,{"day":""},{"day":"9999-12-31","event":"dawn-2022-09-16"}]}`))
	f.Fuzz(func(t *testing.T, state, told []byte) {
		m, store := fresh(t)
		if _, _, ok := m.Adopt(state, told); !ok {
			return
		}
		s := m.State()
		now := s.Story.Now
		if !now.Limited().Equal(now) || len(now.Pages) > 0 && (s.Page < 0 || s.Page >= len(now.Pages)) {
			t.Fatalf("page %d of %d, or beyond the limits", s.Page, len(now.Pages))
		}
		for i := range now.Pages[:min(len(now.Pages), 4)] {
			m.Update(model.ChoosePage{At: i})
			at := m.State().At
			if !m.Days().Contains(at.Day) || at.Event != "" && store.Event(at.Event) == nil {
				t.Errorf("page %d shows %v", i, at)
			}
		}
		snapshot, err := m.Snapshot()
		again, errTold := m.Told()
		other := first(t)
		_, losses, ok := other.Adopt(snapshot, again)
		if err != nil || errTold != nil || !ok || len(losses) > 0 || !other.State().Story.Now.Equal(now) {
			t.Errorf("written as %s and %s (%v, %v), of which %v is lost", snapshot, again, err, errTold, losses)
		}
	})
}
