package command

import (
	"fmt"
	"image"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/paulmach/orb"

	"borderatlas/app/content"
	"borderatlas/app/export"
	"borderatlas/app/export/motion"
	"borderatlas/app/lang"
	"borderatlas/app/model"
	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// animateCommand draws a film.
type animateCommand struct {
	Output     string `short:"o" required:"" placeholder:"FILE" help:"The file to write: .gif, .apng, .mp4 (takes ffmpeg), or a name with / at its end for a folder of numbered PNG files."`
	storyFlags `embed:""`
	View       string  `default:"region" placeholder:"VIEW" help:"region (the usual one), a place or W,S,E,N in degrees, fixed all the time; or follow, which frames the places of each event."`
	Seconds    float64 `default:"2" placeholder:"N" help:"How long each picture stays; 2 is usual."`
	Hold       float64 `default:"2" placeholder:"N" help:"How much longer the first and the last one stay; 2 is usual."`
	Move       float64 `default:"0.6" placeholder:"N" help:"Seconds of each move of the view, where it moves; 0 cuts."`
	Size       string  `default:"1280x720" placeholder:"WxH" help:"In pixels; 1280x720 is usual."`
	Atlas      string  `placeholder:"FILE" help:"The story, layers, filter, colours and language of an atlas file; other flags override it."`
	Lang       *string `placeholder:"en|ru" help:"Language, usually en."`
	Theme      *string `placeholder:"light|dark" help:"Colours, usually light."`
	Layout     string  `default:"map" placeholder:"NAME" help:"The page: map (the usual one), legend, title, report or poster."`
	Force      bool    `help:"Replace the file if it exists."`
}

// Help is the end of the command's help.
func (animateCommand) Help() string {
	return `Examples:
  borderatlas animate -o april.gif --story april-2021 --view follow
  borderatlas animate -o line.mp4 --story line --seconds 3 --lang ru
  borderatlas animate -o frames/ --from 2022-09-14 --to 2022-09-20`
}

// Run checks what was typed, cheapest first, and draws.
func (c *animateCommand) Run(s *session) error {
	size, err := c.check()
	if err != nil {
		return err
	}
	all, err := content.Load()
	if err != nil {
		return err
	}
	f, err := c.film(s, all, size)
	if err != nil {
		return err
	}
	if err := f.Check(); err != nil {
		return usage{err.Error()}
	}
	if err := s.warn(f.LackingLetters(all.Catalogue.Text(lang.English))); err != nil {
		return err
	}
	// Without a limit rubbish as large as the picture would wait to be collected.
	const beside = 96 << 20
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(int64(4*size.Width*size.Height) + beside))
	return motion.File(s.ctx, f, motion.Drawer(all.Stack), c.Output, c.Force, newProgress(s.stderr, "picture").tell)
}

// check refuses what cannot be drawn.
func (c *animateCommand) check() (export.Size, error) {
	if err := motion.CheckPath(c.Output); err != nil {
		return export.Size{}, usage{"--output: " + err.Error()}
	}
	if err := c.storyFlags.check(); err != nil {
		return export.Size{}, err
	}
	if err := oneOf("--by", c.By, []string{"event", "active-day", "day"}); err != nil {
		return export.Size{}, err
	}
	if err := c.checkTimes(); err != nil {
		return export.Size{}, err
	}
	if c.Lang != nil {
		if err := oneOf("--lang", *c.Lang, model.Languages); err != nil {
			return export.Size{}, err
		}
	}
	if c.Theme != nil {
		if err := oneOf("--theme", *c.Theme, []string{layers.Light.Name, layers.Dark.Name}); err != nil {
			return export.Size{}, err
		}
	}
	if _, err := export.ParseLayout(c.Layout); err != nil {
		return export.Size{}, usage{"--layout: " + err.Error()}
	}
	size, err := export.ParseSize(c.Size, 0)
	if err != nil {
		return size, usage{"--size: " + err.Error()}
	}
	if err := motion.CheckSize(c.Output, image.Pt(size.Width, size.Height)); err != nil {
		return size, usage{"--size: " + err.Error()}
	}
	return size, nil
}

