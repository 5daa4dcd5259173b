package command

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"borderatlas/app/export"
	"borderatlas/app/story"
	"borderatlas/layers/chronicle"
)

// pageFlags say how a picture's page is set.
type pageFlags struct {
	Layout  *string `placeholder:"NAME" help:"How the page is set: map, legend (on the map), title (date and legend, the usual one), report (key figures and caption) or poster."`
	Place   *string `placeholder:"PART=CORNER" help:"Where parts stand, parted by commas: legend, locator, scale and north at top-left, top-right, bottom-left or bottom-right, or off."`
	Blur    float64 `placeholder:"KM" help:"Show no place more exactly than to this radius, 1 to 100 km; the picture says so, and holds no state."`
	Sheet   string  `placeholder:"DAY,DAY" help:"2 to 24 dates or events on one page, all in the same view; off leaves out those that a picture has."`
	Compare string  `placeholder:"DAY" help:"A second date or event beside that of --date; off leaves out the one that an atlas file has."`
	As      string  `placeholder:"side|swipe" help:"How --compare sets the two: side by side (the usual way), or as halves of one map."`
	Title   *string `placeholder:"TEXT" help:"The title; usual: that of the event or place, or of the region."`
	Caption *string `placeholder:"TEXT" help:"The caption of a report or poster; usual: what the chronicle says."`
}

// check refuses what names no layout and no place, and pages that cannot be.
func (p *pageFlags) check() error {
	if p.Layout != nil {
		if _, err := export.ParseLayout(*p.Layout); err != nil {
			return usage{"--layout: " + err.Error()}
		}
	}
	if p.Place != nil {
		if _, err := export.ParsePlaces(*p.Place); err != nil {
			return usage{"--place: " + err.Error()}
		}
	}
	if err := export.CheckBlur(p.Blur); err != nil {
		return usage{"--blur: " + err.Error()}
	}
	for _, words := range []struct {
		flag string
		text *string
		most int
	}{{"--title", p.Title, story.MaxTitle}, {"--caption", p.Caption, story.MaxText}} {
		if words.text == nil {
			continue
		}
		if n := utf8.RuneCountInString(*words.text); n > words.most {
			return wrong(words.flag, *words.text, fmt.Sprintf("it has %d letters, and there is room for %d", n, words.most))
		}
	}
	if p.dated(p.Sheet) && p.dated(p.Compare) {
		return usage{"--sheet and --compare: one picture is either of them"}
	}
	if p.As == "" {
		return nil
	}
	if !p.dated(p.Compare) {
		return wrong("--as", p.As, "it goes with --compare and a date")
	}
	return oneOf("--as", p.As, []string{"side", "swipe"})
}

// off is the comparison of a picture that has none, and its sheet.
const off = "off"

// dated tells whether a flag says which dates a picture shows.
func (*pageFlags) dated(flag string) bool { return flag != "" && flag != off }

// setDates gives a picture, whose own date is set, the dates that were typed instead of
// those that it has. Of two that are compared the second is its own, as in the window.
func (p *pageFlags) setDates(spec *export.Spec, compared bool) error {
	frames, err := p.frames(spec.Frame.At)
	switch {
	case err != nil:
		return err
	case frames != nil || p.Compare == off || p.Sheet == off:
		spec.Frames, spec.Reaches, spec.Swipe, spec.Share = frames, nil, p.As == "swipe", 0
		if p.dated(p.Compare) {
			spec.Frame.At = frames[1]
		}
	case compared:
		spec.Frames[1] = spec.Frame.At
	}
	return nil
}

// frames are the dates of a sheet or comparison that were typed, or nil.
func (p *pageFlags) frames(own chronicle.Position) ([]chronicle.Position, error) {
	flag, values := "--sheet", strings.Split(p.Sheet, ",")
	var frames []chronicle.Position
	switch {
	case p.dated(p.Compare):
		flag, values, frames = "--compare", []string{p.Compare}, []chronicle.Position{own}
	case !p.dated(p.Sheet):
		return nil, nil
	}
	for _, v := range values {
		at, err := parseWhen(flag, strings.TrimSpace(v))
		if err != nil {
			return nil, err
		}
		frames = append(frames, at.position())
	}
	if n := len(frames); n < export.LeastFrames || n > export.MostFrames {
		return nil, wrong(flag, p.Sheet, fmt.Sprintf("a sheet has %d to %d dates, not %d", export.LeastFrames, export.MostFrames, n))
	}
	return frames, nil
}

// set gives a picture the page that was asked for. The flags have been checked.
func (p *pageFlags) set(spec *export.Spec) {
	if p.Layout != nil {
		spec.Layout, _ = export.ParseLayout(*p.Layout)
	}
	if p.Place != nil {
		spec.Places, _ = export.ParsePlaces(*p.Place)
	}
	if p.Caption != nil {
		spec.Caption = *p.Caption
	}
	if spec.Blur = p.Blur; p.Blur > 0 { // what was found to be the title may name a place
		spec.Title, spec.Subject = "", ""
	}
	if p.Title != nil {
		spec.Title = *p.Title
	}
}
