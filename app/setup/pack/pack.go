// Package pack writes the archives of a release. Equal files give equal archives:
// entries are sorted, belong to root, and all carry one time.
package pack

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"crypto/md5"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// File is one file of an archive. Its name is a path with slashes, without a
// leading one.
type File struct {
	Name    string
	Data    []byte
	Program bool // may be executed
}

func (f File) mode() int64 {
	if f.Program {
		return 0o755
	}
	return 0o644
}

// sorted returns the files in the order of their names.
func sorted(files []File) []File {
	list := slices.Clone(files)
	slices.SortFunc(list, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// Tar writes an archive with a folder's entry before the first file in it, as
// package managers expect. Names begin with prefix, which may be "./".
func Tar(files []File, prefix string, when time.Time) ([]byte, error) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	made := map[string]bool{}
	for _, f := range sorted(files) {
		for _, dir := range parents(f.Name) {
			if made[dir] {
				continue
			}
			made[dir] = true
			if err := w.WriteHeader(header(tar.TypeDir, prefix+dir+"/", 0o755, 0, when)); err != nil {
				return nil, err
			}
		}
		if err := w.WriteHeader(header(tar.TypeReg, prefix+f.Name, f.mode(), len(f.Data), when)); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		if _, err := w.Write(f.Data); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func header(kind byte, name string, mode int64, size int, when time.Time) *tar.Header {
	return &tar.Header{
		Typeflag: kind, Name: name, Mode: mode, Size: int64(size), ModTime: when.UTC().Truncate(time.Second),
		Uname: "root", Gname: "root", Format: tar.FormatGNU,
	}
}

// parents are the folders above a path, outermost first.
func parents(name string) []string {
	dir := path.Dir(name)
	if dir == "." {
		return nil
	}
	return append(parents(dir), dir)
}

// Zip writes an archive that Windows and macOS open by themselves.
func Zip(files []File, when time.Time) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range sorted(files) {
		h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: when.UTC().Truncate(2 * time.Second)}
		h.SetMode(fs.FileMode(f.mode()))
		out, err := w.CreateHeader(h)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		if _, err := out.Write(f.Data); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Ar writes members as the format of Debian's packages has them, in their order
// (deb(5)). Names have at most 16 letters.
func Ar(members []File, when time.Time) ([]byte, error) {
	b := bytes.NewBufferString("!<arch>\n")
	for _, m := range members {
		if len(m.Name) > 16 {
			return nil, fmt.Errorf("ar: name %q: at most 16 letters are allowed", m.Name)
		}
		fmt.Fprintf(b, "%-16s%-12d%-6d%-6d%-8o%-10d`\n", m.Name, when.Unix(), 0, 0, 0o100000|m.mode(), len(m.Data))
		b.Write(m.Data)
		if len(m.Data)%2 == 1 {
			b.WriteByte('\n')
		}
	}
	return b.Bytes(), nil
}

// Sums lists the files with their MD5 sums, as a Debian package carries them.
func Sums(files []File) []byte {
	var b bytes.Buffer
	for _, f := range sorted(files) {
		fmt.Fprintf(&b, "%x  %s\n", md5.Sum(f.Data), f.Name)
	}
	return b.Bytes()
}
