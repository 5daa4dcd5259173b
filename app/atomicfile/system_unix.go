//go:build unix

package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// renamesOpen tells whether a file that is open can be renamed and removed.
const renamesOpen = true

// adoptPermissions gives a file the permissions of another one, and its owner where that may be.
func adoptPermissions(f *os.File, old fs.FileInfo) error {
	if of, ok := old.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(int(of.Uid), int(of.Gid)) // root alone may; others keep what is theirs
	}
	return f.Chmod(old.Mode().Perm())
}

// isOwn tells whether a file is this user's.
func isOwn(info fs.FileInfo) bool {
	of, ok := info.Sys().(*syscall.Stat_t)
	return !ok || int(of.Uid) == os.Geteuid()
}

// SyncFolder brings the names in a folder to the disk, where the file system can.
func SyncFolder(folder string) error {
	f, err := os.Open(folder)
	if errors.Is(err, fs.ErrPermission) {
		return nil // one may write into a folder that one may not read
	}
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, f.Close())
}
