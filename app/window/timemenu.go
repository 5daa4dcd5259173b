package window

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"borderatlas/app/model"
)

// chooser is a button with the name of what is chosen; it offers the others.
type chooser struct{ *button }

// newChooser makes a chooser whose lines are made each time when it is opened.
func newChooser(keys router, items func() []*fyne.MenuItem) *chooser {
	c := &chooser{}
	c.button = newButton(buttonSpec{icon: theme.MenuDropDownIcon()}, keys, func() {
		on := fyne.CurrentApp().Driver().CanvasForObject(c.button)
		widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items()...), on, fyne.NewPos(0, control), c.button)
	})
	return c
}

// name shows what is chosen; tip says of what it is one.
func (c *chooser) name(text, tip string) {
	c.dress(buttonSpec{text: text, icon: theme.MenuDropDownIcon(), after: true, tip: tip})
}

func (b *timebar) stepItems() []*fyne.MenuItem {
	s := b.state()
	var items []*fyne.MenuItem
	for _, kind := range model.StepKinds {
		items = append(items, choice(b.text("time.steps."+string(kind)), s.Steps == kind, func() { b.send(model.UseSteps{Kind: kind}) }))
	}
	return append(items, fyne.NewMenuItemSeparator(),
		choice(b.text("time.empties"), s.Empties, func() { b.send(model.UseEmpties{Keep: !s.Empties}) }))
}

// offered are the speeds that need not be typed.
var offered = []model.Speed{
	{Value: 0.5, Per: model.EventsPerSecond},
	{Value: 1, Per: model.EventsPerSecond},
	{Value: 2, Per: model.EventsPerSecond},
	{Value: 5, Per: model.EventsPerSecond},
	{Value: 1, Per: model.DaysPerSecond},
	{Value: 7, Per: model.DaysPerSecond},
	{Value: 30, Per: model.DaysPerSecond},
}

func (b *timebar) speedItems() []*fyne.MenuItem {
	s := b.state()
	var items []*fyne.MenuItem
	for _, speed := range offered {
		items = append(items, choice(b.speedName(speed), s.Speed == speed, func() { b.send(model.UseSpeed{Speed: speed}) }))
	}
	return append(items, menuItem(b.text("time.speed.other"), b.ask), fyne.NewMenuItemSeparator(),
		choice(b.text("time.loop"), s.Loop, func() { b.send(model.UseLoop{On: !s.Loop}) }))
}

func (b *timebar) axisItems() []*fyne.MenuItem {
	s := b.state()
	var items []*fyne.MenuItem
	for _, p := range b.parts() {
		items = append(items, choice(p.Name(b.text), p.Span == s.Axis, func() { b.view(p.Span) }))
	}
	return append(items, fyne.NewMenuItemSeparator(),
		choice(b.text("menu.axis-events"), !s.Linear, func() { b.send(model.UseLinear{Linear: false}) }),
		choice(b.text("menu.axis-linear"), s.Linear, func() { b.send(model.UseLinear{Linear: true}) }))
}

// speedDialog asks for a speed that is not offered.
func (w *Window) speedDialog() {
	text, now := w.model.Text(), w.model.State().Speed
	units := []model.Rate{model.EventsPerSecond, model.DaysPerSecond}
	per := newPicker([]string{text("time.speed.unit.events"), text("time.speed.unit.days")}, w.closeModal)
	per.SetSelectedIndex(slices.Index(units, now.Per))
	var value *field
	take := func() {
		v, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(value.Text), ",", ".", 1), 64)
		speed := model.Speed{Value: v, Per: units[max(per.SelectedIndex(), 0)]}
		if err != nil || !speed.Valid() {
			w.showPage(text("time.speed"), newText(text("time.speed.wrong", value.Text, model.SlowestPlay, model.FastestPlay), body))
			return
		}
		w.send(model.UseSpeed{Speed: speed})
	}
	value = newField("", func(string) { w.closeModal(); take() }, w.closeModal)
	value.SetText(strconv.FormatFloat(now.Value, 'f', -1, 64))
	form := &fyne.Container{Layout: column{gapSmall}, Objects: []fyne.CanvasObject{value, per}}
	w.open(text("time.speed"), form, nil, answer{text("time.speed.use"), take}, answer{text: text("dialog.cancel")})
}
