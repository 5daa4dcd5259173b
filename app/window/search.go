package window

import (
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/fault"
)

// search is a field at the top of the panel at the left and, while something is
// typed in it, what was found: places and events, each group with the best first.
type search struct {
	words
	index   lazyIndex
	send    func(model.Msg)
	leave   func() // gives the keys to the map
	changed func() // something is typed now, or nothing any more

	entry  *searchField
	filter chronicle.Filter
	body   *fyne.Container
	sheet  *sheet
	scroll *container.Scroll
	rows   []*press // what can be pressed, from above
}

// The most that is listed of a group. Whoever needs more types another word.
const (
	mostPlaces = 8
	mostNamed  = 6
	mostEvents = 40
)

// lazyIndex is what is searched in, read from the chronicle when something is
// searched for the first time.
type lazyIndex func() *index

// index is the chronicle and the names of the base map.
type index struct {
	*chronicle.Search
	named []layers.Named // the others of the search
}

func newIndex(s *layers.Stack) lazyIndex {
	return sync.OnceValue(func() *index {
		x := &index{named: s.Named()}
		names := make([][]string, len(x.named))
		for i, n := range x.named {
			names[i] = n.Spellings()
		}
		x.Search = chronicle.NewSearch(s.Data().Chronicle, names...)
		return x
	})
}

func newSearch(w words, index lazyIndex, send func(model.Msg), leave func()) *search {
	s := &search{words: w, index: index, send: send, leave: leave, changed: func() {}, sheet: &sheet{}}
	s.entry = newSearchField(w, s)
	s.body = &fyne.Container{Layout: column{2}}
	s.scroll = container.NewVScroll(&fyne.Container{
		Layout: s.sheet, Objects: []fyne.CanvasObject{padded(inset{gapSmall, 0, gapSmall, gapMedium}, s.body)},
	})
	return s
}

// query is what is typed.
func (s *search) query() string { return strings.TrimSpace(s.entry.Text) }

// find presents what fits the words that are typed.
func (s *search) find() {
	s.rows, s.body.Objects = nil, nil
	if s.query() != "" {
		index := s.index()
		found := index.Find(s.query())
		for _, p := range found.Places[:min(len(found.Places), mostPlaces)] {
			s.rows = append(s.rows, s.place(p))
		}
		s.group("search.places", s.rows, len(found.Places))
		places := len(s.rows)
		for _, i := range found.Others[:min(len(found.Others), mostNamed)] {
			s.rows = append(s.rows, s.named(index.named[i]))
		}
		s.group("search.named", s.rows[places:], len(found.Others))
		places = len(s.rows)
		for _, e := range found.Events[:min(len(found.Events), mostEvents)] {
			s.rows = append(s.rows, s.event(e))
		}
		s.group("search.events", s.rows[places:], len(found.Events))
		if len(s.rows) == 0 {
			s.body.Add(newText(s.text("search.nothing", s.query()), caption))
		}
	}
	s.body.Refresh()
	s.scroll.Content.Refresh()
	s.scroll.ScrollToTop()
	s.scroll.Refresh()
	s.changed()
}

// group lists results under a heading that says how many there are.
func (s *search) group(heading string, rows []*press, all int) {
	if all == 0 {
		return
	}
	s.body.Add(padded(inset{gapTiny, gapSmall, 0, 0}, newText(s.text(heading, all), head)))
	for _, r := range rows {
		s.body.Add(r)
	}
	if more := all - len(rows); more > 0 {
		s.body.Add(padded(inset{gapTiny, 0, 0, 0}, newText(s.text("search.more", more), caption)))
	}
}

// event is a result: its title, its days and places. One that the filter leaves
// out is found nevertheless, and says so.
func (s *search) event(e *chronicle.Event) *press {
	notes := []string{s.shortSpan(e), s.places(e)}
	if !s.filter.Match(e) {
		notes = append(notes, s.text("search.left-out"))
	}
	mark := newMark(layers.KindSymbol(s.theme, e.Kind.Group(), true), markSize, markSize)
	return s.result(mark, e.Title, notes, model.GoToEvent{ID: e.ID})
}

