package command

import (
	"io"

	"borderatlas/app/content"
	"borderatlas/app/export/data"
	"borderatlas/layers/chronicle"
)

// eventsCommand prints the chronicle.
type eventsCommand struct {
	spanFlags `embed:""`
	Format    string `default:"table" placeholder:"table|json|csv|geojson|kml" help:"The form; table is the usual one."`
}

// Help is the end of the command's help.
func (eventsCommand) Help() string {
	return "Figures are claims: each line names who makes it. Never add those of an umbrella record, or displacement " +
		"marked as aggregate, to others.\n\nExample: borderatlas events --from 2022-09-14 --to 2022-09-20 --format csv"
}

// formats are the writers of events by the name of their form.
var formats = map[string]func(io.Writer, *chronicle.Store, []*chronicle.Event) error{
	"table": data.WriteTable, "json": data.WriteJSON, "csv": data.WriteCSV, "geojson": data.WriteEventFeatures, "kml": writeKML,
}

// writeKML writes the events as KML.
func writeKML(w io.Writer, store *chronicle.Store, events []*chronicle.Event) error {
	return data.WriteKML(w, data.Set{Title: "Border Atlas", Store: store, Events: events, About: data.About{Sources: []string{data.EventCredit}}})
}

// Run prints the events of the days asked for.
func (c *eventsCommand) Run(s *session) error {
	if err := oneOf("--format", c.Format, []string{"table", "json", "csv", "geojson", "kml"}); err != nil {
		return err
	}
	span, err := c.span()
	if err != nil {
		return err
	}
	store, err := content.Chronicle()
	if err != nil {
		return err
	}
	return formats[c.Format](s.stdout, store, store.During(span))
}
