package export

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Errors of names that no file is written under.
var (
	ErrNameless = errors.New("the file needs a name")
	ErrName     = errors.New("a name that Windows does not allow: it takes no < > : \" | ? * or backslash, no blank or dot at its end, and no device as CON or NUL")
)

// windowsDevices are the names that Windows keeps for itself, with any ending.
var windowsDevices = append([]string{"CON", "PRN", "AUX", "NUL"}, numberedDevices("COM", "LPT")...)

func numberedDevices(stems ...string) (list []string) {
	for _, s := range stems {
		for n := '0'; n <= '9'; n++ {
			list = append(list, s+string(n))
		}
	}
	return list
}

// CheckName tells why a file cannot have the name at the end of a path, if anything:
// it needs one, and one that the person who gets the file can keep on any system. The
// error is ErrNameless or ErrName.
func CheckName(path string) error {
	_, name := filepath.Split(path)
	stem, _, _ := strings.Cut(name, ".")
	switch {
	case strings.Trim(strings.TrimSuffix(name, filepath.Ext(name)), " .") == "":
		return fmt.Errorf("%q: %w", path, ErrNameless)
	case strings.ContainsAny(name, `<>:"|?*\`) || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }),
		strings.HasSuffix(name, " ") || strings.HasSuffix(name, "."),
		slices.Contains(windowsDevices, strings.ToUpper(strings.TrimSpace(stem))):
		return fmt.Errorf("%q: %w", path, ErrName)
	}
	return nil
}
