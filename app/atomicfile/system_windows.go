package atomicfile

import (
	"io/fs"
	"os"
)

// renamesOpen tells whether a file that is open can be renamed and removed.
const renamesOpen = false

// adoptPermissions does nothing: a file has the permissions of its folder.
func adoptPermissions(*os.File, fs.FileInfo) error { return nil }

// isOwn holds for all files: others' cannot be removed here while they are open.
func isOwn(fs.FileInfo) bool { return true }

// SyncFolder does nothing: NTFS writes names down in its journal.
func SyncFolder(string) error { return nil }
