package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"borderatlas/assets/generate/tables"
	"borderatlas/assets/generate/topology"
)

// The files are JSON with lines as text (topology.Polyline). Each licence has its
// files to itself; geodata/README.md describes them.

type position [2]float64 // longitude, latitude

type editionFile struct {
	Attribution string         `json:"attribution"`
	Licence     string         `json:"licence"`
	ID          string         `json:"id"`
	From        string         `json:"from,omitempty"`
	To          string         `json:"to,omitempty"`
	Mapped      string         `json:"mapped"`
	Arcs        []arcRecord    `json:"arcs"`
	Provinces   []provinceArea `json:"provinces"`
	Exclaves    []exclaveArea  `json:"exclaves"`
}

type arcRecord struct {
	Left  string  `json:"left"`
	Right string  `json:"right"`
	Km    float64 `json:"km"`
	Line  string  `json:"line"`
	Tiers string  `json:"tiers"` // for each vertex the roughest tier that has it
}

type provinceArea struct {
	ID     string              `json:"id"`
	Km2    float64             `json:"km2"`
	Anchor position            `json:"anchor"`
	Areas  [][][]topology.Half `json:"areas"` // polygons of rings of arcs
}

type exclaveArea struct {
	ID     string            `json:"id"`
	Owner  string            `json:"owner"`
	Host   string            `json:"host"`
	Km2    float64           `json:"km2"`
	Km     float64           `json:"km"`
	Anchor position          `json:"anchor"`
	Area   [][]topology.Half `json:"area"`
}

type changesFile struct {
	Attribution string         `json:"attribution"`
	Licence     string         `json:"licence"`
	Before      string         `json:"before"`
	After       string         `json:"after"`
	Pieces      []changeRecord `json:"pieces"`
}

type changeRecord struct {
	ID     string   `json:"id"`
	From   string   `json:"from"`
	To     string   `json:"to"`
	Km2    float64  `json:"km2"`
	Near   string   `json:"near"`
	NearKm float64  `json:"near_km"`
	Anchor position `json:"anchor"`
	Rings  []string `json:"rings"`
}

type waterFile struct {
	Attribution string        `json:"attribution"`
	Licence     string        `json:"licence"`
	Rivers      []waterRecord `json:"rivers"`
	Lakes       []waterRecord `json:"lakes"`
}

type waterRecord struct {
	ID    string   `json:"id"`
	Rank  int      `json:"rank"`
	Lines []string `json:"lines"`
}

type schematicFile struct {
	Attribution string            `json:"attribution"`
	Licence     string            `json:"licence"`
	Rivers      []schematicRecord `json:"rivers"`
	Roads       []schematicRecord `json:"roads"`
}

type schematicRecord struct {
	ID   string `json:"id"`
	Rank int    `json:"rank,omitempty"`
	Line string `json:"line"`
	Note string `json:"note"`
}

type townsFile struct {
	Attribution string       `json:"attribution"`
	Licence     string       `json:"licence"`
	Towns       []townRecord `json:"towns"`
}

type townRecord struct {
	ID       string   `json:"id"`
	GeoNames string   `json:"geonames"`
	Country  string   `json:"country"`
	Province string   `json:"province"`
	Rank     int      `json:"rank"`
	At       position `json:"at"`
}

type namesFile struct {
	Licence   string                  `json:"licence"`
	Provinces map[string]tables.Names `json:"provinces"`
	Exclaves  map[string]tables.Names `json:"exclaves"`
	Towns     map[string]tables.Names `json:"towns"`
	Water     map[string]tables.Names `json:"water"`
	Roads     map[string]tables.Names `json:"roads"`
}

const (
	openStreetMap = "© OpenStreetMap contributors, by way of timezone-boundary-builder and tzf-rel; lines between provinces: Natural Earth"
	openDatabase  = "ODbL-1.0"
	ours          = "MIT"
)

// encode writes everything into files, by name.
func encode(editions []*edition, changes []change, w *waters, in *inputs) (map[string][]byte, error) {
	contents := map[string]any{
		"changes.json":   changesOf(editions, changes),
		"water.json":     waterOf(w),
		"schematic.json": schematicsOf(in.tables.schematics),
		"towns.json":     townsOf(editions, in.towns),
		"names.json":     namesOf(w, in),
	}
	for _, e := range editions {
		contents["boundaries-"+e.ID+".json"] = e.file()
	}
	files := map[string][]byte{}
	for name, content := range contents {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(content); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files[name] = recordPerLine(b.Bytes())
	}
	return files, nil
}

