package layers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"borderatlas/layers/atlas"
	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene"
)

// The fixture is two square provinces that meet at 70.5° E, Kyrgyz land to the
// east of it, with one Tajik exclave that the second edition no longer has.
var (
	treatyDay = calendar.Date(2025, time.March, 13)
	warDay    = calendar.Date(2022, time.September, 16)
)

func square(west, south, east, north float64) orb.Polygon {
	var r orb.Ring
	for _, p := range []orb.Point{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}} {
		r = append(r, camera.World(p))
	}
	return orb.Polygon{r}
}

func smallAtlas() *atlas.Atlas {
	level := func(p orb.Polygon) [3]orb.MultiPolygon {
		return [3]orb.MultiPolygon{{p}, {p}, {p}}
	}
	border := orb.LineString{camera.World(orb.Point{70.5, 39.5}), camera.World(orb.Point{70.5, 40.5})}
	provinces := []atlas.Province{
		{ID: batken, Country: "KG", Names: atlas.Names{"en": "Batken", "ru": "Баткенская область"}, Shape: level(square(70.5, 39.5, 71.5, 40.5))},
		{ID: sughd, Country: "TJ", Names: atlas.Names{"en": "Sughd", "ru": "Согдийская область"}, Shape: level(square(69.5, 39.5, 70.5, 40.5))},
	}
	lines := []atlas.Line{{Left: batken, Right: sughd, National: true, Points: [3]orb.LineString{border, border, border}}}
	island := square(70.8, 39.8, 70.9, 39.9)
	exclave := atlas.Exclave{
		ID: "island", Names: atlas.Names{"en": "Island"}, Owner: "TJ", Host: "KG", AreaKm2: 95,
		Shape: [3]orb.Polygon{island, island, island}, Anchor: camera.World(orb.Point{70.85, 39.85}),
	}
	town := func(id, name string, rank int, lon, lat float64) atlas.Town {
		return atlas.Town{ID: id, Names: atlas.Names{"en": name}, Country: "KG", Rank: rank, At: camera.World(orb.Point{lon, lat}), Lon: lon, Lat: lat}
	}
	return &atlas.Atlas{
		Editions: []atlas.Edition{
			{ID: "2024a", Valid: calendar.Span{First: calendar.Past, Last: treatyDay - 1}, Lines: lines, Provinces: provinces, Exclaves: []atlas.Exclave{exclave}},
			{ID: "2025b", Valid: calendar.Span{First: treatyDay, Last: calendar.Future}, Lines: lines, Provinces: provinces},
		},
		Towns: []atlas.Town{town("t1", "Capital", 1, 71, 40), town("t2", "Market", 2, 71.2, 40.3)},
	}
}

func somewhere(id string, lon, lat, precision float64) *chronicle.Place {
	return &chronicle.Place{
		ID: id, Names: map[string]string{"en": strings.ToUpper(id[:1]) + id[1:]}, Kind: "village", Country: "KG",
		Lon: lon, Lat: lat, PrecisionM: precision, Valid: calendar.Always,
	}
}

// small is what the fixture's chronicle is made from.
type small struct {
	events []*chronicle.Event
	rows   []*chronicle.Displacement
	places []*chronicle.Place
}

func (s *small) place(p *chronicle.Place) *chronicle.Place {
	s.places = append(s.places, p)
	return p
}

func (s *small) event(id string, kind chronicle.Kind, places ...*chronicle.Place) *chronicle.Event {
	e := &chronicle.Event{ID: id, Title: "About " + id, Kind: kind, Span: calendar.On(warDay), Places: places}
	s.events = append(s.events, e)
	return e
}

func (s *small) stack(t testing.TB) *Stack {
	return NewStack(Data{Atlas: smallAtlas(), Chronicle: chronicle.NewStore(s.events, s.rows, s.places, nil), Fonts: testFonts(t)})
}

func smallFrame(t testing.TB, s *Stack, zoom float64) Frame {
	return Frame{
		Camera: camera.New(orb.Point{70.7, 40}, zoom, 800, 600), At: chronicle.Position{Day: warDay}, Visible: s.Default(),
		Lang: "en", Text: readMessages(t, "en").text, Theme: Light,
	}
}

func marksOf(p *Picture, kind MarkKind) []Mark {
	return keep(p.Marks, func(m Mark) bool { return m.Kind == kind })
}

func TestKindsAtOnePlaceStandSideBySide(t *testing.T) {
	var d small
	here := d.place(somewhere("here", 70.7, 40, 1000))
	d.event("c", chronicle.KindArson, here)
	d.event("a", chronicle.KindClash, here)
	d.event("p", chronicle.KindPolitical, here) // of another layer
	s := d.stack(t)
	f := smallFrame(t, s, 9)
	marks := marksOf(whole(t, s, f), EventMark)
	var order []string
	for i, m := range marks {
		order = append(order, m.IDs...)
		if i > 0 && (m.At[0]-marks[i-1].At[0] != markStep || m.At[1] != marks[i-1].At[1]) {
			t.Errorf("%v does not stand beside %v", m.At, marks[i-1].At)
		}
	}
	if got := strings.Join(order, " "); got != "a c p" {
		t.Errorf("the marks are %q, want clash, arson, talks", got)
	}
	f.Visible = f.Visible.With("clashes", false)
	if marks := marksOf(whole(t, s, f), EventMark); len(marks) != 1 || marks[0].IDs[0] != "p" {
		t.Errorf("without clashes the marks are %v", marks)
	}
}

func TestCrowdedPlacesBecomeOnePillWithCounts(t *testing.T) {
	var d small
	e := d.event("a", chronicle.KindClash)
	for i := range 6 {
		e.Places = append(e.Places, d.place(somewhere(fmt.Sprintf("p%d", i), 70.7+0.004*float64(i), 40, 1000)))
	}
	d.event("b", chronicle.KindArson, e.Places[0])
	s := d.stack(t)
	p := whole(t, s, smallFrame(t, s, 8))
	marks := marksOf(p, EventMark)
	if len(marks) != 1 || !slices.Equal(marks[0].IDs, []string{"a", "b"}) {
		t.Fatalf("the marks are %v, want one pill that opens to both events", marks)
	}
	var counts []string
	eachOp(p.Scene.Ops, func(op scene.Op) {
		if text, ok := op.(*scene.Text); ok && text.Run.Size == pillType && text.Halo.A == 0 {
			counts = append(counts, text.Run.Text)
		}
	})
	if got := strings.Join(counts, " "); got != "6 1" {
		t.Errorf("the pill counts %q", got)
	}
	if marks := marksOf(whole(t, s, smallFrame(t, s, 13)), EventMark); len(marks) != 7 {
		t.Errorf("zoomed in there are %d marks, want 7", len(marks))
	}
}

func TestRecordsOfAWholeWarHaveNoMark(t *testing.T) {
	var d small
	here := d.place(somewhere("here", 70.7, 40, 1000))
	war := d.event("war", chronicle.KindClash, here)
	war.Umbrella = true
	s := d.stack(t)
	if marks := marksOf(whole(t, s, smallFrame(t, s, 9)), EventMark); len(marks) != 0 {
		t.Errorf("the record has the marks %v", marks)
	}
}

