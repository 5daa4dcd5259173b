package export

import (
	"fmt"
	"strings"

	"borderatlas/layers"
	"borderatlas/mapview/scene"
)

// mostLacking is how many letters a sentence names; of more, their number is told.
const mostLacking = 8

// LackingLetters says in a sentence which letters of some texts the fonts do not have, each
// with its number in Unicode, because the reader may see a box as well. It is empty where
// nothing is lacking.
func LackingLetters(fonts *scene.Fonts, text layers.Text, texts ...string) string {
	lacking := fonts.Lacking(texts...)
	if len(lacking) == 0 {
		return ""
	}
	var named []string
	for _, letter := range lacking[:min(len(lacking), mostLacking)] {
		named = append(named, fmt.Sprintf("%c (U+%04X)", letter, letter))
	}
	list := strings.Join(named, ", ")
	if more := len(lacking) - mostLacking; more > 0 {
		return text("export.letters.more", list, more)
	}
	return text("export.letters", list)
}

// LackingLetters is that of the words of a picture that its maker wrote.
func (s Spec) LackingLetters(stack *layers.Stack, text layers.Text) string {
	texts := []string{s.Title}
	if s.Layout.Tells() {
		texts = append(texts, s.Caption)
	}
	return LackingLetters(stack.Data().Fonts, text, texts...)
}
