package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// card is the panel at the right: the chosen event, a place, or a list to choose from.
type card struct {
	words
	stack *layers.Stack
	keys  router
	send  func(model.Msg)

	beside *beside          // draws what takes its time
	told   *chronicle.Event // whose card it is; nil: it is about something else

	head, kit kit // what header and body are made of
	header    *fyne.Container
	body      *fyne.Container
	sheet     *sheet
	scroll    *container.Scroll
	root      fyne.CanvasObject
}

// words is what every part of the window needs to write and draw.
type words struct {
	text  layers.Text
	lang  string
	theme *layers.Theme
}

const cardPad = gapLarge

func newCard(w words, stack *layers.Stack, keys router, send func(model.Msg), slow *beside) *card {
	c := &card{words: w, stack: stack, keys: keys, send: send, beside: slow, sheet: &sheet{}}
	c.header = &fyne.Container{Layout: column{}}
	c.body = &fyne.Container{Layout: column{gapSmall}}
	c.scroll = container.NewVScroll(&fyne.Container{
		Layout:  c.sheet,
		Objects: []fyne.CanvasObject{padded(inset{cardPad, 0, cardPad, gapLarge}, c.body)},
	})
	c.root = &fyne.Container{
		Layout: topped{}, Objects: []fyne.CanvasObject{padded(inset{cardPad, gapSmall, gapSmall, gapSmall}, c.header), c.scroll},
	}
	return c
}

// topped gives the first object its height and the second the rest.
type topped struct{}

func (topped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := heightFor(objects[0], size.Width)
	objects[0].Resize(fyne.NewSize(size.Width, h))
	objects[1].Move(fyne.NewPos(0, h))
	objects[1].Resize(size.SubtractWidthHeight(0, h))
}

func (topped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(0, objects[1].MinSize().Height)
}

// setWidth tells the card its width before it is laid out.
func (c *card) setWidth(w float32) {
	if c.sheet.width != w {
		c.sheet.width = w
		c.scroll.Content.Refresh()
	}
}

// show presents what the model says that the card is about.
func (c *card) show(m *model.Model) {
	s := m.State()
	c.leave()
	c.told = nil
	c.head.again()
	c.kit.again()
	switch s.Subject.Kind {
	case model.ListSubject:
		c.fill(c.listHeader(len(s.Subject.IDs)), c.list(s.Subject.IDs))
	case model.PlaceSubject:
		c.fill(c.backHeader(pinIcon, "card.place"), c.place(c.store().Place(s.Subject.IDs[0]), m.SubjectDay()))
	case model.TownSubject:
		c.fill(c.backHeader(pinIcon, "card.town"), c.town(s.Subject.IDs[0], m.SubjectDay()))
	case model.ExclaveSubject:
		c.fill(c.backHeader(pinIcon, "card.exclave"), c.exclave(s.Subject.IDs[0], m.SubjectDay()))
	case model.FireSubject:
		c.fill(c.backHeader(pinIcon, "card.fire"), c.fire(s.Subject.IDs[0]))
	default:
		if e := m.PinnedEvent(); e != nil {
			c.fill(c.pinnedHeader(e), c.event(e))
		} else if e := m.Event(); e != nil {
			number, of := m.Count()
			c.fill(c.eventHeader(e, number, of), c.event(e))
		} else {
			c.fill(c.dayHeader(s.At.Day), c.day(s.At.Day))
		}
	}
}

func (c *card) store() *chronicle.Store { return c.stack.Data().Chronicle }

// fill replaces the card's content and scrolls to its top.
func (c *card) fill(header fyne.CanvasObject, parts []fyne.CanvasObject) {
	c.header.Objects = []fyne.CanvasObject{header}
	c.body.Objects = parts
	c.header.Refresh()
	c.scroll.ScrollToTop()
	c.scroll.Refresh()
}

// leave takes the focus away from what will be something else in a moment. The
// buttons of the header are what they were, and keep it.
func (c *card) leave() {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(c.root)
	if canvas == nil {
		return
	}
	if o, ok := canvas.Focused().(fyne.CanvasObject); ok && c.kit.holds(o) {
		canvas.Unfocus()
	}
}

func (c *card) closeButton() fyne.CanvasObject {
	return c.head.button(buttonSpec{icon: theme.CancelIcon(), tip: c.text("card.close"), flat: true, small: true}, c.keys,
		func() { c.send(model.OpenCard{Open: false}) })
}

// bar is a header's row: a mark or icon, words, and buttons at the right.
func (c *card) bar(lead, label fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	objects, widths := []fyne.CanvasObject{lead, label}, []float32{lead.MinSize().Width, 0}
	for _, b := range buttons {
		objects, widths = append(objects, b), append(widths, b.MinSize().Width)
	}
	return c.head.box(columns{widths, gapTiny, true}, objects...)
}

func (c *card) eventHeader(e *chronicle.Event, number, of int) fyne.CanvasObject {
	kind := c.text("card.kind." + string(e.Kind))
	if e.Umbrella {
		kind = c.text("card.umbrella", kind)
	}
	step := func(icon fyne.Resource, tip string, by int) fyne.CanvasObject {
		return c.head.button(buttonSpec{icon: icon, tip: c.text(tip), flat: true, small: true}, c.keys,
			func() { c.send(model.StepEvent{By: by}) })
	}
	quiet := style{size: tableSize, color: colorSecondary}
	back, on := step(chevronLeft, "bar.previous-event", -1), step(chevronRight, "bar.next-event", 1)
	if number == 0 { // long words, which would leave the kind no room beside them
		words := c.head.rows(c.head.text(kind, quiet), c.head.text(c.text("card.began-earlier"), caption))
		return c.bar(c.kindMark(&c.head, e), words, back, on, c.closeButton())
	}
	return c.bar(c.kindMark(&c.head, e), c.head.text(kind, quiet), back, c.head.label(c.text("card.count", number, of), quiet), on, c.closeButton())
}

const markSize float32 = 20

func (c *card) kindMark(k *kit, e *chronicle.Event) fyne.CanvasObject {
	return k.mark(layers.KindSymbol(c.theme, e.Kind.Group(), true), markSize, markSize)
}

func (c *card) listHeader(n int) fyne.CanvasObject {
	return c.bar(c.head.icon(listIcon, colorSecondary),
		c.head.text(c.text("card.list", n), style{size: tableSize, color: colorSecondary}), c.back(), c.closeButton())
}

func (c *card) backHeader(res fyne.Resource, id string) fyne.CanvasObject {
	return c.bar(c.head.icon(res, colorSecondary),
		c.head.text(c.text(id), style{size: tableSize, color: colorSecondary}), c.back(), c.closeButton())
}

// back leads from a place or a list to the chosen event.
func (c *card) back() fyne.CanvasObject {
	return c.head.button(buttonSpec{text: c.text("card.back"), icon: chevronLeft, flat: true, small: true}, c.keys,
		func() { c.send(model.Show{}) })
}

func (c *card) dayHeader(day calendar.Day) fyne.CanvasObject {
	id := "card.no-event"
	if len(c.store().Begin(day)) > 0 {
		id = "card.unchosen"
	}
	return c.bar(c.head.icon(dayIcon, colorSecondary),
		c.head.text(c.text(id), style{size: tableSize, color: colorSecondary}), c.closeButton())
}

// section is a heading over parts, with a line above.
func (c *card) section(heading string, parts ...fyne.CanvasObject) []fyne.CanvasObject {
	return append([]fyne.CanvasObject{c.kit.rule(), c.kit.text(heading, head)}, parts...)
}

// rows stacks lines of a table close together.
func rows(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: column{2}, Objects: objects}
}
