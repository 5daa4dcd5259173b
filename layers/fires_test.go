package layers

import (
	"slices"
	"strings"
	"testing"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
)

// TestFiresAreAskedFor: a first start does not show them.
func TestFiresAreAskedFor(t *testing.T) {
	if s := embeddedStack(t); s.Default().Has("fires") || !slices.Contains(s.IDs(), "fires") {
		t.Error("fires are shown without being asked for, or are no layer")
	}
}

// TestFiresOnTheirDays: a mark for each detection of the day, as large as the ground
// that its pixel covers, with a legend that says what it is no evidence of; nothing on
// other days, and no picture of one day is taken for that of another.
func TestFiresOnTheirDays(t *testing.T) {
	s := embeddedStack(t)
	keys := map[string]string{}
	for date, want := range map[string]int{"2022-09-13": 0, "2022-09-14": 5, "2022-09-15": 0, "2022-09-16": 5, "2022-09-18": 8, "2022-09-21": 0} {
		f := regionFrame(t, s, date, 1366, 768)
		f.Visible = NewSet("fires")
		marks := keep(whole(t, s, f).Marks, func(m Mark) bool { return m.Kind == FireMark })
		if len(marks) != want {
			t.Errorf("%s: %d marks, want %d", date, len(marks), want)
		}
		for _, m := range marks {
			d := s.Data().Fires.Find(m.IDs[0])
			scale := f.Camera.DPPerKm(d.At[1])
			if w := m.Box.Max[0] - m.Box.Min[0]; w < 0.99*scale*d.ScanKm || w > 1.01*scale*d.ScanKm {
				t.Errorf("%s: %s is %.1f dp wide, its ground %.1f", date, m.IDs, w, scale*d.ScanKm)
			}
			if !strings.Contains(m.Title, d.Time.Format("15:04")+" UTC") {
				t.Errorf("%s: %q", date, m.Title)
			}
		}
		legend := legendIDs(s, f, "legend.fires")
		if (len(legend) == 1) != (want > 0) {
			t.Errorf("%s: legend %v", date, legend)
		}
		key := s.Key(Events, f)
		if other, same := keys[key]; same && want > 0 {
			t.Errorf("%s and %s have one key", date, other)
		}
		keys[key] = date
		if list, err := s.Features("fires", f.At.Day); err != nil || len(list) != want {
			t.Errorf("%s: %d features, %v", date, len(list), err)
		}
	}
	f := regionFrame(t, s, "2022-09-20", 1366, 768)
	f.Visible = NewSet("fires")
	f.Reach = chronicle.Reach{Mode: chronicle.Until}
	if n := len(whole(t, s, f).Marks); n != 22 {
		t.Errorf("up to 20 September there are %d marks, want 22", n)
	}
	if len(fireFeatures(nil, calendar.Date(2022, 9, 16))) != 0 {
		t.Error("no set of detections has some")
	}
}

// TestFiresAreCredited wherever they are shown, and only there.
func TestFiresAreCredited(t *testing.T) {
	s := embeddedStack(t)
	f := regionFrame(t, s, "2022-09-16", 1366, 768)
	f.Text = func(id string, _ ...any) string { return id }
	credit := func() bool { return slices.Contains(s.Credits(f), "credit.firms") }
	if credit() {
		t.Error("fires are credited where they are not shown")
	}
	f.Visible = f.Visible.With("fires", true)
	if !credit() {
		t.Error("fires are shown without their credit")
	}
}
