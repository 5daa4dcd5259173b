package slides

import (
	"context"
	"errors"
	"strings"
	"testing"

	"borderatlas/mapview/fault"
)

// TestSlidesHandFaultsOver: a panic in making a slide is raised where it would be used.
func TestSlidesHandFaultsOver(t *testing.T) {
	used := 0
	err := fault.Try(func() error {
		return inOrder(context.Background(), 9, func(_ context.Context, i int) (int, error) {
			if i == 4 {
				panic("four")
			}
			return i, nil
		}, func(int, int) error { used++; return nil })
	})
	if !errors.As(err, new(*fault.Error)) || !strings.Contains(err.Error(), "four") || used != 4 {
		t.Errorf("%v after %d slides", err, used)
	}
}
