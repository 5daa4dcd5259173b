package window

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/fault"
)

// filterPane is where the user says which events are shown: of which kinds, which
// side they affected, where, how sure they are and whose source they have.
type filterPane struct {
	words
	send    func(model.Msg)
	filter  chronicle.Filter
	count   *paragraph
	kinds   []*toggle // in the order of chronicle.Kinds
	choices []*choiceOf
	sheet   *sheet
	root    fyne.CanvasObject
	showing bool // choices are made by the program and not by the user
}

// choiceOf is a condition of which one value or none is chosen.
type choiceOf struct {
	pick   *picker
	values []string // of the options; the first is empty, which means any
	of     func(*chronicle.Filter) *string
}

func newFilterPane(w words, store *chronicle.Store, keys router, send func(model.Msg), leave func()) *filterPane {
	p := &filterPane{words: w, send: send, count: newText("", head), sheet: &sheet{}}
	all := newButton(buttonSpec{text: w.text("filter.clear"), icon: theme.CancelIcon()}, keys, func() { send(model.UseFilter{}) })
	parts := []fyne.CanvasObject{p.count, container.NewHBox(all)}
	add := func(id string, values []string, name func(string) string, of func(*chronicle.Filter) *string) {
		c := &choiceOf{values: append([]string{""}, values...), of: of}
		options := []string{w.text("filter.any")}
		for _, v := range values {
			options = append(options, name(v))
		}
		c.pick = newPicker(options, leave)
		c.pick.OnChanged = func(string) { p.changed() }
		p.choices = append(p.choices, c)
		parts = append(parts, padded(inset{0, gapSmall, 0, 0}, newText(w.text(id), head)), c.pick)
	}
	add("filter.side", textsOf(model.Sides), func(v string) string { return w.text("card.side." + v) },
		func(f *chronicle.Filter) *string { return (*string)(&f.Side) })
	add("filter.province", store.Provinces(), w.provinceName,
		func(f *chronicle.Filter) *string { return &f.Province })
	add("filter.confidence", textsOf(model.Confidences), func(v string) string { return w.text("card.confidence." + v) },
		func(f *chronicle.Filter) *string { return (*string)(&f.Confidence) })
	add("filter.publisher", store.Publishers(), func(v string) string { return v },
		func(f *chronicle.Filter) *string { return &f.Publisher })
	parts = append(parts, padded(inset{0, gapSmall, 0, 0}, newText(w.text("filter.kinds"), head)))
	for _, k := range chronicle.Kinds {
		parts = append(parts, p.kind(k, keys))
	}
	p.root = container.NewVScroll(&fyne.Container{Layout: p.sheet, Objects: []fyne.CanvasObject{
		padded(inset{gapMedium, 0, gapMedium, gapMedium}, &fyne.Container{Layout: column{gapTiny}, Objects: parts}),
	}})
	return p
}

// textsOf is a list of names as plain texts.
func textsOf[T ~string](list []T) []string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = string(v)
	}
	return texts
}

// provinceName is a province in the language of the interface.
func (w words) provinceName(english string) string { return w.text("filter.province." + english) }

// kind is the switch of a kind, with its mark.
func (p *filterPane) kind(k chronicle.Kind, keys router) fyne.CanvasObject {
	t := newToggle(newText(p.text("card.kind."+string(k)), body), true, keys, func(on bool) {
		p.send(model.UseFilter{Filter: p.filter.WithKind(k, on)})
	})
	p.kinds = append(p.kinds, t)
	mark := newMark(layers.KindSymbol(p.theme, k.Group(), true), markSize, markSize)
	return &fyne.Container{Layout: columns{[]float32{0, markSize}, gapSmall, true}, Objects: []fyne.CanvasObject{t, mark}}
}

// changed reads the choices.
func (p *filterPane) changed() {
	defer fault.Report()
	if p.showing {
		return
	}
	f := p.filter
	for _, c := range p.choices {
		*c.of(&f) = c.values[max(c.pick.SelectedIndex(), 0)]
	}
	p.send(model.UseFilter{Filter: f})
}

// show presents the filter and what it picks.
func (p *filterPane) show(m *model.Model) {
	p.filter = m.State().Filter
	n, of := m.Share()
	p.count.SetText(p.text("filter.share", n, of))
	for i, k := range chronicle.Kinds {
		if on := p.filter.Shows(k); p.kinds[i].on != on {
			p.kinds[i].set(on)
		}
	}
	p.showing = true
	for _, c := range p.choices {
		c.pick.SetSelectedIndex(max(slices.Index(c.values, *c.of(&p.filter)), 0))
	}
	p.showing = false
}

// filterSign lies on the map while a filter is on, says how many events it leaves,
// and clears it when it is pressed.
type filterSign struct {
	words
	keys router
	send func(model.Msg)
	root *fyne.Container
}

func newFilterSign(w words, keys router, send func(model.Msg)) *filterSign {
	return &filterSign{words: w, keys: keys, send: send, root: container.NewStack()}
}

// show presents the number of events, or nothing while no filter is on.
func (s *filterSign) show(m *model.Model) {
	if m.State().Filter.Any() {
		s.root.Objects = nil
		return
	}
	n, of := m.Share()
	s.root.Objects = []fyne.CanvasObject{newButton(buttonSpec{
		text: s.text("filter.sign", n, of), icon: theme.CancelIcon(), after: true, tip: s.text("filter.clear"), on: true,
	}, s.keys, func() { s.send(model.UseFilter{}) })}
}
