package scene

import (
	"errors"
	"flag"
	"image/color"
	"os"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

var update = flag.Bool("update", false, "renew the masters in testdata")

func TestDump(t *testing.T) {
	f := testFonts(t)
	red, none := color.NRGBA{200, 30, 20, 255}, color.NRGBA{}
	var land, line, ball Outline
	land.RoundRect(orb.Bound{Min: orb.Point{1, 2}, Max: orb.Point{30, 20}}, 3)
	land.Ring([]orb.Point{{5, 5}, {5, 9}, {9, 9}})
	line.MoveTo(-0.001, 0)
	line.QuadTo(3, 4, 10, 0)
	ball.Circle(0, 0, 4)
	mark := &Symbol{Name: "ball", Box: orb.Bound{}.Pad(5), Ops: []Op{&Path{Outline: ball, Fill: red}}}
	s := &Scene{W: 400, H: 300.5, Background: color.NRGBA{255, 255, 255, 255}, Ops: []Op{
		&Path{Outline: land, Fill: red, Stroke: Stroke{Color: red, Width: 1.5, Join: Miter}},
		&Group{ID: "border", Title: "State border", Clip: &orb.Bound{Max: orb.Point{400, 200}}, Ops: []Op{
			&Path{Outline: line, Fill: none, Stroke: Stroke{Color: red, Width: 2, Dash: []float64{4, 2.5}, Phase: 1, Cap: Round}},
			&Sprite{Symbol: mark, At: orb.Point{7, 8}, Scale: 1},
		}},
		&Text{Run: f.Shape("Исфара \"1\"", Bold, 13, 0), At: orb.Point{10, 20}, Fill: red, Halo: s255, Width: 3},
		&Text{Run: f.Shape("Ak-Suu", Italic, 11, 1), At: orb.Point{10, 40}, Angle: 0.5, Fill: red},
		&Sprite{Symbol: mark, At: orb.Point{9, 9}, Scale: 2},
	}}
	var got strings.Builder
	if err := Dump(&got, s); err != nil {
		t.Fatal(err)
	}
	const master = "testdata/dump.scene"
	if *update {
		if err := os.WriteFile(master, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(master)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the dump differs from %s:\n%s", master, got.String())
	}
	if err := Dump(broken{}, s); !errors.Is(err, errBroken) {
		t.Errorf("error %v", err)
	}
}

var (
	s255      = color.NRGBA{255, 255, 255, 230}
	errBroken = errors.New("full")
)

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }
