package pdf

import (
	"bytes"
	"fmt"
	"image/color"
	"regexp"
	"strconv"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// TestBook writes pages with a link and a bookmark each, and follows the table of
// objects, which has to count what was handed on already.
func TestBook(t *testing.T) {
	var out bytes.Buffer
	b := NewBook(&out, Options{Title: "Book"})
	var square scene.Outline
	square.RoundRect(orb.Bound{Max: orb.Point{10, 10}}, 0)
	drawn := &scene.Scene{W: 20, H: 10, Ops: []scene.Op{&scene.Path{Outline: square, Fill: color.NRGBA{A: 255}}}}
	const count = 3
	for i := range count {
		before := out.Len()
		err := b.Add(Page{W: 100, H: 50, Title: fmt.Sprint("Page ", i), Places: []Place{{
			Scene: drawn, At: orb.Point{40, 20}, Scale: 2,
			Links: []Link{{orb.Bound{Min: orb.Point{5, 0}, Max: orb.Point{10, 10}}, "https://example.org/(" + fmt.Sprint(i)}},
		}}})
		if err != nil {
			t.Fatal(err)
		}
		if out.Len() == before || len(b.buffer) > 0 {
			t.Errorf("page %d is kept in memory", i)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	file := out.Bytes()
	for text, want := range map[string]int{
		"/Type /Page ": count, "/Count 3 >>": 2, `(https://example.org/\(2)`: 1, "/Dest [": count, "/Prev ": count - 1, "/Next ": count - 1,
		"/Rect [37.5 7.5 45 22.5]": count, // 50 to 60 dp from the left, 10 to 30 from the bottom
	} {
		if got := bytes.Count(file, []byte(text)); got != want {
			t.Errorf("%q stands there %d times, want %d", text, got, want)
		}
	}
	checkTable(t, file)
}

// checkTable finds each object where the table says that it is.
func checkTable(t *testing.T, file []byte) {
	t.Helper()
	offsets := regexp.MustCompile(`(\d{10}) 00000 n`).FindAllSubmatch(file, -1)
	if len(offsets) < 10 {
		t.Fatalf("%d objects", len(offsets))
	}
	for i, m := range offsets {
		at, err := strconv.Atoi(string(m[1]))
		if want := fmt.Sprintf("%d 0 obj", i+1); err != nil || !bytes.HasPrefix(file[at:], []byte(want)) {
			t.Errorf("object %d is not at %d", i+1, at)
		}
	}
	start := regexp.MustCompile(`startxref\n(\d+)`).FindSubmatch(file)
	at, err := strconv.Atoi(string(start[1]))
	if err != nil || !bytes.HasPrefix(file[at:], []byte("xref")) {
		t.Errorf("the table is not at %s", start[1])
	}
}
