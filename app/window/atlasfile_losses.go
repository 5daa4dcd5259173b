package window

import (
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"borderatlas/app/document"
	"borderatlas/app/lang"
	"borderatlas/app/model"
)

// longestUnknown is how many letters of the names of unknown parts are shown.
const longestUnknown = 1000

// showLosses says what of a document could not be used.
func (w *Window) showLosses(path string, report document.Report, losses []model.Loss) {
	text := w.model.Text()
	var lines []fyne.CanvasObject
	if report.Newer > 0 {
		lines = append(lines, newText(text("file.newer", strconv.Itoa(report.Newer), strconv.Itoa(document.Version)), body))
	}
	if report.Line > 0 {
		lines = append(lines, newText(text("file.damaged", strconv.Itoa(report.Line), strconv.Itoa(report.Column)), body))
	}
	few := func(list []string) []string {
		if more := len(list) - model.MostLosses; more > 0 {
			return append(list[:model.MostLosses:model.MostLosses], text("file.more", more))
		}
		return list
	}
	if len(report.Unknown) > 0 {
		lines = append(lines, newText(text("file.unknown", lang.Excerpt(lang.Printable(strings.Join(few(report.Unknown), ", ")), longestUnknown)), body))
	}
	var lost []string
	for _, l := range losses {
		lost = append(lost, text("file.loss", lang.Printable(l.Field), lang.Printable(l.Value)))
	}
	if len(lost) > 0 {
		lines = append(lines, newText(text("file.losses"), body))
	}
	for _, line := range few(lost) {
		lines = append(lines, newText(line, table))
	}
	heading := text("file.partly", filepath.Base(path))
	if path == "" {
		heading = text("file.left.partly")
	}
	w.showPage(heading, lines...)
}
