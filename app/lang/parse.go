package lang

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"borderatlas/layers/calendar"
)

// ParseDay reads a day as people type it: 2022-09-16, 16.09.2022, 16 September
// 2022, 16 Sep 2022, 16 сентября 2022 г. Case and the kind of spaces do not
// matter; the year is written in full, from 1000 on. The error is one sentence with the value and
// what is allowed.
func ParseDay(s string) (calendar.Day, error) {
	wrong := fmt.Errorf("%q is not a date; write it as 2022-09-16, 16.09.2022 or 16 September 2022", s)
	text := strings.TrimSpace(s)
	separate := func(mark rune) func(rune) bool { return func(r rune) bool { return r == mark } }
	var parts []string
	switch {
	case strings.Count(text, "-") == 2:
		parts = strings.FieldsFunc(text, separate('-'))
		if len(parts) == 3 {
			parts[0], parts[2] = parts[2], parts[0]
		}
	case strings.Count(text, ".") == 2 && !strings.ContainsAny(text, " \u00a0"):
		parts = strings.FieldsFunc(text, separate('.'))
	default:
		parts = wordedDate(text)
	}
	if len(parts) != 3 || len(parts[2]) != 4 || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return 0, wrong
	}
	var n [3]uint64
	for i, p := range parts {
		var err error
		if n[i], err = strconv.ParseUint(p, 10, 16); err != nil {
			return 0, wrong
		}
	}
	if n[2] < 1000 {
		return 0, wrong
	}
	return calendar.Valid(int(n[2]), int(n[1]), int(n[0]))
}

// wordedDate splits a date whose month is a word into day, number of the month
// and year; nil if it is none.
func wordedDate(text string) []string {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 4 && (strings.TrimSuffix(words[3], ".") == "г" || words[3] == "года") {
		words = words[:3]
	}
	if len(words) != 3 {
		return nil
	}
	m := monthNamed(strings.TrimSuffix(words[1], "."))
	if m == 0 {
		return nil
	}
	return []string{words[0], strconv.Itoa(int(m)), words[2]}
}

// monthNamed finds a month by its name or the name's first letters, at least
// three; 0 if there is none.
func monthNamed(word string) time.Month {
	if utf8.RuneCountInString(word) < 3 {
		return 0
	}
	for _, names := range [][]string{englishMonths, russianMonths, russianMonthsAlone} {
		for i, name := range names {
			if strings.HasPrefix(strings.ToLower(name), word) {
				return time.Month(i + 1)
			}
		}
	}
	return 0
}
