package atomicfile

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// stemOf is a name without an ending, if that is one that temporaryName makes.
func stemOf(name, ending string) (stem string, ok bool) {
	stem, ok = strings.CutSuffix(name, ending)
	i := strings.LastIndex(stem, temporaryMark)
	if !ok || i < 2 || name[0] != '.' {
		return "", false
	}
	number := stem[i+len(temporaryMark):]
	return stem, len(number) == 8 && strings.Trim(number, "0123456789abcdef") == ""
}

// Sweep removes from a folder what programs of ours left there that were killed: files
// and folders of this user with names of ours that nobody holds locked. A folder that was
// put aside comes back if nothing took its place, and a set of files becomes whole.
// Nothing else is touched.
func Sweep(folder string) {
	entries, _ := os.ReadDir(folder) // what can be read of it
	for _, e := range entries {
		if info, err := e.Info(); err == nil && isOwn(info) && e.Type().IsRegular() && hasStem(e.Name(), journalEnding) {
			sweepJournal(filepath.Join(folder, e.Name())) // first: what it names is no rest
		}
	}
	removeRests(folder)
}

// removeRests removes what is of no use any more.
func removeRests(folder string) {
	entries, _ := os.ReadDir(folder)
	stems := map[string]bool{}
	for _, e := range entries {
		name := filepath.Join(folder, e.Name())
		if info, err := e.Info(); err != nil || !isOwn(info) {
			continue
		}
		switch kind := e.Type(); {
		case kind.IsRegular() && (isHold(e.Name()) || hasStem(e.Name(), temporaryEnding)):
			sweepFile(name)
		case kind.IsRegular() && hasStem(e.Name(), guardEnding):
			stems[strings.TrimSuffix(name, guardEnding)] = true
		case kind == fs.ModeDir && hasStem(e.Name(), temporaryEnding):
			stems[strings.TrimSuffix(name, temporaryEnding)] = true
		case kind == fs.ModeDir && hasStem(e.Name(), oldEnding):
			stems[strings.TrimSuffix(name, oldEnding)] = true
		}
	}
	for stem := range stems {
		sweepFolder(stem)
	}
}

func hasStem(name, ending string) bool {
	_, ok := stemOf(name, ending)
	return ok
}

// sweepFile removes a temporary file if nobody holds it.
func sweepFile(name string) {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return
	}
	if TryLock(f) != nil { // where nothing can be locked, nothing is swept
		_ = f.Close()
		return
	}
	removeLocked(f, name)
}
