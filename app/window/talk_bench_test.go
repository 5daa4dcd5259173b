package window

import (
	"strings"
	"testing"

	"borderatlas/app/model"
	"borderatlas/app/story"
	"borderatlas/layers/calendar"
)

// BenchmarkPresentLongWord presents a page whose title and text are 2,000 letters
// without a blank: the first page that it shows.
func BenchmarkPresentLongWord(b *testing.B) {
	w := opened(b, 1366, 768)
	word := strings.Repeat("字", 2000)
	page := story.Page{Day: calendar.Date(2022, 9, 16), Title: word, Text: word}
	w.send(model.TellStory{Story: story.Story{Title: word, Pages: []story.Page{page, page}}})
	for b.Loop() {
		w.presentFrom(0)
		w.talkTo(1)
		w.endTalk()
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/2, "present_long_word_ms")
}