func TestPlacesOutsideHaveATag(t *testing.T) {
	var d small
	far := d.place(somewhere("samarkand", 66.9597, 39.6542, 3000))
	here := d.place(somewhere("here", 70.7, 40, 1000))
	d.event("summit", chronicle.KindSummit, far)
	d.event("both", chronicle.KindPolitical, far, here)
	d.event("treaty", chronicle.KindAgreement, far, here) // signed there, about here
	s := d.stack(t)
	f := smallFrame(t, s, 9)
	p := whole(t, s, f)
	tags := keep(p.Labels, func(l PlacedLabel) bool { return strings.HasPrefix(l.ID, "tag/") })
	if len(tags) != 1 {
		t.Fatalf("there are %d tags, want one", len(tags))
	}
	for _, part := range []string{"Samarkand", "About summit", "About treaty", "348 km west of Capital"} {
		if !strings.Contains(tags[0].Text, part) {
			t.Errorf("%q is not on the tag %q", part, tags[0].Text)
		}
	}
	if strings.Contains(tags[0].Text, "both") {
		t.Error("an event with a mark in the picture has a tag, too")
	}
	if tags[0].Box.Min[0] > 2*tagInset {
		t.Errorf("the tag for a place in the west stands at %v", tags[0].Box)
	}
	f.Camera = camera.New(orb.Point{66.9, 39.7}, 8, 800, 600)
	if tags := keep(whole(t, s, f).Labels, func(l PlacedLabel) bool { return strings.HasPrefix(l.ID, "tag/") }); len(tags) != 0 {
		t.Errorf("a place in the picture has the tag %v", tags)
	}
}

func TestVaguePlacesAreAreasAndKnownOnesGetTheirCircle(t *testing.T) {
	var d small
	vague := d.place(somewhere("vague", 70.6, 40.1, 12000))
	exact := d.place(somewhere("exact", 70.9, 40.1, 1000))
	d.event("a", chronicle.KindClash, vague, exact)
	s := d.stack(t)
	for _, c := range []struct {
		zoom       float64
		soft, ring bool
	}{{9, true, false}, {12, true, true}} {
		f := smallFrame(t, s, c.zoom)
		f.Camera = f.Camera.WithCentre(orb.Point{70.75, 40.1})
		soft, ring, hollow := false, false, 0
		eachOp(whole(t, s, f).Scene.Ops, func(op scene.Op) {
			switch op := op.(type) {
			case *scene.Path:
				r := (op.Outline.Bound().Max[0] - op.Outline.Bound().Min[0]) / 2
				km := f.Camera.DPPerKm(40.1)
				soft = soft || op.Fill.A > 0 && op.Fill.A < 30 && r > 11*km && r < 13*km
				ring = ring || op.Stroke.Color == precisionStroke(Light).Color && r > 0.9*km && r < 1.1*km
			case *scene.Sprite:
				if op.Symbol.Name == "kind-clash-false-light" {
					hollow++
				}
			}
		})
		if soft != c.soft || ring != c.ring || hollow > 1 {
			t.Errorf("zoom %g: soft area %t, circle of precision %t, %d hollow marks", c.zoom, soft, ring, hollow)
		}
	}
}

func TestSoftAreasDoNotAddUp(t *testing.T) {
	var d small
	var places []*chronicle.Place
	for i := range 8 {
		places = append(places, d.place(somewhere(fmt.Sprintf("v%d", i), 70.7+0.01*float64(i), 40, 8000)))
	}
	d.event("a", chronicle.KindClash, places...)
	s := d.stack(t)
	opacity := 0.0
	eachOp(whole(t, s, smallFrame(t, s, 10)).Scene.Ops, func(op scene.Op) {
		if path, ok := op.(*scene.Path); ok && path.Fill.A > 0 && path.Fill == Alpha(Light.Clash, float64(path.Fill.A)/255) && path.Fill.A < 60 {
			opacity += float64(path.Fill.A) / 255
		}
	})
	if opacity == 0 || opacity > 0.2 {
		t.Errorf("eight areas on top of each other have an opacity of up to %.2f", opacity)
	}
}

