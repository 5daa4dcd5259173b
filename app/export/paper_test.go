package export

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"image/jpeg"
	"math"
	"strings"
	"testing"

	"borderatlas/app/lang"
)

// pageSize is what the files of a size have to say of themselves.
type pageSize struct {
	size                Size
	width, height       string  // of SVG
	pointsX, pointsY    float64 // of PDF
	pixelsX, pixelsY, d int     // of PNG and JPEG, with dots an inch
}

// TestPagesHaveTheSizeThatWasAsked in every format and layout, read back from the files.
func TestPagesHaveTheSizeThatWasAsked(t *testing.T) {
	for name, want := range map[string]pageSize{
		"297x420mm": {asked(t, "297x420mm", 100), "297mm", "420mm", 841.89, 1190.55, 1169, 1654, 100},
		"11x17in":   {asked(t, "11x17in", 96), "11in", "17in", 792, 1224, 1056, 1632, 96},
		"18x12cm":   {asked(t, "18x12cm", 150), "18cm", "12cm", 510.24, 340.16, 1063, 709, 150},
		"1920x1080": {asked(t, "1920x1080", 0), "1920", "1080", 1440, 810, 1920, 1080, 96},
		"2400x1350": {asked(t, "2400x1350", 192), "2400", "1350", 900, 506.25, 2400, 1350, 192},
	} {
		for _, layout := range Layouts {
			checkPageSize(t, name, want, layout)
		}
	}
}

// TestPresetsHaveTheSizeOfTheirName in every format, read back from the files. The map
// alone is drawn: layouts do not change a page's size, as the test above shows.
func TestPresetsHaveTheSizeOfTheirName(t *testing.T) {
	wants := map[string]pageSize{
		"slide":       {Size{}, "1920", "1080", 1440, 810, 1920, 1080, 96},
		"4k":          {Size{}, "3840", "2160", 1440, 810, 3840, 2160, 192},
		"a4":          {Size{}, "297mm", "210mm", 841.89, 595.28, 3508, 2480, 300},
		"a4-portrait": {Size{}, "210mm", "297mm", 595.28, 841.89, 2480, 3508, 300},
		"a3":          {Size{}, "420mm", "297mm", 1190.55, 841.89, 4961, 3508, 300},
		"a3-portrait": {Size{}, "297mm", "420mm", 841.89, 1190.55, 3508, 4961, 300},
		"letter":      {Size{}, "279.4mm", "215.9mm", 792, 612, 3300, 2550, 300},
		"web":         {Size{}, "1200", "675", 900, 506.25, 1200, 675, 96},
		"web2x":       {Size{}, "2400", "1350", 900, 506.25, 2400, 1350, 192},
		"square":      {Size{}, "1080", "1080", 810, 810, 1080, 1080, 96},
		"story":       {Size{}, "1080", "1920", 810, 1440, 1080, 1920, 96},
	}
	for _, p := range Presets {
		want, ok := wants[p.Name]
		if !ok {
			t.Errorf("%s: nothing is asked of it here", p.Name)
			continue
		}
		var err error
		if want.size, err = PresetSize(p.Name); err != nil {
			t.Fatal(err)
		}
		checkPageSize(t, p.Name, want, MapOnly)
	}
}

// checkPageSize writes a page of a size in each format and reads back how large it is.
func checkPageSize(t *testing.T, name string, want pageSize, layout Layout) {
	t.Helper()
	stack, s := usual(t, want.size.Width, want.size.Height, lang.English, days[0])
	s.Pixels, s.Paper, s.Layout = want.size.Pixels, want.size.Paper, layout
	at := func(ending string) []byte { return file(t, stack, s, "map"+ending) }
	var root struct {
		Width  string `xml:"width,attr"`
		Height string `xml:"height,attr"`
	}
	if err := xml.Unmarshal(at(".svg"), &root); err != nil || root.Width != want.width || root.Height != want.height {
		t.Errorf("%s, %s: SVG of %s x %s, %v", name, layout, root.Width, root.Height, err)
	}
	_, box, _ := strings.Cut(string(at(".pdf")), "/MediaBox [0 0 ")
	var x, y float64
	if _, err := fmt.Sscanf(box, "%g %g]", &x, &y); err != nil || math.Abs(x-want.pointsX) > 0.011 || math.Abs(y-want.pointsY) > 0.011 {
		t.Errorf("%s, %s: PDF of %g x %g points, %v", name, layout, x, y, err)
	}
	px, py, dots := sizeOfPNG(at(".png"))
	if px != want.pixelsX || py != want.pixelsY || math.Abs(dots-float64(want.d)) > 0.02 {
		t.Errorf("%s, %s: PNG of %d x %d at %g", name, layout, px, py, dots)
	}
	jpg := at(".jpg")
	drawn, err := jpeg.DecodeConfig(bytes.NewReader(jpg))
	if dots := binary.BigEndian.Uint16(jpg[14:]); err != nil || drawn.Width != want.pixelsX || drawn.Height != want.pixelsY || int(dots) != want.d {
		t.Errorf("%s, %s: JPEG of %d x %d at %d, %v", name, layout, drawn.Width, drawn.Height, dots, err)
	}
}

func asked(t *testing.T, size string, dpi float64) Size {
	t.Helper()
	s, err := ParseSize(size, dpi)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// sizeOfPNG is what a file's header says, and its dots an inch.
func sizeOfPNG(data []byte) (x, y int, dots float64) {
	const inch = 0.0254
	at := bytes.Index(data, []byte("pHYs")) + 4
	return int(binary.BigEndian.Uint32(data[16:])), int(binary.BigEndian.Uint32(data[20:])), float64(binary.BigEndian.Uint32(data[at:])) * inch
}
