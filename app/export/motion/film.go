// Package motion makes animations: one picture of the map for each event or day,
// with cuts or eased moves of the view between them, as GIF, APNG or MP4 file or as
// a folder of numbered PNG files. One picture is in memory at a time: the next one is
// painted over it in bands, while what it consists of is laid out for the one after.
package motion

import (
	"context"
	"fmt"
	"time"

	"github.com/paulmach/orb"

	"borderatlas/app/export"
	"borderatlas/layers"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene/raster"
)

// Film is what an animation shows. All pictures have the size of the first.
type Film struct {
	Stack *layers.Stack // whose pages the moves lead through; not needed without
	Shots []Shot
	Move  time.Duration // of the view from one shot to the next; 0: a cut
	Rate  int           // pictures per second of a move; 0: DefaultRate
}

// Shot is a picture that stays for a time.
type Shot struct {
	Spec  export.Spec
	Stays time.Duration
}

// DefaultRate is the number of pictures per second of a move: enough to look
// smooth, and few enough for a GIF file.
const DefaultRate = 12

// The limits of a film.
const (
	MaxShots = 2000
	MaxStay  = time.Minute
	MinStay  = 20 * time.Millisecond // less is shown as 100 ms by most browsers
)

// Check tells in one sentence what is wrong with a film, if anything.
func (f Film) Check() error {
	if len(f.Shots) == 0 || len(f.Shots) > MaxShots {
		return fmt.Errorf("%d pictures are not from 1 to %d", len(f.Shots), MaxShots)
	}
	for _, s := range f.Shots {
		if s.Stays < MinStay || s.Stays > MaxStay {
			return fmt.Errorf("%v is not a time from %v to %v for a picture", s.Stays, MinStay, MaxStay)
		}
	}
	return nil
}

// shots are the pictures to draw, with those of the moves between.
func (f Film) shots() []Shot {
	rate := f.Rate
	if rate == 0 {
		rate = DefaultRate
	}
	steps := int(f.Move.Seconds() * float64(rate))
	var all []Shot
	for i, s := range f.Shots {
		if i > 0 && steps > 0 {
			all = append(all, f.moves(f.Shots[i-1].Spec, s.Spec, steps, time.Second/time.Duration(rate))...)
		}
		all = append(all, s)
	}
	return all
}

// moves are the pictures on the way from the view of one to that of the next. What
// happens later is not shown before the view has arrived. The way leads between what
// the maps of both pages show, which is more than their views, so that it begins and
// ends where they stand.
func (f Film) moves(from, to export.Spec, steps int, each time.Duration) []Shot {
	if look(from) == look(to) {
		return nil
	}
	a, b := export.View(f.Stack, from), export.View(f.Stack, to)
	var list []Shot
	for i := 1; i < steps; i++ {
		on := camera.Between(a, b, ease(float64(i)/float64(steps)))
		list = append(list, Shot{export.Framed(f.Stack, from, on.Bounds()), each})
	}
	return list
}

// look is what a picture has to show.
func look(s export.Spec) orb.Bound {
	if s.View == (orb.Bound{}) {
		return s.Frame.Camera.Bounds()
	}
	return s.View
}

// ease begins and ends slowly: a cubic of t from 0 to 1 with no slope at its ends.
func ease(t float64) float64 { return t * t * (3 - 2*t) }

// Draw lays out a picture for a film; it is painted later.
type Draw func(ctx context.Context, s export.Spec) (Picture, error)

// Drawer draws with the layers of the map.
func Drawer(stack *layers.Stack) Draw {
	return func(ctx context.Context, s export.Spec) (Picture, error) {
		page, _, err := export.Compose(ctx, stack, s)
		if err != nil {
			return nil, err
		}
		return raster.NewSheet(page, float64(s.Width)/page.W)
	}
}

// Progress is told how many of the pictures are done.
type Progress func(done, of int)

// writer takes the pictures of a film one after the other.
type writer interface {
	picture(s *stage) error          // the next one, which differs from the one before
	stay(longer time.Duration) error // of the last one, once or more often
	end() error
}

// run draws the film on a stage and hands it to a writer. A picture that equals the
// one before makes that one stay longer.
func (f Film) run(ctx context.Context, draw Draw, on *stage, to writer, told Progress) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	shots := f.shots()
	on.shown = false
	drawn := make(chan result) // so that one is laid out while the one before is written
	go func() {
		defer close(drawn)
		for _, s := range shots {
			var p Picture
			err := fault.Try(func() (err error) {
				p, err = draw(ctx, s.Spec)
				return err
			})
			select {
			case drawn <- result{p, s.Stays, err}:
			case <-ctx.Done():
				return
			}
		}
	}()
	done := 0
	for next := range drawn {
		if next.err != nil {
			return next.err
		}
		if err := next.show(ctx, on, to); err != nil {
			return err
		}
		done++
		told(done, len(shots))
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return to.end()
}

// result is a picture that was laid out, or why it was not.
type result struct {
	picture Picture
	stays   time.Duration
	err     error
}

// show paints the picture and hands it to a writer.
func (r result) show(ctx context.Context, on *stage, to writer) error {
	differs := false
	err := fault.Try(func() (err error) {
		differs, err = on.paint(ctx, r.picture)
		return err
	})
	if err == nil && differs {
		err = to.picture(on)
	}
	if err != nil {
		return err
	}
	return to.stay(r.stays)
}

// LackingLetters says which letters of the titles that a film's maker wrote the fonts do
// not have, as export.LackingLetters does.
func (f Film) LackingLetters(text layers.Text) string {
	var titles []string
	for _, s := range f.Shots {
		titles = append(titles, s.Spec.Title)
	}
	return export.LackingLetters(f.Stack.Data().Fonts, text, titles...)
}
