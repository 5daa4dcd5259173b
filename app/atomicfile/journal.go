package atomicfile

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// journal says which files are being replaced together. It lies beside them as long as
// that takes, locked, and lets the next sweep after a kill bring back what was put aside,
// or put in its place what was still to come. Names are without their folder.
type journal struct {
	Main    string // the main file
	MainWas bool   // whether there was one
	MainOld string // a second name of it
	Beside  []journalEntry
}

// journalEntry is a file beside the main one.
type journalEntry struct {
	Name, Draft string // its own, and that under which the new one waits
	Old         string // under which the old one waits
}

const journalEnding = ".set" // of a name with a stem

// writeJournal begins a journal of drafts, the main one last, and chooses the names under
// which what is there will wait. It is nil where there is nothing to keep together.
func writeJournal(drafts []*Draft) (*os.File, error) {
	if len(drafts) == 1 {
		return nil, nil
	}
	main := drafts[len(drafts)-1]
	j := journal{Main: filepath.Base(main.path), MainWas: isThere(main.path), MainOld: filepath.Base(main.waiting())}
	for _, d := range drafts[:len(drafts)-1] {
		if filepath.Dir(d.path) != filepath.Dir(main.path) {
			return nil, nil // a link leads elsewhere
		}
		j.Beside = append(j.Beside, journalEntry{filepath.Base(d.path), filepath.Base(d.name), filepath.Base(d.waiting())})
	}
	raw, err := json.Marshal(j)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(temporaryName(main.path), temporaryEnding) + journalEnding
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, main.named(err)
	}
	_ = TryLock(f) // where nothing can be locked, nothing is swept
	_, err = f.Write(raw)
	if err = errors.Join(err, system.sync(f)); err != nil {
		removeLocked(f, name)
		return nil, main.named(err)
	}
	return f, nil
}

// sweepJournal finishes or undoes what a killed program had begun, if nobody holds its journal.
func sweepJournal(name string) {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return
	}
	if TryLock(f) != nil {
		_ = f.Close()
		return
	}
	var j journal
	if json.NewDecoder(f).Decode(&j) == nil { // half of one was never begun with
		j.settle(filepath.Dir(name))
	}
	removeLocked(f, name)
}

// settle makes the files of a folder those of one set: the new one if its main file has
// taken its place, else the old one.
func (j journal) settle(folder string) {
	in := func(name string) string { return filepath.Join(folder, filepath.Base(name)) }
	replaced := isThere(in(j.Main))
	if j.MainWas {
		now, err := os.Stat(in(j.Main))
		old, oldErr := os.Stat(in(j.MainOld))
		replaced = err == nil && oldErr == nil && !os.SameFile(now, old)
	}
	for _, b := range j.Beside {
		from := b.Old
		if replaced {
			from = b.Draft
		}
		if isThere(in(from)) {
			_ = os.Rename(in(from), in(b.Name))
		}
	}
	_ = SyncFolder(folder)
}
