package chronicle

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Search finds events and places by words. An event is found by its title, its
// summary, its places in every language and spelling, and its sources; a place by
// its names in every language and spelling, its province and its district. It is
// immutable and may be used from several goroutines.
type Search struct {
	events []*Event
	places []*Place
	words  []string // folded, each once, in order
	hits   [][]hit  // of each word, in the order of documents
}

// Found is the answer to a query, the best first. Events that fit equally well
// stand in stepping order, places as in the file.
type Found struct {
	Events []*Event
	Places []*Place
	Others []int // by their number in the list handed to NewSearch
}

// hit says that a word stands in a document: an event or, behind all events, a
// place or, behind all places, something else with names. A word that stands in several of its fields counts for the best.
type hit struct {
	doc    int32
	weight field
}

// field is a part of a document; the higher, the more a word in it counts.
type field int32

const (
	inSource  field = iota + 1 // title and publisher of a source
	inSummary                  // also the province and district of a place
	inPlace                    // where an event happened
	inName                     // an event's title, a place's name
)

// wholeWord and the weight of a field make the score of a word: one that is
// typed in full counts more than the beginning of another in the same field.
const wholeWord = 2

// NewSearch reads the whole chronicle into an index, and what else is to be found:
// the names of each thing in all languages and spellings.
func NewSearch(s *Store, others ...[]string) *Search {
	x := &Search{events: s.Events(), places: s.places}
	found := map[string][]hit{}
	for i, e := range x.events {
		add := adder(found, int32(i))
		add(inName, e.Title)
		add(inSummary, e.Summary)
		for _, p := range e.Places {
			add(inPlace, p.Spellings()...)
		}
		for _, src := range e.Sources {
			add(inSource, src.Title, src.Publisher)
		}
	}
	for i, p := range s.places {
		add := adder(found, int32(len(x.events)+i))
		add(inName, p.Spellings()...)
		add(inSummary, p.Province, p.District)
	}
	for i, names := range others {
		adder(found, int32(len(x.events)+len(s.places)+i))(inName, names...)
	}
	for w := range found {
		x.words = append(x.words, w)
	}
	slices.Sort(x.words)
	for _, w := range x.words {
		x.hits = append(x.hits, found[w])
	}
	return x
}

// adder puts words of one document into the index. Documents come in order, so
// that an earlier hit of the same one is the last of its list.
func adder(found map[string][]hit, doc int32) func(f field, texts ...string) {
	return func(f field, texts ...string) {
		for _, text := range texts {
			for _, w := range searchWords(text) {
				list := found[w]
				if n := len(list); n > 0 && list[n-1].doc == doc {
					list[n-1].weight = max(list[n-1].weight, f)
					continue
				}
				found[w] = append(list, hit{doc, f})
			}
		}
	}
}

// Spellings lists the names of a place in all languages with their variants.
func (p *Place) Spellings() []string {
	var all []string
	for _, lang := range languages {
		if n := p.Names[lang]; n != "" {
			all = append(all, n)
		}
		all = append(all, p.Variants[lang]...)
	}
	return all
}

// searchWords is what a text can be found by: its words and, for those that are
// joined by hyphens, also the whole without them ("koktash" for "Kok-Tash").
func searchWords(text string) []string {
	words := queryWords(text)
	for _, w := range strings.Fields(Fold(text)) {
		if parts := queryWords(w); len(parts) > 1 {
			words = append(words, strings.Join(parts, ""))
		}
	}
	return words
}

// queryWords are the folded words of a text: what is between anything else than
// letters and digits.
func queryWords(text string) []string {
	return strings.FieldsFunc(Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Find looks for documents that hold every word of the query; each may be the
// beginning of a longer one. The order goes by the sum over the words of the
// field that they stand in (names before places before summaries before
// sources), and whole words go before beginnings. Case and accents do not matter
// (see Fold). A query without letters or digits finds nothing.
func (x *Search) Find(query string) Found {
	words := queryWords(query)
	if len(words) == 0 {
		return Found{}
	}
	scores := x.scores(words[0])
	for _, w := range words[1:] {
		next := x.scores(w)
		for doc, score := range scores {
			if more, ok := next[doc]; ok {
				scores[doc] = score + more
			} else {
				delete(scores, doc)
			}
		}
	}
	return x.ranked(scores)
}

// scores tells for each document how well it fits one word.
func (x *Search) scores(word string) map[int32]int {
	best := map[int32]int{}
	for i := sort.SearchStrings(x.words, word); i < len(x.words) && strings.HasPrefix(x.words[i], word); i++ {
		for _, h := range x.hits[i] {
			score := 2 * int(h.weight)
			if x.words[i] == word {
				score += wholeWord
			}
			best[h.doc] = max(best[h.doc], score)
		}
	}
	return best
}

func (x *Search) ranked(scores map[int32]int) Found {
	docs := make([]int32, 0, len(scores))
	for doc := range scores {
		docs = append(docs, doc)
	}
	slices.SortFunc(docs, func(a, b int32) int {
		return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b))
	})
	var f Found
	for _, doc := range docs {
		switch i := int(doc) - len(x.events); {
		case i < 0:
			f.Events = append(f.Events, x.events[doc])
		case i < len(x.places):
			f.Places = append(f.Places, x.places[i])
		default:
			f.Others = append(f.Others, i-len(x.places))
		}
	}
	return f
}

// plain gives the letters of the Latin and Cyrillic alphabets of the region that
// differ from a plain one by more than an accent: a tail or a bar, which Unicode
// does not take apart, or a form of its own. Marks that stand for an
// apostrophe vanish, as people leave them out (Oʻsh).
var plain = strings.NewReplacer(
	"ғ", "г", "қ", "к", "ҳ", "х", "ҷ", "ч", "ң", "н", "ү", "у", "ұ", "у", "ө", "о", "ә", "а", "һ", "х", "җ", "ж",
	"ı", "i", "ø", "o", "đ", "d", "ł", "l", "æ", "ae", "œ", "oe", "ß", "ss", "ə", "a",
	"ʻ", "", "ʼ", "", "ʿ", "", "ʾ", "", "‘", "", "’", "", "'", "", "`", "", "ʹ", "", "´", "",
)

// Fold writes a text in small letters without accents, so that spellings that
// differ in them alone become equal: Ворӯх and ворух, Қизил and кизил, Oʻsh and
// Osh, ё and е, й and и. Letters of different scripts stay different.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return plain.Replace(b.String())
}
