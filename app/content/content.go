// Package content loads what the program embeds. Each part is read once, when it
// is first asked for: a command that prints its version reads nothing.
package content

import (
	"errors"
	"fmt"
	"sync"

	"borderatlas/app/lang"
	"borderatlas/assets"
	"borderatlas/assets/fonts"
	"borderatlas/layers"
	"borderatlas/layers/atlas"
	"borderatlas/layers/chronicle"
	"borderatlas/layers/thermal"
	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene"
)

// Content is everything that the program embeds, read and checked. It is immutable.
type Content struct {
	Stack     *layers.Stack
	Catalogue *lang.Catalogue
	Licences  string // of data and type, as Markdown
	Parts     string // the licences of the program's parts, as assets.ThirdParty
}

// The parts and the whole, each read once. An error means that the program was
// built from damaged files, and names the part.
var (
	Catalogue = sync.OnceValues(readCatalogue)
	Chronicle = sync.OnceValues(readChronicle)
	Load      = sync.OnceValues(func() (*Content, error) { return join(Catalogue, Chronicle) })
)

func readCatalogue() (*lang.Catalogue, error) {
	c, err := lang.Load(assets.Lang())
	return c, named("messages", err)
}

func readChronicle() (*chronicle.Store, error) {
	s, err := chronicle.Load(assets.Chronicle())
	return s, named("chronicle", err)
}

func readAtlas() (*atlas.Atlas, error) {
	a, err := atlas.Load(assets.Geodata())
	return a, named("geometry", err)
}

func readFires() (*thermal.Set, error) {
	s, err := thermal.Load(assets.Fires())
	return s, named("thermal anomalies", err)
}

func readFonts() (*scene.Fonts, error) {
	f, err := scene.NewFonts(fonts.Regular, fonts.Bold, fonts.Italic, fonts.BoldItalic)
	return f, named("type", err)
}

func named(part string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("embedded %s: %w", part, err)
}

// join reads the parts side by side.
func join(catalogue func() (*lang.Catalogue, error), store func() (*chronicle.Store, error)) (*Content, error) {
	c := &Content{Licences: assets.Licences, Parts: assets.ThirdParty}
	var d layers.Data
	var errs [5]error
	var wait fault.Group
	wait.Go(func() { d.Chronicle, errs[0] = store() })
	wait.Go(func() { d.Fonts, errs[1] = readFonts() })
	wait.Go(func() { c.Catalogue, errs[2] = catalogue() })
	d.Atlas, errs[3] = readAtlas()
	d.Fires, errs[4] = readFires()
	wait.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	c.Stack = layers.NewStack(d)
	return c, nil
}
