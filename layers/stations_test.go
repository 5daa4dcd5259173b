package layers

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/label"
)

// crowdedDays are the days with the most circles.
var crowdedDays = []string{"2021-04-28", "2021-04-30", "2022-01-27", "2022-09-14", "2022-09-16", "2022-09-17"}

// crowdedFrames calls check with the region on the days with most circles, on
// maps of all sizes, as files have them.
func crowdedFrames(t *testing.T, check func(s *Stack, what string, f Frame)) {
	s := embeddedStack(t)
	for _, size := range append(smallMaps, [2]float64{1366, 768}, [2]float64{1920, 1080}) {
		for _, date := range crowdedDays {
			f := regionFrame(t, s, date, size[0], size[1])
			f.Quality = Export
			check(s, fmt.Sprint(size, " ", date), f)
		}
	}
}

// circleMarks are the marks of circles.
func circleMarks(p *Picture) []Mark {
	return keep(p.Marks, func(m Mark) bool { return m.Kind == DisplacementMark })
}

// TestNoTextStandsOnTheCircleOfAnother: it would be read as that circle's.
func TestNoTextStandsOnTheCircleOfAnother(t *testing.T) {
	texts := 0
	crowdedFrames(t, func(s *Stack, what string, f Frame) {
		p := whole(t, s, f)
		for _, l := range p.Labels {
			if l.Layer != "displacement" || !strings.HasPrefix(l.ID, "row/") || strings.HasSuffix(l.ID, "/figure") {
				continue
			}
			texts++
			for _, m := range circleMarks(p) {
				if r := m.At[0] - m.Box.Min[0]; distance(nearestIn(l.Box, m.At), m.At) < r {
					t.Errorf("%s: %q stands on the circle of %q", what, l.Text, m.Title)
				}
			}
		}
	})
	if texts < 150 {
		t.Errorf("only %d texts: the frames show too little", texts)
	}
}

// TestNoFigureOfDisplacementIsLost: a figure that finds no room in its circle is
// written beside it, with its claimant.
func TestNoFigureOfDisplacementIsLost(t *testing.T) {
	within, beside := 0, 0
	crowdedFrames(t, func(s *Stack, what string, f Frame) {
		const id, figure = "row/prov_batken/0", "136770"
		written := map[string]string{}
		for _, l := range whole(t, s, f).Labels {
			written[l.ID] = l.Text
		}
		switch text := written[id]; {
		case f.At.Day != day(t, "2022-09-16") || text == "":
		case written[id+"/figure"] == figure:
			within++
		case strings.Contains(text, figure):
			beside++
		default:
			t.Errorf("%s: %q has lost its figure", what, text)
		}
	})
	if within == 0 || beside == 0 {
		t.Errorf("the figure is %d times in its circle and %d times beside it: the frames show too little", within, beside)
	}
}

// TestCirclesOfDistrictsStayInTheirDistricts: in its province, and there nearer to
// the spot of their own than to that of another.
func TestCirclesOfDistrictsStayInTheirDistricts(t *testing.T) {
	districts := 0
	crowdedFrames(t, func(s *Stack, what string, f Frame) {
		c := newCanvas(s.kit, f, &Picture{})
		var marks []Mark
		for _, m := range circleMarks(whole(t, s, f)) {
			if area := m.Rows[0].FromArea; area != nil && area.Kind == "district" {
				marks = append(marks, m)
			}
		}
		spot := func(m Mark) orb.Point {
			return f.Camera.Project(orb.Point{m.Rows[0].FromArea.Lon, m.Rows[0].FromArea.Lat})
		}
		for _, m := range marks {
			districts++
			if own, here := c.landAt(f.Camera.World(spot(m))), c.landAt(f.Camera.World(m.At)); own == nil || own != here {
				t.Errorf("%s: the circle of %q stands in another province", what, m.Title)
			}
			for _, other := range marks {
				if c.landAt(f.Camera.World(spot(other))) == c.landAt(f.Camera.World(spot(m))) && distance(m.At, spot(other)) < distance(m.At, spot(m)) && distance(m.At, spot(m)) > m.At[0]-m.Box.Min[0] {
					t.Errorf("%s: the circle of %q stands in the district of %q", what, m.Title, other.Title)
				}
			}
		}
	})
	if districts < 100 {
		t.Errorf("only %d districts: the frames show too little", districts)
	}
}

