package window

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// nameLanguages are those in which names are listed, in this order.
var nameLanguages = []string{"en", "ky", "tg", "ru", "uz"}

// names lists a name in every language that the data have, but the one shown as title.
func (c *card) names(names map[string]string, variants map[string][]string) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, code := range nameLanguages {
		forms := variants[code]
		if n := names[code]; n != "" && code != c.lang {
			forms = append([]string{n}, forms...)
		}
		if len(forms) > 0 {
			lines = append(lines, c.fact("card.language."+code, strings.Join(forms, ", ")))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return c.section(c.text("card.names"), c.kit.rows(lines...))
}

// fact is a line of what it is and its value.
func (c *card) fact(id, value string) fyne.CanvasObject {
	return c.kit.box(columns{[]float32{110, 0}, gapSmall, false},
		c.kit.text(c.text(id), style{size: tableSize, color: colorSecondary}), c.kit.text(value, table))
}

// place is the card of a place of the chronicle.
func (c *card) place(p *chronicle.Place, day calendar.Day) []fyne.CanvasObject {
	if p == nil {
		return nil
	}
	where := c.country(p.Country)
	for _, part := range []string{p.Province, p.District} {
		if part != "" {
			where += ", " + part
		}
	}
	facts := []fyne.CanvasObject{
		c.fact("card.kind", c.text("card.place."+p.Kind)),
		c.fact("card.lies-in", where),
		c.fact("card.position", c.position(p.Lon, p.Lat)),
		c.fact("card.known-to", c.precision(p)),
	}
	if p.PrecisionSource != "" {
		facts = append(facts, c.fact("card.rests-on", p.PrecisionSource))
	}
	if p.Valid != calendar.Always {
		facts = append(facts, c.fact("card.valid", c.text("card.span", p.Valid)))
	}
	parts := []fyne.CanvasObject{
		c.kit.text(p.Name(c.lang), title), c.vignette(orb.Point{p.Lon, p.Lat}, p.PrecisionM, day), c.kit.rows(facts...),
	}
	for _, note := range []string{p.Note, p.Status2025} {
		if note != "" {
			parts = append(parts, c.kit.text(note, table))
		}
	}
	parts = append(parts, c.names(p.Names, p.Variants)...)
	var ids []string
	for _, e := range c.store().Events() {
		if slices.Contains(e.Places, p) {
			ids = append(ids, e.ID)
		}
	}
	if len(ids) > 0 {
		parts = append(parts, c.section(c.text("card.events-here", len(ids)), c.kit.rows(c.list(ids)...))...)
	}
	return append(parts, c.objects(sourceParts(c.words, p.Sources, p.ID))...)
}

func (c *card) country(code string) string { return c.text("card.country." + code) }

// position writes degrees as the map's pointer does: latitude first.
func (c *card) position(lon, lat float64) string {
	return c.text("card.lat-lon", strconv.FormatFloat(lat, 'f', 4, 64), strconv.FormatFloat(lon, 'f', 4, 64))
}

// town is the card of a town of the base map.
func (c *card) town(id string, day calendar.Day) []fyne.CanvasObject {
	towns := c.stack.Data().Atlas.Towns
	i := slices.IndexFunc(towns, func(t atlas.Town) bool { return t.ID == id })
	if i < 0 {
		return nil
	}
	t := towns[i]
	parts := []fyne.CanvasObject{
		c.kit.text(nameIn(t.Names, c.lang), title), c.vignette(orb.Point{t.Lon, t.Lat}, 0, day),
		c.kit.rows(c.fact("card.lies-in", c.country(t.Country)), c.fact("card.position", c.position(t.Lon, t.Lat))),
	}
	return append(parts, c.names(t.Names, nil)...)
}

// exclave is the card of an exclave in the edition of the day.
func (c *card) exclave(id string, day calendar.Day) []fyne.CanvasObject {
	edition := c.stack.Data().Atlas.At(day)
	i := slices.IndexFunc(edition.Exclaves, func(x atlas.Exclave) bool { return x.ID == id })
	if i < 0 {
		return []fyne.CanvasObject{c.kit.text(c.text("card.exclave.gone"), body)}
	}
	x := edition.Exclaves[i]
	parts := []fyne.CanvasObject{
		c.kit.text(nameIn(x.Names, c.lang), title), c.vignette(camera.LonLat(x.Anchor), 0, day),
		c.kit.rows(
			c.fact("card.owner", c.country(x.Owner)),
			c.fact("card.host", c.country(x.Host)),
			c.fact("card.area", c.text("card.km2", x.AreaKm2)),
			c.fact("card.perimeter", c.text("card.km", x.PerimeterKm)),
			c.fact("card.mapped", edition.Mapped),
		),
		c.kit.text(c.text("card.as-mapped"), caption),
	}
	return append(parts, c.names(x.Names, nil)...)
}

// nameIn is a name in a language, with the fall-back to Russian and English.
func nameIn(names atlas.Names, lang string) string {
	return (&chronicle.Place{Names: names}).Name(lang)
}

// list is events to choose from.
func (c *card) list(ids []string) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, id := range ids {
		if e := c.store().Event(id); e != nil {
			list = append(list, c.eventRow(e))
		}
	}
	return list
}

// day is the card of a day of which no event is chosen: what begins, and what is
// going on.
func (c *card) day(day calendar.Day) []fyne.CanvasObject {
	var begin, goOn []string
	for _, e := range c.store().On(day) {
		if e.Span.First == day {
			begin = append(begin, e.ID)
		} else {
			goOn = append(goOn, e.ID)
		}
	}
	parts := []fyne.CanvasObject{c.kit.text(c.text("card.day", day), title)}
	if len(begin) == 0 {
		parts = append(parts, c.kit.text(c.text("card.no-event.long"), body))
	}
	for _, s := range []struct {
		id  string
		ids []string
	}{{"card.begin", begin}, {"card.going-on", goOn}} {
		if len(s.ids) > 0 {
			parts = append(parts, c.section(c.text(s.id, len(s.ids)), c.kit.rows(c.list(s.ids)...))...)
		}
	}
	return parts
}
