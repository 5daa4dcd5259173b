package chronicle

import (
	"slices"
	"strings"
)

// Voice says from where a figure is claimed, as seen from the side it is about.
type Voice uint8

// The voices.
const (
	Own      Voice = iota // authorities of the side that the figure is about; of either side where it is about both
	Others                // everybody else: organisations, media, residents, unnamed sources
	Opposing              // authorities of the other side
)

// Voice is from where the figure is claimed.
func (f *Figure) Voice() Voice {
	switch {
	case f.AboutOtherSide || f.Authority == f.Side.opposite() && f.Authority != NoSide:
		return Opposing
	case f.Authority != NoSide:
		return Own
	}
	return Others
}

// opposite is the other party, and NoSide for what is no party.
func (s Side) opposite() Side {
	switch s {
	case KG:
		return TJ
	case TJ:
		return KG
	}
	return NoSide
}

// authorities are the beginnings of the names of those who speak for a state:
// its bodies and those in office, whoever passes their words on. An unnamed
// source, a hospital, a resident and a newspaper speak for nobody but
// themselves, in whichever country they are. The rule is the same for both.
var authorities = map[Side][]string{
	KG: {
		"Ak-Tatyr rural administration", "Batken administration", "Batken officials", "Batken regional court", "Chon-Alay district administration",
		"Government of Kyrgyzstan", "K. Tashiev", "Kyrgyz State Committee for National Security", "Kyrgyz authorities",
		"Kyrgyz border force", "Kyrgyz border service", "Kyrgyz cabinet", "Kyrgyz deputy defence minister", "Kyrgyz deputy emergencies minister",
		"Kyrgyz deputy health minister", "Kyrgyz embassy", "Kyrgyz emergencies ministry", "Kyrgyz foreign ministry",
		"Kyrgyz government", "Kyrgyz health authorities", "Kyrgyz health ministry", "Kyrgyz interior ministry", "Kyrgyz officials",
		"Kyrgyz police", "Kyrgyz presidential administration", "Kyrgyz presidential envoy", "Kyrgyz regional development agency",
		"Kyrgyz Security Council", "Kyrgyz side", "Kyrgyz special representative", "Kyrgyzstan", "head of Batken district",
	},
	TJ: {
		"Chorkuh officials", "Isfara administration", "Isfara officials", "R. Ahmadzoda, head of Sughd", "Sughd administration", "Sughd government", "Sughd official",
		"Tajik authorities", "Tajik border representative", "Tajik border service", "Tajik border troops", "Tajik emergencies committee", "Tajik foreign minister",
		"Tajik foreign ministry",
		"Tajik land committee", "Tajik local officials", "Tajik national security committee", "Tajik police", "Tajik side", "Tajikistan",
		"The Diplomat (Tajik foreign ministry)", "The Diplomat (Tajik government)", "head of Chorkuh jamoat",
	},
	Both: {"authorities on both sides", "bilateral commission", "working groups"},
}

// authorityOf is the side for whose state a claimant speaks, or NoSide.
func authorityOf(claimedBy string) Side {
	for _, side := range sides {
		if slices.ContainsFunc(authorities[side], func(name string) bool { return beginsWith(claimedBy, name) }) {
			return side
		}
	}
	return NoSide
}

// beginsWith tells whether a text begins with whole words.
func beginsWith(text, words string) bool {
	rest, ok := strings.CutPrefix(text, words)
	return ok && (rest == "" || strings.ContainsAny(rest[:1], " ,';"))
}
