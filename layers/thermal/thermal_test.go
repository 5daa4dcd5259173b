package thermal

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/paulmach/orb"

	"borderatlas/assets"
	"borderatlas/layers/calendar"
	"borderatlas/mapview/geodesy"
)

func embedded(t testing.TB) *Set {
	t.Helper()
	s, err := Load(assets.Fires())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestDetections holds all rows against the table of NASA FIRMS: time, place, size,
// power, confidence and satellite.
func TestDetections(t *testing.T) {
	want := strings.Fields(`
2022-09-14T06:38Z/39.8532/70.756/2.7x1.6/68.4/64/Terra
2022-09-14T06:38Z/39.8574/70.7631/2.7x1.6/37/27/Terra
2022-09-14T08:00Z/39.8389/70.743/1.9x1.4/868.7/100/Aqua
2022-09-14T08:00Z/39.8435/70.7649/1.9x1.3/105.6/91/Aqua
2022-09-14T08:00Z/39.8498/70.7351/1.9x1.4/36.8/65/Aqua
2022-09-16T06:26Z/39.882/70.5394/1.7x1.3/25.1/66/Terra
2022-09-16T06:26Z/39.8857/70.5213/1.7x1.3/27.6/67/Terra
2022-09-16T06:26Z/40.0502/70.6353/1.7x1.3/16.6/67/Terra
2022-09-16T06:26Z/40.2033/69.8798/1.6x1.2/11.2/25/Terra
2022-09-16T07:48Z/39.8726/70.5207/3x1.7/36.3/39/Aqua
2022-09-17T16:36Z/39.4368/71.7407/1.7x1.3/18.1/10/Terra
2022-09-18T07:35Z/39.4288/71.7272/4.1x1.9/110.7/77/Aqua
2022-09-18T07:35Z/39.4331/71.7186/4.1x1.9/147.4/84/Aqua
2022-09-18T07:35Z/39.4447/71.7612/4.1x1.9/107.3/79/Aqua
2022-09-18T07:35Z/39.4463/71.7259/4.1x1.9/65.3/37/Aqua
2022-09-18T09:13Z/39.4145/71.7253/3.7x1.8/84.6/79/Aqua
2022-09-18T09:13Z/39.4162/71.7601/3.7x1.8/120.8/83/Aqua
2022-09-18T09:13Z/39.4231/71.7575/3.7x1.8/154.7/86/Aqua
2022-09-18T09:13Z/39.4484/71.7462/3.7x1.8/89.2/0/Aqua
2022-09-19T08:17Z/39.4584/71.7643/1.1x1/18.6/80/Aqua
2022-09-20T06:02Z/39.4497/71.7404/1.1x1/29.1/89/Terra
2022-09-20T06:02Z/39.4517/71.728/1x1/38.3/92/Terra`)
	s := embedded(t)
	var got []string
	for _, d := range s.Detections {
		got = append(got, fmt.Sprintf("%s/%v/%v/%vx%v/%v/%d/%s", d.Time.Format(timeForm), d.At[1], d.At[0], d.ScanKm, d.TrackKm, d.PowerMW, d.Confidence, d.Satellite))
	}
	if len(got) != 22 || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%d detections:\n%s", len(got), strings.Join(got, "\n"))
	}
	if s.Source != "NASA FIRMS, MODIS Collection 6.1" {
		t.Errorf("source %q", s.Source)
	}
}

// TestFootprintsHaveTheirSizeOnTheGround, measured along the ellipsoid.
func TestFootprintsHaveTheirSizeOnTheGround(t *testing.T) {
	for _, d := range embedded(t).Detections {
		ring := d.Footprint()[0]
		b := ring.Bound()
		west, east := orb.Point{b.Min[0], d.At[1]}, orb.Point{b.Max[0], d.At[1]}
		across, along := geodesy.Distance(west, east), geodesy.Distance(b.Min, orb.Point{b.Min[0], b.Max[1]})
		if math.Abs(across-1000*d.ScanKm) > 2 || math.Abs(along-1000*d.TrackKm) > 2 {
			t.Errorf("%s: %.0f by %.0f m, want %g by %g km", d.ID, across, along, d.ScanKm, d.TrackKm)
		}
		if area := math.Abs(geodesy.Area(ring)) / 1e6; math.Abs(area-d.ScanKm*d.TrackKm) > 0.002*area {
			t.Errorf("%s covers %.3f km²", d.ID, area)
		}
		if ring.Orientation() != orb.CCW || !b.Contains(d.At) {
			t.Errorf("%s: the ring runs the wrong way, or round another place", d.ID)
		}
	}
}

