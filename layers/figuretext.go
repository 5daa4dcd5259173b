package layers

import (
	"unicode/utf8"

	"borderatlas/layers/chronicle"
)

// shortValue is the longest text in letters that stands in the column of values.
const shortValue = 18

// wordings are the claimants' words instead of a number, as the chronicle has them, by the
// messages that say them in the language of the map.
var wordings = map[string]string{
	"demarcated":                     "words.demarcated",
	"several":                        "words.several",
	"hundreds":                       "words.hundreds",
	"dozens":                         "words.dozens",
	"18 houses, one spared":          "words.spared",
	"some wounded, number not given": "words.some-wounded",
	"others in the car":              "words.others-in-car",
	"none reported":                  "words.none-reported",
}

// FigureText is what the claimant gives: a number or a range with its qualifier,
// else words. Words that are too long for the column, or that stand beside a
// number, come back as the second result.
func FigureText(text Text, f chronicle.Figure) (value, words string) {
	said := f.Text
	if id, ok := wordings[said]; ok {
		said = text(id)
	}
	switch {
	case f.Value != nil:
		value, words = Limit(text, f.Qualifier)+text("card.number", Whole(*f.Value)), said
	case f.Low != nil && f.High != nil:
		value, words = Limit(text, f.Qualifier)+text("card.range", Whole(*f.Low), Whole(*f.High)), said
	case f.Low != nil:
		value, words = Limit(text, chronicle.AtLeast)+text("card.number", Whole(*f.Low)), said
	case f.High != nil:
		value, words = Limit(text, chronicle.UpTo)+text("card.number", Whole(*f.High)), said
	case said == "":
		value = text("card.unknown")
	case utf8.RuneCountInString(said) <= shortValue:
		value = said
	default:
		value, words = text("card.in-words"), said
	}
	return value, words
}

// Whole is an integer where the value is one, so that it is written without decimals.
func Whole(v float64) any {
	if v == float64(int(v)) {
		return int(v)
	}
	return v
}

// Limit is how a claimant limits a number, in the words that go right before it;
// empty if not at all.
func Limit(text Text, q chronicle.Qualifier) string {
	if q == "" {
		return ""
	}
	return text("qualifier."+string(q), "")
}