// place is a result: its name and its other spellings.
func (s *search) place(p *chronicle.Place) *press {
	name := p.Name(s.lang)
	var others []string
	for _, n := range p.Spellings() {
		if n != name && !slices.Contains(others, n) {
			others = append(others, n)
		}
	}
	return s.result(icon(pinIcon, theme.ColorNameForeground, markSize), name, others, model.ShowPlace{ID: p.ID})
}

// named is a result of the base map: its name, what it is and its other spellings.
func (s *search) named(n layers.Named) *press {
	name := nameIn(n.Names, s.lang)
	kind := [...]string{layers.NamedProvince: "province", layers.NamedExclave: "exclave", layers.NamedTown: "town"}[n.Kind]
	notes := []string{s.text("search.named." + kind)}
	for _, other := range n.Spellings() {
		if other != name {
			notes = append(notes, other)
		}
	}
	return s.result(icon(pinIcon, theme.ColorNameForeground, markSize), name, notes, model.ShowNamed{Named: n})
}

func (s *search) result(mark fyne.CanvasObject, name string, notes []string, msg model.Msg) *press {
	notes = slices.DeleteFunc(notes, func(n string) bool { return n == "" })
	line := &fyne.Container{
		Layout: columns{[]float32{markSize, 0}, gapSmall, false},
		Objects: []fyne.CanvasObject{mark, rows(
			newText(name, table), newText(strings.Join(notes, " · "), caption))},
	}
	p := newPress(line, inset{gapTiny, gapTiny, gapTiny, gapTiny}, name, func() { s.send(msg) })
	p.keys = s.rowKey
	return p
}

// rowKey moves among the results; upwards from the first one lies the field.
func (s *search) rowKey(ev *fyne.KeyEvent) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(s.entry)
	at := slices.IndexFunc(s.rows, func(p *press) bool { return p == c.Focused() })
	switch ev.Name {
	case fyne.KeyDown:
		at++
	case fyne.KeyUp:
		at--
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = len(s.rows) - 1
	case fyne.KeyEscape:
		s.clear()
		return true
	default:
		return false
	}
	s.focus(c, at)
	return true
}

// focus gives the keys to a result and brings it into view; before the first one
// lies the field.
func (s *search) focus(c fyne.Canvas, at int) {
	if at < 0 || len(s.rows) == 0 {
		c.Focus(s.entry)
		return
	}
	row := s.rows[min(at, len(s.rows)-1)]
	c.Focus(row)
	top, bottom := row.Position().Y, row.Position().Y+row.Size().Height
	offset := s.scroll.Offset
	offset.Y = min(max(offset.Y, bottom-s.scroll.Size().Height), top)
	s.scroll.ScrollToOffset(offset)
}

// first acts as if the best result was pressed.
func (s *search) first() {
	if len(s.rows) > 0 {
		s.rows[0].tapped()
	}
}

// clear empties the field, which brings back what was there before, and leads to
// the map.
func (s *search) clear() {
	s.entry.SetText("")
	s.leave()
}

// searchField is a field whose lower neighbours are the results.
type searchField struct {
	field
	search *search
}

func newSearchField(w words, s *search) *searchField {
	f := &searchField{search: s}
	f.leave = s.clear
	f.PlaceHolder, f.Icon = w.text("search.hint"), theme.SearchIcon()
	f.OnSubmitted = func(string) { s.first() }
	erase := newButton(buttonSpec{icon: theme.CancelIcon(), tip: w.text("search.clear"), flat: true, small: true}, nil, s.clear)
	erase.Hide()
	f.ActionItem = erase
	f.OnChanged = func(text string) {
		show(erase, text != "")
		s.find()
	}
	f.ExtendBaseWidget(f)
	return f
}

// TypedKey leads down to the results and types otherwise.
func (f *searchField) TypedKey(ev *fyne.KeyEvent) {
	defer fault.Report()
	if ev.Name == fyne.KeyDown && len(f.search.rows) > 0 {
		f.search.focus(fyne.CurrentApp().Driver().CanvasForObject(f), 0)
		return
	}
	f.field.TypedKey(ev)
}
