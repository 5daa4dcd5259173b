// Package settings keeps what the program remembers between starts: texts and lists of
// texts by name, in one JSON file that is written whole or not at all.
package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"borderatlas/app/atomicfile"
)

// File is the name of the file, earlierFile that in which the toolkit kept the same
// before: it writes it in place, and cannot start when a list in it has mixed kinds.
const (
	File        = "settings.json"
	earlierFile = "preferences.json"
)

// mostSettings is the size in bytes from which a file is no settings.
const mostSettings = 16 << 20

// Store is the settings. It is safe for concurrent use.
type Store struct {
	path  string
	write func(path string, data []byte) error

	mu      sync.Mutex
	idle    *sync.Cond
	values  map[string]any // string or []string
	changed bool           // since the last writing began
	writing bool
	failure error // of the last writing
}

// Open reads the settings of a folder, which need not exist yet, or takes over what the
// toolkit kept there. The store can always be used; the error says in a sentence what of
// it could not be read, which is then put aside under another name.
func Open(folder string) (*Store, error) {
	s := &Store{path: filepath.Join(folder, File), values: map[string]any{}, write: writeFile}
	s.idle = sync.NewCond(&s.mu)
	values, err := readSettings(s.path)
	earlier := filepath.Join(folder, earlierFile)
	if errors.Is(err, fs.ErrNotExist) {
		values, err = readSettings(earlier)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	maps.Copy(s.values, values)
	switch {
	case len(values) > 0:
		if s.Flush(time.Second, s.kick) == nil {
			_ = os.Remove(earlier)
		}
	case err == nil:
		_ = os.Remove(earlier) // there is nothing in it for us
	}
	return s, err
}

func writeFile(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return atomicfile.WriteFile(path, data, 0o600)
}

// readSettings reads the texts and lists of texts of a file. One that is damaged is renamed, so
// that nothing of it is lost and the next start does not meet it.
func readSettings(path string) (map[string]any, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > mostSettings {
		return nil, putAside(path, fmt.Errorf("it is no file of up to %d MB", mostSettings>>20))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	raw := map[string]any{}
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, putAside(path, err)
	}
	values := map[string]any{}
	for name, v := range raw {
		switch v := v.(type) {
		case string:
			values[name] = v
		case []any:
			values[name] = textsOf(v)
		}
	}
	return values, nil
}

// textsOf are the texts in a list; what else is in it belongs to nobody.
func textsOf(list []any) []string {
	texts := []string{}
	for _, v := range list {
		if s, ok := v.(string); ok {
			texts = append(texts, s)
		}
	}
	return texts
}

// putAside renames a damaged file and says so.
func putAside(path string, why error) error {
	aside := path + ".damaged"
	if err := os.Rename(path, aside); err != nil {
		return fmt.Errorf("the settings in %s cannot be read (%w); the usual ones are used", path, why)
	}
	return fmt.Errorf("the settings in %s cannot be read (%w); they lie in %s now, and the usual ones are used", path, why, aside)
}

// String is the text of a name, or empty.
func (s *Store) String(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	text, _ := s.values[name].(string)
	return text
}

// SetString keeps a text. It is written beside the caller.
func (s *Store) SetString(name, text string) {
	s.mu.Lock()
	s.values[name] = text
	s.mu.Unlock()
	s.kick()
}

// StringList is the list of a name, or nil.
func (s *Store) StringList(name string) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	list, _ := s.values[name].([]string)
	return slices.Clone(list)
}

// SetStringList keeps a list. It is written beside the caller.
func (s *Store) SetStringList(name string, list []string) {
	s.mu.Lock()
	s.values[name] = slices.Clone(list)
	s.mu.Unlock()
	s.kick()
}

// kick lets the newest values be written, by one goroutine at a time.
func (s *Store) kick() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changed = true
	if !s.writing {
		s.writing = true
		go s.run()
	}
}

// run writes until nothing has changed meanwhile.
func (s *Store) run() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.changed {
		s.changed = false
		data, err := json.Marshal(s.values) // of texts, which always works
		s.mu.Unlock()
		if err == nil {
			err = s.write(s.path, append(data, '\n'))
		}
		s.mu.Lock()
		s.failure = err
	}
	s.writing = false
	s.idle.Broadcast()
}

// Flush does some changes and waits until they are on the disk, but not longer than a
// time: a disk may not answer. The error is that of the last writing.
func (s *Store) Flush(longest time.Duration, changes ...func()) error {
	for _, change := range changes {
		change()
	}
	written := make(chan error, 1)
	go func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		for s.writing {
			s.idle.Wait()
		}
		written <- s.failure
	}()
	select {
	case err := <-written:
		return err
	case <-time.After(longest):
		return fmt.Errorf("%s: the disk does not answer", s.path)
	}
}
