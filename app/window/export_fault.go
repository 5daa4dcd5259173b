package window

import (
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"syscall"
	"unicode/utf16"

	"borderatlas/app/atomicfile"
	"borderatlas/app/export"
	"borderatlas/layers"
)

// The numbers that Windows gives to errors that the standard library does not name.
const (
	windowsHandleFull = syscall.Errno(39)
	windowsDiskFull   = syscall.Errno(112)
	windowsLongName   = syscall.Errno(206)
	windowsBadName    = syscall.Errno(123)
)

// windowsLongest is how many units of UTF-16 a name may have there; the error for a longer
// one may be any.
const windowsLongest = 255

// fileFault says in one sentence why a file could not be written.
func fileFault(text layers.Text, path string, err error) string {
	folder, name := filepath.Dir(path), filepath.Base(path)
	if said := refusalInWords(text, name, err); said != "" {
		return said
	}
	onWindows := func(n syscall.Errno) bool { return isWindowsError(err, n) }
	switch {
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || onWindows(windowsDiskFull) || onWindows(windowsHandleFull):
		return text("save.fault.full", folder)
	case errors.Is(err, syscall.ENAMETOOLONG) || onWindows(windowsLongName) || runtime.GOOS == "windows" && len(utf16.Encode([]rune(name))) > windowsLongest:
		return text("save.fault.long", len([]rune(name)))
	case onWindows(windowsBadName):
		return text("save.fault.name", name)
	case errors.Is(err, syscall.EROFS):
		return text("save.fault.read-only", folder)
	case errors.Is(err, fs.ErrPermission):
		return text("save.fault.permission", folder)
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR):
		return text("save.fault.folder", folder)
	}
	return text("save.fault.other", reason(err))
}

// isWindowsError reports whether an error is one of Windows, whose numbers mean something
// else on other systems.
func isWindowsError(err error, n syscall.Errno) bool {
	return runtime.GOOS == "windows" && errors.Is(err, n)
}

// refusalInWords says why we do not write a file of a name; empty where it is the
// system that does not.
func refusalInWords(text layers.Text, name string, err error) string {
	switch {
	case errors.Is(err, export.ErrNameless):
		return text("file.nameless")
	case errors.Is(err, export.ErrName):
		return text("save.fault.name", name)
	case errors.Is(err, atomicfile.ErrReadOnly):
		return text("save.fault.locked", name)
	}
	return ""
}

// refuseName says why no file can have a name that was typed, if anything, and leads
// back to where it was.
func (w *Window) refuseName(name string, back func()) (refused bool) {
	err := export.CheckName(name)
	if err == nil {
		return false
	}
	text := w.model.Text()
	w.open(text("file.unwritten"), newText(fileFault(text, name, err), body), nil,
		answer{text("save.back"), back},
		answer{text: text("dialog.cancel")})
	return true
}

// reason is an error without the name of the system call.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Path + ": " + p.Err.Error()
	}
	return err.Error()
}
