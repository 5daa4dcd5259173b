package chronicle

// The values that the files may hold, in the order in which errors list them.
var (
	kinds = []Kind{
		KindClash, KindShooting, KindShelling, KindAirStrike, KindArson, KindDamage, KindDetention,
		KindDisplacement, KindAgreement, KindCeasefire, KindSummit, KindPolitical, KindMilitary, KindOther,
	}
	precisions  = []Precision{ByDay, ByRange, ByMonth, ByYear}
	sides       = []Side{KG, TJ, Both}
	parties     = []Side{KG, TJ}
	confidences = []Confidence{High, Medium, Low}
	topics      = []Topic{WhoBegan, WhatCalled}
	qualifiers  = []Qualifier{About, AtLeast, MoreThan, Nearly, UpTo}
	scopes      = []Scope{Total, Part, Running, Area, Repeat}
	zones       = []Zone{Dushanbe, Bishkek}
	languages   = []string{"en", "ru", "ky", "tg", "uz"}
	countries   = []string{"KG", "TJ", "UZ", "KZ", Disputed, Shared}
	areaKinds   = []string{"district", "villages"}
	placeKinds  = []string{
		"city", "town", "village", "area", "checkpoint", "province", "country", "exclave",
		"airport", "lake", "dam", "pass", "monument", "summit_venue",
	}
)

// Group is the group of kinds that shares a mark with k.
func (k Kind) Group() Group {
	switch k {
	case KindClash, KindShooting:
		return GroupClash
	case KindShelling, KindAirStrike:
		return GroupShelling
	case KindArson, KindDamage:
		return GroupArson
	case KindDetention:
		return GroupDetention
	case KindAgreement, KindCeasefire, KindSummit:
		return GroupTalks
	case KindPolitical:
		return GroupPolitical
	case KindMilitary:
		return GroupMilitary
	case KindDisplacement:
		return GroupDisplacement
	}
	return GroupOther
}

// SoftFromM is the precision in metres from which a place is drawn as an area
// and not as a point.
const SoftFromM = 2500

// Soft tells whether the place is known too vaguely for a point.
func (p *Place) Soft() bool { return p.PrecisionM > SoftFromM }

// WideFromM is the precision in metres from which a place is no place but a whole
// province or country.
const WideFromM = 30000

// Wide tells whether the place stands for a province or country. A blur does not
// make a place one.
func (p *Place) Wide() bool { return p.PrecisionM-p.BlurM >= WideFromM }

// Name is the display form in a language: en, ru, ky, tg or uz. Where one is
// missing, ky, tg and uz fall back to ru and every language to en.
func (p *Place) Name(lang string) string { return pick(p.Names, lang) }

// Name is as Place.Name.
func (t *Territory) Name(lang string) string { return pick(t.Names, lang) }

func pick(names map[string]string, lang string) string {
	if n := names[lang]; n != "" {
		return n
	}
	if n := names["ru"]; n != "" && lang != "en" {
		return n
	}
	return names["en"]
}
