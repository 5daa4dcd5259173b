package slides

import (
	"context"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/app/export"
	"borderatlas/app/lang"
	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// builder turns a story into sheets.
type builder struct {
	deck  Deck
	stack *layers.Stack
	store *chronicle.Store
	text  layers.Text
	set   setter
	grid  grid
	cited []*chronicle.Source // by what was shown, in order, each once
	seen  map[*chronicle.Source]bool
	list  []*sheet
}

// setSheets sets the whole presentation: an opening, the pages of the story, sources,
// and what borders and data are. The error is that of ctx, which ends it between pages.
func setSheets(ctx context.Context, stack *layers.Stack, d Deck) ([]*sheet, error) {
	d.Story = d.Story.Shown()
	data := stack.Data()
	b := &builder{
		deck: d, stack: stack, store: data.Chronicle, text: d.Frame.Text, set: setter{data.Fonts},
		grid: newGrid(d.Standard), seen: map[*chronicle.Source]bool{},
	}
	b.opening()
	views := story.Frames(b.store, d.Story)
	for i, p := range d.Story.Pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b.page(p, views[i], i > 0 && views[i] == views[i-1])
	}
	b.closing()
	for i, s := range b.list {
		s.number = i + 1
	}
	return b.list, nil
}

// add puts a sheet at the end, with its title as large as it fits.
func (b *builder) add(k kind, title string) *sheet {
	s := &sheet{kind: k, titleAt: b.grid.titleAt}
	s.title = b.set.largest(title, []float64{36, 30, 26, 22, 18}, true, wide(s.titleAt), high(s.titleAt))
	b.list = append(b.list, s)
	return s
}

func (s *sheet) write(r role, at orb.Bound, list ...paragraph) {
	s.texts = append(s.texts, textBox{r, at, list})
}

// opening is the first sheet: the story's title over the region.
func (b *builder) opening() {
	g := b.grid
	s := b.add(opening, b.deck.Story.Title)
	inner := g.w - 2*g.left
	s.titleAt = box(g.left, 40, inner, 64)
	s.title = b.set.largest(b.deck.Story.Title, []float64{48, 40, 32, 26}, true, wide(s.titleAt), high(s.titleAt))
	s.write(subtitle, box(g.left, 108, inner, 30), soft(20, b.extent()))
	first := b.deck.Story.Pages[0]
	at := box(g.left, 156, inner, 500)
	s.chart = b.chart(first, layers.Region, at, 0.8*inner)
	s.chart.shot.px *= 0.75 // it is large and full of names
	s.write(credit, g.footAt, b.credit(s.chart.shot.frame))
}

// extent says which days the story covers, and in how many pages.
func (b *builder) extent() string {
	var list []chronicle.Position
	for _, p := range b.deck.Story.Pages {
		list = append(list, p.Position())
	}
	return b.text("slides.pages", len(list)) + " · " + layers.PositionsDate(b.text, b.store, list)
}

// chart is a map in a box, drawn width dp wide.
func (b *builder) chart(p story.Page, view orb.Bound, at orb.Bound, width float64) *picture {
	shot := shot{frame: p.Frame(b.deck.Frame), view: view, w: width, h: width * high(at) / wide(at), px: sharpness * wide(at) / width}
	words := export.Describe(b.stack, shot.spec())
	return &picture{box: at, shot: shot, alt: words.Description, title: words.Title}
}

// page sets a page of the story, and what does not fit on sheets behind it.
func (b *builder) page(p story.Page, view orb.Bound, still bool) {
	events := p.Events(b.store)
	s := b.add(mapped, b.title(p, events))
	s.still = still
	s.write(date, b.grid.dateAt, soft(18, b.when(p, events)))
	s.chart = b.chart(p, view, b.grid.mapAt, b.grid.scene)
	s.key = b.keyOf(s.chart.shot)
	all := b.side(s, p, events)
	s.write(credit, b.grid.footAt, b.credit(s.chart.shot.frame))
	var notes []paragraph
	if p.Text != "" {
		for _, line := range typed(p.Text) {
			notes = append(notes, plain(noteSize, line))
		}
	}
	for _, e := range events {
		notes = append(notes, b.story(e)...)
		b.cite(e)
	}
	b.rest(s, all, notes)
}

// cite remembers an event's sources for the closing sheets.
func (b *builder) cite(e *chronicle.Event) {
	for _, s := range e.Sources {
		if !b.seen[s] {
			b.seen[s] = true
			b.cited = append(b.cited, s)
		}
	}
}

// title is the given one, the event's, or the day.
func (b *builder) title(p story.Page, events []*chronicle.Event) string {
	switch {
	case p.Title != "":
		return p.Title
	case p.Event != "" && len(events) == 1:
		return events[0].Title
	}
	return b.day(p.Day)
}