// recordPerLine puts the records of the lists of a file on lines of their own,
// so that a difference between two runs can be read.
func recordPerLine(compact []byte) []byte {
	var out []byte
	depth, text := 0, false
	for i, c := range compact {
		switch {
		case text:
			text = c != '"' || escaped(compact[:i])
		case c == '"':
			text = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if out = append(out, c); !text && depth <= 2 && (c == ',' || c == '[' && depth == 2) {
			out = append(out, '\n')
		}
	}
	return out
}

// escaped tells whether the text before a quote ends in an odd number of backslashes.
func escaped(before []byte) bool {
	n := len(before) - len(bytes.TrimRight(before, `\`))
	return n%2 == 1
}

func (e *edition) file() editionFile {
	f := editionFile{Attribution: openStreetMap, Licence: openDatabase, ID: e.ID, From: e.From, To: e.To, Mapped: e.Mapped}
	for i, arc := range e.arcs {
		full := e.lines[fullTier][i]
		f.Arcs = append(f.Arcs, arcRecord{
			arc.Left, arc.Right, round(topology.LengthKm(arc.Points), 3), topology.Polyline(full), e.levels(i),
		})
	}
	for _, p := range e.provinces {
		r := provinceArea{ID: p.ID, Km2: round(p.km2, 2), Anchor: degrees(p.anchor)}
		for _, a := range p.areas {
			r.Areas = append(r.Areas, a.Rings())
		}
		f.Provinces = append(f.Provinces, r)
	}
	for _, x := range e.exclaves {
		f.Exclaves = append(f.Exclaves, exclaveArea{
			x.ID, x.Owner, x.Host, round(x.extent.AreaKm2, 3), round(x.extent.PerimeterKm, 2),
			degrees(x.anchor), x.area.Rings(),
		})
	}
	return f
}

// levels writes for each vertex of the full tier the roughest tier that has it.
// Rougher lines have the same vertices in the same order, only fewer.
func (e *edition) levels(arc int) string {
	full := e.lines[fullTier][arc]
	out := bytes.Repeat([]byte{'0' + fullTier}, len(full))
	for tier := fullTier - 1; tier >= 0; tier-- {
		rough := e.lines[tier][arc]
		next := 0
		for i, p := range full {
			if next < len(rough) && p == rough[next] {
				out[i] = byte('0' + tier)
				next++
			}
		}
	}
	return string(out)
}

func changesOf(editions []*edition, changes []change) changesFile {
	f := changesFile{Attribution: openStreetMap, Licence: openDatabase, Before: editions[0].ID, After: editions[1].ID}
	for _, c := range changes {
		r := changeRecord{
			ID: c.id, From: c.from, To: c.to, Km2: round(c.km2, 3),
			Near: c.near, NearKm: round(c.nearKm, 1), Anchor: degrees(c.anchor),
		}
		for _, ring := range c.rings {
			r.Rings = append(r.Rings, topology.Polyline(ring))
		}
		f.Pieces = append(f.Pieces, r)
	}
	return f
}

func waterOf(w *waters) waterFile {
	records := func(list []water) []waterRecord {
		var out []waterRecord
		for _, l := range list {
			r := waterRecord{ID: l.id, Rank: l.rank}
			for _, line := range l.lines {
				r.Lines = append(r.Lines, topology.Polyline(line))
			}
			out = append(out, r)
		}
		return out
	}
	return waterFile{
		"GSHHG 2.3.7 / World Data Bank II, P. Wessel and W. H. F. Smith", "LGPL-3.0-or-later",
		records(w.rivers), records(w.lakes),
	}
}

func schematicsOf(list []tables.Schematic) schematicFile {
	f := schematicFile{Attribution: "drawn for this project through known places", Licence: ours}
	for _, s := range list {
		r := schematicRecord{s.ID, s.Rank, topology.Polyline(s.Course), s.Note}
		if s.Kind == "river" {
			f.Rivers = append(f.Rivers, r)
		} else {
			f.Roads = append(f.Roads, r)
		}
	}
	return f
}

// townsOf takes the province from GeoNames, or from the newest edition where
// GeoNames gives none.
func townsOf(editions []*edition, towns []town) townsFile {
	f := townsFile{Attribution: "GeoNames, by way of go-cities.json", Licence: "CC-BY-4.0"}
	for _, t := range towns {
		at := cmp.Or(t.province, editions[len(editions)-1].locate(t.At))
		f.Towns = append(f.Towns, townRecord{t.ID, t.GeoNames, t.Country, at, t.Rank, degrees(t.At)})
	}
	return f
}

func namesOf(w *waters, in *inputs) namesFile {
	f := namesFile{
		ours,
		map[string]tables.Names{},
		map[string]tables.Names{},
		map[string]tables.Names{},
		map[string]tables.Names{},
		map[string]tables.Names{},
	}
	for _, p := range in.tables.provinces {
		f.Provinces[p.ID] = p.Names
	}
	for _, x := range in.tables.exclaves {
		f.Exclaves[x.ID] = x.Names
	}
	for _, t := range in.towns {
		f.Towns[t.ID] = t.Names
	}
	for _, l := range append(w.rivers, w.lakes...) {
		if len(l.names) > 0 {
			f.Water[l.id] = l.names
		}
	}
	for _, s := range in.tables.schematics {
		if s.Kind == "river" {
			f.Water[s.ID] = s.Names
		} else {
			f.Roads[s.ID] = s.Names
		}
	}
	return f
}

func degrees(p topology.Point) position {
	lon, lat := p.Degrees()
	return position{lon, lat}
}

func round(v float64, decimals int) float64 {
	k := math.Pow10(decimals)
	return math.Round(v*k) / k
}

// write puts the files into a folder, each under another name first, so that a
// failure leaves whole files.
func write(folder string, files map[string][]byte) error {
	for name, content := range files {
		path := filepath.Join(folder, name)
		err := os.WriteFile(path+".new", content, 0o644)
		if err == nil {
			err = os.Rename(path+".new", path)
		}
		if err != nil {
			os.Remove(path + ".new")
			return err
		}
	}
	return nil
}
