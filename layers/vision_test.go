package layers

import (
	"context"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/paulmach/orb"

	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/raster"
)

// visions are how colours are seen, as matrices on linear RGB: by Machado,
// Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color
// Vision Deficiency (IEEE TVCG 15, 2009), table of severity 1.0; grey is the
// luminance of Rec. 709, as a black-and-white copy has it.
var visions = map[string][9]float64{
	"usual": {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"grey":  {0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722},
	"protan": {
		0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
	},
	"deutan": {
		0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881,
	},
	"tritan": {
		1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900,
	},
}

func seen(c color.NRGBA, m [9]float64) color.NRGBA {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	channel := func(i int) uint8 {
		x := min(max(m[i]*r+m[i+1]*g+m[i+2]*b, 0), 1)
		if x <= 0.0031308 {
			x *= 12.92
		} else {
			x = 1.055*math.Pow(x, 1/2.4) - 0.055
		}
		return uint8(math.Round(x * 255))
	}
	return color.NRGBA{channel(0), channel(3), channel(6), 255}
}

func TestVisions(t *testing.T) {
	for name, m := range visions {
		for _, c := range []color.NRGBA{hex(0xFFFFFF), hex(0x000000), hex(0x808080)} {
			got := seen(c, m)
			if d := max(math.Abs(float64(got.R)-float64(c.R)), math.Abs(float64(got.G)-float64(c.G)), math.Abs(float64(got.B)-float64(c.B))); d > 1 {
				t.Errorf("%s: the grey %v is seen as %v", name, c, got)
			}
		}
	}
	// Red and green of equal luminance: alike for a deutan, far apart otherwise.
	red, green := hex(0xC00000), hex(0x5F6500)
	if near, far := difference(seen(red, visions["deutan"]), seen(green, visions["deutan"])), difference(red, green); near > far/3 {
		t.Errorf("a deutan sees red and green %.0f apart, others %.0f", near, far)
	}
}

// difference is that of CIE 1976 (L*a*b*, D65).
func difference(a, b color.NRGBA) float64 { return far(lab(a), lab(b)) }

func far(p, q [3]float64) float64 {
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// drawn paints a symbol on a ground, at 2 px per dp.
func drawn(t *testing.T, ground color.NRGBA, ops ...scene.Op) *image.RGBA {
	t.Helper()
	img, err := raster.Draw(context.Background(), &scene.Scene{W: 24, H: 24, Background: ground, Ops: ops}, 2)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// What apart means: in this share of what either mark covers, the two differ by
// at least this CIE 1976 difference, which nobody overlooks.
const (
	apartBy    = 20.0
	apartShare = 0.15
)

// look is a picture as it is seen, in L*a*b*.
type look [][3]float64

// looks are how a picture on a ground is seen, by the name of the vision.
func looks(img *image.RGBA) map[string]look {
	all := map[string]look{}
	known := map[color.NRGBA][3]float64{}
	for name, m := range visions {
		clear(known)
		l := make(look, len(img.Pix)/4)
		for i := range l {
			c := color.NRGBA{img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2], 255}
			if _, ok := known[c]; !ok {
				known[c] = lab(seen(c, m))
			}
			l[i] = known[c]
		}
		all[name] = l
	}
	return all
}

// apart is the share of what two pictures draw on a ground in which they differ.
func apart(a, b look, ground [3]float64) float64 {
	union, differ := 0, 0
	for i := range a {
		if far(a[i], ground) >= apartBy/2 || far(b[i], ground) >= apartBy/2 {
			union++
			if far(a[i], b[i]) >= apartBy {
				differ++
			}
		}
	}
	return float64(differ) / float64(max(union, 1))
}

// TestKindsStayApart: the marks of every two groups of kinds are told apart in
// each theme, on each land, filled and hollow, in colour, in grey and with the
// three common kinds of colour blindness.
func TestKindsStayApart(t *testing.T) {
	for _, theme := range Themes {
		for _, side := range []Side{Kyrgyzstan, Tajikistan} {
			ground := theme.Land[side]
			for _, precise := range []bool{true, false} {
				marks := map[chronicle.Group]map[string]look{}
				for _, g := range markOrder {
					marks[g] = looks(drawn(t, ground, &scene.Sprite{Symbol: KindSymbol(theme, g, precise), At: orb.Point{12, 12}, Scale: 1}))
				}
				for i, g := range markOrder {
					for _, h := range markOrder[i+1:] {
						for name, m := range visions {
							if share := apart(marks[g][name], marks[h][name], lab(seen(ground, m))); share < apartShare {
								t.Errorf("%s on land %d (filled %t), %s: %s and %s differ in %.0f %% of what they cover",
									theme.Name, side, precise, name, g, h, 100*share)
							}
						}
					}
				}
			}
		}
	}
}

// TestSidesStayApart: the land of the two sides is told apart by colour in the
// themes of colours, whatever kind of colour blindness, and by lines in that for
// paper, where grey is all there is. Both are equally light, so that neither is
// louder; in a grey copy of the coloured themes their names tell them apart.
func TestSidesStayApart(t *testing.T) {
	const least = 4.0 // CIE 1976; half of it is just seen side by side
	for _, theme := range Themes {
		var pictures []map[string]look
		for _, s := range []Side{Kyrgyzstan, Tajikistan} {
			pictures = append(pictures, looks(drawn(t, theme.Land[s],
				landPattern(theme, s, [][]orb.Point{{{0, 0}, {24, 0}, {24, 24}, {0, 24}}}, orb.Point{}, orb.Bound{Max: orb.Point{24, 24}})...)))
		}
		for name, m := range visions {
			if theme.Lined {
				if share := apart(pictures[0][name], pictures[1][name], lab(seen(theme.Land[Kyrgyzstan], m))); share < apartShare {
					t.Errorf("%s, %s: the lines of the two sides differ in %.0f %%", theme.Name, name, 100*share)
				}
				continue
			}
			if d := difference(seen(theme.Land[Kyrgyzstan], m), seen(theme.Land[Tajikistan], m)); name != "grey" && d < least {
				t.Errorf("%s, %s: the land of the two sides differs by %.1f, want %.0f", theme.Name, name, d, least)
			}
		}
	}
}

// TestPrintIsGrey: nothing on paper rests on a colour, and the ground is white.
func TestPrintIsGrey(t *testing.T) {
	p := Print
	colors := []color.NRGBA{
		p.Ink, p.StateBorder, p.ProvinceLine, p.Lake, p.River, p.RiverLabel, p.TownLabel, p.VillageLabel,
		p.Clash, p.Shelling, p.Arson, p.ArsonLine, p.Talks, p.Neutral, p.DisplacedLine, p.DisplacedText, p.Moved, p.LandLine,
		p.Enclave, p.Accent, p.Foreground, p.Secondary,
	}
	for _, list := range [][sides]color.NRGBA{p.Land, p.Context, p.Hatch, p.Label} {
		colors = append(colors, list[:]...)
	}
	for _, c := range colors {
		if c.R != c.G || c.G != c.B {
			t.Errorf("%v is no grey", c)
		}
	}
	if p.Paper != hex(0xFFFFFF) || p.Background != p.Paper {
		t.Error("the ground is not white")
	}
}
