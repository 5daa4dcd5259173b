package command

import (
	"bytes"
	"context"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/app/content"
	"borderatlas/app/export"
	"borderatlas/app/export/slides"
	"borderatlas/layers/calendar"
	"borderatlas/mapview/scene"
)

// seeds are files of every kind that holds a document, small ones.
func seeds(f *testing.F) (files [][]byte) {
	f.Helper()
	folder := f.TempDir()
	atlas := filepath.Join(folder, "a.atlas")
	state := `{"format":"Border Atlas","version":1,"state":{"day":"2022-09-16","event":"dawn-2022-09-16","view":[70.5,39.9,9.2,800,600],"layers":{"border":true,"clashes":true},` +
		`"sizes":"highest","people":"lowest","lang":"ru","scheme":"dark","reach":{"mode":"window","days":30},"play":{"steps":"event","speed":1,"per":"second"},"axis":"2021-01-01/2022-12-31",` +
		`"filter":{"side":"KG","without":["political"]},"order":{"by":"title"},"compare":{"as":"split","day":"2025-03-13","reach":{"mode":"day","days":1},"share":0.5},"page":1,` +
		`"picture":{"view":[70,39.5,71,40.2],"subject":"vorukh","day":"2090-01-01",` +
		`"names":"ky","theme":"print","size":"180x120mm","dpi":150,"layout":"map","places":"legend=top-left","title":"A","caption":"B","transparent":true,"outlines":true,"quality":80}},` +
		`"story":{"title":"Own","pages":[{"event":"dawn-2022-09-16","day":"2022-09-16","view":[70,39.5,71,40.2],"layers":["border"],"title":"A","text":"B\nC"},{"day":"2021-04-29","hidden":true}]}}`
	if err := os.WriteFile(atlas, []byte(state), 0o600); err != nil {
		f.Fatal(err)
	}
	files = append(files, []byte(state), []byte(`{"format":"Border Atlas","version":9,"light":1,"state":{"day":"2021-04`),
		[]byte(`{"format":"Border Atlas","version":1,"state":{"picture":{"dates":[{"day":"2022-09-16","event":"dawn-2022-09-16"},{"day":"2090-01-01"}],"size":"900x700","dpi":120}}}`))
	for _, name := range []string{"a.png", "a.svg", "a.pdf"} {
		path := filepath.Join(folder, name)
		if status, _, said := run(f, "image", "-o", path, "--size", "640x480", "--atlas", atlas); status != done {
			f.Fatal(said)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		files = append(files, cutAround(data))
	}
	return files
}

// cutAround is the beginning of a picture and what it says about how it was made: the
// rest is nothing that a reader looks at.
func cutAround(data []byte) []byte {
	const kept = 300
	at := bytes.Index(data, []byte("BorderAtlas"))
	if at < 0 {
		return data[:min(len(data), kept)]
	}
	return append(bytes.Clone(data[:min(at, kept)]), data[max(at-kept, min(at, kept)):min(len(data), at+6000)]...)
}

// FuzzPicture goes the whole way from a file to a picture of some layout and size: it
// is refused in one line, or drawn without a number that is none.
func FuzzPicture(f *testing.F) {
	for i, data := range seeds(f) {
		f.Add(data, uint8(i), uint16(400), uint16(300), i%2 == 0)
	}
	all, err := content.Load()
	if err != nil {
		f.Fatal(err)
	}
	path := filepath.Join(f.TempDir(), "fuzzed")
	f.Fuzz(func(t *testing.T, data []byte, layout uint8, width, height uint16, small bool) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Skip(err)
		}
		var said bytes.Buffer
		s := &session{ctx: context.Background(), stderr: terminalWriter{&said}}
		c := imageCommand{Output: "a.png", Atlas: path}
		spec, err := c.spec(s, all, export.Size{})
		if !harmless(said.String()) || strings.Count(said.String(), "\n") > 3 {
			t.Errorf("it says %q", said.String())
		}
		if err != nil {
			if !harmless(oneLine(err)) {
				t.Errorf("the error is %q", err)
			}
			return
		}
		most := map[bool]int{true: 500, false: 1400}[small]
		spec.Width, spec.Height = 100+int(width)%most, 100+int(height)%most
		spec.Layout = export.Layouts[int(layout)%len(export.Layouts)]
		drawn, _, err := export.Compose(s.ctx, all.Stack, spec)
		if err != nil {
			return
		}
		var dump bytes.Buffer
		if err := scene.Dump(&dump, drawn); err != nil || bytes.Contains(dump.Bytes(), []byte("NaN")) || bytes.Contains(dump.Bytes(), []byte("Inf")) {
			t.Errorf("%v, or a number that is none", err)
		}
	})
}

