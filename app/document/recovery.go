package document

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// Recovery keeps a running program's unsaved document in a folder, in a file of its
// own, so that it can be found when the program was killed. Each process has one.
type Recovery struct {
	folder string
	pid    int
	alive  func(pid int) bool
}

// NewRecovery keeps documents in a folder, which is made when it is needed.
func NewRecovery(folder string) *Recovery {
	return &Recovery{folder: folder, pid: os.Getpid(), alive: running}
}

// recoveryName is what the name of a process's file begins with; its number follows.
const recoveryName = "unsaved-"

func (r *Recovery) path(pid int) string {
	return filepath.Join(r.folder, recoveryName+strconv.Itoa(pid)+Ending)
}

// Keep writes the file of this process, in place of the one before it.
func (r *Recovery) Keep(data []byte) error {
	if err := os.MkdirAll(r.folder, 0o700); err != nil {
		return err
	}
	path := r.path(r.pid)
	if err := writeSynced(path+part, data); err != nil {
		return errors.Join(err, os.Remove(path+part))
	}
	return os.Rename(path+part, path)
}

// writeSynced writes a file that survives a power cut.
func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// Discard removes the file of this process: everything is saved, or not wanted.
func (r *Recovery) Discard() error {
	err := os.Remove(r.path(r.pid))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Left takes over the newest file of a program that does not run any more: it is
// removed and its data returned, nil if there is none. Older ones follow with the
// next calls.
func (r *Recovery) Left() ([]byte, error) {
	entries, err := os.ReadDir(r.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	newest, path := int64(0), ""
	for _, e := range entries {
		r.sweep(e.Name())
		info, err := e.Info()
		if err != nil || !r.left(e.Name()) || info.Size() > MaxBytes {
			continue
		}
		if at := info.ModTime().UnixNano(); path == "" || at > newest {
			newest, path = at, filepath.Join(r.folder, e.Name())
		}
	}
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if err := os.Remove(path); err != nil {
		return nil, fmt.Errorf("an unsaved document stays where it is: %w", err)
	}
	return data, nil
}

// part is the ending of a file that is not yet whole.
const part = ".part"

// sweep removes what a program left half written that has ended.
func (r *Recovery) sweep(name string) {
	if whole, ok := strings.CutSuffix(name, part); ok && r.left(whole) {
		_ = os.Remove(filepath.Join(r.folder, name)) // one that stays does no harm
	}
}

// left tells whether a name is that of a file whose program has ended.
func (r *Recovery) left(name string) bool {
	digits, ok := strings.CutPrefix(strings.TrimSuffix(name, Ending), recoveryName)
	pid, err := strconv.Atoi(digits)
	return ok && err == nil && strings.HasSuffix(name, Ending) && pid != r.pid && !r.alive(pid)
}

// running tells whether there is a process of a number. Windows finds only those
// that run; elsewhere any number is found and has to be asked.
func running(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer func() { _ = p.Release() }()
	if runtime.GOOS == "windows" {
		return true
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, fs.ErrPermission)
}
