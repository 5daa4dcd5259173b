package scene

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

var frame = orb.Bound{Max: orb.Point{100, 60}}

// star is a random ring that reaches beyond the frame; its corners run around
// the middle, so that it does not cross itself.
func star(random *rand.Rand) []orb.Point {
	cx, cy := random.Float64()*120-10, random.Float64()*80-10
	ring := make([]orb.Point, 3+random.IntN(30))
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(ring)))
		r := 5 + random.Float64()*70
		ring[i] = orb.Point{cx + r*cos, cy + r*sin}
	}
	return ring
}

func closed(ring []orb.Point) orb.Ring { return append(orb.Ring(slices.Clone(ring)), ring[0]) }

// TestClipRingKeepsWhatIsInside compares random points before and after.
func TestClipRingKeepsWhatIsInside(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	kept, cut := 0, 0
	for range 500 {
		ring := star(random)
		before := slices.Clone(ring)
		got := ClipRing(ring, frame)
		if !slices.Equal(ring, before) {
			t.Fatal("the input is changed")
		}
		for _, p := range got {
			if !frame.Contains(p) {
				t.Fatalf("point %v lies outside", p)
			}
		}
		for range 50 {
			p := orb.Point{random.Float64() * 100, random.Float64() * 60}
			was, is := planar.RingContains(closed(ring), p), len(got) > 0 && planar.RingContains(closed(got), p)
			if was != is {
				t.Fatalf("%v was inside: %t, is: %t", p, was, is)
			}
			if was {
				kept++
			} else {
				cut++
			}
		}
	}
	if kept < 1000 || cut < 1000 {
		t.Errorf("%d points inside, %d outside: the rings do not try the clipper", kept, cut)
	}
}

func TestClipRing(t *testing.T) {
	inside := []orb.Point{{10, 10}, {20, 10}, {20, 20}}
	tests := []struct {
		name string
		ring []orb.Point
		want []orb.Point
	}{
		{"inside", inside, inside},
		{"closed", closed(inside), inside},
		{"outside", []orb.Point{{200, 10}, {220, 10}, {220, 20}}, nil},
		{"around", []orb.Point{{-9, -9}, {200, -9}, {200, 99}, {-9, 99}}, []orb.Point{{100, 0}, {100, 60}, {0, 60}, {0, 0}}},
		{"diagonal outside a corner", []orb.Point{{-30, 20}, {20, -30}, {-30, -30}}, nil},
		{"two points", inside[:2], nil},
		{"none", nil, nil},
	}
	for _, test := range tests {
		if got := ClipRing(test.ring, frame); !sameRing(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
	long := closed(inside)
	_ = append(ClipRing(long, frame), orb.Point{99, 99})
	if long[3] != inside[0] {
		t.Error("appending to the result changes the input")
	}
}

// sameRing compares rings that may start elsewhere and repeat a point.
func sameRing(a, b []orb.Point) bool {
	a, b = slices.Compact(slices.Clone(a)), slices.Compact(slices.Clone(b))
	if len(a) != len(b) {
		return false
	}
	for shift := range max(len(a), 1) {
		if slices.Equal(append(slices.Clone(a[shift:]), a[:shift]...), b) {
			return true
		}
	}
	return false
}

func TestClipLine(t *testing.T) {
	tests := []struct {
		name string
		line []orb.Point
		want []Piece
	}{
		{"inside", []orb.Point{{1, 1}, {2, 2}}, []Piece{{[]orb.Point{{1, 1}, {2, 2}}, 0}}},
		{"through", []orb.Point{{-10, 5}, {110, 5}}, []Piece{{[]orb.Point{{0, 5}, {100, 5}}, 10}}},
		{"out and in", []orb.Point{{90, 5}, {110, 5}, {110, 15}, {90, 15}}, []Piece{
			{[]orb.Point{{90, 5}, {100, 5}}, 0}, {[]orb.Point{{100, 15}, {90, 15}}, 40},
		}},
		{"past a corner", []orb.Point{{-5, 4}, {4, -5}}, nil},
		{"in a corner", []orb.Point{{-5, 5}, {5, -5}}, nil},
		{"along the edge", []orb.Point{{-5, 0}, {5, 0}}, []Piece{{[]orb.Point{{0, 0}, {5, 0}}, 5}}},
		{"ends on the edge", []orb.Point{{50, 30}, {100, 30}, {150, 30}}, []Piece{{[]orb.Point{{50, 30}, {100, 30}}, 0}}},
		{"touches with a corner", []orb.Point{{110, 10}, {100, 20}, {110, 30}}, nil},
		{"one point", []orb.Point{{1, 1}}, nil},
		{"repeated point", []orb.Point{{50, 50}, {50, 50}, {50, 70}}, []Piece{{[]orb.Point{{50, 50}, {50, 50}, {50, 60}}, 0}}},
	}
	for _, test := range tests {
		got := ClipLine(test.line, frame)
		if !slices.EqualFunc(got, test.want, samePiece) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// samePiece compares to a billionth of a dp: processors that multiply and add in one
// step round in another place.
func samePiece(a, b Piece) bool {
	const most = 1e-9
	return math.Abs(a.Start-b.Start) < most && slices.EqualFunc(a.Points, b.Points, func(p, q orb.Point) bool {
		return math.Abs(p[0]-q[0]) < most && math.Abs(p[1]-q[1]) < most
	})
}

// TestClipLineKeepsPhase cuts random lines and finds each piece where its start
// says it lies.
func TestClipLineKeepsPhase(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pieces := 0
	for range 300 {
		line := star(random)
		before := slices.Clone(line)
		inside := 0.0
		for _, piece := range ClipLine(line, frame) {
			pieces++
			inside += Length(piece.Points)
			if at := along(line, piece.Start); planar.Distance(at, piece.Points[0]) > 1e-9 {
				t.Fatalf("a piece starts at %v, %g along the line is %v", piece.Points[0], piece.Start, at)
			}
			if at := along(line, piece.Start+Length(piece.Points)); planar.Distance(at, piece.Points[len(piece.Points)-1]) > 1e-9 {
				t.Fatal("a piece ends elsewhere")
			}
			for _, p := range piece.Points {
				if !frame.Pad(1e-9).Contains(p) {
					t.Fatalf("%v lies outside", p)
				}
			}
		}
		if want := insideLength(line); math.Abs(inside-want) > 0.5 {
			t.Fatalf("%g dp are kept of %g inside", inside, want)
		}
		if !slices.Equal(line, before) {
			t.Fatal("the input is changed")
		}
	}
	if pieces < 300 {
		t.Errorf("only %d pieces", pieces)
	}
}

// along is the point at a distance from a line's start.
func along(line []orb.Point, distance float64) orb.Point {
	for i := 1; i < len(line); i++ {
		l := Length(line[i-1 : i+1])
		if distance <= l || i == len(line)-1 {
			return between(line[i-1], line[i], distance/l)
		}
		distance -= l
	}
	return line[0]
}

// insideLength measures by small steps.
func insideLength(line []orb.Point) float64 {
	const step = 0.01
	sum := 0.0
	for i := 1; i < len(line); i++ {
		n := int(Length(line[i-1:i+1])/step) + 1
		for k := range n {
			if frame.Contains(between(line[i-1], line[i], (float64(k)+0.5)/float64(n))) {
				sum += Length(line[i-1:i+1]) / float64(n)
			}
		}
	}
	return sum
}
