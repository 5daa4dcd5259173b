package command

import (
	"borderatlas/layers"
)

// sizeFlags say what the sizes of marks and circles tell.
type sizeFlags struct {
	Sizes  string `placeholder:"RULE" help:"What the size of a mark says: equal (nothing), events (their number), lowest or highest (number of people killed that is claimed)."`
	People string `placeholder:"RULE" help:"Which circles show displaced people where claims differ: every, lowest or highest."`
}

// check refuses what is no rule.
func (s sizeFlags) check() error {
	if err := ruleOf("--sizes", s.Sizes, layers.SizeRules); err != nil {
		return err
	}
	return ruleOf("--people", s.People, layers.PeopleRules)
}

// named is a rule with its name.
type named interface{ Name() string }

func ruleOf[R named](flag, name string, rules []R) error {
	if name == "" {
		return nil
	}
	var names []string
	for _, r := range rules {
		names = append(names, r.Name())
	}
	return oneOf(flag, name, names)
}

// set puts the rules that were typed into a frame.
func (s sizeFlags) set(f *layers.Frame) {
	for _, r := range layers.SizeRules {
		if r.Name() == s.Sizes {
			f.Sizes = r
		}
	}
	for _, r := range layers.PeopleRules {
		if r.Name() == s.People {
			f.People = r
		}
	}
}
