package window

import "strings"

// textRuler measures text in dp for breaking it into lines. To measure a text whole is
// exact and dear: it costs as much as the text is long, and much more for letters that
// the program's own fonts lack. By the widths of its letters it is about as wide.
type textRuler struct {
	whole  func(text string) float32
	letter func(letter rune) float32
}

// kernedBy is how much wider than its letters side by side a text is at most, and the other
// way round: kerning and ligatures.
const kernedBy = 1.15

// longer tells whether a text is surely wider than a width. No more than fits is looked at.
func (r textRuler) longer(text string, width float32) bool {
	sum := float32(0)
	for _, letter := range text {
		if sum += r.letter(letter); sum > width*kernedBy {
			return true
		}
	}
	return false
}

// wrap breaks a text at its blanks into lines of at most width dp, and words that are
// wider inside. It ends after more lines than most.
func (r textRuler) wrap(text string, width float32, most int) []string {
	var out []string
	space := r.whole(" ")
	for part := range strings.SplitSeq(text, "\n") {
		var line []string
		var used float32
		for _, word := range strings.FieldsFunc(part, breaks) {
			long := r.longer(word, width)
			w := float32(0)
			if !long {
				w = r.whole(word)
			}
			if !long && len(line) > 0 && used+space+w <= width {
				line, used = append(line, word), used+space+w
				continue
			}
			if len(line) > 0 {
				out = append(out, strings.Join(line, " "))
			}
			if long || w > width {
				var full []string
				full, word = r.breakWord(word, width, most-len(out))
				out, w = append(out, full...), r.whole(word)
			}
			if len(out) > most {
				return out
			}
			line, used = []string{word}, w
		}
		if out = append(out, strings.Join(line, " ")); len(out) > most {
			return out
		}
	}
	return out
}

// breakWord cuts a word into what fills lines, which are no more than one above most,
// and rest, which begins the next line.
func (r textRuler) breakWord(word string, width float32, most int) (full []string, rest string) {
	letters := []rune(word)
	for len(letters) > 1 && len(full) <= most {
		n := r.filling(letters, width)
		if n == len(letters) {
			break
		}
		full, letters = append(full, string(letters[:n])), letters[n:]
	}
	if len(full) > most { // what follows is not asked for
		return full, ""
	}
	return full, string(letters)
}

// filling is how many letters fill a line, at least one: as many as their widths say,
// and then one more or less until the line is full and no more.
func (r textRuler) filling(letters []rune, width float32) int {
	n, sum := 0, float32(0)
	for n < len(letters) {
		if sum += r.letter(letters[n]); sum > width && n > 0 {
			break
		}
		n++
	}
	fits := func(n int) bool { return r.whole(string(letters[:n])) <= width }
	if !fits(n) {
		for n > 1 && !fits(n-1) {
			n--
		}
		return max(n-1, 1)
	}
	for n < len(letters) && fits(n+1) {
		n++
	}
	return n
}
