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
		value, words = Limit(text, f.Qualifier)+text("card.number", Whole(*f.Value)), f.Text
	case f.Low != nil && f.High != nil:
		value, words = Limit(text, f.Qualifier)+text("card.range", Whole(*f.Low), Whole(*f.High)), f.Text
	case f.Low != nil:
		value, words = Limit(text, chronicle.AtLeast)+text("card.number", Whole(*f.Low)), f.Text
	case f.High != nil:
		value, words = Limit(text, chronicle.UpTo)+text("card.number", Whole(*f.High)), f.Text
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

// Limit is how a claimant limits a number, in the words that go right before it;
// empty if not at all.
func Limit(text Text, q chronicle.Qualifier) string {
	if q == "" {
		return ""
	}
	return text("qualifier."+string(q), "")
}