// day is a day with its weekday.
func (b *builder) day(d calendar.Day) string {
	return lang.Capital(b.text("export.day", lang.Weekday(b.deck.Frame.Lang, d), d))
}

// when is the line below the title.
func (b *builder) when(p story.Page, events []*chronicle.Event) string {
	switch {
	case p.Event != "" && len(events) == 1:
		return b.dateOf(events[0])
	case p.Title != "":
		return b.day(p.Day)
	}
	return b.text("export.records", len(b.store.On(p.Day)))
}

// dateOf is when an event happened; a single day has its weekday.
func (b *builder) dateOf(e *chronicle.Event) string {
	if e.Precision == chronicle.ByDay {
		return b.day(e.Span.First)
	}
	return lang.Capital(layers.EventDate(b.text, e))
}

// sentence is the first of a text.
func sentence(text string) string {
	for i := range text {
		rest := text[i:]
		if strings.HasPrefix(rest, ". ") && len(rest) > 2 && strings.ToUpper(rest[2:3]) == rest[2:3] && !initial(text[:i]) {
			return text[:i+1]
		}
	}
	return text
}

// initial tells whether a text ends in a single letter, as names do before a dot.
func initial(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	return len(last) == 1
}

// told is what a page says in its one sentence: the given text, the event's, or
// what the events of the day are.
func (b *builder) told(p story.Page, events []*chronicle.Event) string {
	if p.Text != "" {
		return p.Text
	}
	if p.Event != "" && len(events) == 1 {
		return sentence(events[0].Summary)
	}
	titles := make([]string, len(events))
	for i, e := range events {
		titles[i] = e.Title
	}
	return strings.Join(titles, "; ")
}

// side sets what stands beside the map: the sentence, the figures, and where the
// rest is. It returns the claims that do not all have room there.
func (b *builder) side(s *sheet, p story.Page, events []*chronicle.Event) (rest []claim) {
	at := b.grid.sideAt
	sizes := []float64{26, 24, 22, 20, 18, 16, 14, 12}
	for _, e := range events {
		if len(e.Figures) > 0 { // they need the room
			sizes = sizes[2:]
			break
		}
	}
	words := b.set.largestOf(typed(b.told(p, events)), sizes, false, wide(at), 0.42*high(at))
	said := b.set.height(words, wide(at))
	s.write(lead, box(at.Min[0], at.Min[1], wide(at), said), words...)
	all, few := b.gathered(events)
	if len(all) == 0 {
		return nil
	}
	const gap, remarkRoom = 14, 40
	room := high(at) - said - gap
	shown := rows(all, 3, cellSizes[0])
	columns := b.set.beside(shown, wide(at))
	shown = b.set.set(shown, columns)
	if heightOf(shown) > room {
		rest, shown = all, nil
		for _, size := range cellSizes {
			list := rows(few, 3, size)
			fitting := b.set.beside(list, wide(at))
			if most := measures(b.set.set(list, fitting), room-remarkRoom); len(most) > len(shown) {
				shown, columns = most, fitting
			}
		}
		words, y := b.text("slides.more", count(all)), at.Max[1]-remarkRoom+4
		if len(shown) == 0 {
			words, y = b.text("slides.next", count(all)), at.Min[1]+said+gap
		}
		s.write(remark, box(at.Min[0], y, wide(at), remarkRoom-4),
			b.set.largest(words, []float64{14, 12}, false, wide(at), remarkRoom-4))
	}
	if len(shown) > 0 {
		s.table = &table{at: orb.Point{at.Min[0], at.Min[1] + said + gap}, columns: columns, rows: shown}
	}
	return rest
}

// count is how many claims there are.
func count(list []claim) int {
	n := 0
	for _, c := range list {
		if c.heading == "" && !c.none {
			n++
		}
	}
	return n
}

// measures keeps as many whole measures as there is room for: a side must not be
// missing because the other one came first.
func measures(list []row, room float64) []row {
	n, h := 0, 0.0
	for i, r := range list {
		if r.head {
			n = i
		}
		if h += r.height; h > room {
			for n > 0 && list[n-1].head { // of what there is no room for
				n--
			}
			return list[:n]
		}
	}
	return list
}

// keyScales are how large a key is drawn, the best first.
var keyScales = []float64{1.15, 1.05, 0.95, 0.85, 0.75}

