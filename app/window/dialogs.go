package window

import (
	"strings"

	"fyne.io/fyne/v2"
)

// keyLines are the keys and what they do, as ids of the catalogue.
var keyLines = []string{"step", "play", "modes", "ends", "month", "anywhere", "region", "date", "search", "list", "zoom", "pan", "box", "compare", "measure", "here", "menu", "tab", "escape", "files", "story", "present", "export"}

func (w *Window) showKeys() {
	text := w.model.Text()
	var lines []fyne.CanvasObject
	for _, id := range keyLines {
		lines = append(lines, &fyne.Container{
			Layout: columns{[]float32{210, 0}, gapMedium, false},
			Objects: []fyne.CanvasObject{
				newText(text("keys."+id), style{bold: true}), newText(text("keys."+id+".does"), body),
			},
		})
	}
	lines = append(lines, newText(text("keys.where"), caption), newText(text("keys.mouse"), caption))
	w.showPage(text("menu.keys"), lines...)
}

func (w *Window) showSources() {
	text := w.model.Text()
	parts := []fyne.CanvasObject{newText(text("sources.chronicle", len(w.content.Stack.Data().Chronicle.Sources())), body)}
	w.showPage(text("menu.sources"), append(parts, markdown(w.content.Licences)...)...)
}

// markdown sets a Markdown text of headings, paragraphs and tables, which is all
// that the licences use, for reading in a narrow column: a row of a table becomes
// a paragraph.
func markdown(source string) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	var paragraph []string
	flush := func() {
		if len(paragraph) > 0 {
			parts = append(parts, newText(strings.Join(paragraph, " "), body))
			paragraph = nil
		}
	}
	lines := strings.Split(strings.ReplaceAll(source, "`", ""), "\n")
	for i, line := range lines {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			flush()
		case strings.HasPrefix(line, "#"):
			flush()
			parts = append(parts, newText(strings.TrimLeft(line, "# "), head))
		case strings.HasPrefix(line, "|"):
			flush()
			if i > 0 && strings.HasPrefix(strings.TrimSpace(lines[i-1]), "|") && !strings.HasPrefix(line, "|-") {
				parts = append(parts, tableRow(line))
			}
		default:
			paragraph = append(paragraph, line)
		}
	}
	flush()
	return parts
}

// tableRow sets the first cell above the others.
func tableRow(line string) fyne.CanvasObject {
	cells := strings.Split(strings.Trim(line, "| "), "|")
	var rest []string
	for _, c := range cells[1:] {
		if c = strings.TrimSpace(c); c != "" && c != "-" {
			rest = append(rest, c)
		}
	}
	return rows(newText(strings.TrimSpace(cells[0]), style{size: tableSize, bold: true}), newText(strings.Join(rest, ". "), table))
}
