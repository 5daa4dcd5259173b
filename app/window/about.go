package window

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// showAbout says which program this is, and from whose parts it is built.
func (w *Window) showAbout() {
	text := w.model.Text()
	lines := []fyne.CanvasObject{
		newText(text("about.version", w.version), head), newText(text("about.what"), body),
		newText(text("about.sources"), body), newText(text("borders.note"), body), newText(text("about.licence"), body),
		newText(text("about.parts"), body),
	}
	for _, p := range programParts(w.content.Parts) {
		link := newPress(newText(p.name, style{size: tableSize, under: true, color: theme.ColorNameHyperlink}), inset{}, p.name, func() { w.showPart(p) })
		link.role, link.keys, link.hand = fyne.AccessibleRoleLink, w.modalKey, true
		lines = append(lines, link)
	}
	w.showPage(w.app.Metadata().Name, lines...)
}

// showPart shows the licence of one part.
func (w *Window) showPart(p programPart) {
	text := w.model.Text()
	var lines []fyne.CanvasObject
	for _, paragraph := range p.paragraphs {
		lines = append(lines, newText(paragraph, table))
	}
	w.open(p.name, &fyne.Container{Layout: column{gapSmall}, Objects: lines}, nil,
		answer{text: text("dialog.close")}, answer{text: text("about.back"), do: w.showAbout})
}

// programPart is a module that the program is built from.
type programPart struct {
	name       string // path, version and the short name of the licence
	paragraphs []string
}

// programParts splits the licences as assets.ThirdParty describes them.
func programParts(licences string) []programPart {
	var parts []programPart
	for _, block := range strings.Split(licences, "\n==== ")[1:] {
		name, rest, _ := strings.Cut(block, "\n")
		p := programPart{name: name}
		for _, paragraph := range strings.Split(rest, "\n\n") {
			if words := strings.Fields(paragraph); len(words) > 0 {
				p.paragraphs = append(p.paragraphs, strings.TrimPrefix(strings.Join(words, " "), "---- "))
			}
		}
		parts = append(parts, p)
	}
	return parts
}
