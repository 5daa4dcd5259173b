package export

import (
	"slices"

	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// page is a picture being set: its size in dp, its type and what it is about.
type page struct {
	spec    Spec
	stack   *layers.Stack
	fonts   *scene.Fonts
	theme   *layers.Theme
	w, h    float64
	margin  float64
	heading block
	framed  bool               // the map has margins although it should bleed: the legend found no room on it
	telling []*chronicle.Event // see told; nil until asked for
	tables  map[tabled]block
	set     map[setting]block
}

func newPage(stack *layers.Stack, s Spec) *page {
	pixels := s.pixels()
	if len(s.Frames) > 0 {
		s.Layout = WithTitle
	}
	p := &page{
		spec: s, stack: stack, fonts: stack.Data().Fonts, theme: s.Frame.Theme,
		w: float64(s.Width) / pixels, h: float64(s.Height) / pixels, set: map[setting]block{}, tables: map[tabled]block{},
	}
	p.margin = min(max(0.03*min(p.w, p.h), 10), 32)
	if !s.Layout.bleeds() {
		p.heading = p.setHeading()
	}
	return p
}

// largePage is the width in dp from which type is a little larger.
const largePage = 1400

// The type of legend and credits, never under 12 dp.
func (p *page) head() face  { return face{scene.Bold, p.typeSize() + 1, p.theme.Foreground} }
func (p *page) words() face { return face{scene.Regular, p.typeSize(), p.theme.Foreground} }
func (p *page) quiet() face { return face{scene.Regular, 12, p.theme.Secondary} }

func (p *page) typeSize() float64 {
	if p.w < largePage {
		return 12
	}
	return 13
}

func (p *page) number(v float64) string { return p.spec.Frame.Text("export.number", v) }

// detail says how much of the furniture is kept where room is scarce.
type detail int

// The details, the richest first.
const (
	everything detail = iota
	fewNotes          // of the legend's notes only those on the border; credits without the sources of the records
	essentials        // legend of what cannot be guessed, with the notes on the border
	marks             // the same without any notes
	bare              // no legend; credits and the note in their shortest form
)

// essential are the layers whose marks nobody can guess.
var essential = []string{"border", "exclaves", "clashes", "displacement", "agreements", "changes", "fires"}

// needs tells whether a reader needs the group of a layer: on paper the land of both
// sides has lines, which would be taken for those of the exclaves.
func (p *page) needs(layer string) bool {
	return slices.Contains(essential, layer) || layer == "provinces" && p.theme == layers.Print
}

// kept are the groups that a detail leaves, with the notes that it leaves.
func (p *page) kept(groups []layers.LegendGroup, d detail) []layers.LegendGroup {
	var list []layers.LegendGroup
	for _, g := range groups {
		if d >= essentials && !p.needs(g.Layer) {
			continue
		}
		if d == marks || d > everything && g.Layer != "border" {
			g.Items = slices.Clone(g.Items)
			for i := range g.Items {
				g.Items[i].Note = ""
			}
		}
		list = append(list, g)
	}
	return list
}
