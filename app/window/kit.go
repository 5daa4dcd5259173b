package window

import (
	"fyne.io/fyne/v2"

	"borderatlas/mapview/scene"
)

// kit lends the objects of a panel that says something else at every step. Those of
// the step before are lent again: the toolkit keeps all that it has met for a minute,
// with pictures and textures, and would pile up a hundred times a card.
type kit struct{ shelves map[any]*shelf }

// shelf is the objects of one kind, the lent ones first.
type shelf struct {
	objects []fyne.CanvasObject
	lent    int
}

// again takes back everything that was lent. What is in the window stays as it is
// until it is lent again.
func (k *kit) again() {
	for _, s := range k.shelves {
		s.lent = 0
	}
}

// lend finds an object of a kind that is not lent, or makes one. Those of a kind are
// made alike.
func lend[T fyne.CanvasObject](k *kit, kind any, make func() T) T {
	s := k.shelves[kind]
	if s == nil {
		if k.shelves == nil {
			k.shelves = map[any]*shelf{}
		}
		s = &shelf{}
		k.shelves[kind] = s
	}
	if s.lent == len(s.objects) {
		s.objects = append(s.objects, make())
	}
	s.lent++
	return s.objects[s.lent-1].(T)
}

// holds tells whether an object is one of the kit.
func (k *kit) holds(o fyne.CanvasObject) bool {
	for _, s := range k.shelves {
		for _, own := range s.objects[:s.lent] {
			if own == o {
				return true
			}
		}
	}
	return false
}

// The kinds of objects. Buttons are of the kind of their looks, a buttonSpec, texts of
// their style.
type (
	labelKind  struct{ style style }
	linkKind   struct{ style style }
	choiceKind struct{ style style }
	iconKind   struct {
		icon fyne.Resource
		ink  fyne.ThemeColorName
	}
	markKind  struct{ w, h float32 }
	plainKind string
)

const (
	ruleKind plainKind = "rule"
	boxKind  plainKind = "box"
	rowKind  plainKind = "row"
	plotKind plainKind = "plot"
)

// text is a text that wraps.
func (k *kit) text(text string, s style) *paragraph {
	p := lend(k, s, func() *paragraph { return newText("", s) })
	p.SetText(text)
	return p
}

// label is a text on one line.
func (k *kit) label(text string, s style) *paragraph {
	p := lend(k, labelKind{s}, func() *paragraph { return newLabel("", s) })
	p.SetText(text)
	return p
}

// rule is a thin line across.
func (k *kit) rule() fyne.CanvasObject { return lend(k, ruleKind, newRule) }

// box is objects in a layout. Who puts it into the window refreshes it.
func (k *kit) box(layout fyne.Layout, objects ...fyne.CanvasObject) *fyne.Container {
	b := lend(k, boxKind, func() *fyne.Container { return &fyne.Container{} })
	b.Layout, b.Objects = layout, objects
	return b
}

// rows stacks lines of a table close together.
func (k *kit) rows(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return k.box(column{2}, objects...)
}

// padded keeps room around an object.
func (k *kit) padded(p inset, o fyne.CanvasObject) fyne.CanvasObject { return k.box(p, o) }

// mark is a symbol of the map.
func (k *kit) mark(symbol *scene.Symbol, w, h float32) fyne.CanvasObject {
	m := lend(k, markKind{w, h}, func() *mark { return newMark(symbol, w, h) })
	m.show(symbol)
	return m
}

// icon is one of the toolkit's icons in a colour of the theme.
func (k *kit) icon(res fyne.Resource, ink fyne.ThemeColorName) fyne.CanvasObject {
	return lend(k, iconKind{res, ink}, func() fyne.CanvasObject { return icon(res, ink, iconSize) })
}

// button is a button that looks as it is told.
func (k *kit) button(s buttonSpec, keys router, tapped func()) *button {
	b := lend(k, s, func() *button { return newButton(s, keys, nil) })
	b.tapped = tapped
	return b
}

// choice is a text that leads to another card.
func (k *kit) choice(text string, s style, keys router, tapped func()) fyne.CanvasObject {
	p := lend(k, choiceKind{s}, func() *press { return newChoice("", s, keys, nil) })
	p.say(text, tapped)
	return p
}

// row is a line that can be pressed.
func (k *kit) row(line *fyne.Container, name string, tapped func()) fyne.CanvasObject {
	p := lend(k, rowKind, func() *press { return newPress(nil, inset{gapTiny, gapTiny, gapTiny, gapTiny}, "", nil) })
	p.leave()
	p.content, p.name, p.tapped = line, name, tapped
	line.Refresh()
	p.Refresh()
	return p
}
