package export

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// mostSources is how many publishers the credits name.
const mostSources = 12

// sources names who published what the visible records rest on, the most cited
// first, and how many more there are.
func (p *page) sources() string {
	f := p.spec.Frame
	count := map[string]int{}
	for _, e := range p.shown() {
		for _, s := range e.Sources {
			if name := publisher(s); name != "" {
				count[name]++
			}
		}
	}
	names := make([]string, 0, len(count))
	for name := range count {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(a, b))
	})
	if len(names) == 0 {
		return ""
	}
	if more := len(names) - mostSources; more > 0 {
		return f.Text("export.sources", f.Text("export.sources.more", more, strings.Join(names[:mostSources], ", ")))
	}
	return f.Text("export.sources", strings.Join(names, ", "))
}

// publisher is who stands behind a source, without who passed it on.
func publisher(s *chronicle.Source) string {
	name := s.Publisher
	for _, mark := range []string{", via ", " via ", ", citing ", " citing ", " (", ", reposted", ", second-hand"} {
		name, _, _ = strings.Cut(name, mark)
	}
	if name == "none" {
		return ""
	}
	return strings.TrimSpace(name)
}

// latitude is that of the map's middle in degrees, rounded for reading.
func (p *page) latitude() float64 {
	middle := camera.Fit(p.spec.view(), p.w, p.h, 0).Centre()
	return math.Round(middle[1]*10) / 10
}

// eventLayers are the layers that show what the chronicle tells.
var eventLayers = []string{"clashes", "displacement", "agreements"}

// credits sets what stands below the map: the caption of a report, the date where
// no heading has it, the attributions of what is visible, the note on boundaries
// and names in full text colour and, where there is room, the program's name.
func (p *page) credits(d detail) block {
	f := p.spec.Frame
	width := p.w - 2*p.margin
	note := face{p.quiet().style, p.quiet().size, p.theme.Foreground}
	b := p.foot(d, width)
	if d == bare {
		b.add(p.paragraph(f.Text("export.credits.short"), p.quiet(), width), 0, b.h)
		b.add(p.paragraph(f.Text("export.note.short"), note, width), 0, b.h)
		return b
	}
	texts := append(p.stack.Credits(f), f.Text("export.scale", p.latitude()))
	b.add(p.paragraph(strings.Join(texts, ". ")+".", p.quiet(), width), 0, b.h)
	if p.named(d) {
		if sources := p.sources(); sources != "" {
			b.add(p.paragraph(sources, p.quiet(), width), 0, b.h)
		}
	}
	words := p.paragraph(f.Text("export.note"), note, width)
	if name := p.paragraph(f.Text("export.program"), p.quiet(), width); words.w+columnGap+name.w <= width && words.h < 2*name.h {
		words.add(name, width-name.w, 0)
	}
	b.add(words, 0, b.h)
	return b
}

// named tells whether the credits name who published the records.
func (p *page) named(d detail) bool {
	return (d == everything || d < marks && p.spec.Layout.Tells()) && slices.ContainsFunc(eventLayers, p.spec.Frame.Visible.Has)
}

// foot begins what stands below the map: with the date, or with the caption.
func (p *page) foot(d detail, width float64) block {
	switch {
	case p.spec.Layout.bleeds():
		b := p.footTitle(width)
		b.add(p.dateLine(13, width), 0, b.h)
		return b
	case p.spec.Layout.Tells() && d < marks:
		b := p.paragraph(p.caption(), face{scene.Regular, p.typeSize() + 1, p.theme.Foreground}, min(width, captionWidth))
		if b.h > 0 {
			b.h += 6
		}
		return b
	}
	return block{}
}

// footTitle is the title of a page without a heading: the given one or that of the
// chosen event, on one line where it fits; the region needs none.
func (p *page) footTitle(width float64) block {
	if p.spec.Title == "" && p.event() == nil {
		return block{}
	}
	return p.setTitle([]float64{17, 15, 13}, 1, width)
}

// captionWidth keeps the lines of a caption readable, in dp.
const captionWidth = 900.0

// mostCaptioned is how many records a caption names.
const mostCaptioned = 4

// caption is the given one, what the chronicle says of the chosen event, or the
// records that are known to have begun on the day.
func (p *page) caption() string {
	f := p.spec.Frame
	switch e := p.event(); {
	case p.spec.Caption != "":
		return p.spec.Caption
	case e != nil:
		return e.Summary
	}
	var titles []string
	for _, e := range p.shown() {
		if e.Span.First == f.At.Day && !e.Precision.Vague() {
			titles = append(titles, e.Title)
		}
	}
	if len(titles) == 0 {
		return ""
	}
	if more := len(titles) - mostCaptioned; more > 0 {
		return f.Text("export.caption.more", more, strings.Join(titles[:mostCaptioned], "; "))
	}
	return f.Text("export.caption", strings.Join(titles, "; "))
}
