package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Replace gives finished drafts that belong together their places. The last one is
// the main file, such as a picture, which is replaced in one step; what lies in the
// places of those beside it is taken away before and put there after. So a kill leaves
// the main file alone at worst, and never a file beside it that belongs to another; the
// next sweep completes the set.
// If one cannot take its place everything comes back.
func Replace(drafts ...*Draft) error {
	last := len(drafts) - 1
	order := append([]*Draft{drafts[last]}, drafts[:last]...)
	var placed []*Draft
	journal, err := writeJournal(drafts)
	if err != nil {
		return err
	}
	if journal != nil {
		defer removeLocked(journal, journal.Name())
	}
	err = setAside(drafts[:last], drafts[last])
	for _, d := range order {
		if err != nil {
			break
		}
		if err = d.named(system.rename(d.name, d.path)); err == nil {
			placed = append(placed, d)
		}
	}
	if err != nil {
		return errors.Join(err, bringBack(drafts, placed))
	}
	err = syncFolders(drafts)
	for _, d := range drafts {
		if d.old != "" {
			_ = os.Remove(d.old) // one that stays is swept
		}
	}
	return err
}

// setAside takes away what lies in the places of the files beside the main one, and
// keeps a second name of that.
func setAside(beside []*Draft, main *Draft) error {
	if len(beside) == 0 {
		return nil
	}
	if name := main.waiting(); system.link(main.path, name) == nil {
		main.old = name
	}
	for _, d := range beside {
		name := d.waiting()
		switch err := system.rename(d.path, name); {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return d.named(err)
		default:
			d.old = name
		}
	}
	return nil
}

// waiting is the name for what lies in a draft's place, which is locked so that no
// other program sweeps it.
func (d *Draft) waiting() string {
	if d.aside != "" {
		return d.aside
	}
	d.aside = temporaryName(d.path)
	if renamesOpen {
		if f, err := os.Open(d.path); err == nil {
			d.guard = f
			_ = TryLock(f) // where nothing can be locked, nothing is swept
		}
	}
	return d.aside
}

// bringBack undoes what Replace has done so far.
func bringBack(drafts, placed []*Draft) error {
	var all error
	for _, d := range drafts {
		switch {
		case d.old != "":
			all = errors.Join(all, d.named(os.Rename(d.old, d.path)))
			_ = os.Remove(d.old) // renaming one name of a file to another of it does nothing
		case slices.Contains(placed, d):
			all = errors.Join(all, d.named(os.Remove(d.path)))
		}
	}
	return all
}

// syncFolders brings the new names to the disk.
func syncFolders(drafts []*Draft) error {
	var done []string
	for _, d := range drafts {
		folder := filepath.Dir(d.path)
		if slices.Contains(done, folder) {
			continue
		}
		done = append(done, folder)
		if err := system.syncFolder(folder); err != nil {
			return d.named(err)
		}
	}
	return nil
}
