package atlas

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"borderatlas/layers/calendar"
	"borderatlas/mapview/fault"
)

// The files are written by assets/generate; geodata/README.md describes them.
const (
	editionFiles  = "boundaries-*.json"
	changesFile   = "changes.json"
	waterFile     = "water.json"
	schematicFile = "schematic.json"
	townsFile     = "towns.json"
	namesFile     = "names.json"
)

// Load reads the generated files of fsys and checks them. An error names the
// file and the record.
func Load(fsys fs.FS) (*Atlas, error) {
	var n nameLists
	if err := read(fsys, namesFile, &n); err != nil {
		return nil, err
	}
	a := new(Atlas)
	for _, part := range []struct {
		file string
		load func(*Atlas, fs.FS, *nameLists) error
	}{
		{editionFiles, (*Atlas).loadEditions},
		{changesFile, (*Atlas).loadChanges},
		{waterFile, (*Atlas).loadWater},
		{schematicFile, (*Atlas).loadSchematic},
		{townsFile, (*Atlas).loadTowns},
	} {
		if err := part.load(a, fsys, &n); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// nameLists is names.json: what things are called, by id.
type nameLists struct {
	Provinces, Exclaves, Towns, Water, Roads map[string]Names
}

// named looks up the names of something that must have an English one.
func named(list map[string]Names, id string) (Names, error) {
	if list[id]["en"] == "" {
		return nil, fmt.Errorf("%s has no English name in %s", id, namesFile)
	}
	return list[id], nil
}

// read decodes a file of JSON.
func read(fsys fs.FS, name string, into any) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("geodata: %w", err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("geodata: %s: %w", name, err)
	}
	return nil
}

// in says in which file and record something is wrong.
func in(file, record string, err error) error {
	return fmt.Errorf("geodata: %s: %s: %w", file, record, err)
}

func (a *Atlas) loadEditions(fsys fs.FS, n *nameLists) error {
	names, err := fs.Glob(fsys, editionFiles)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("geodata: no file %s", editionFiles)
	}
	a.Editions = make([]Edition, len(names))
	errs := make([]error, len(names))
	var wg fault.Group
	for i, name := range names { // by far the most of the work
		wg.Go(func() { errs[i] = a.Editions[i].load(fsys, name, n) })
	}
	wg.Wait()
	if err := cmp.Or(errs...); err != nil {
		return err
	}
	slices.SortFunc(a.Editions, func(x, y Edition) int { return int(x.Valid.First) - int(y.Valid.First) })
	return a.checkValidity()
}

// checkValidity: every day has one edition.
func (a *Atlas) checkValidity() error {
	next := calendar.Past
	for i := range a.Editions {
		e := &a.Editions[i]
		if e.Valid.First != next {
			return fmt.Errorf("geodata: edition %s is valid from %s, not from %s", e.ID, e.Valid.First, next)
		}
		if e.Valid.Last < e.Valid.First {
			return fmt.Errorf("geodata: edition %s ends on %s, before it begins", e.ID, e.Valid.Last)
		}
		if next = calendar.Future; e.Valid.Last < calendar.Future {
			next = e.Valid.Last + 1
		} else if i < len(a.Editions)-1 {
			return fmt.Errorf("geodata: edition %s has no last day, but %s follows", e.ID, a.Editions[i+1].ID)
		}
	}
	if next != calendar.Future {
		return fmt.Errorf("geodata: no edition is valid from %s on", next)
	}
	return nil
}

// ids are the ids of a list so far.
type ids map[string]bool

func (s ids) add(id string) error {
	if s[id] || id == "" {
		return fmt.Errorf("the id %q is empty or there twice", id)
	}
	s[id] = true
	return nil
}

func positive(field string, v float64) error {
	if v > 0 {
		return nil
	}
	return fmt.Errorf("%s is %g, not more than 0", field, v)
}

// sides checks two different countries.
func sides(a, b string) error {
	if len(a) == 2 && len(b) == 2 && a != b {
		return nil
	}
	return fmt.Errorf("%q and %q are not two countries", a, b)
}

var errPosition = errors.New("the position is not on the map")

// position is a longitude and a latitude in degrees.
type position [2]float64

func (p position) check() error {
	if !(p[0] >= -180 && p[0] <= 180 && p[1] >= -85 && p[1] <= 85) {
		return errPosition
	}
	return nil
}
