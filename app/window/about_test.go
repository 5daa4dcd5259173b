package window

import (
	"slices"
	"strings"
	"testing"

	"borderatlas/app/content"
)

func TestProgramParts(t *testing.T) {
	c, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	parts := programParts(c.Parts)
	i := slices.IndexFunc(parts, func(p programPart) bool { return strings.HasPrefix(p.name, "fyne.io/fyne/v2 v") })
	if i < 0 || !strings.HasSuffix(parts[i].name, ")") || !strings.Contains(strings.Join(parts[i].paragraphs, "\n"), "Redistribution and use") {
		t.Fatalf("%d parts, the toolkit at %d", len(parts), i)
	}
	for _, p := range parts {
		if len(p.paragraphs) < 2 {
			t.Errorf("%s: %d paragraphs", p.name, len(p.paragraphs))
		}
	}
}
