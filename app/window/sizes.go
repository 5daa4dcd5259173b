package window

import (
	"fyne.io/fyne/v2"

	"borderatlas/app/model"
	"borderatlas/layers"
)

// sizeChoosers are the buttons under the layers whose marks have a size that is
// chosen, by the ids of those layers.
func (p *panel) sizeChoosers(keys router) map[string]*chooser {
	return map[string]*chooser{
		"clashes":      newChooser(keys, p.markItems),
		"displacement": newChooser(keys, p.peopleItems),
	}
}

func (p *panel) markItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, rule := range layers.SizeRules {
		items = append(items, choice(p.text("panel.sizes."+rule.Name()), rule == p.sizes,
			func() { p.send(model.UseSizes{Rule: rule}) }))
	}
	return items
}

func (p *panel) peopleItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, rule := range layers.PeopleRules {
		items = append(items, choice(p.text("panel.people."+rule.Name()), rule == p.people,
			func() { p.send(model.UsePeople{Rule: rule}) }))
	}
	return items
}

// showSizes names the chosen rules on the buttons of the layers that are on.
func (p *panel) showSizes(f layers.Frame) {
	p.sizes, p.people = f.Sizes, f.People
	p.choosers["clashes"].name(p.text("panel.sizes", p.text("panel.sizes."+f.Sizes.Name())), p.text("panel.sizes.tip"))
	p.choosers["displacement"].name(p.text("panel.people", p.text("panel.people."+f.People.Name())), p.text("panel.people.tip"))
	for id, c := range p.choosers {
		show(c.button, f.Visible.Has(id))
	}
}
