package layers

import (
	"image/color"
	"math"
	"testing"

	"borderatlas/layers/chronicle"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	channel := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

// contrast is the ratio of WCAG 2.2, 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// over is a colour laid over an opaque one.
func over(top, below color.NRGBA) color.NRGBA {
	k := float64(top.A) / 255
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*k + float64(b)*(1-k) + 0.5) }
	return color.NRGBA{mix(top.R, below.R), mix(top.G, below.G), mix(top.B, below.B), 255}
}

// grounds are all colours of land on which texts and marks stand.
func grounds(t *Theme) map[string]color.NRGBA {
	return map[string]color.NRGBA{
		"land KG": t.Land[Kyrgyzstan], "land TJ": t.Land[Tajikistan], "land UZ": t.Land[Uzbekistan],
		"context KG": t.Context[Kyrgyzstan], "context TJ": t.Context[Tajikistan], "paper": t.Paper,
	}
}

func TestContrastOfTexts(t *testing.T) {
	for _, theme := range Themes {
		texts := map[string]color.NRGBA{
			"town": theme.TownLabel, "village": theme.VillageLabel, "river": theme.RiverLabel, "displaced": theme.DisplacedText,
			"label KG": theme.Label[Kyrgyzstan], "label TJ": theme.Label[Tajikistan], "label UZ": theme.Label[Uzbekistan],
		}
		for name, text := range texts {
			for where, ground := range grounds(theme) {
				if r := contrast(text, ground); r < 4.5 {
					t.Errorf("%s: text %s on %s has a contrast of %.2f, want 4.5", theme.Name, name, where, r)
				}
			}
		}
		for name, pair := range map[string][2]color.NRGBA{
			"pill": {theme.Ink, theme.Halo}, "tag": {theme.Foreground, theme.Background},
			"river on lake": {theme.RiverLabel, theme.Lake}, "exclave": {theme.Label[Uzbekistan], theme.Enclave},
		} {
			if r := contrast(pair[0], pair[1]); r < 4.5 {
				t.Errorf("%s: text of %s has a contrast of %.2f, want 4.5", theme.Name, name, r)
			}
		}
	}
}

func TestContrastOfMarks(t *testing.T) {
	for _, theme := range Themes {
		marks := map[string]color.NRGBA{
			"border": theme.Ink, "other borders": theme.StateBorder, "province line": theme.ProvinceLine, "river": theme.River,
			"displaced": theme.DisplacedLine, "moved": otherLineStroke(theme).Color, "precision": precisionStroke(theme).Color,
			"arson line": theme.ArsonLine, "road": roadStroke(theme).Color, "chosen": theme.Accent,
		}
		for _, g := range markOrder {
			if g != chronicle.GroupArson { // its outline carries the contrast
				marks[string(g)] = GroupColor(theme, g)
			}
		}
		for name, mark := range marks {
			for where, ground := range grounds(theme) {
				if r := contrast(over(mark, ground), ground); r < 3 {
					t.Errorf("%s: mark %s on %s has a contrast of %.2f, want 3", theme.Name, name, where, r)
				}
			}
		}
		for _, side := range []Side{Kyrgyzstan, Tajikistan} {
			if r := contrast(theme.Hatch[side], theme.Land[side]); r < 3 {
				t.Errorf("%s: hatch of %d has a contrast of %.2f, want 3", theme.Name, side, r)
			}
		}
	}
}

// lightnessChroma is L and C of CIE LCh (D65) of an sRGB colour.
func lightnessChroma(c color.NRGBA) (l, chroma float64) {
	v := lab(c)
	return v[0], math.Hypot(v[1], v[2])
}

// lab is L*, a* and b* of CIE 1976 (D65) of an sRGB colour.
func lab(c color.NRGBA) [3]float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124564*r + 0.3575761*g + 0.1804375*b) / 0.95047)
	y := f(0.2126729*r + 0.7151522*g + 0.0721750*b)
	z := f((0.0193339*r + 0.1191920*g + 0.9503041*b) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// If the hues of the two sides are exchanged nothing gets louder.
func TestSidesHaveEqualWeight(t *testing.T) {
	for _, theme := range Themes {
		for role, colors := range map[string][sides]color.NRGBA{
			"land": theme.Land, "context": theme.Context, "hatch": theme.Hatch, "label": theme.Label,
		} {
			lk, ck := lightnessChroma(colors[Kyrgyzstan])
			lt, ct := lightnessChroma(colors[Tajikistan])
			if math.Abs(lk-lt) > 1 || math.Abs(ck-ct) > 1.5 {
				t.Errorf("%s %s: KG has L %.1f C %.1f, TJ L %.1f C %.1f", theme.Name, role, lk, ck, lt, ct)
			}
		}
	}
}

// What belongs to neither side never has the colour of one.
func TestNeutralThingsHaveNoSide(t *testing.T) {
	for _, theme := range Themes {
		for _, mark := range []color.NRGBA{
			theme.Ink, theme.StateBorder, theme.ProvinceLine, theme.Clash, theme.Shelling, theme.Arson, theme.ArsonLine,
			theme.Talks, theme.Neutral, theme.DisplacedLine, theme.DisplacedText, theme.Moved, theme.Accent,
		} {
			for _, side := range []Side{Kyrgyzstan, Tajikistan} {
				if mark == theme.Label[side] || mark == theme.Hatch[side] || mark == theme.Land[side] {
					t.Errorf("%s: %v is a colour of side %d", theme.Name, mark, side)
				}
			}
		}
	}
}