// TestMarksLeaveNamesLegible: in pictures of the region that are as large as a map
// on a laptop or larger no mark or pill covers a fifth of a name.
func TestMarksLeaveNamesLegible(t *testing.T) {
	crowdedFrames(t, func(s *Stack, what string, f Frame) {
		if w, h := f.Camera.Size(); w < 600 || h < 500 {
			return
		}
		p := whole(t, s, f)
		for _, l := range base(t, s, f).Labels {
			for _, m := range p.Marks {
				if m.Kind != EventMark {
					continue
				}
				for _, box := range l.Boxes() {
					if share := hidden(box, m.Box); share > 0.2 {
						t.Errorf("%s: %.0f %% of the name %q are hidden by %q", what, 100*share, l.Text, m.Title)
					}
				}
			}
		}
	})
}

// TestTextsOfCirclesInSightAreInSight: in a window, which shows a part of its
// picture, no line leads to a text in the margin.
func TestTextsOfCirclesInSightAreInSight(t *testing.T) {
	const margin = 160
	seen := 0
	crowdedFrames(t, func(s *Stack, what string, f Frame) {
		w, h := f.Camera.Size()
		f.Quality = Screen
		f.Window = orb.Bound{Min: orb.Point{margin, margin}, Max: orb.Point{w + margin, h + margin}}
		f.Camera = camera.New(f.Camera.Centre(), f.Camera.Zoom(), w+2*margin, h+2*margin)
		c := newCanvas(s.kit, f, base(t, s, f))
		if err := newDisplacement(s.kit.Data, s.kit.index).Build(t.Context(), c, f); err != nil {
			t.Fatal(err)
		}
		list := c.stations()
		c.placeStations(list, nil, nil, c.room())
		for _, station := range list {
			for _, it := range station.items {
				switch {
				case size(it.text) == 0 || !f.Window.Contains(it.at):
				case !within(f.Window, it.text):
					t.Errorf("%s: the text of %s is out of sight", what, station.id)
				default:
					seen++
				}
			}
		}
	})
	if seen < 150 {
		t.Errorf("only %d texts: the frames show too little", seen)
	}
}

// TestBlurredPeopleStayInTheirState: however coarse the blur is, no circle stands on
// the land of another state, and none stands for more than it did before.
func TestBlurredPeopleStayInTheirState(t *testing.T) {
	sharp := embeddedStack(t)
	circles := 0
	for _, km := range []float64{5, 10, 20, 30, 60, 100} {
		data := sharp.Data()
		data.Chronicle = data.Chronicle.Blurred(chronicle.Blur{
			Km: km, Names: map[string]string{"en": "somewhere"}, Title: func(e *chronicle.Event) string { return string(e.Kind) },
		})
		s := NewStack(data)
		for _, date := range crowdedDays {
			f := regionFrame(t, s, date, 1366, 768)
			c := newCanvas(s.kit, f, &Picture{})
			areas := 0
			for _, m := range circleMarks(whole(t, s, f)) {
				circles++
				p, land := m.Rows[0].From, c.landAt(f.Camera.World(m.At))
				if arrives(m.Rows[0]) {
					p = m.Rows[0].To
				}
				if land == nil || land.province.Country != p.Country {
					t.Errorf("%g km, %s: the circle of %q stands outside %s", km, date, m.Title, p.Country)
				}
				if wholeArea(m.Rows[0]) {
					areas++
				}
			}
			before := keep(circleMarks(whole(t, sharp, f)), func(m Mark) bool { return wholeArea(m.Rows[0]) })
			if areas != len(before) {
				t.Errorf("%g km, %s: %d circles stand for areas, and %d did before", km, date, areas, len(before))
			}
		}
	}
	if circles < 150 {
		t.Errorf("only %d circles: the frames show too little", circles)
	}
}

// TestNoDotStandsInAFigure: one beside "54 684" reads like a part of the number.
func TestNoDotStandsInAFigure(t *testing.T) {
	s := embeddedStack(t)
	figures := 0
	for _, date := range []string{"2021-04-29", "2022-09-16", "2022-09-17"} {
		for w := 900.0; w < 2000; w += 50 {
			p, err := s.Build(t.Context(), Events, regionFrame(t, s, date, w, w*2/3))
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range p.Labels {
				if !strings.HasSuffix(l.ID, "/figure") {
					continue
				}
				figures++
				for _, b := range p.blocks {
					isDot := math.Abs(b.box.Max[0]-b.box.Min[0]-2*(placeDot+1)) < 1e-9
					if isDot && label.Touch(b.box, l.Box) {
						t.Errorf("%s, %g dp: a dot stands in %q", date, w, l.Text)
					}
				}
			}
		}
	}
	if figures == 0 {
		t.Error("no circle has a figure in it")
	}
}
