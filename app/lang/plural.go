package lang

// form is a plural form, named as in the Unicode CLDR.
type form string

// The plural forms. Other is also the one form of texts that count nothing, and
// in Russian that of fractions.
const (
	one   form = "one"
	few   form = "few"
	many  form = "many"
	other form = "other"
)

var allForms = []form{one, few, many, other}

// formsOf lists the forms that whole numbers take in a language.
func formsOf(lang string) []form {
	if lang == Russian {
		return []form{one, few, many}
	}
	return []form{one, other}
}

// pluralForm is the form for a whole number (CLDR 45, cardinal rules).
func pluralForm(lang string, n int) form {
	if n < 0 {
		n = -n
	}
	if lang != Russian {
		if n == 1 {
			return one
		}
		return other
	}
	tens, units := n%100, n%10
	switch {
	case units == 1 && tens != 11:
		return one
	case units >= 2 && units <= 4 && (tens < 12 || tens > 14):
		return few
	}
	return many
}
