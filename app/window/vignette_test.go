package window

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"borderatlas/app/model"
)

// The card of a place, a town and an exclave shows the land around it, as soon as
// the picture is drawn.
func TestCardsOfPlacesShowTheLand(t *testing.T) {
	w := opened(t, 1366, 768)
	data := w.content.Stack.Data()
	exclave := data.Atlas.At(w.model.State().At.Day).Exclaves[0].ID
	for kind, id := range map[model.SubjectKind]string{
		model.PlaceSubject: data.Chronicle.Places()[0].ID, model.TownSubject: data.Atlas.Towns[0].ID, model.ExclaveSubject: exclave, model.FireSubject: data.Fires.Detections[0].ID,
	} {
		w.send(model.Show{Subject: model.Subject{Kind: kind, IDs: []string{id}}})
		settle(w)
		drawn := false
		walk(w.card.root, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
			if i, ok := o.(*canvas.Image); ok && i.Image != nil {
				size := i.Image.Bounds()
				drawn = drawn || size.Dx() == vignetteWidth*vignetteSharp && size.Dy() == vignetteHeight*vignetteSharp
			}
			return true
		})
		if !drawn {
			t.Errorf("the card of %s has no picture", id)
		}
	}
}
