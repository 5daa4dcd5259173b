package window

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"borderatlas/app/model"
	"borderatlas/layers"
)

// panel is the list of layers: a switch for each, and under it what
// its marks mean.
type panel struct {
	words
	stack    *layers.Stack
	send     func(model.Msg)
	rows     []*layerRow
	sheet    *sheet
	body     *fyne.Container
	root     fyne.CanvasObject
	choosers map[string]*chooser // of sizes, by the id of their layer
	sizes    layers.SizeRule
	people   layers.PeopleRule
	unfolded map[string]bool // notes that are shown in full, by their symbols
	keys     router
	frames   []layers.Frame // as shown last
	failed   map[string]error
	last     string // what the legend shows, to leave it alone while nothing changes
	kit      kit    // what the legend is made of
}

type layerRow struct {
	id     string
	toggle *toggle
	items  *fyne.Container
	holder *fyne.Container // of the items, with room around them
}

// legendIndent is where the marks of the legend begin, in dp: under the layer's name.
const legendIndent = boxSize + gapSmall + gapTiny

func newPanel(w words, stack *layers.Stack, keys router, send func(model.Msg)) *panel {
	p := &panel{words: w, stack: stack, send: send, sheet: &sheet{}, keys: keys, unfolded: map[string]bool{}}
	p.choosers = p.sizeChoosers(keys)
	list := &fyne.Container{Layout: column{gapTiny}}
	for _, id := range stack.IDs() {
		row := &layerRow{id: id, items: &fyne.Container{Layout: column{2}}}
		row.toggle = newToggle(newText(layers.Title(w.text, id), head), false, keys, func(on bool) {
			send(model.SwitchLayer{ID: id, On: on})
		})
		p.rows = append(p.rows, row)
		list.Add(row.toggle)
		if c := p.choosers[id]; c != nil {
			list.Add(padded(inset{legendIndent, 0, 0, 0}, container.NewHBox(c.button)))
		}
		row.holder = padded(inset{legendIndent, 0, 0, gapTiny}, row.items)
		list.Add(row.holder)
	}
	p.body = list
	p.root = container.NewVScroll(&fyne.Container{
		Layout: p.sheet, Objects: []fyne.CanvasObject{padded(inset{gapMedium, 0, gapMedium, gapMedium}, list)},
	})
	return p
}

// The lengths of notes in letters: longer ones than noteLong are folded to noteShort
// until they are asked for, so that the rest of the legend stays in sight.
const (
	noteLong  = 170
	noteShort = 70
)

// note is the small text under a line of the legend.
func (p *panel) note(item layers.LegendItem) []fyne.CanvasObject {
	letters := []rune(item.Note)
	switch name := item.Symbol.Name; {
	case len(letters) == 0:
		return nil
	case len(letters) <= noteLong:
		return []fyne.CanvasObject{p.kit.text(item.Note, caption)}
	case p.unfolded[name]:
		return []fyne.CanvasObject{p.kit.text(item.Note, caption), p.fold(name, "panel.less", false)}
	default:
		short := string(letters[:noteShort])
		if i := strings.LastIndexAny(short, " \u00a0"); i > 0 {
			short = short[:i]
		}
		return []fyne.CanvasObject{p.kit.text(short+" …", caption), p.fold(name, "panel.more", true)}
	}
}

// fold is the button that shows a note in full, or in short again.
func (p *panel) fold(name, id string, open bool) fyne.CanvasObject {
	return p.kit.choice(p.text(id), caption, p.keys, func() {
		p.unfolded[name] = open
		p.last = ""
		p.show(p.frames, p.failed)
	})
}

// setWidth tells the panel its width before it is laid out.
func (p *panel) setWidth(w float32) { p.sheet.width = w }

// show presents the layers of the frames on the screen, which differ in their days
// alone, what their marks mean, and which of the layers could not be drawn.
func (p *panel) show(frames []layers.Frame, failed map[string]error) {
	p.frames, p.failed = frames, failed
	legend, visible := p.legend(frames), frames[0].Visible
	var key strings.Builder
	for _, row := range p.rows {
		for _, item := range legend[row.id] {
			key.WriteString("|" + item.Symbol.Name + "|" + item.Text + "|" + item.Note)
		}
	}
	for _, row := range p.rows {
		if err := failed[row.id]; err != nil {
			key.WriteString("|" + err.Error())
		}
	}
	key.WriteString("|" + visible.String() + "|" + frames[0].Sizes.Name() + "|" + frames[0].People.Name())
	if key.String() == p.last {
		return
	}
	p.last = key.String()
	p.showSizes(frames[0])
	p.kit.again()
	for _, row := range p.rows {
		row.toggle.set(visible.Has(row.id))
		row.items.Objects = p.items(legend[row.id], failed[row.id])
		show(row.holder, len(row.items.Objects) > 0)
		row.items.Refresh()
	}
	p.body.Refresh()
	p.root.Refresh()
}

// legend is what the marks of every layer mean on any of the frames, each once. A
// note that differs is that of the last frame, the chosen day's.
func (p *panel) legend(frames []layers.Frame) map[string][]layers.LegendItem {
	legend := map[string][]layers.LegendItem{}
	for _, f := range frames {
		for _, g := range p.stack.Legend(f) {
			for _, item := range g.Items {
				i := slices.IndexFunc(legend[g.Layer], func(o layers.LegendItem) bool {
					return o.Symbol.Name == item.Symbol.Name && o.Text == item.Text
				})
				if i >= 0 {
					legend[g.Layer][i] = item
				} else {
					legend[g.Layer] = append(legend[g.Layer], item)
				}
			}
		}
	}
	return legend
}

func (p *panel) items(items []layers.LegendItem, failed error) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, item := range items {
		mark := p.kit.mark(item.Symbol, layers.SwatchWidth, layers.SwatchHeight)
		lines := []fyne.CanvasObject{p.kit.text(item.Text, table)}
		lines = append(lines, p.note(item)...)
		list = append(list, p.kit.box(columns{[]float32{mark.MinSize().Width, 0}, gapSmall, false}, mark, p.kit.rows(lines...)))
	}
	if failed != nil {
		list = append(list, p.kit.text(p.text("panel.failed", failed.Error()), caption))
	}
	return list
}
