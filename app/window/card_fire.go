package window

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"borderatlas/layers"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// fire is the card of a thermal anomaly: what was seen, from where, and what it does
// not say.
func (c *card) fire(id string) []fyne.CanvasObject {
	set := c.stack.Data().Fires
	d := set.Find(id)
	if d == nil {
		return nil
	}
	at := func(hours int) string { return d.Time.Add(time.Duration(hours) * time.Hour).Format("15:04") }
	parts := []fyne.CanvasObject{
		c.kit.text(c.text("card.fire"), title),
		c.kit.text(c.date(d.Day), head),
		c.kit.text(c.text("card.fire.evidence"), style{size: tableSize, bold: true}),
		c.kit.text(c.text("card.fire.ground", d.ScanKm, d.TrackKm), table),
	}
	if before := set.Before(d); len(before) > 0 {
		parts = append(parts, c.kit.text(c.text("card.fire.before", len(before), c.date(before[0].Day)), table))
	}
	parts = append(parts,
		c.vignette(d.At, 500*max(d.ScanKm, d.TrackKm), d.Day),
		c.kit.rows(
			c.fact("card.fire.time", c.text("card.fire.utc", at(0), at(6), at(5))),
			c.fact("card.position", c.position(d.At[0], d.At[1])),
			c.fact("card.fire.power", c.text("card.fire.mw", strconv.FormatFloat(d.PowerMW, 'g', -1, 64))),
			c.fact("card.fire.confidence", c.text("card.fire.percent", d.Confidence)),
			c.fact("card.fire.satellite", d.Satellite),
			c.fact("card.rests-on", set.Source),
		))
	return parts
}

// date is a day in words.
func (c *card) date(d calendar.Day) string {
	return layers.SpanDate(c.text, calendar.On(d), chronicle.ByDay)
}