func TestDisplacementRows(t *testing.T) {
	var d small
	from := d.place(somewhere("from", 70.7, 40, 1000))
	to := d.place(somewhere("to", 71, 40.2, 1000))
	province := d.place(somewhere("province", 71, 39.8, 50000))
	e := d.event("flight", chronicle.KindDisplacement, from, to)
	count := func(n int) *int { return &n }
	area := &chronicle.Territory{Kind: "district", Names: map[string]string{"en": "A district"}, Lon: 70.6, Lat: 40.2}
	d.rows = []*chronicle.Displacement{
		{Event: e, From: from, To: to, Count: count(400), ClaimedBy: "one side"},
		{Event: e, From: from, FromArea: area, Count: count(10000), ClaimedBy: "the other side"},
		{Event: e, From: province, Count: count(40000), Aggregate: true, ClaimedBy: "a ministry"},
		{Event: e, From: province, To: to, ClaimedBy: "a report"},
	}
	s := d.stack(t)
	f := smallFrame(t, s, 10)
	p := whole(t, s, f)
	marks := marksOf(p, DisplacementMark)
	if len(marks) != len(d.rows) {
		t.Fatalf("%d marks for %d rows", len(marks), len(d.rows))
	}
	radius := map[*chronicle.Displacement]float64{}
	for _, m := range marks {
		radius[m.Rows[0]] = (m.Box.Max[0] - m.Box.Min[0]) / 2
	}
	near := func(a, b float64) bool { return a > b-1e-9 && a < b+1e-9 }
	if r := radius[d.rows[1]] / radius[d.rows[0]]; !near(r, 5) {
		t.Errorf("25 times the people have %.3f times the radius, want 5", r)
	}
	if !near(radius[d.rows[3]], unknownRadius) {
		t.Errorf("people not counted have a circle of %g", radius[d.rows[3]])
	}
	dashed, heads := 0, 0
	eachOp(p.Scene.Ops, func(op scene.Op) {
		if path, ok := op.(*scene.Path); ok {
			if slices.Equal(path.Stroke.Dash, []float64{6, 3}) {
				dashed++
			}
			if path.Fill == Light.DisplacedLine {
				heads++
			}
		}
	})
	if dashed != 2 || heads != 2 {
		t.Errorf("%d dashed circles (want the district and the province), %d arrow heads (want one way and one arrival)", dashed, heads)
	}
	text := ""
	for _, l := range p.Labels {
		text += l.Text + "\n"
	}
	for _, part := range []string{"40000\nProvince, total\na ministry, date unknown", "10000\nA district\nthe other side", "400\nFrom, to To\none side"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not written in %q", part, text)
		}
	}
	if strings.Contains(text, "50") {
		t.Error("rows are added up")
	}
}

func TestPlacesAreValidInTime(t *testing.T) {
	var d small
	young := d.place(somewhere("young", 70.75, 40.05, 500))
	young.Valid = calendar.Span{First: warDay + 1, Last: calendar.Future}
	d.place(somewhere("old", 70.76, 40.06, 500))
	s := d.stack(t)
	f := smallFrame(t, s, 11)
	labels := func() map[string]orb.Bound {
		m := map[string]orb.Bound{}
		for _, l := range whole(t, s, f).Labels {
			m[l.ID] = l.Box
		}
		return m
	}
	before, key := labels(), s.Key(Base, f)
	f.At.Day++
	after := labels()
	if s.Key(Base, f) == key {
		t.Error("the key stays the same when a village comes into being")
	}
	if _, ok := before["place/young"]; ok {
		t.Error("a village is named before it exists")
	}
	if _, ok := after["place/young"]; !ok {
		t.Error("a village that exists is not named")
	}
	delete(after, "place/young")
	if fmt.Sprint(before) != fmt.Sprint(after) {
		t.Errorf("other names move: %v, %v", before, after)
	}
}

func TestTheEditionOfTheDayIsDrawn(t *testing.T) {
	var d small
	s := d.stack(t)
	f := smallFrame(t, s, 9)
	exclaves := func(day calendar.Day) int {
		f.At.Day = day
		return len(marksOf(whole(t, s, f), ExclaveMark))
	}
	if exclaves(treatyDay-1) != 1 || exclaves(treatyDay) != 0 {
		t.Error("the exclave is not gone with the treaty")
	}
}

