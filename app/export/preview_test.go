package export

import (
	"bytes"
	"context"
	"testing"

	"borderatlas/app/lang"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene/raster"
)

// TestPreviewIsThePage: painted while it is composed, a page is the same.
func TestPreviewIsThePage(t *testing.T) {
	stack, s := usual(t, 900, 700, lang.English, days[0])
	sheet := s
	sheet.Frames = []chronicle.Position{{Day: s.Frame.At.Day}, {Day: s.Frame.At.Day + 900}}
	poster := s
	poster.Layout = Poster
	for name, s := range map[string]Spec{"map": s, "sheet": sheet, "poster": poster} {
		page, _ := compose(t, stack, s)
		want, err := raster.Draw(context.Background(), page, min(450/page.W, 350/page.H))
		if err != nil {
			t.Fatal(err)
		}
		got, err := Preview(context.Background(), stack, s, 450, 350)
		if err != nil {
			t.Fatal(err)
		}
		if got.Rect != want.Rect || !bytes.Equal(got.Pix, want.Pix) {
			t.Errorf("%s: the preview of %v differs from the page of %v", name, got.Rect, want.Rect)
		}
	}
	s.Width = 0
	if _, err := Preview(context.Background(), stack, s, 450, 350); err == nil || err.Error() != (Size{0, s.Height, s.Pixels, s.Paper}).Check().Error() {
		t.Errorf("error %v", err)
	}
}
