package command

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"borderatlas/app/content"
	"borderatlas/app/export"
	"borderatlas/app/export/data"
	"borderatlas/app/lang"
	"borderatlas/layers"
)

// dataCommand writes a layer as GeoJSON.
type dataCommand struct {
	Layer  string  `required:"" placeholder:"ID" help:"The layer: provinces, border, exclaves, clashes, places, displacement, changes or fires."`
	Date   string  `default:"2022-09-16" placeholder:"DAY" help:"2022-09-16 (the usual day), 16.09.2022 or the id of an event."`
	Output *string `short:"o" placeholder:"FILE.geojson" help:"The file to write; without it the layer is printed."`
	Force  bool    `help:"Replace the file if it exists."`
}

// Help is the end of the command's help.
func (dataCommand) Help() string {
	return "GeoJSON as in RFC 7946: WGS 84, longitude first. Areas and lengths are those on the ellipsoid.\n\n" +
		"Example: borderatlas data --layer provinces --date 2025-03-13 -o provinces.geojson"
}

// Run writes the layer of the day.
func (c *dataCommand) Run(s *session) error {
	if err := oneOf("--layer", c.Layer, layers.FeatureLayers()); err != nil {
		return err
	}
	if c.Output != nil {
		if err := checkEnding("--output", *c.Output, ".geojson", ".json"); err != nil {
			return err
		}
	}
	at, err := parseWhen("--date", c.Date)
	if err != nil {
		return err
	}
	all, err := content.Load()
	if err != nil {
		return err
	}
	list, err := all.Stack.Features(c.Layer, at.span.First)
	if err != nil {
		return err
	}
	features := make([]data.Feature, len(list))
	for i, f := range list {
		id, _ := f.Properties["id"].(string)
		features[i] = data.Feature{ID: id, Geometry: f.Geometry, Properties: data.Properties(f.Properties)}
	}
	name := fmt.Sprintf("%s-%s-%s", program, c.Layer, at.span.First)
	if c.Output == nil {
		return data.WriteGeoJSON(s.stdout, name, features, data.About{})
	}
	return export.Save(s.ctx, *c.Output, c.Force, func(w io.Writer) error { return data.WriteGeoJSON(w, name, features, data.About{}) })
}

// layersCommand lists the layers.
type layersCommand struct{}

// Run prints each layer's id and name, whether a picture shows it without being
// asked, and whether "data" has it.
func (layersCommand) Run(s *session) error {
	all, err := content.Load()
	if err != nil {
		return err
	}
	text := all.Catalogue.Text(lang.English)
	usual, offered := all.Stack.Default(), layers.FeatureLayers()
	t := tabwriter.NewWriter(s.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "LAYER\tNAME\tIMAGE\tDATA")
	for _, id := range all.Stack.IDs() {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", id, layers.Title(text, id), yes(usual.Has(id), "usual", "on request"), yes(slices.Contains(offered, id), "yes", "-"))
	}
	return t.Flush()
}

func yes(is bool, then, otherwise string) string {
	if is {
		return then
	}
	return otherwise
}