// broken is a layer that draws half and fails.
type broken struct{ err error }

func (broken) ID() string       { return "broken" }
func (broken) Plane() Plane     { return Base }
func (broken) Key(Frame) string { return "" }
func (b broken) Build(_ context.Context, c *Canvas, f Frame) error {
	c.Draw(TagLevel, &scene.Path{Outline: dotOutline(300), Fill: f.Theme.Shelling})
	c.Mark(Mark{Title: "half drawn"})
	c.Label(Label{ID: "half", At: orb.Point{400, 300}, Lines: []Line{c.Shape("half", scene.Bold, 40, f.Theme.Ink)}})
	c.Block(picture(f), never)
	return b.err
}

func TestAFailingLayerNeverBlanksTheMap(t *testing.T) {
	var d small
	s := d.stack(t)
	f := smallFrame(t, s, 9)
	want := whole(t, s, f)
	s.layers = append(s.layers, broken{errors.New("out of ink")})
	f.Visible = f.Visible.With("broken", true)
	got, err := s.Whole(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Failed) != 1 || got.Failed["broken"] == nil || !strings.Contains(got.Failed["broken"].Error(), "out of ink") {
		t.Errorf("the failure is told as %v", got.Failed)
	}
	if fmt.Sprint(got.Labels, len(got.Marks)) != fmt.Sprint(want.Labels, len(want.Marks)) {
		t.Error("what the layer had drawn is still there")
	}
}

func TestAnEndedContextEndsTheBuild(t *testing.T) {
	var d small
	s := d.stack(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for plane := range planes {
		if _, err := s.Build(ctx, plane, smallFrame(t, s, 9)); !errors.Is(err, context.Canceled) {
			t.Errorf("plane %d: %v", plane, err)
		}
	}
}

func TestNothingIsWrittenUnderTheFurniture(t *testing.T) {
	var d small
	d.event("a", chronicle.KindClash, d.place(somewhere("here", 70.72, 40.02, 1000)))
	s := d.stack(t)
	f := smallFrame(t, s, 9)
	f.Reserved = []orb.Bound{{Min: orb.Point{250, 250}, Max: orb.Point{395, 420}}, {Min: orb.Point{0, 0}, Max: orb.Point{200, 200}}}
	for _, l := range whole(t, s, f).Labels {
		for _, r := range f.Reserved {
			if hidden(l.Box, r) > 0 {
				t.Errorf("%q is written under the furniture", l.Text)
			}
		}
	}
}

func TestSetsAreValues(t *testing.T) {
	a := NewSet("border", "places", "border")
	if a != NewSet("places", "border") || a.String() != "border,places" || !a.Has("places") || a.Has("place") {
		t.Errorf("the set is %v", a)
	}
	if a.With("water", true).With("border", false) != NewSet("places", "water") || a.With("border", true) != a {
		t.Error("With does not change one member alone")
	}
	if len(NewSet().IDs()) != 0 || NewSet().Has("") {
		t.Error("the empty set has members")
	}
}

// faulty is a layer whose drawing faults.
type faulty struct{ broken }

func (faulty) Build(context.Context, *Canvas, Frame) error { panic("no ink") }

// TestALayerThatFaultsIsLeftOut like one that fails.
func TestALayerThatFaultsIsLeftOut(t *testing.T) {
	var d small
	s := d.stack(t)
	f := smallFrame(t, s, 9)
	s.layers = append(s.layers, faulty{})
	f.Visible = f.Visible.With("broken", true)
	got, err := s.Whole(context.Background(), f)
	if err != nil || !errors.As(got.Failed["broken"], new(*fault.Error)) || len(got.Scene.Ops) == 0 {
		t.Errorf("%v, failed %v", err, got.Failed)
	}
}
