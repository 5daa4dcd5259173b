package layers

import "image/color"

// Side is whose land, label or pattern it is.
type Side uint8

// The sides. Kyrgyzstan and Tajikistan have the same lightness and chroma in
// every role (CIE LCh), only the hue differs; neither has the colour of danger.
const (
	NoSide Side = iota
	Kyrgyzstan
	Tajikistan
	Uzbekistan
	sides
)

// SideOf turns an ISO 3166-1 alpha-2 code into a side.
func SideOf(country string) Side {
	return map[string]Side{"KG": Kyrgyzstan, "TJ": Tajikistan, "UZ": Uzbekistan}[country]
}

// Theme is a flat record of colours by role.
type Theme struct {
	Name  string // "light", "dark", "print"
	Lined bool   // land of the two sides is told apart by lines in LandLine, not by colours

	Paper   color.NRGBA        // where there is no data
	Land    [sides]color.NRGBA // in the three provinces
	Context [sides]color.NRGBA // land elsewhere
	Hatch   [sides]color.NRGBA // pattern of exclaves
	Enclave color.NRGBA        // under the dots of Uzbek exclaves
	Label   [sides]color.NRGBA // names of areas

	LandLine color.NRGBA // see Lined

	Ink, StateBorder, ProvinceLine    color.NRGBA
	Lake, River, RiverLabel           color.NRGBA
	TownLabel, VillageLabel           color.NRGBA
	Halo                              color.NRGBA
	Clash, Shelling, Arson, ArsonLine color.NRGBA
	Talks, Neutral                    color.NRGBA
	DisplacedLine, DisplacedText      color.NRGBA
	Moved                             color.NRGBA

	// The window and the furniture of pictures.
	Background, Panel, MenuBar, Button, Separator color.NRGBA
	Foreground, Secondary                         color.NRGBA
	Accent, OnAccent, ChosenWash, Axis            color.NRGBA
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 255}
}

// Alpha is the colour at an opacity between 0 and 1.
func Alpha(c color.NRGBA, opacity float64) color.NRGBA {
	c.A = uint8(float64(c.A)*opacity + 0.5)
	return c
}

// Light is the theme for bright surroundings.
var Light = &Theme{
	Name:    "light",
	Paper:   hex(0xF1F0ED),
	Land:    [sides]color.NRGBA{hex(0xF1F0ED), hex(0xDEE8F5), hex(0xF0E5D9), hex(0xEDECE8)},
	Context: [sides]color.NRGBA{hex(0xF1F0ED), hex(0xEFF2F7), hex(0xF6F1ED), hex(0xEDECE8)},
	Hatch:   [sides]color.NRGBA{hex(0x8B8984), hex(0x4886BB), hex(0xA07B48), hex(0x8B8984)},
	Enclave: hex(0xE3E1DB),
	Label:   [sides]color.NRGBA{hex(0x5F5E5B), hex(0x034D77), hex(0x60441A), hex(0x5F5E5B)},

	Ink: hex(0x2A2930), StateBorder: hex(0x7C7A76), ProvinceLine: hex(0x7F7C77),
	Lake: hex(0xBCD9D6), River: hex(0x52888A), RiverLabel: hex(0x2A5F60),
	TownLabel: hex(0x2A2930), VillageLabel: hex(0x4C4B50),
	Halo:  hex(0xFFFFFF),
	Clash: hex(0x22222A), Shelling: hex(0xAD1457), Arson: hex(0xE07AA6), ArsonLine: hex(0x6B0F3A),
	Talks: hex(0x00755B), Neutral: hex(0x6A6A70),
	DisplacedLine: hex(0x5A5464), DisplacedText: hex(0x433D4D),
	Moved: hex(0x6E6A76),

	Background: hex(0xFFFFFF), Panel: hex(0xF7F6F4), MenuBar: hex(0xF0EFEC),
	Button: hex(0xE9E7E3), Separator: hex(0xD9D6D1),
	Foreground: hex(0x26262B), Secondary: hex(0x5C5C63),
	Accent: hex(0x4B3F72), OnAccent: hex(0xFFFFFF), ChosenWash: hex(0xECE9F4), Axis: hex(0x8E8D92),
}

