package document

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"borderatlas/app/atomicfile"
)

// Recovery keeps a running program's unsaved document in a folder, in a file of its
// own, so that it can be found when the program was killed. Beside the file lies
// another one that the program holds locked: the system unlocks it when the program
// ends, however it ends. The number of the process would not do, because the next
// start of the machine may give it to anything. One method runs at a time.
type Recovery struct {
	folder  string
	own     *held   // of this program's document; nil: nothing is kept
	claimed []*held // that Left has found and that are still there, the last one last
}

// NewRecovery keeps documents in a folder, which is made when it is needed.
func NewRecovery(folder string) *Recovery { return &Recovery{folder: folder} }

// Names in the folder are this and a number with one of the endings.
const (
	recoveryName = "unsaved-"
	locked       = ".lock"          // is locked as long as the other ones are somebody's
	part         = Ending + ".part" // is not yet whole
)

// held is a document on the disk, or room for one, and the lock on it.
type held struct {
	path string // without an ending
	lock *os.File
}

// remove removes the document and gives it up. The lock goes last, so that
// there is no document without one.
func (h *held) remove() error {
	if err := os.Remove(h.path + Ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	_ = h.lock.Close()
	_ = os.Remove(h.path + locked) // one that stays is empty and does no harm
	return nil
}

// release gives up what stays on the disk, if anything does.
func (h *held) release() {
	_, err := os.Lstat(h.path + Ending)
	_ = h.lock.Close()
	if errors.Is(err, fs.ErrNotExist) {
		_ = os.Remove(h.path + locked)
	}
}

// Keep writes the document of this program, in place of the one before it.
func (r *Recovery) Keep(data []byte) error {
	if r.own == nil {
		own, err := r.begin()
		if err != nil {
			return err
		}
		r.own = own
	}
	half := r.own.path + part
	if err := writeSynced(half, data); err != nil {
		return errors.Join(err, os.Remove(half))
	}
	if err := os.Rename(half, r.own.path+Ending); err != nil {
		return err
	}
	return atomicfile.SyncFolder(r.folder)
}

// begin finds room where there is nothing.
func (r *Recovery) begin() (*held, error) {
	if err := os.MkdirAll(r.folder, 0o700); err != nil {
		return nil, err
	}
	for {
		f, err := os.CreateTemp(r.folder, recoveryName+"*"+locked)
		if err != nil {
			return nil, err
		}
		path := strings.TrimSuffix(f.Name(), locked)
		_, err = os.Lstat(path + Ending)
		if err != nil && seize(f) {
			return &held{path, f}, nil
		}
		_ = f.Close() // there is a document, of the time before there were locks
	}
}

// seize locks a file, unless somebody else has. Where the file system cannot lock it
// is true as well: it is better that a document is offered twice than never.
func seize(f *os.File) bool { return !errors.Is(atomicfile.TryLock(f), atomicfile.ErrLocked) }

// writeSynced writes a file that survives a power cut.
func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// Discard removes the document of this program: everything is saved, or not wanted.
func (r *Recovery) Discard() error {
	if r.own == nil {
		return nil
	}
	if err := r.own.remove(); err != nil {
		return err
	}
	r.own = nil
	return nil
}

// Left claims the newest document of a program that does not run any more and returns
// its data, nil if there is none. It stays on the disk until Forget, and as long as
// this program runs no other one finds it. Older ones follow with the next calls.
func (r *Recovery) Left() ([]byte, error) {
	names, err := r.names()
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		h := claim(filepath.Join(r.folder, name))
		if h == nil {
			continue
		}
		data, err := os.ReadFile(h.path + Ending)
		if err == nil {
			r.claimed = append(r.claimed, h)
			return data, nil
		}
		h.release() // what cannot be read stays, and does not hide the older ones
	}
	return nil, nil
}

// Forget removes what Left claimed last.
func (r *Recovery) Forget() error {
	if len(r.claimed) == 0 {
		return nil
	}
	last := len(r.claimed) - 1
	if err := r.claimed[last].remove(); err != nil {
		return err
	}
	r.claimed = r.claimed[:last]
	return nil
}

// Take makes what Left claimed last this program's own, in place of what was: it
// stays on the disk until Discard.
func (r *Recovery) Take() error {
	if len(r.claimed) == 0 {
		return nil
	}
	err := r.Discard()
	last := len(r.claimed) - 1
	r.own, r.claimed = r.claimed[last], r.claimed[:last]
	return err
}

// names lists the documents in the folder without their endings, the newest first,
// and sweeps.
func (r *Recovery) names() ([]string, error) {
	entries, err := os.ReadDir(r.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var found []fs.FileInfo
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), part); ok && numbered(name) {
			settlePart(filepath.Join(r.folder, name))
		}
	}
	entries, err = os.ReadDir(r.folder)
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), Ending)
		if info, err := e.Info(); err == nil && ok && numbered(name) && info.Size() <= MaxBytes {
			found = append(found, info)
		}
	}
	slices.SortStableFunc(found, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	var names []string
	for _, info := range found {
		names = append(names, strings.TrimSuffix(info.Name(), Ending))
	}
	return names, err
}

// numbered tells whether a name without its ending is one of ours.
func numbered(name string) bool {
	digits, ok := strings.CutPrefix(name, recoveryName)
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// claim takes over what a program has held that has ended; nil if it runs.
func claim(path string) *held {
	f, err := os.OpenFile(path+locked, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil
	}
	if !seize(f) {
		_ = f.Close()
		return nil
	}
	return &held{path, f}
}

// settlePart uses what a program left that ended while it wrote: a whole document
// takes the place of the one before it, because it is newer, and half of one goes.
func settlePart(path string) {
	h := claim(path)
	if h == nil {
		return
	}
	if info, err := os.Stat(path + part); err == nil && info.Size() <= MaxBytes {
		data, err := os.ReadFile(path + part)
		if err == nil && isWhole(data) && os.Rename(path+part, path+Ending) == nil {
			_ = atomicfile.SyncFolder(filepath.Dir(path))
		}
	}
	_ = os.Remove(path + part) // one that stays does no harm
	h.release()
}

// isWhole tells whether data is a document from its beginning to its end.
func isWhole(data []byte) bool {
	_, report, err := Decode(data)
	return err == nil && report.Line == 0
}
