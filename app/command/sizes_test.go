package command

import (
	"testing"

	"borderatlas/layers"
)

// TestSizeFlags: every rule can be typed, and what is not typed stays as it was.
func TestSizeFlags(t *testing.T) {
	for _, sizes := range layers.SizeRules {
		for _, people := range layers.PeopleRules {
			f := layers.Frame{Sizes: layers.SizeByEvents, People: layers.LowestClaim}
			sizeFlags{}.set(&f)
			if f.Sizes != layers.SizeByEvents || f.People != layers.LowestClaim {
				t.Errorf("without flags the rules become %q and %q", f.Sizes, f.People)
			}
			flags := sizeFlags{Sizes: sizes.Name(), People: people.Name()}
			if err := flags.check(); err != nil {
				t.Error(err)
			}
			if flags.set(&f); f.Sizes != sizes || f.People != people {
				t.Errorf("%+v gives %q and %q", flags, f.Sizes, f.People)
			}
		}
	}
}
