package layers

import (
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/scene"
)

// KindSymbol is the mark of an event: its shape tells the group of kinds, filled
// if the place is known to 2.5 km or better, hollow otherwise.
func KindSymbol(t *Theme, g chronicle.Group, precise bool) *scene.Symbol { panic("symbols") }
