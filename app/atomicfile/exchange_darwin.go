package atomicfile

import "golang.org/x/sys/unix"

// exchangeNames exchanges two names in one step.
func exchangeNames(a, b string) error { return unix.RenamexNp(a, b, unix.RENAME_SWAP) }
