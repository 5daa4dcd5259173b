package layers

import (
	"unicode/utf8"

	"borderatlas/layers/chronicle"
)

// shortValue is the longest text in letters that stands in the column of values.
const shortValue = 18

// FigureText is what the claimant gives: a number or a range with its qualifier,
// else words. Words that are too long for the column, or that stand beside a
// number, come back as the second result.
func FigureText(text Text, f chronicle.Figure) (value, words string) {
	switch {
	case f.Value != nil:
		value, words = limited(text, f.Qualifier, text("card.number", Whole(*f.Value))), f.Text
	case f.Low != nil && f.High != nil:
		value, words = limited(text, f.Qualifier, text("card.range", Whole(*f.Low), Whole(*f.High))), f.Text
	case f.Low != nil:
		value, words = text("card.qualifier.at_least", text("card.number", Whole(*f.Low))), f.Text
	case f.High != nil:
		value, words = text("card.qualifier.up_to", text("card.number", Whole(*f.High))), f.Text
	case f.Text == "":
		value = text("card.unknown")
	case utf8.RuneCountInString(f.Text) <= shortValue:
		value = f.Text
	default:
		value, words = text("card.in-words"), f.Text
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

// limited puts the words of a claimant's limit before a value.
func limited(text Text, q chronicle.Qualifier, value string) string {
	if q == "" {
		return value
	}
	return text("card.qualifier."+string(q), value)
}
