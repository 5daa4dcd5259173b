package window

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// folderChecks knows which folders are missing, as far as their disks have answered.
type folderChecks struct {
	mutex   sync.Mutex
	missing map[string]bool
	asked   map[string]bool // of which there is no answer yet
	running sync.WaitGroup
}

// there lists those of some folders that are not known to be missing, and looks again
// for the next time.
func (c *folderChecks) there(d disk, folders []string) (list []string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.missing == nil {
		c.missing, c.asked = map[string]bool{}, map[string]bool{}
	}
	for _, folder := range folders {
		if folder == "" || slices.Contains(list, folder) {
			continue
		}
		if !c.missing[folder] {
			list = append(list, folder)
		}
		if !c.asked[folder] {
			c.asked[folder] = true
			c.running.Go(func() { c.check(d, folder) })
		}
	}
	return list
}

// check asks a disk for a folder.
func (c *folderChecks) check(d disk, folder string) {
	info, err := d.stat(folder)
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.missing[folder] = err != nil || !info.IsDir()
	delete(c.asked, folder)
}

// sweep removes what killed programs of ours have left where they are likely to have
// written, beside the user interface; see atomicfile.Sweep.
func (w *Window) sweep() {
	folders := append(w.exportFolders(), os.TempDir(), w.app.Storage().RootURI().Path())
	for _, path := range w.recent() {
		folders = append(folders, filepath.Dir(path))
	}
	slices.Sort(folders)
	for _, folder := range slices.Compact(folders) {
		w.beside.run(func() func() {
			w.disk.sweep(folder)
			return func() {}
		})
	}
}

// exportFolders are where a file may go, the likeliest first: where the last one went,
// and the usual folders that there are. It waits for no disk: one that has not answered
// counts as there.
func (w *Window) exportFolders() []string {
	candidates := []string{w.settings.String(folderKey)}
	if home, err := os.UserHomeDir(); err == nil {
		for _, name := range []string{"Pictures", "Documents", "Desktop", "Downloads", ""} {
			candidates = append(candidates, filepath.Join(home, name))
		}
	}
	if folders := w.folders.there(w.disk, candidates); folders != nil {
		return folders
	}
	return []string{"."}
}
