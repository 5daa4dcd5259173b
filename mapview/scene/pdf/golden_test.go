package pdf

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"borderatlas/mapview/scene/samples"
)

var update = flag.Bool("update", false, "renew the content streams in testdata")

// TestContentStreams holds the drawing operators of every sample scene against its
// master: what is filled, what is stroked, in which colour, with which pen.
func TestContentStreams(t *testing.T) {
	for _, s := range samples.All(testFonts(t)) {
		r := read(t, write(t, s.Scene, Options{}))
		got := r.streams[r.follow(t, r.page(t), "/Contents")]
		master := filepath.Join("testdata", "content", s.Name+".txt")
		if *update {
			if err := os.WriteFile(master, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(master)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("the content stream of %s differs from %s:\n%s", s.Name, master, got)
		}
	}
}
