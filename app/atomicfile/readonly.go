package atomicfile

import (
	"errors"
	"os"
)

// WhileWritable lets a read-only file be replaced, after somebody agreed to that: it can
// be written while do runs, and what is at the path then is read-only again.
func WhileWritable(path string, do func() error) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if err := os.Chmod(path, info.Mode().Perm()|0o200); err != nil {
		return err
	}
	return errors.Join(do(), os.Chmod(path, info.Mode().Perm()))
}
