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

const fullDay = 24 * time.Hour

// offset is the distance from UTC. A clock without a zone is sorted half way
// between the two, so that neither side comes first by default.
func (z Zone) offset() time.Duration {
	switch z {
	case Dushanbe:
		return 5 * time.Hour
	case Bishkek:
		return 6 * time.Hour
	}
	return 5*time.Hour + 30*time.Minute
}

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

// In converts to a zone; ok is false if the clock's own zone or the one asked
// for is not known. The day can be the one before or after.
func (c Clock) In(z Zone) (day calendar.Day, t time.Duration, ok bool) {
	if c.Zone == NoZone || z == NoZone {
		return 0, 0, false
	}
	day, t = c.Day, c.Time+z.offset()-c.Zone.offset()
	switch {
	case t < 0:
		return day - 1, t + fullDay, true
	case t >= fullDay:
		return day + 1, t - fullDay, true
	}
	return day, t, true
}

// compare orders clocks by the moment that they mean.
func (c Clock) compare(d Clock) int {
	at := func(c Clock) time.Duration { return c.Time - c.Zone.offset() }
	between := time.Duration(c.Day-d.Day)*fullDay + at(c) - at(d)
	switch {
	case between < 0:
		return -1
	case between > 0:
		return 1
	}
	return 0
}
