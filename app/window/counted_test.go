package window

import (
	"fmt"
	"strings"
	"testing"

	"borderatlas/app/lang"
	"borderatlas/app/model"
	"borderatlas/layers/chronicle"
)

// TestOneWordForOneSet: each set of events has words of its own wherever it is counted, and
// the number is that of the set: the events in the filter, and those on the map.
func TestOneWordForOneSet(t *testing.T) {
	w := opened(t, 1366, 768)
	w.send(model.UseMode{Mode: chronicle.Window})
	w.send(model.UseDays{Days: 3})
	w.send(model.UseFilter{Filter: chronicle.Filter{}.WithKind(chronicle.KindSummit, false)})
	for _, language := range []string{"en", "ru"} {
		w.send(model.UseLanguage{Code: language})
		filtered, onMap := len(w.model.Picked()), len(w.content.Stack.VisibleEvents(w.model.Frame()))
		if filtered == onMap || onMap < 2 {
			t.Fatalf("%d in the filter and %d on the map", filtered, onMap)
		}
		words := map[string]struct {
			n    int
			said string
		}{
			"en": {filtered, "in the filter"}, "ru": {filtered, "в фильтре"},
		}[language]
		w.send(model.OpenPane{Pane: model.FilterPane})
		w.startStory()
		story := texts(w.modal.popup)
		w.closeModal()
		for place, said := range map[string]string{
			"filter": texts(w.left.filter.root), "new story": story, "presentation": w.slidesDialog().title(tellsPicked),
		} {
			if low := strings.ToLower(said); !strings.Contains(low, words.said) || !strings.Contains(said, fmt.Sprint(words.n)) {
				t.Errorf("%s, %s says %q, want %d %s", language, place, said, words.n, words.said)
			}
		}
		d := opensData(t, w, t.TempDir())
		onMapSaid := map[string]string{"en": "on the map", "ru": "на карте"}[language]
		sheet := w.model.Text()("save.pages."+sheetPage, onMap)
		for place, said := range map[string]string{"data": d.says.text, "contact sheet": sheet} {
			if !strings.Contains(said, onMapSaid) || !strings.Contains(said, fmt.Sprint(onMap)) {
				t.Errorf("%s, %s says %q, want %d %s", language, place, said, onMap, onMapSaid)
			}
		}
		w.closeModal()
		w.send(model.OpenPane{Pane: model.LayersPane})
	}
}

// TestNoSetIsCalledShown: "shown" has meant three sets of events.
func TestNoSetIsCalledShown(t *testing.T) {
	c := embedded(t).Catalogue
	for _, language := range lang.Languages() {
		for _, id := range []string{
			"story.start.all", "story.start.filter", "filter.share", "list.all", "data.events", "slides.sources.count", "save.pages.sheet",
			"save.pages.one", "export.records", "export.records.shown", "bar.count", "bar.begin", "timeline.begin",
		} {
			if said := c.Text(language)(id, 3, 5); strings.Contains(said, "shown") || strings.Contains(strings.ToLower(said), "показан") {
				t.Errorf("%s %s: %q", language, id, said)
			}
		}
	}
}
