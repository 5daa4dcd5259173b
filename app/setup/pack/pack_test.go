package pack

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	when  = time.Date(2026, 11, 24, 20, 10, 31, 0, time.UTC)
	files = []File{{"usr/share/b.txt", []byte("odd"), false}, {"usr/bin/a", []byte("program"), true}}
)

func TestTar(t *testing.T) {
	data, err := Tar(files, "./", when)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for r := tar.NewReader(bytes.NewReader(data)); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if !h.ModTime.Equal(when) || h.Uid != 0 {
			t.Errorf("%s: time %v, user %d", h.Name, h.ModTime, h.Uid)
		}
		got = append(got, h.FileInfo().Mode().String()+" "+h.Name)
	}
	want := []string{"drwxr-xr-x ./usr/", "drwxr-xr-x ./usr/bin/", "-rwxr-xr-x ./usr/bin/a", "drwxr-xr-x ./usr/share/", "-rw-r--r-- ./usr/share/b.txt"}
	if !slices.Equal(got, want) {
		t.Errorf("entries\n%s", strings.Join(got, "\n"))
	}
}

func TestZip(t *testing.T) {
	data, err := Zip(files, when)
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(r.File) != 2 || r.File[0].Name != "usr/bin/a" || r.File[0].Mode().Perm() != 0o755 {
		t.Fatalf("%v, %v", r, err)
	}
}

// TestSameBytes: the order in which files are handed in does not matter.
func TestSameBytes(t *testing.T) {
	turned := []File{files[1], files[0]}
	for name, write := range map[string]func([]File) ([]byte, error){
		"tar": func(l []File) ([]byte, error) { return Tar(l, "", when) },
		"zip": func(l []File) ([]byte, error) { return Zip(l, when) },
		"md5": func(l []File) ([]byte, error) { return Sums(l), nil },
	} {
		a, err1 := write(files)
		b, err2 := write(turned)
		if err := errors.Join(err1, err2); err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s: differs, %v", name, err)
		}
	}
}

func TestAr(t *testing.T) {
	data, err := Ar([]File{{Name: "debian-binary", Data: []byte("2.0\n")}, {Name: "odd", Data: []byte("odd")}}, when)
	if err != nil {
		t.Fatal(err)
	}
	want := "!<arch>\ndebian-binary   1795551031  0     0     100644  4         `\n2.0\nodd             1795551031  0     0     100644  3         `\nodd\n"
	if string(data) != want {
		t.Errorf("%q, want %q", data, want)
	}
	if _, err := Ar([]File{{Name: "a name that is too long"}}, when); err == nil {
		t.Error("a name of 23 letters is taken")
	}
}

func TestIco(t *testing.T) {
	data, err := Ico(map[int][]byte{256: []byte("large"), 16: []byte("small")})
	if err != nil {
		t.Fatal(err)
	}
	if data[6] != 16 || data[22] != 0 || !bytes.HasSuffix(data, []byte("smalllarge")) || binary.LittleEndian.Uint32(data[34:]) != 6+32+5 {
		t.Errorf("% x", data)
	}
	if _, err := Ico(map[int][]byte{512: nil}); err == nil {
		t.Error("512 pixels are taken")
	}
}

func TestIcns(t *testing.T) {
	data := Icns(map[int][]byte{16: []byte("none"), 128: []byte("middle")})
	if want := "icns\x00\x00\x00\x16ic07\x00\x00\x00\x0emiddle"; string(data) != want {
		t.Errorf("%q, want %q", data, want)
	}
}