// keyOf is the key of a map, as large as its box has room for.
func (b *builder) keyOf(s shot) *picture {
	at := b.grid.keyAt
	for i, scale := range keyScales {
		k := shot{frame: s.frame, view: s.view, w: wide(at) / scale, h: s.h * wide(at) / scale / s.w, px: sharpness * scale, key: true}
		drawn := export.Key(b.stack, k.spec())
		switch {
		case drawn.H == 0:
			return nil
		case scale*drawn.H <= high(at) || i == len(keyScales)-1:
			scale = min(scale, high(at)/drawn.H)
			k.px = sharpness * scale
			return &picture{
				box: box(at.Min[0], at.Min[1], scale*drawn.W, scale*drawn.H), shot: k,
				alt: b.text("slides.key.alt"), title: b.text("slides.key"),
			}
		}
	}
	return nil
}

// rest puts what has no room on the sheet itself onto sheets behind it: all claims,
// and the notes from where they would leave their page.
func (b *builder) rest(s *sheet, all []claim, notes []paragraph) {
	parts := b.set.cut(notes, noteWidth, noteHeight)
	if len(parts) > 0 {
		s.notes, parts = parts[0], parts[1:]
	}
	at := b.grid.bodyAt
	columns := []float64{0.17 * wide(at), 0.16 * wide(at), 0.42 * wide(at), 0.25 * wide(at)}
	head := b.set.set([]row{b.columnHeads()}, columns)
	tables := pages(b.set.set(rows(all, 4, cellSizes[0]), columns), high(at)-heightOf(head))
	for i := 0; i < max(len(tables), len(parts)); i++ {
		k := tabled
		if i >= len(tables) {
			k = written
		}
		more := b.add(k, s.title.text())
		more.write(date, b.grid.dateAt, soft(18, b.text("slides.continued", s.texts[0].paragraphs[0].text())))
		if i < len(tables) {
			more.table = &table{at: at.Min, columns: columns, rows: append(head, tables[i]...)}
		}
		if i < len(parts) {
			more.notes = parts[i]
		}
		if k == written {
			more.write(body, at, parts[i]...)
		}
		more.write(credit, b.grid.footAt, soft(12, b.text("credit.chronicle")))
	}
}

// columnHeads says what stands in the columns of a table.
func (b *builder) columnHeads() row {
	size := cellSizes[len(cellSizes)-1]
	return row{cells: []paragraph{
		soft(size, b.text("slides.column.side")), soft(size, b.text("card.value")),
		soft(size, b.text("card.claimed-by")), soft(size, b.text("slides.column.source")),
	}}
}

// credit is the line at the foot: who must be named, and what borders do not mean.
func (b *builder) credit(f layers.Frame) paragraph {
	words := b.text("export.credits.short") + " · " + b.text("export.note")
	return b.set.largest(words, []float64{12, 11, 10}, false, wide(b.grid.footAt), high(b.grid.footAt)).quiet()
}

// quiet is the paragraph in the colour of what is secondary.
func (p paragraph) quiet() paragraph {
	for i := range p.runs {
		p.runs[i].soft = true
	}
	return p
}

// closing adds the sources of everything that was shown, and what the borders and
// the data are.
func (b *builder) closing() {
	at := b.grid.bodyAt
	const gap = 32
	half := (wide(at) - gap) / 2
	columns := b.set.cut(b.sources("", b.cited, 12), half, high(at))
	for i := 0; i < len(columns); i += 2 {
		s := b.add(written, b.text("slides.sources"))
		s.write(date, b.grid.dateAt, soft(18, b.text("slides.sources.count", len(b.cited))))
		s.write(body, box(at.Min[0], at.Min[1], half, high(at)), columns[i]...)
		if i+1 < len(columns) {
			s.write(second, box(at.Min[0]+half+gap, at.Min[1], half, high(at)), columns[i+1]...)
		}
		s.write(credit, b.grid.footAt, soft(12, b.text("credit.chronicle")))
	}
	s := b.add(written, b.text("slides.borders"))
	s.write(date, b.grid.dateAt, soft(18, b.text("slides.borders.what")))
	list := []paragraph{plain(18, b.text("export.note")), plain(18, b.text("slides.borders.line")).below(10), plain(18, b.text("slides.borders.claims")).below(10)}
	if b.deck.Frame.Lang != lang.English {
		list = append(list, plain(18, b.text("card.english")).below(10))
	}
	list = append(list, bold(18, b.text("slides.licences")).below(16))
	for _, c := range b.stack.Credits(b.deck.Story.Pages[0].Frame(b.deck.Frame)) {
		list = append(list, plain(16, c+".").below(4))
	}
	list = append(list, plain(16, b.text("slides.licences.open")).below(4))
	s.write(body, at, list...)
	s.notes = []paragraph{plain(noteSize, b.text("export.note"))}
	s.write(credit, b.grid.footAt, soft(12, b.text("export.program")))
}
