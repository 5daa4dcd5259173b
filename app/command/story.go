package command

import (
	"fmt"
	"slices"
	"strings"

	"borderatlas/app/story"
	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// spanFlags choose days.
type spanFlags struct {
	From *string `placeholder:"DAY" help:"Only events that last to this day or longer: 2022-09-16, 16.09.2022 or the id of an event."`
	To   *string `placeholder:"DAY" help:"Only events that begin on this day or before."`
}

// span is the days asked for, all of them if none were.
func (f spanFlags) span() (calendar.Span, error) {
	span := calendar.Always
	if f.From != nil {
		from, err := parseWhen("--from", *f.From)
		if err != nil {
			return span, err
		}
		span.First = from.span.First
	}
	if f.To != nil {
		to, err := parseWhen("--to", *f.To)
		if err != nil {
			return span, err
		}
		span.Last = to.span.Last
	}
	if span.First > span.Last {
		return span, usage{fmt.Sprintf("--to %s is before --from %s", span.Last, span.First)}
	}
	return span, nil
}

// storyFlags choose what a presentation or an animation tells: the whole chronicle
// if nothing is asked for.
type storyFlags struct {
	spanFlags `embed:""`
	Events    *string `placeholder:"ID,ID" help:"These events, in this order."`
	Story     *string `placeholder:"NAME" help:"A ready-made story: april-2021, september-2022, line or exclaves."`
	By        string  `default:"event" placeholder:"event|active-day" help:"A page for each event, the usual way, or for each active day, on which one begins."`
}

// pages are the ways to cut a story into pages.
var pages = map[string]func(title string, events []*chronicle.Event) story.Story{
	"event": story.OfEvents, "active-day": story.OfDays,
}

// check refuses what contradicts itself.
func (f storyFlags) check() error {
	asked := 0
	for _, on := range []bool{f.Events != nil, f.Story != nil, f.From != nil || f.To != nil} {
		if on {
			asked++
		}
	}
	if asked > 1 {
		return usage{"--events, --story and --from with --to each say what is told; only one of them can be given"}
	}
	if f.Story != nil {
		if _, ok := story.Find(*f.Story); !ok {
			return wrong("--story", *f.Story, "there are "+strings.Join(readyMade(), ", "))
		}
	}
	return nil
}

func readyMade() []string {
	var ids []string
	for _, r := range story.ReadyMade {
		ids = append(ids, r.ID)
	}
	return ids
}

// told is what the flags choose or, where they choose nothing, the story of an atlas
// file. Its pages have views and words of their own, so that --by cannot cut it anew.
func (f storyFlags) told(own story.Story, chosen func() (story.Story, error)) (story.Story, error) {
	own = own.Shown()
	if len(own.Pages) == 0 || f.Events != nil || f.Story != nil || f.From != nil || f.To != nil {
		return chosen()
	}
	if f.By != "event" {
		return own, wrong("--by", f.By, "the story of --atlas has pages of its own; --events, --story or --from with --to tell something else")
	}
	return own, nil
}

// story is what was asked for, with the events that a filter lets through.
func (f storyFlags) story(store *chronicle.Store, filter chronicle.Filter, text layers.Text) (story.Story, error) {
	cut, title := pages[f.By], text("export.title")
	switch {
	case f.Story != nil:
		r, _ := story.Find(*f.Story)
		s := r.Story(store, text)
		return cut(s.Title, eventsOf(store, s)), nil
	case f.Events != nil:
		events, err := parseEvents(store, *f.Events)
		return cut(title, events), err
	}
	span, err := f.span()
	if err != nil {
		return story.Story{}, err
	}
	events := story.During(store, filter, span)
	if len(events) == 0 {
		return story.Story{}, usage{"no event lies in these days"}
	}
	if f.By == "active-day" { // what began before begins on none of them, also where its day is not known
		events = slices.DeleteFunc(slices.Clone(events), func(e *chronicle.Event) bool { return e.Span.First < span.First })
	}
	if s := cut(title, events).Within(span); len(s.Pages) > 0 {
		return s, nil
	}
	return story.Story{}, usage{"--by: no event begins in these days"}
}

// eventsOf lists what a story is about.
func eventsOf(store *chronicle.Store, s story.Story) []*chronicle.Event {
	var list []*chronicle.Event
	for _, p := range s.Pages {
		list = append(list, p.Events(store)...)
	}
	return list
}

// parseEvents finds events by their ids, with commas between them.
func parseEvents(store *chronicle.Store, ids string) ([]*chronicle.Event, error) {
	var list []*chronicle.Event
	for id := range strings.SplitSeq(ids, ",") {
		id = strings.TrimSpace(id)
		e := store.Event(id)
		if e == nil {
			var all []string
			for _, e := range store.Events() {
				all = append(all, e.ID)
			}
			return nil, wrong("--events", ids, fmt.Sprintf("there is no event %q; nearest are %s", id, nearest(id, all)))
		}
		list = append(list, e)
	}
	return list, nil
}