// FuzzSlides goes from a file to what the pages of its story say.
func FuzzSlides(f *testing.F) {
	for _, data := range seeds(f)[:3] {
		f.Add(data)
	}
	all, err := content.Load()
	if err != nil {
		f.Fatal(err)
	}
	path := filepath.Join(f.TempDir(), "fuzzed.atlas")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Skip(err)
		}
		m, err := openAtlas(&session{ctx: context.Background(), stderr: io.Discard}, all, path)
		if err != nil {
			return
		}
		for _, p := range m.State().Story.Now.Pages[:min(3, len(m.State().Story.Now.Pages))] {
			said := slides.Say(all.Stack, m.Frame(), p)
			if p.Title != "" && said.Title != p.Title {
				t.Errorf("a page with the title %q is called %q", p.Title, said.Title)
			}
		}
	})
}

// FuzzDay reads the days and ids of --date, --from and --to.
func FuzzDay(f *testing.F) {
	for _, s := range []string{"2022-09-16", "16.09.2022", "treaty-2025-03-13", "16 сентября 2022", "0000-00-00", "9999-12-31", "-1", "\xff", "2022-09-16/2022-09-17"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		at, err := parseWhen("--date", value)
		if err != nil {
			if !strings.Contains(oneLine(err), "--date") || !harmless(oneLine(err)) {
				t.Errorf("%q: %v", value, err)
			}
			return
		}
		if at.span.First < firstDay || at.span.First > at.span.Last {
			t.Errorf("%q is %v", value, at.span)
		}
	})
}

// FuzzView reads the places, events and degrees of --view.
func FuzzView(f *testing.F) {
	for _, s := range []string{"region", "Vorukh", "70,39.5,71,40.2", "1e308,-1e308,NaN,Inf", "180,90,-180,-90", "treaty-2025-03-13", ",,,", "Ворух\x00", "-0,0,1e-320,1"} {
		f.Add(s, int16(0))
	}
	all, err := content.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, value string, days int16) {
		v, err := parseView(value, all.Stack.Data(), usualDay+calendar.Day(days))
		if err != nil {
			if !harmless(oneLine(err)) {
				t.Errorf("%q: %v", value, err)
			}
			return
		}
		b := v.bound
		for _, p := range []orb.Point{b.Min, b.Max} {
			if math.IsNaN(p[0]) || math.IsNaN(p[1]) || math.Abs(p[0]) > 180 || math.Abs(p[1]) > 90 {
				t.Errorf("%q shows %v", value, b)
			}
		}
		if b.Min[0] >= b.Max[0] || b.Min[1] >= b.Max[1] {
			t.Errorf("%q shows nothing: %v", value, b)
		}
	})
}

// FuzzSize reads the sizes of --size, with --dpi, and the parts of --place.
func FuzzSize(f *testing.F) {
	f.Add("1600x900", 0.0, "legend=top-left")
	f.Add("297x210mm", 300.0, "scale=off,north=bottom-right")
	f.Add("11x8.5in", math.Inf(1), "=")
	f.Add("1e9x1e9cm", math.NaN(), ",,")
	f.Add("-1x0x", -1.0, "\x00")
	f.Fuzz(func(t *testing.T, value string, dpi float64, places string) {
		size, err := export.ParseSize(value, dpi)
		if err == nil && (size.Check() != nil || size.Width < 1 || size.Height < 1 || !(size.Pixels >= 0)) {
			t.Errorf("%q at %v is %+v: %v", value, dpi, size, size.Check())
		}
		if err != nil && !harmless(oneLine(err)) {
			t.Errorf("%q at %v: %v", value, dpi, err)
		}
		if _, err := export.ParsePlaces(places); err != nil && !harmless(oneLine(err)) {
			t.Errorf("%q: %v", places, err)
		}
	})
}
