package atlas

import (
	"time"

	"borderatlas/layers/calendar"
)

// When the status of the Kyrgyz-Tajik line changed.
var (
	// independent: both states had become independent in the course of 1991.
	independent = calendar.Date(1992, time.January, 1)
	// treaty: the presidents signed the treaty on the state border in Bishkek.
	treaty = calendar.Date(2025, time.March, 13)
)

// At is the edition valid on the day; there is always one.
func (a *Atlas) At(d calendar.Day) *Edition {
	for i := len(a.Editions) - 1; i > 0; i-- {
		if d >= a.Editions[i].Valid.First {
			return &a.Editions[i]
		}
	}
	return &a.Editions[0]
}

// Status of the Kyrgyz-Tajik line on a day.
func (a *Atlas) Status(d calendar.Day) Status {
	switch {
	case d < independent:
		return Orientation
	case d < treaty:
		return NotDetermined
	}
	return AgreedByTreaty
}
