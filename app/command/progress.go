package command

import (
	"fmt"
	"io"
	"time"
)

// progress tells how far long work is, at most once a second and at its end, with
// the time that is left if it goes on like this. Of work that takes no second it says
// nothing.
type progress struct {
	w       io.Writer
	what    string // "picture"
	now     func() time.Time
	started time.Time
	told    time.Time
}

// tellEvery is how long nothing is said.
const tellEvery = time.Second

func newProgress(w io.Writer, what string) *progress {
	p := &progress{w: w, what: what, now: time.Now}
	p.started = p.now()
	p.told = p.started
	return p
}

// tell says that so many parts are done. What cannot be written is no reason to stop.
func (p *progress) tell(done, of int) {
	now := p.now()
	end := done == of && p.told != p.started // of what was told about
	if done <= 0 || now.Sub(p.told) < tellEvery && !end {
		return
	}
	p.told = now
	left := now.Sub(p.started) * time.Duration(of-done) / time.Duration(done)
	_, _ = fmt.Fprintf(p.w, "%s: %s %d of %d, about %d s left\n", program, p.what, done, of, int(left.Seconds()+0.5))
}
