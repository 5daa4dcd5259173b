package export

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"borderatlas/app/lang"
)

// endless are titles longer than any page: in words, without a space, in lines.
var endless = map[string]string{
	"words": strings.Repeat("Incident near Vorukh ", 400),
	"word":  strings.Repeat("Ш", 50_000),
	"lines": strings.Repeat("Line\n", 300),
}

// TestEndlessTitles: on every page the map keeps most of its room, whatever the
// length of the title, and what of it is left out is marked.
func TestEndlessTitles(t *testing.T) {
	for _, l := range Layouts {
		for _, size := range [][2]int{{360, 270}, {640, 360}, {360, 1600}, {1920, 1080}} {
			for name, title := range endless {
				t.Run(fmt.Sprint(l, size, name), func(t *testing.T) {
					stack, s := usual(t, size[0], size[1], lang.Russian, days[0])
					s.Layout, s.Title = l, title
					page, _ := compose(t, stack, s)
					frame := *group(t, page, "map").Clip
					if _, h := mapSize(group(t, page, "map")); h < 0.3*page.H {
						t.Errorf("the map is %.0f of %.0f dp high", h, page.H)
					}
					checkFurniture(t, page, frame, s.Frame.At.Day)
					if part(page, string(ScalePart)) == nil {
						t.Error("there is no scale")
					}
					said := words(part(page, "credits"))
					if heading := part(page, "heading"); heading != nil {
						said = words(heading)
					}
					if !strings.Contains(said, "…") || !strings.Contains(said, "2022") {
						t.Errorf("the title is not marked as shortened, or there is no date: %.80s", said)
					}
				})
			}
		}
	}
}

// TestTitlesAreWhole: the longest title of the chronicle is shortened nowhere.
func TestTitlesAreWhole(t *testing.T) {
	for _, l := range Layouts {
		for _, size := range sizes {
			stack, s := usual(t, size[0], size[1], lang.English, days[0])
			s.Layout = l
			for _, e := range stack.Data().Chronicle.Events() {
				s.Frame.At.Event = e.ID
				p := newPage(stack, s)
				foot := p.footTitle(p.w - 2*p.margin)
				for _, text := range texts(append(p.heading.ops, foot.ops...)) {
					if strings.HasSuffix(text.Run.Text, "…") && !strings.HasSuffix(e.Title, "…") {
						t.Errorf("%s %v: %q is shortened", l, size, e.Title)
					}
				}
			}
		}
	}
}

// TestNoRoomForAMap: where other texts leave no map, that is an error that says
// so, of a page as of a sheet.
func TestNoRoomForAMap(t *testing.T) {
	for _, l := range Layouts {
		stack, s := usual(t, 640, 360, lang.English, days[0])
		s.Layout = l
		s.Frame.Text = func(id string, args ...any) string { return strings.Repeat(id+" ", 200) }
		_, _, err := Compose(context.Background(), stack, s)
		if err == nil || !strings.Contains(err.Error(), "640x360 pixels") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", l, err)
		}
		if _, err := Preview(context.Background(), stack, s, 320, 180); err == nil {
			t.Errorf("%s: a preview shows what cannot be written", l)
		}
	}
}

// TestEndlessTitleOfASheet: the maps of a sheet keep their room too.
func TestEndlessTitleOfASheet(t *testing.T) {
	for name, title := range endless {
		stack, s := usual(t, 640, 480, lang.English, days[0])
		s.Title, s.Frames = title, onDays(2)
		if _, _, err := Compose(context.Background(), stack, s); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
