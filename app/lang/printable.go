package lang

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable is sanitised text for one line of a terminal or a dialog: what came from a
// file, an argument or the environment without anything that a terminal would carry
// out or a reader would not see. Control characters, line ends, marks that turn the
// direction of writing and bytes that are no UTF-8 are written as in Go: \x1b, \n, \xff.
func Printable(text string) string {
	at := unprintable(text)
	if at < 0 {
		return text
	}
	var b strings.Builder
	for ; at >= 0; at = unprintable(text) {
		letter, size := utf8.DecodeRuneInString(text[at:])
		b.WriteString(text[:at])
		if letter == utf8.RuneError {
			const digits = "0123456789abcdef"
			c := text[at]
			b.WriteString(`\x` + string([]byte{digits[c>>4], digits[c&15]}))
		} else {
			quoted := strconv.QuoteToASCII(string(letter))
			b.WriteString(quoted[1 : len(quoted)-1])
		}
		text = text[at+size:]
	}
	b.WriteString(text)
	return b.String()
}

// unprintable is where the first letter stands that is not printed as it is, or -1.
func unprintable(text string) int {
	for i, letter := range text {
		if letter == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return i
			}
		}
		if !unicode.IsGraphic(letter) || letter == '\u2028' || letter == '\u2029' {
			return i
		}
	}
	return -1
}

// Excerpt is a text of at most so many letters: a longer one is cut and ends in an
// ellipsis.
func Excerpt(text string, most int) string {
	n := 0
	for i := range text {
		if n == most {
			return text[:i] + "…"
		}
		n++
	}
	return text
}
