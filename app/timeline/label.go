package timeline

import (
	"strconv"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
)

// label writes a step of the calendar ladder as shortly as can be, and an end of
// the window in full. Years are given as text, because numbers are grouped.
func label(text layers.Text, d calendar.Day, u Unit, end bool) string {
	y, m, day := d.Civil()
	year, month := strconv.Itoa(y), text("timeline.month."+strconv.Itoa(int(m)))
	switch {
	case end:
		return text("timeline.tick.end", day, month, year)
	case u >= ByYear:
		return year
	case u >= ByMonth:
		return month
	}
	return text("timeline.tick.day", day, month)
}
