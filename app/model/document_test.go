package model_test

import (
	"slices"
	"testing"

	"borderatlas/app/model"
	"borderatlas/layers"
)

// compared is a used model that compares two days.
func compared(t testing.TB) *model.Model {
	m := used(t)
	m.Update(model.CompareReady{Name: model.TreatyReady})
	m.Update(model.MoveDivider{Share: 0.25})
	m.Update(model.SwapDays{})
	return m
}

func snapshot(t *testing.T, m *model.Model) string {
	t.Helper()
	b, err := m.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAdoptTakesOverWhatWasChosen(t *testing.T) {
	for name, made := range map[string]func(testing.TB) *model.Model{
		"used": used, "compared": compared,
		"first start": func(t testing.TB) *model.Model { m, _ := fresh(t); return m },
	} {
		want := snapshot(t, made(t))
		for before, m := range map[string]*model.Model{"a first start": first(t), "another use": compared(t)} {
			c, losses, ok := m.Adopt([]byte(want), nil)
			if !ok || len(losses) > 0 || !c.Has(model.Time|model.Halves|model.Language|model.View) {
				t.Errorf("%s after %s: changes %b, losses %v, ok %t", name, before, c, losses, ok)
			}
			if got := snapshot(t, m); got != want {
				t.Errorf("%s after %s: got\n%s\nwant\n%s", name, before, got, want)
			}
		}
	}
}

func first(t testing.TB) *model.Model { m, _ := fresh(t); return m }

func TestAdoptKeepsTheWindow(t *testing.T) {
	m := used(t)
	before := m.State()
	if _, _, ok := m.Adopt([]byte(`{}`), nil); !ok {
		t.Fatal("an empty object is refused")
	}
	s, fresh := m.State(), first(t).State()
	if s.Window != before.Window || s.Gestures != before.Gestures || s.LayersOpen != before.LayersOpen || s.Lang != before.Lang || s.Scheme != before.Scheme {
		t.Errorf("an empty document changes the window: %+v, was %+v", s, before)
	}
	if s.At != fresh.At || !s.Fitted || s.Filter != fresh.Filter || s.Reach != fresh.Reach {
		t.Errorf("an empty document leaves %+v, want what a first start has", s)
	}
	if s.Camera != m.State().Camera || m.Extent() != layers.Region {
		t.Errorf("extent %v, want that of the region", m.Extent())
	}
}

// TestAdoptTellsWhatIsLost opens documents of which a part cannot be used.
func TestAdoptTellsWhatIsLost(t *testing.T) {
	for _, c := range []struct {
		document string
		want     []model.Loss
	}{
		{`{"day":"2022-09-16","event":"gone"}`, []model.Loss{{"event", "gone"}}},
		{`{"day":"1900-01-01"}`, []model.Loss{{"day", "1900-01-01"}}},
		{`{"layers":{"moon":true,"border":false}}`, []model.Loss{{"layers", "moon"}}},
		{`{"filter":{"side":"XX","without":["picnic"]}}`, []model.Loss{{"filter.side", "XX"}, {"filter.without", "picnic"}}},
		{`{"reach":{"mode":"year","days":3}}`, []model.Loss{{"reach", `{"mode":"year","days":3}`}}},
		{`{"compare":{"as":"melt"}}`, []model.Loss{{"compare", `{"as":"melt"}`}}},
		{`{"weather":"rain"}`, []model.Loss{{"weather", `"rain"`}}},
		{`{"filter":{"actor":"x"},"reach":{"mode":"day","days":1,"zoom":{"in":2}}}`, []model.Loss{{"filter.actor", `"x"`}, {"reach.zoom", `{"in":2}`}}},
		{`{"compare":{"reach":{"mode":"day","days":3,"weeks":1},"day":"2022-09-16","as":"split","share":0.5}}`, []model.Loss{{"compare.reach.weeks", "1"}}},
		{`{"view":[70,40,99]}`, []model.Loss{{"view", "[70,40,99]"}}},
		{`{"lang":"xx","scheme":"green"}`, []model.Loss{{"lang", "xx"}, {"scheme", "green"}}},
	} {
		m := first(t)
		_, losses, ok := m.Adopt([]byte(c.document), nil)
		if !ok || !slices.Equal(losses, c.want) {
			t.Errorf("%s: losses %q, ok %t, want %q", c.document, losses, ok, c.want)
		}
	}
}

// TestAdoptTellsWhatOfAStoryIsUnknown: a story of a newer program opens as far as it is
// known, and nothing of it vanishes without a word.
func TestAdoptTellsWhatOfAStoryIsUnknown(t *testing.T) {
	m := first(t)
	told := `{"title":"x","theme":"dark","pages":[{"day":"2022-09-16","Hidden":true},{"day":"2022-09-16","transition":"fade"}]}`
	_, losses, ok := m.Adopt([]byte(`{}`), []byte(told))
	want := []model.Loss{{"story.theme", `"dark"`}, {"story page 2: transition", `"fade"`}}
	if pages := m.State().Story.Now.Pages; !ok || !slices.Equal(losses, want) || len(pages) != 2 || !pages[0].Hidden {
		t.Errorf("losses %q, ok %t, want %q; pages %+v", losses, ok, want, pages)
	}
}

func TestAdoptRefusesWhatIsNoObject(t *testing.T) {
	for _, rubbish := range []string{"", "null", "[]", "{", "7"} {
		m := used(t)
		before := m.Save()
		if c, _, ok := m.Adopt([]byte(rubbish), nil); ok || c != 0 || m.Save() != before {
			t.Errorf("%q is taken over", rubbish)
		}
	}
}
