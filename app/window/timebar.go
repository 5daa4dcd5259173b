package window

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/lang"
	"borderatlas/app/model"
	"borderatlas/app/timeline"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// timebar is the words and buttons above the time axis: the chosen day and its
// clocks, steps and playing, the days that are shown beside the chosen one, and
// the part of the axis that is in sight.
type timebar struct {
	words
	days   calendar.Span
	keys   router
	send   func(model.Msg)
	titled func(words string) (id string, found bool)
	view   func(calendar.Span)        // shows a part of the axis
	ask    func()                     // asks for a typed speed
	done   func()                     // gives the focus to the map after a date was typed
	grown  func()                     // the bar needs another height
	parts  func() []timeline.Preset   // of the axis
	state  func() model.State         // for menus, which are made when they open
	modes  map[chronicle.Mode]*button // in the order of barModes
	length *field                     // of the window in days

	date, count, clocks, wrong *paragraph
	entry                      *field
	play                       *button
	steps, speed, axis         *chooser
	root                       *fyne.Container
}

// barModes are the modes with their icons, in the order of the buttons.
var barModes = []struct {
	mode chronicle.Mode
	icon fyne.Resource
	id   string
}{
	{chronicle.OnDay, onDayIcon, "day"}, {chronicle.Window, windowIcon, "window"}, {chronicle.Until, untilIcon, "until"},
}

// The widths of fields in dp.
const (
	dateFieldWidth float32 = 176
	daysFieldWidth float32 = 72
)

// build makes the parts; the functions of the bar are set by then.
func (b *timebar) build() {
	b.date = newLabel("", title)
	b.count = newLabel("", style{color: colorSecondary})
	b.clocks = newLabel("", style{color: colorSecondary})
	b.wrong = newText("", style{size: tableSize, bold: true})
	b.wrong.Hide()
	b.entry = newField(b.text("bar.date-hint"), b.typed, b.drop)
	typing := container.NewGridWrap(fyne.NewSize(dateFieldWidth, control), b.entry)
	top := &fyne.Container{Layout: headline{}, Objects: []fyne.CanvasObject{b.date, b.count, b.clocks, typing}}

	b.steps = newChooser(b.keys, b.stepItems)
	b.speed = newChooser(b.keys, b.speedItems)
	b.axis = newChooser(b.keys, b.axisItems)
	controls := &fyne.Container{Layout: shelves{gapSmall, gapTiny}, Objects: []fyne.CanvasObject{
		b.transport(), b.steps.button, b.speed.button, b.axis.button, b.modeButtons(),
	}}
	b.root = &fyne.Container{Layout: column{gapTiny}, Objects: []fyne.CanvasObject{top, controls, b.wrong}}
}

// transport is the buttons that step and play.
func (b *timebar) transport() fyne.CanvasObject {
	press := func(icon fyne.Resource, tip string, msg model.Msg) fyne.CanvasObject {
		return newButton(buttonSpec{icon: icon, tip: tip}, b.keys, func() { b.send(msg) })
	}
	b.play = newButton(buttonSpec{icon: theme.MediaPlayIcon(), tip: b.text("time.play")}, b.keys, func() {
		b.send(model.Play{On: !b.state().Playing})
	})
	return &fyne.Container{Layout: together{gapTiny}, Objects: []fyne.CanvasObject{
		press(firstIcon, b.text("bar.first-event"), model.FirstEvent{}),
		press(chevronLeft, b.text("time.previous"), model.Step{By: -1}),
		b.play,
		press(chevronRight, b.text("time.next"), model.Step{By: 1}),
		press(lastIcon, b.text("bar.last-event"), model.LastEvent{}),
	}}
}

// modeButtons are the three modes by name; the length of the window is typed
// behind them.
func (b *timebar) modeButtons() fyne.CanvasObject {
	row := &fyne.Container{Layout: together{gapTiny}}
	b.modes = map[chronicle.Mode]*button{}
	for _, m := range barModes {
		b.modes[m.mode] = newButton(buttonSpec{icon: m.icon}, b.keys, func() { b.send(model.UseMode{Mode: m.mode}) })
		row.Objects = append(row.Objects, b.modes[m.mode])
	}
	b.length = newField("", b.typedLength, b.done)
	row.Objects = append(row.Objects, container.NewGridWrap(fyne.NewSize(daysFieldWidth, control), b.length))
	return row
}

