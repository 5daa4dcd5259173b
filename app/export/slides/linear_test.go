package slides

import (
	"context"
	"errors"
	"strings"
	"testing"

	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
)

// sheets are those of a deck.
func sheets(stack *layers.Stack, d Deck) []*sheet {
	list, err := setSheets(context.Background(), stack, d)
	if err != nil {
		panic(err) // the context does not end
	}
	return list
}

// wordy is a deck of one page with a title and a text of so many letters without a blank.
func wordy(d Deck, letter string, n int) Deck {
	word := strings.Repeat(letter, n)
	d.Story = story.Story{Title: word, Pages: []story.Page{{Day: calendar.Date(2022, 9, 16), Title: word, Text: word}}}
	return d
}

// TestALongWordIsSetInLinearTime: four times the letters take four times the work, and
// a letter is shaped a few times for each size of type that is tried, not once for each
// line or letter after it.
func TestALongWordIsSetInLinearTime(t *testing.T) {
	stack, d := usual(t, "en")
	fonts := stack.Data().Fonts
	for _, letter := range []string{"字", "a", "Ш", "\u0301"} {
		work := func(n int) int {
			before := fonts.Shaped()
			sheets(stack, wordy(d, letter, n))
			return fonts.Shaped() - before
		}
		work(10) // what every deck says
		few, many := work(5_000), work(20_000)
		if many > 5*few || many > 200*20_000 {
			t.Errorf("%q: 5,000 letters are shaped %d times, 20,000 letters %d times", letter, few, many)
		}
	}
}

// TestLongWordsStayOnTheirSheets: titles and texts of any length end where their room
// does, and say so.
func TestLongWordsStayOnTheirSheets(t *testing.T) {
	stack, d := usual(t, "en")
	for _, standard := range []bool{false, true} {
		for _, letter := range []string{"字", "a", "word ", "line\n"} {
			for _, n := range []int{100, 400, 2000} {
				d := wordy(d, letter, n)
				d.Standard = standard
				for i, s := range sheets(stack, d) {
					for _, fault := range crowded(setter{stack.Data().Fonts}, newGrid(standard), s) {
						t.Errorf("%d of %q, sheet %d: %s", n, letter, i+1, fault)
					}
					if i < 2 && n == 2000 && !strings.HasSuffix(s.title.text(), "…") {
						t.Errorf("%d of %q, sheet %d: the title is not marked as shortened", n, letter, i+1)
					}
				}
			}
		}
	}
}

// TestSettingIsCancelled: a presentation is not set to its end for nobody.
func TestSettingIsCancelled(t *testing.T) {
	stack, d := usual(t, "en")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if list, err := setSheets(ctx, stack, d); !errors.Is(err, context.Canceled) || list != nil {
		t.Errorf("%d sheets are set, %v", len(list), err)
	}
}

// BenchmarkLongWord makes a whole deck of a page whose title and text are 2,000
// letters without a blank, in both formats.
func BenchmarkLongWord(b *testing.B) {
	stack, d := usual(b, "en")
	for b.Loop() {
		for _, write := range []func() error{
			func() error { return writePDF(context.Background(), discard{}, stack, wordy(d, "字", 2000)) },
			func() error { return writePPTX(context.Background(), discard{}, stack, wordy(d, "字", 2000)) },
		} {
			if err := write(); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/2, "long_word_deck_ms")
}

// discard is a writer of nothing.
type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }
