package window

import (
	"path/filepath"
	"slices"
)

const (
	recentKey  = "recent-files" // preference: the paths, the last one first
	mostRecent = 8
)

// recent lists the files opened and saved before, the last one first.
func (w *Window) recent() []string { return w.settings.StringList(recentKey) }

func (w *Window) remember(path string) {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	list := append([]string{path}, without(w.recent(), path)...)
	w.settings.SetStringList(recentKey, list[:min(len(list), mostRecent)])
	w.showMenus()
}

func (w *Window) forgetRecent(path string) {
	w.settings.SetStringList(recentKey, without(w.recent(), path))
	w.showMenus()
}

// shortPath is a path with its last folder only, for a menu.
func shortPath(path string) string {
	return filepath.Join(filepath.Base(filepath.Dir(path)), filepath.Base(path))
}

func without(list []string, gone string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == gone })
}