// Dark is the theme for dim surroundings.
var Dark = &Theme{
	Name:    "dark",
	Paper:   hex(0x1C1D20),
	Land:    [sides]color.NRGBA{hex(0x1C1D20), hex(0x2F3D4C), hex(0x45392B), hex(0x232427)},
	Context: [sides]color.NRGBA{hex(0x1C1D20), hex(0x272A2F), hex(0x2D2925), hex(0x232427)},
	Hatch:   [sides]color.NRGBA{hex(0x77756F), hex(0x598ABA), hex(0xA28054), hex(0x77756F)},
	Enclave: hex(0x303136),
	Label:   [sides]color.NRGBA{hex(0xB3B1AC), hex(0xA9C9EF), hex(0xDFC29F), hex(0xB3B1AC)},

	Ink: hex(0xF1EEE8), StateBorder: hex(0x93918D), ProvinceLine: hex(0x89878D),
	Lake: hex(0x2F5658), River: hex(0x5C9396), RiverLabel: hex(0x9BCBCC),
	TownLabel: hex(0xF1EEE8), VillageLabel: hex(0xCFCCC7),
	Halo:  hex(0x17181B),
	Clash: hex(0xF5F2EC), Shelling: hex(0xF0629B), Arson: hex(0x8F2F62), ArsonLine: hex(0xF5BBD5),
	Talks: hex(0x35BE97), Neutral: hex(0xA9A7AB),
	DisplacedLine: hex(0xBDB5C9), DisplacedText: hex(0xDCD5E6),
	Moved: hex(0xA7A1B2),

	Background: hex(0x1A1B1F), Panel: hex(0x222328), MenuBar: hex(0x1F2024),
	Button: hex(0x34353B), Separator: hex(0x3B3C43),
	Foreground: hex(0xEDEBE6), Secondary: hex(0xB2B0AD),
	Accent: hex(0xB9AEE3), OnAccent: hex(0x1A1B1F), ChosenWash: hex(0x35314A), Axis: hex(0x7F7E82),
}

// Print is the theme for paper: white ground, greys alone, and what would be told
// apart by colour told apart by lines and shapes, so that a copy in black and
// white says the same.
var Print = &Theme{
	Name: "print", Lined: true,
	Paper:    hex(0xFFFFFF),
	Land:     [sides]color.NRGBA{hex(0xFFFFFF), hex(0xFBFBFB), hex(0xFBFBFB), hex(0xFFFFFF)},
	Context:  [sides]color.NRGBA{hex(0xFFFFFF), hex(0xFFFFFF), hex(0xFFFFFF), hex(0xFFFFFF)},
	Hatch:    [sides]color.NRGBA{hex(0x6F6F6F), hex(0x525252), hex(0x525252), hex(0x6F6F6F)},
	Enclave:  hex(0xEBEBEB),
	Label:    [sides]color.NRGBA{hex(0x4D4D4D), hex(0x2E2E2E), hex(0x2E2E2E), hex(0x4D4D4D)},
	LandLine: hex(0xA0A0A0),

	Ink: hex(0x1A1A1A), StateBorder: hex(0x6B6B6B), ProvinceLine: hex(0x767676),
	Lake: hex(0xE0E0E0), River: hex(0x808080), RiverLabel: hex(0x4F4F4F),
	TownLabel: hex(0x1E1E1E), VillageLabel: hex(0x444444),
	Halo:  hex(0xFFFFFF),
	Clash: hex(0x141414), Shelling: hex(0x333333), Arson: hex(0xB0B0B0), ArsonLine: hex(0x1F1F1F),
	Talks: hex(0x242424), Neutral: hex(0x5C5C5C),
	DisplacedLine: hex(0x4A4A4A), DisplacedText: hex(0x383838),
	Moved: hex(0x616161),

	Background: hex(0xFFFFFF), Panel: hex(0xFFFFFF), MenuBar: hex(0xF5F5F5),
	Button: hex(0xEAEAEA), Separator: hex(0xD0D0D0),
	Foreground: hex(0x1C1C1C), Secondary: hex(0x4C4C4C),
	Accent: hex(0x101010), OnAccent: hex(0xFFFFFF), ChosenWash: hex(0xE6E6E6), Axis: hex(0x8A8A8A),
}

// Themes lists the themes by name.
var Themes = map[string]*Theme{Light.Name: Light, Dark.Name: Dark, Print.Name: Print}
