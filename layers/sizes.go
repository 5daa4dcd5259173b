package layers

// SizeRule says what the size of a mark tells. Every rule is the same for both
// sides, and the legend states it.
type SizeRule string

// The rules.
const (
	EqualSize     SizeRule = ""        // nothing: all marks are equal
	SizeByEvents  SizeRule = "events"  // the number of events at the place
	SizeByLowest  SizeRule = "lowest"  // the lowest of the claims of people killed that stand against each other
	SizeByHighest SizeRule = "highest" // the highest of these claims
)

// SizeRules lists the rules in the order of menus.
var SizeRules = []SizeRule{EqualSize, SizeByEvents, SizeByLowest, SizeByHighest}