// checkTimes refuses times that nobody would wait for.
func (c *animateCommand) checkTimes() error {
	for _, n := range []struct {
		flag        string
		value       float64
		least, most float64
	}{{"--seconds", c.Seconds, motion.MinStay.Seconds(), motion.MaxStay.Seconds() / 2}, {"--hold", c.Hold, 0, motion.MaxStay.Seconds() / 2}, {"--move", c.Move, 0, 10}} {
		if !(n.value >= n.least && n.value <= n.most) {
			return wrong(n.flag, strconv.FormatFloat(n.value, 'g', -1, 64), fmt.Sprintf("a number of seconds from %g to %g", n.least, n.most))
		}
	}
	return nil
}

// film is what was asked for.
func (c *animateCommand) film(s *session, all *content.Content, size export.Size) (motion.Film, error) {
	m, err := openAtlas(s, all, c.Atlas)
	if err != nil {
		return motion.Film{}, err
	}
	spec := export.Spec{Frame: m.Frame(), Width: size.Width, Height: size.Height, Layout: export.Layout(c.Layout)}
	if c.Lang != nil {
		spec.Frame.Lang, spec.Frame.Text = *c.Lang, all.Catalogue.Text(*c.Lang)
	}
	if c.Theme != nil {
		spec.Frame.Theme = layers.Themes[*c.Theme]
	}
	store := all.Stack.Data().Chronicle
	told, err := c.told(m.State().Story.Now, func() (story.Story, error) { return c.pages(store, spec.Frame) })
	if err != nil {
		return motion.Film{}, err
	}
	views, err := c.views(all.Stack.Data(), told)
	if err != nil {
		return motion.Film{}, err
	}
	f := motion.Film{Stack: all.Stack, Move: seconds(c.Move)}
	for i, p := range told.Pages {
		shot := motion.Shot{Spec: spec, Stays: seconds(c.Seconds)}
		shot.Spec.Frame, shot.Spec.View, shot.Spec.Title = p.Frame(spec.Frame), views[i], p.Title
		if i == 0 || i == len(told.Pages)-1 {
			shot.Stays += seconds(c.Hold)
		}
		f.Shots = append(f.Shots, shot)
	}
	return f, nil
}

func seconds(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }

// pages are the events or days of the film.
func (c *animateCommand) pages(store *chronicle.Store, f layers.Frame) (story.Story, error) {
	if c.By != "day" {
		return c.story(store, f.Filter, f.Text)
	}
	flags := c.storyFlags
	flags.By = "event"
	if c.To == nil { // the film ends on the last day on which an event begins
		flags.By = "active-day"
	}
	told, err := flags.story(store, f.Filter, f.Text)
	if err != nil {
		return told, err
	}
	first, last, err := c.days(told)
	if err != nil {
		return told, err
	}
	if n := int(last-first) + 1; n > motion.MaxShots {
		return told, usage{fmt.Sprintf("--by day: %s to %s are %d days, more than %d pictures; --from and --to choose fewer", first, last, n, motion.MaxShots)}
	}
	days := story.Story{Title: told.Title}
	for d := first; d <= last; d++ {
		days.Pages = append(days.Pages, story.OnDay(store, f.Filter, d)...)
	}
	return days, nil
}

// days are the first and the last day of what is told, within those asked for.
func (c *animateCommand) days(told story.Story) (first, last calendar.Day, err error) {
	span, err := c.span()
	if err != nil {
		return 0, 0, err
	}
	first, last = told.Pages[0].Day, told.Pages[0].Day
	for _, p := range told.Pages {
		first, last = min(first, p.Day), max(last, p.Day)
	}
	if c.From != nil { // all the days asked for, also those on which nothing begins
		first = span.First
	}
	if c.To != nil {
		last = span.Last
	}
	return first, last, nil
}

// views are where each picture looks.
func (c *animateCommand) views(d layers.Data, told story.Story) ([]orb.Bound, error) {
	if c.View == "follow" {
		return story.Frames(d.Chronicle, told), nil
	}
	v, err := parseView(c.View, d, told.Pages[0].Day)
	if err != nil {
		return nil, err
	}
	views := make([]orb.Bound, len(told.Pages))
	for i := range views {
		views[i] = v.bound
	}
	return views, nil
}
