package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"borderatlas/app/lang"
	"borderatlas/app/model"
	"borderatlas/layers/calendar"
)

// timebar is the row of words and buttons above the time axis.
type timebar struct {
	words
	days  calendar.Span
	send  func(model.Msg)
	done  func() // gives the focus to the map after a date was typed
	grown func() // the bar needs another height
	date  *paragraph
	count *paragraph
	entry *field
	wrong *paragraph
	scale *toggle
	root  *fyne.Container
}

func newTimebar(w words, days calendar.Span, keys router, send func(model.Msg), done, grown func()) *timebar {
	b := &timebar{words: w, days: days, send: send, done: done, grown: grown}
	b.date = newLabel("", title)
	b.count = newLabel("", style{color: colorSecondary})
	b.wrong = newLabel("", style{size: tableSize, bold: true})
	b.wrong.Hide()
	b.entry = newField(w.text("bar.date-hint"), b.typed, done)
	b.scale = newToggle(newLabel(w.text("bar.true-scale"), body), false, keys, func(on bool) { send(model.UseLinear{Linear: on}) })
	b.scale.SetToolTip(w.text("bar.true-scale.tip"))

	press := func(s buttonSpec, tip string, msg model.Msg) fyne.CanvasObject {
		s.tip = w.text(tip)
		return newButton(s, keys, func() { send(msg) })
	}
	steps := []fyne.CanvasObject{
		press(buttonSpec{icon: firstIcon}, "bar.first-event", model.FirstEvent{}),
		press(buttonSpec{text: w.text("bar.event"), icon: chevronLeft}, "bar.previous-event", model.StepEvent{By: -1}),
		press(buttonSpec{text: w.text("bar.event"), icon: chevronRight, after: true}, "bar.next-event", model.StepEvent{By: 1}),
		press(buttonSpec{text: w.text("bar.day"), icon: chevronLeft}, "bar.previous-day", model.StepDay{By: -1}),
		press(buttonSpec{text: w.text("bar.day"), icon: chevronRight, after: true}, "bar.next-day", model.StepDay{By: 1}),
		press(buttonSpec{icon: lastIcon}, "bar.last-event", model.LastEvent{}),
	}
	group := &fyne.Container{Layout: together{gapTiny}, Objects: steps}
	typing := container.NewGridWrap(fyne.NewSize(dateFieldWidth, control), b.entry)
	b.root = container.New(barLayout{}, b.date, b.count, b.scale, group, typing, b.wrong)
	return b
}

const dateFieldWidth float32 = 156

// barLayout sets the date and the count at the left, the buttons, the field and
// the switch at the right. Where they do not fit on one line, the buttons and the
// field go to a second one. What is wrong with a typed date stands beside the
// field, or below it where there is no room.
type barLayout struct{}

// fits tells whether objects fit side by side into a width.
func fits(width float32, objects ...fyne.CanvasObject) bool {
	return spread(objects, gapMedium) <= width
}

// place sets objects side by side from x on, centred on a line.
func place(x, y, height float32, objects ...fyne.CanvasObject) {
	for _, o := range objects {
		m := o.MinSize()
		o.Move(fyne.NewPos(x, y+(height-m.Height)/2))
		o.Resize(m)
		x += m.Width + gapMedium
	}
}

func (barLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	date, count, scale, steps, field, wrong := o[0], o[1], o[2], o[3], o[4], o[5]
	place(0, 0, control, date, count)
	if fits(size.Width, date, count, steps, field, scale) {
		right := []fyne.CanvasObject{steps, field, scale}
		place(size.Width-spread(right, gapMedium), 0, control, right...)
		place(0, control, wrong.MinSize().Height, wrong)
		return
	}
	second := control + gapTiny
	place(size.Width-scale.MinSize().Width, 0, control, scale)
	place(0, second, control, steps, field)
	if fits(size.Width, steps, field, wrong) {
		place(spread([]fyne.CanvasObject{steps, field}, gapMedium)+gapMedium, second, control, wrong)
	} else {
		place(0, second+control, wrong.MinSize().Height, wrong)
	}
}

func (barLayout) heightFor(o []fyne.CanvasObject, width float32) float32 {
	date, count, scale, steps, field, wrong := o[0], o[1], o[2], o[3], o[4], o[5]
	height := control
	beside := false
	if !fits(width, date, count, steps, field, scale) {
		height += gapTiny + control
		beside = fits(width, steps, field, wrong)
	}
	if wrong.Visible() && !beside {
		height += wrong.MinSize().Height
	}
	return height
}

func (barLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(spread(o[3:5], gapMedium), control)
}

// together keeps objects on one line.
type together struct{ gap float32 }

func (t together) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var x float32
	for _, o := range objects {
		m := o.MinSize()
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		o.Resize(m)
		x += m.Width + t.gap
	}
}

func (t together) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(spread(objects, t.gap), highest(objects))
}

// show presents the position.
func (b *timebar) show(m *model.Model) {
	s := m.State()
	b.date.SetText(b.text("bar.today", s.At.Day, lang.Capital(lang.Weekday(b.lang, s.At.Day))))
	number, of := m.Count()
	switch {
	case number > 0:
		b.count.SetText(b.text("bar.count", number, of))
	case s.At.Event != "":
		b.count.SetText(b.text("bar.began-earlier"))
	default:
		b.count.SetText(b.text("bar.none"))
	}
	b.scale.set(s.Linear)
	b.fault("")
	b.root.Refresh()
}

// typed goes to a typed date, or says in one sentence what is wrong with it.
func (b *timebar) typed(s string) {
	day, err := lang.ParseDay(s)
	switch {
	case err != nil:
		b.fault(b.text("bar.date-wrong", s))
	case !b.days.Contains(day):
		b.fault(b.text("bar.date-outside", b.days.First, b.days.Last))
	default:
		b.entry.SetText("")
		b.send(model.GoToDay{Day: day})
		b.done()
	}
}

// fault shows a sentence beside the field, or none.
func (b *timebar) fault(sentence string) {
	if sentence == b.wrong.text {
		return
	}
	b.wrong.SetText(sentence)
	if sentence == "" {
		b.wrong.Hide()
	} else {
		b.wrong.Show()
	}
	b.grown()
}