// show presents the position and what is chosen.
func (b *timebar) show(m *model.Model) {
	s := m.State()
	b.date.SetText(b.heading(m.Event(), s.At.Day))
	number, of := m.Count()
	switch {
	case number > 0:
		b.count.SetText(b.text("bar.count", number, of))
	case s.At.Event != "":
		b.count.SetText(b.text("bar.began-earlier"))
	case of > 0:
		b.count.SetText(b.text("bar.begin", of))
	default:
		b.count.SetText(b.text("bar.none"))
	}
	b.clocks.SetText(b.clock(m.Event()))
	b.fault("")
	b.root.Objects[0].Refresh()
}

// heading is the chosen day with its weekday, or the date of an event of which no day is known.
func (b *timebar) heading(e *chronicle.Event, d calendar.Day) string {
	if e != nil && e.Precision.Vague() {
		return lang.Capital(layers.EventDate(b.text, e))
	}
	return b.text("bar.today", d, lang.Capital(lang.Weekday(b.lang, d)))
}

// showChoices presents modes, steps, speed, playing and the part of the axis in sight.
func (b *timebar) showChoices() {
	s := b.state()
	for _, m := range barModes {
		b.modes[m.mode].dress(buttonSpec{
			text: b.text("time.mode."+m.id, s.Reach.Days), icon: m.icon, on: s.Reach.Mode == m.mode,
		})
	}
	show(b.length, s.Reach.Mode == chronicle.Window)
	b.length.SetText(strconv.Itoa(s.Reach.Days))
	play := buttonSpec{icon: theme.MediaPlayIcon(), tip: b.text("time.play")}
	if s.Playing {
		play = buttonSpec{icon: theme.MediaPauseIcon(), tip: b.text("time.pause"), on: true}
	}
	b.play.dress(play)
	b.steps.name(b.text("time.steps."+string(s.Steps)), b.text("time.steps"))
	b.speed.name(b.speedName(s.Speed), b.text("time.speed"))
	b.showAxis()
	b.grown()
}

// showAxis names the part of the axis that is in sight.
func (b *timebar) showAxis() {
	name := b.text("time.axis.other")
	for _, p := range b.parts() {
		if p.Span == b.state().Axis {
			name = p.Name(b.text)
		}
	}
	b.axis.name(name, b.text("time.axis"))
}

func (b *timebar) speedName(s model.Speed) string {
	return b.text("time.speed."+string(s.Per), whole(s.Value))
}

// whole is an int where it can be, because texts that count are chosen by ints.
func whole(v float64) any {
	if v == float64(int(v)) {
		return int(v)
	}
	return v
}

// clock is the first clock time of an event that is known in both zones.
func (b *timebar) clock(e *chronicle.Event) string {
	if e == nil {
		return ""
	}
	for _, k := range e.Clocks {
		there, bishkek, known := k.In(chronicle.Bishkek)
		here, dushanbe, _ := k.In(chronicle.Dushanbe)
		if !known {
			continue
		}
		time := b.text("time.clocks", bishkek, dushanbe)
		if there != here {
			time = b.text("time.clocks.days", bishkek, there, dushanbe, here)
		}
		if k.About {
			time = b.text("time.clocks.about", time)
		}
		return time
	}
	return ""
}

// typed goes to a typed date or to an event by a word of its title, or says in
// one sentence what is wrong.
func (b *timebar) typed(s string) {
	day, err := lang.ParseDay(s)
	var msg model.Msg = model.GoToDay{Day: day}
	if err != nil {
		id, found := b.titled(s)
		if !found {
			b.fault(b.text("bar.date-wrong", s))
			return
		}
		msg = model.GoToEvent{ID: id}
	} else if !b.days.Contains(day) {
		b.fault(b.text("bar.date-outside", b.days.First, b.days.Last))
		return
	}
	b.send(msg)
	b.drop()
}

// drop leaves the field, with nothing in it and nothing wrong.
func (b *timebar) drop() {
	b.entry.SetText("")
	b.fault("")
	b.done()
}

// typedLength gives the window another length, or says what is wrong with it.
func (b *timebar) typedLength(s string) {
	days, err := strconv.Atoi(s)
	if err != nil || days < chronicle.ShortestWindow || days > chronicle.LongestWindow {
		b.fault(b.text("time.days-wrong", s, chronicle.ShortestWindow, chronicle.LongestWindow))
		return
	}
	b.fault("")
	b.send(model.UseDays{Days: days})
	b.done()
}

// fault shows a sentence under the buttons, or none.
func (b *timebar) fault(sentence string) {
	if sentence == b.wrong.text {
		return
	}
	b.wrong.SetText(sentence)
	show(b.wrong, sentence != "")
	b.grown()
}
