package window

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// TestFilterFollows: list, sign and map show what the filter picks, and one click
// on the sign shows everything again.
func TestFilterFollows(t *testing.T) {
	w := listed(t, 1366, 768)
	store := w.content.Stack.Data().Chronicle
	if len(w.sign.root.Objects) != 0 {
		t.Error("there is a sign without a filter")
	}
	f := chronicle.Filter{Province: "Osh"}
	picked := len(f.Pick(store.Events()))
	w.send(model.UseFilter{Filter: f})
	if got := len(w.left.list.events); got != picked {
		t.Errorf("%d events in the list, want %d", got, picked)
	}
	if got, want := texts(w.sign.root), w.model.Text()("filter.sign", picked, len(store.Events())); got != want {
		t.Errorf("the sign says %q, want %q", got, want)
	}
	if s, _ := firstChoices.spec(w.model.Frame(), w.model.Text()); w.source.frame.Filter != f || s.Frame.Filter != f {
		t.Error("the map or the exported picture does not have the filter")
	}
	w.send(model.OpenLayers{Open: false})
	if !w.sign.root.Visible() || w.sign.root.Size().Width < 50 {
		t.Error("without the panel there is no sign")
	}
	w.sign.root.Objects[0].(*button).tapped()
	if !w.model.State().Filter.Any() || len(w.sign.root.Objects) != 0 {
		t.Error("a click on the sign does not clear the filter")
	}
	w.send(model.OpenPane{Pane: model.ListPane})
	if got := len(w.left.list.events); got != len(store.Events()) {
		t.Errorf("%d events in the list after clearing", got)
	}
}

// TestFilterPane: what is chosen becomes the filter, and a filter from elsewhere
// is shown.
func TestFilterPane(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.OpenPane{Pane: model.FilterPane})
	p := w.left.filter
	p.kinds[0].Tapped(nil)
	if f := w.model.State().Filter; f.Shows(chronicle.Kinds[0]) {
		t.Error("the switch of a kind does not leave it out")
	}
	for i, c := range p.choices {
		c.pick.SetSelectedIndex(1)
		f := w.model.State().Filter
		if got := *c.of(&f); got != c.values[1] || got == "" {
			t.Errorf("choice %d: the filter has %q, want %q", i, got, c.values[1])
		}
	}
	w.send(model.UseFilter{Filter: chronicle.Filter{Side: chronicle.TJ, Publisher: "Human Rights Watch"}})
	if got := []string{p.choices[0].pick.Selected, p.choices[1].pick.Selected, p.choices[3].pick.Selected}; got[0] != "Tajik side" || got[1] != "any" || got[2] != "Human Rights Watch" {
		t.Errorf("the choices show %q", got)
	}
	if !p.kinds[0].on {
		t.Error("the switch of a kind does not follow")
	}
	before := w.model.State().At
	w.win.Canvas().Focus(p.choices[0].pick)
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyRight, fyne.KeyLeft} {
		pressKey(w, key)
	}
	if w.model.State().At != before {
		t.Error("arrows in a choice move through time")
	}
}

// TestFilterTexts: every choice has its name in every language and fits.
func TestFilterTexts(t *testing.T) {
	c := embedded(t)
	store := c.Stack.Data().Chronicle
	for _, lang := range model.Languages {
		w := words{checking(t, c, lang), lang, layers.Light}
		for _, e := range store.Events() {
			w.shortFigures(e)
			w.shortSpan(e)
		}
		for _, name := range store.Provinces() {
			w.provinceName(name)
		}
	}
	for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1920, Height: 1080}} {
		w := opened(t, size.Width, size.Height)
		for _, lang := range model.Languages {
			w.send(model.UseLanguage{Code: lang})
			w.send(model.UseFilter{Filter: chronicle.Filter{Side: chronicle.KG}})
			for _, pane := range model.Panes {
				w.send(model.OpenPane{Pane: pane})
				checkFrames(t, w.left.root)
			}
			if got := texts(w.left.root); strings.Contains(got, "filter.") || strings.Contains(got, "panel.") {
				t.Errorf("%s: %.200s", lang, got)
			}
			w.left.search.entry.SetText("a")
			checkFrames(t, w.left.root)
			w.left.search.entry.SetText("")
		}
	}
}

// TestTheSignIsReserved: labels of the map keep clear of the sign while there is one.
func TestTheSignIsReserved(t *testing.T) {
	w := opened(t, 1366, 768)
	before := len(w.model.Frame().Reserved)
	w.send(model.UseFilter{Filter: chronicle.Filter{Side: chronicle.KG}})
	want := box(w.sign.root.Position().Subtract(w.maps.root.Position()), w.sign.root.Size())
	if got := w.model.Frame().Reserved; !slices.Contains(got, want) || want.Max[0]-want.Min[0] < 40 {
		t.Errorf("reserved are %v, want also %v", got, want)
	}
	if w.send(model.UseFilter{}); len(w.model.Frame().Reserved) != before {
		t.Errorf("reserved are %v after the filter was cleared", w.model.Frame().Reserved)
	}
}
