//go:build !linux && !darwin

package atomicfile

import "errors"

// exchangeNames is not there on this system.
func exchangeNames(_, _ string) error { return errors.ErrUnsupported }