// TestDays: each detection is on its local day alone.
func TestDays(t *testing.T) {
	s, got := embedded(t), map[string]int{}
	for d := calendar.Date(2022, 9, 1); d <= calendar.Date(2022, 9, 30); d++ {
		if n := len(s.During(calendar.On(d))); n > 0 {
			got[d.String()] = n
		}
	}
	if want := "map[2022-09-14:5 2022-09-16:5 2022-09-17:1 2022-09-18:8 2022-09-19:1 2022-09-20:2]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// TestForerunners: those of Karamyk had some from 4 September on; the others had none.
func TestForerunners(t *testing.T) {
	s := embedded(t)
	for i := range s.Detections {
		d := &s.Detections[i]
		before := s.Before(d)
		if karamyk := d.At[0] > 71; karamyk != (len(before) == 4) || !karamyk && len(before) > 0 {
			t.Errorf("%s at %v has %d forerunners", d.ID, d.At, len(before))
		} else if karamyk && before[0].Day != calendar.Date(2022, 9, 4) {
			t.Errorf("%s: the first forerunner is of %v", d.ID, before[0].Day)
		}
	}
	if s.Find("detection-1") == nil || s.Find("detection-23") != nil {
		t.Error("detections are not found by their ids")
	}
}

const good = `{"source":"S","detections":[{"time":"2022-09-16T06:26Z","lon":70,"lat":40,"scan_km":1,"track_km":1,"power_mw":5,"confidence":50,"satellite":"Terra"}],"forerunners":[]}`

func TestBrokenFiles(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{`"S"`, `""`, `detections.json: field "source" is missing`},
		{`06:26Z`, `06:26`, `detections.json, detection 1: field "time" is "2022-09-16T06:26", allowed is a time in UTC like 2022-09-16T06:26Z`},
		{`06:26Z`, `18:30Z`, `allowed is none at which it is one day in Dushanbe and another in Bishkek`},
		{`"lat":40`, `"lat":95`, `detections.json, detection 1: field "lat" is 95, allowed is -85 to 85`},
		{`"lon":70,`, ``, `detections.json, detection 1: field "lon" is missing`},
		{`"scan_km":1`, `"scan_km":0`, `field "scan_km" is 0, allowed is 0.1 to 10`},
		{`"confidence":50`, `"confidence":5.5`, `field "confidence" is 5.5, allowed is a whole number`},
		{`"Terra"`, `"Terra2"`, `field "satellite" is "Terra2", allowed are Terra, Aqua`},
		{`"power_mw"`, `"power"`, `unknown field "power"`},
		{`]}`, `]}{}`, `more than one value`},
		{`"forerunners":[]`, `"forerunners":[{}]`, `detections.json, forerunner 1: field "time" is ""`},
	} {
		text := strings.Replace(good, c.old, c.new, 1)
		_, err := Load(fstest.MapFS{File: {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s: %v, want %s", c.new, c.old, err, c.want)
		}
	}
	if _, err := Load(fstest.MapFS{File: {Data: []byte(good)}}); err != nil {
		t.Error(err)
	}
	if _, err := Load(fstest.MapFS{}); err == nil {
		t.Error("a missing file is no error")
	}
}

// FuzzLoad: whatever is read is drawn within the Earth.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(good))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Load(fstest.MapFS{File: {Data: data}})
		if err != nil {
			return
		}
		for i := range s.Detections {
			b := s.Detections[i].Footprint().Bound()
			if !(b.Min[0] < b.Max[0] && b.Min[1] < b.Max[1] && b.Max[1] < 90 && b.Min[1] > -90) {
				t.Errorf("%v covers %v", s.Detections[i], b)
			}
		}
	})
}
