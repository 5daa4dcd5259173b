package window

import (
	"strings"

	"fyne.io/fyne/v2"
)

// The pages under Help, as ids of the catalogue in reading order. What ends in
// .head stands above the next text.
var (
	borderPage = []string{
		"borders.line.head", "borders.line", "borders.editions.head", "borders.editions",
		"borders.provinces.head", "borders.provinces", "borders.exclaves", "borders.sources.head", "borders.sources",
		"borders.names.head", "borders.names",
	}
	figurePage = []string{
		"figures.claims.head", "figures.claims", "figures.voices.head", "figures.voices", "figures.plot.head", "figures.plot",
		"figures.totals.head", "figures.totals", "figures.key.head", "figures.key", "figures.sure.head", "figures.sure",
		"figures.sources.head", "figures.sources",
	}
)

func (w *Window) showBorders() { w.showHelp("menu.borders", borderPage) }
func (w *Window) showFigures() { w.showHelp("menu.figures", figurePage) }

// showHelp opens a page of headings and texts, which ends with the sentence on
// names and boundaries.
func (w *Window) showHelp(heading string, ids []string) {
	text := w.model.Text()
	parts := []fyne.CanvasObject{}
	for _, id := range ids {
		if strings.HasSuffix(id, ".head") {
			parts = append(parts, newText(text(id), head))
		} else {
			parts = append(parts, newText(text(id), body))
		}
	}
	w.showPage(text(heading), append(parts, newRule(), newText(text("borders.note"), head))...)
}
