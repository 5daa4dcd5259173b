package export

import (
	"errors"
	"strings"
	"testing"

	"borderatlas/mapview/fault"
)

// TestAheadHandsFaultsOver: a panic in making one of the things is raised where it would
// be taken, after those before it, and not on a goroutine where it ends the program.
func TestAheadHandsFaultsOver(t *testing.T) {
	var taken []int
	err := fault.Try(func() error {
		for v := range ahead(9, func(i int) int {
			if i == 4 {
				panic("four")
			}
			return i
		}) {
			taken = append(taken, v)
		}
		return nil
	})
	if !errors.As(err, new(*fault.Error)) || !strings.Contains(err.Error(), "four") || len(taken) != 4 {
		t.Errorf("%v after %v", err, taken)
	}
}
