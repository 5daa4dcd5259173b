package command

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestLongTitles: a title that is longer than the page is shortened in the picture.
func TestLongTitles(t *testing.T) {
	for _, size := range []string{"360x270", "640x360"} {
		for _, layout := range []string{"title", "map"} {
			printed(t, "image", "-o", filepath.Join(t.TempDir(), "a.png"), "--size", size, "--layout", layout, "--title", strings.Repeat("x", 1500))
		}
	}
}
