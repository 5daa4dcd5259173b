package lang

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"borderatlas/layers/calendar"
)

// Format writes an argument of a message as the language does. Types that are
// not listed at Catalogue.Text are written as fmt does.
func Format(lang string, v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return Number(lang, float64(v))
	case float64:
		return Number(lang, v)
	case calendar.Day:
		return Day(lang, v)
	case calendar.Span:
		return Span(lang, v)
	case calendar.Partial:
		return Partial(lang, v)
	case time.Duration:
		return Clock(v)
	}
	return fmt.Sprint(v)
}

// narrowSpace parts groups of three digits and is never broken.
const narrowSpace = "\u202f"

// Number writes at most two decimals, and only those that are needed. Thousands
// are parted from 1 000 on, in Russian from 10 000 on.
func Number(lang string, v float64) string {
	digits := strconv.FormatFloat(math.Abs(v), 'f', 2, 64)
	whole, decimals, _ := strings.Cut(digits, ".")
	decimals = strings.TrimRight(decimals, "0")
	if len(whole) > 4 || len(whole) == 4 && lang == English {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + narrowSpace + whole[i:]
		}
	}
	if decimals != "" {
		mark := ","
		if lang == English {
			mark = "."
		}
		whole += mark + decimals
	}
	if v < 0 && strings.Trim(digits, "0.") != "" {
		whole = "−" + whole
	}
	return whole
}

// Clock writes a time since midnight as 11:40.
func Clock(t time.Duration) string {
	return fmt.Sprintf("%02d:%02d", int(t.Hours()), int(t.Minutes())%60)
}

var (
	englishMonths = []string{
		"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December",
	}
	// Russian months as they stand after a day, and alone.
	russianMonths = []string{
		"января", "февраля", "марта", "апреля", "мая", "июня", "июля",
		"августа", "сентября", "октября", "ноября", "декабря",
	}
	russianMonthsAlone = []string{
		"январь", "февраль", "март", "апрель", "май", "июнь", "июль",
		"август", "сентябрь", "октябрь", "ноябрь", "декабрь",
	}
	englishWeekdays = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	russianWeekdays = []string{"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"}
)

// Weekday names the day of the week, as it stands in a sentence.
func Weekday(lang string, d calendar.Day) string {
	if lang == English {
		return englishWeekdays[d.Weekday()]
	}
	return russianWeekdays[d.Weekday()]
}

// Day writes 16 September 2022 or 16 сентября 2022 г.
func Day(lang string, d calendar.Day) string {
	if d == calendar.Past || d == calendar.Future {
		return d.String()
	}
	y, _, _ := d.Civil()
	return dayMonth(lang, d) + year(lang, y)
}

func dayMonth(lang string, d calendar.Day) string {
	_, m, day := d.Civil()
	return strconv.Itoa(day) + " " + monthAfterDay(lang, m)
}

func monthAfterDay(lang string, m time.Month) string {
	if lang == English {
		return englishMonths[m-1]
	}
	return russianMonths[m-1]
}

// year is how a year follows a date.
func year(lang string, y int) string {
	if lang == English {
		return " " + strconv.Itoa(y)
	}
	return " " + strconv.Itoa(y) + "\u00a0г."
}

// Span writes the days of a closed interval as briefly as they allow:
// 14–18 September 2022, 22 July – 3 August 2019. An open end is written in words.
func Span(lang string, s calendar.Span) string {
	from, to := "from ", "until "
	always := "at all times"
	if lang != English {
		from, to, always = "с ", "по ", "всегда"
	}
	switch {
	case s == calendar.Always:
		return always
	case s.First == calendar.Past:
		return to + Day(lang, s.Last)
	case s.Last == calendar.Future:
		return from + Day(lang, s.First)
	case s.First == s.Last:
		return Day(lang, s.First)
	}
	y1, m1, d1 := s.First.Civil()
	y2, m2, _ := s.Last.Civil()
	switch {
	case y1 != y2:
		return Day(lang, s.First) + " – " + Day(lang, s.Last)
	case m1 != m2:
		return dayMonth(lang, s.First) + " – " + Day(lang, s.Last)
	}
	return strconv.Itoa(d1) + "–" + Day(lang, s.Last)
}

// Partial writes a date as exactly as it is known.
func Partial(lang string, p calendar.Partial) string {
	switch {
	case !p.Known() && lang == English:
		return "unknown"
	case !p.Known():
		return "неизвестно"
	case p.Month == 0:
		return strings.TrimSpace(year(lang, p.Year))
	case p.Day == 0 && lang == English:
		return englishMonths[p.Month-1] + year(lang, p.Year)
	case p.Day == 0:
		return russianMonthsAlone[p.Month-1] + year(lang, p.Year)
	}
	return Day(lang, p.Span().First)
}

// Capital writes the first letter large, for what begins a line or a sentence.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
