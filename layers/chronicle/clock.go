package chronicle

import (
	"time"

	"borderatlas/layers/calendar"
)

// Zone is one of the two local times of the region. Neither state has summer time.
type Zone string

// The zones. In NoZone stand clock times of which nobody says whose they are.
const (
	NoZone   Zone = ""
	Dushanbe Zone = "Asia/Dushanbe" // UTC+5
	Bishkek  Zone = "Asia/Bishkek"  // UTC+6
)

// Clock is a clock time as a source gives it.
type Clock struct {
	Day       calendar.Day  // in the zone
	Time      time.Duration // since midnight in the zone, whole minutes, under 24 h
	Zone      Zone
	Stated    bool // the zone is stated; otherwise it is that of the side which gives the time
	About     bool // "about 11:40"
	What      string
	ClaimedBy string
	Source    *Source
}

// In converts to a zone; ok is false if the clock's own zone is not known.
func (c Clock) In(z Zone) (day calendar.Day, t time.Duration, ok bool) { panic("being written") }
