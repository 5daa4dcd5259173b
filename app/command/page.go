package command

import "borderatlas/app/export"

// pageFlags say how a picture's page is set.
type pageFlags struct {
	Layout  string `default:"title" placeholder:"NAME" help:"How the page is set: map, legend (on the map), title (date and legend, the usual one), report (key figures and caption) or poster."`
	Place   string `placeholder:"PART=CORNER" help:"Where parts stand, parted by commas: legend, locator, scale and north at top-left, top-right, bottom-left or bottom-right, or off."`
	Title   string `placeholder:"TEXT" help:"The title; usual: that of the event or place, or of the region."`
	Caption string `placeholder:"TEXT" help:"The caption of a report or poster; usual: what the chronicle says."`
}

// check refuses what names no layout and no place.
func (p *pageFlags) check() error {
	if _, err := export.ParseLayout(p.Layout); err != nil {
		return usage{"--layout: " + err.Error()}
	}
	if _, err := export.ParsePlaces(p.Place); err != nil {
		return usage{"--place: " + err.Error()}
	}
	return nil
}

// set gives a picture the page that was asked for. The flags have been checked.
func (p *pageFlags) set(spec *export.Spec) {
	spec.Layout, _ = export.ParseLayout(p.Layout)
	spec.Places, _ = export.ParsePlaces(p.Place)
	spec.Caption = p.Caption
	if p.Title != "" {
		spec.Title = p.Title
	}
}
