package scene

import (
	"slices"
	"unicode"
)

// Lacking lists the letters of texts for which a face that sets them has no glyph, so that
// an empty box stands for them: each once, in the order in which they come.
func (f *Fonts) Lacking(texts ...string) []rune {
	var list []rune
	known := map[rune]bool{}
	for _, text := range texts {
		for _, letter := range text {
			if known[letter] {
				continue
			}
			known[letter] = true
			if !f.has(letter) {
				list = append(list, letter)
			}
		}
	}
	return list
}

// has tells whether the regular and the bold face show a letter. One without a glyph of its
// own may be set from parts, and a mark that only joins letters shows nothing.
func (f *Fonts) has(letter rune) bool {
	if unicode.IsControl(letter) || unicode.In(letter, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) {
		return true
	}
	for _, face := range []Face{Regular, Bold} {
		if _, ok := f.Nominal(face, letter); ok {
			continue
		}
		box := func(g Glyph) bool { return g.ID == 0 }
		if slices.ContainsFunc(f.Shape(string(letter), face, 1, 0).Glyphs, box) {
			return false
		}
	}
	return true
}
