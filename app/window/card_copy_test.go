package window

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"borderatlas/app/model"
)

// TestCopyCard: the text is what the card shows, each claim with who makes it, in the
// language of the window; a card that is about no event copies nothing.
func TestCopyCard(t *testing.T) {
	w := opened(t, 1366, 768)
	for _, lang := range []string{"en", "ru"} {
		w.send(model.UseLanguage{Code: lang})
		w.send(model.ShowEvent{ID: "clash-2021-07-08"})
		w.copyCard()
		if got, want := w.app.Clipboard().Content(), written(w.content, "clash-2021-07-08", lang); got != want {
			t.Errorf("%s: copied\n%s\nwant\n%s", lang, got, want)
		}
		if said := texts(w.modal.popup); !strings.Contains(said, w.card.told.Title) {
			t.Errorf("%s: it says %q", lang, said)
		}
		pressKey(w, fyne.KeyReturn)
	}
	w.app.Clipboard().SetContent("before")
	w.send(model.Show{Subject: model.Subject{Kind: model.PlaceSubject, IDs: []string{w.content.Stack.Data().Chronicle.Event("clash-2021-07-08").Places[0].ID}}})
	w.copyCard()
	if got := w.app.Clipboard().Content(); got != "before" || w.modal == nil {
		t.Errorf("the card of a place copies %q", got)
	}
}
