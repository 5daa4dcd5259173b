package window

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"borderatlas/app/model"
	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
)

// storyPane is the list of the story's pages beside the map. The chosen row is the
// chosen page, and choosing a row shows it.
type storyPane struct {
	words
	store   *chronicle.Store
	now     story.Story
	name    *paragraph
	rows    *rowList
	empty   fyne.CanvasObject
	root    *fyne.Container
	showing bool // a row is chosen by the program and not by the user
}

// storyActs are what the buttons of the pane do; they are lines of a menu, too.
type storyActs struct{ start, add, copy, hide, up, down, remove, words, view, undo, redo, present, slides func() }

func newStoryPane(w words, store *chronicle.Store, keys router, send func(model.Msg), acts storyActs, leave func()) *storyPane {
	p := &storyPane{words: w, store: store, name: newText("", head)}
	p.rows = newRowList(
		func() int { return len(p.now.Pages) },
		func() fyne.CanvasObject { return newPageRow(w) },
		func(i int, o fyne.CanvasObject) {
			page := p.now.Pages[i]
			o.(*pageRow).show(i, page, pageTitle(w, store, page), layers.PositionDate(w.text, store, page.Position()))
		})
	p.rows.leave = leave
	p.rows.chosen = func(i int) {
		if !p.showing {
			send(model.ChoosePage{At: i})
		}
	}
	p.rows.opened = acts.words
	p.rows.deleted = acts.remove
	p.rows.keys = keys
	p.rows.name = w.text("story.list")
	p.empty = padded(inset{gapMedium, gapSmall, gapMedium, gapMedium}, newText(w.text("story.empty"), body))
	first := &fyne.Container{Layout: shelves{gapTiny, gapTiny}, Objects: storyButtons(w, keys, acts)}
	rest := &fyne.Container{Layout: shelves{1, gapTiny}, Objects: storyIcons(w, keys, acts)}
	top := padded(inset{gapMedium, gapTiny, gapMedium, gapSmall}, &fyne.Container{
		Layout: column{gapTiny}, Objects: []fyne.CanvasObject{p.name, first, rest},
	})
	p.root = &fyne.Container{Layout: topped{}, Objects: []fyne.CanvasObject{
		&fyne.Container{Layout: column{}, Objects: []fyne.CanvasObject{top, newRule()}},
		container.NewStack(p.rows, p.rows.ring, p.empty),
	}}
	return p
}

// storyButtons are the tools that are needed first.
func storyButtons(w words, keys router, acts storyActs) []fyne.CanvasObject {
	return []fyne.CanvasObject{
		newButton(buttonSpec{text: w.text("story.new")}, keys, acts.start),
		newButton(buttonSpec{text: w.text("story.add.short"), tip: w.text("story.add")}, keys, acts.add),
		newButton(buttonSpec{icon: theme.MediaPlayIcon(), tip: w.text("story.present")}, keys, acts.present),
		newButton(buttonSpec{icon: theme.DocumentSaveIcon(), tip: w.text("menu.slides")}, keys, acts.slides),
	}
}

// storyIcons are the tools for pages, which the menu names.
func storyIcons(w words, keys router, acts storyActs) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, t := range []struct {
		icon fyne.Resource
		id   string
		do   func()
	}{
		{theme.DocumentCreateIcon(), "words", acts.words},
		{theme.MediaPhotoIcon(), "view", acts.view},
		{theme.ContentCopyIcon(), "copy", acts.copy},
		{theme.VisibilityOffIcon(), "hide", acts.hide},
		{theme.MoveUpIcon(), "up", acts.up},
		{theme.MoveDownIcon(), "down", acts.down},
		{theme.DeleteIcon(), "remove", acts.remove},
		{theme.ContentUndoIcon(), "undo", acts.undo},
		{theme.ContentRedoIcon(), "redo", acts.redo},
	} {
		list = append(list, newButton(buttonSpec{icon: t.icon, tip: w.text("story." + t.id), small: true, flat: true}, keys, t.do))
	}
	return list
}

// show presents the story and its chosen page.
func (p *storyPane) show(s model.State) {
	changed := !p.now.Equal(s.Story.Now)
	p.now = s.Story.Now
	name := p.now.Title
	if name == "" {
		name = p.text("story.untitled")
	}
	p.name.SetText(p.text("story.name", name, len(p.now.Shown().Pages)))
	show(p.empty, len(p.now.Pages) == 0)
	p.showing = true
	defer func() { p.showing = false }()
	if changed {
		p.rows.Refresh()
	}
	if len(p.now.Pages) == 0 {
		p.rows.UnselectAll()
		return
	}
	p.rows.choose(s.Page)
}

// pageTitle is a page's own title, that of its event, or its day.
func pageTitle(w words, store *chronicle.Store, p story.Page) string {
	if p.Title != "" {
		return p.Title
	}
	if e := store.Event(p.Event); e != nil {
		return e.Title
	}
	return w.text("story.date", p.Day)
}

// pageRow is a line of the list of pages: its number, its title in at most two lines,
// and its day. A hidden page is faint and says so.
type pageRow struct {
	widget.BaseWidget
	words
	number int
	page   story.Page
	title  string
	date   string
}

func newPageRow(w words) *pageRow {
	r := &pageRow{words: w}
	r.ExtendBaseWidget(r)
	return r
}

func (r *pageRow) show(i int, p story.Page, title, date string) {
	r.number, r.page, r.title, r.date = i+1, p, title, date
	r.Refresh()
}

// CreateRenderer draws the row.
func (r *pageRow) CreateRenderer() fyne.WidgetRenderer {
	p := &pageRowRenderer{row: r}
	p.arrange(r.Size())
	return p
}

type pageRowRenderer struct {
	row   *pageRow
	lines lines
}

const (
	pageHeight  float32 = 58
	pageNumber  float32 = 34 // width of the numbers' column
	pageRowLine         = 2  // lines of a title
)

func (p *pageRowRenderer) arrange(size fyne.Size) {
	p.lines.clear()
	r := p.row
	if r.number == 0 || size.Width < pageNumber {
		return
	}
	date := r.date
	heading := style{size: tableSize, bold: true}
	if r.page.Hidden {
		date = r.text("story.hidden", date)
		heading.color = colorSecondary
	}
	p.line(strconv.Itoa(r.number), style{size: tableSize, color: colorSecondary}, gapMedium, rowPad)
	y, width := rowPad, size.Width-pageNumber-gapMedium
	for _, line := range heading.clipped(r.title, width, pageRowLine) {
		y += p.line(line, heading, gapMedium+pageNumber-gapSmall, y)
	}
	p.line(date, caption, gapMedium+pageNumber-gapSmall, y)
}

// line sets a text and returns its height.
func (p *pageRowRenderer) line(text string, s style, x, y float32) float32 {
	t := p.lines.add(text, s, p.row.Theme())
	t.Move(fyne.NewPos(x, y))
	return t.Size().Height
}

func (p *pageRowRenderer) Layout(size fyne.Size)        { p.arrange(size) }
func (p *pageRowRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, pageHeight) }
func (p *pageRowRenderer) Objects() []fyne.CanvasObject { return p.lines.objects() }
func (p *pageRowRenderer) Destroy()                     {}

func (p *pageRowRenderer) Refresh() {
	p.arrange(p.row.Size())
	canvas.Refresh(p.row)
}
