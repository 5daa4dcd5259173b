package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"debug/elf"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"borderatlas/app/setup/pack"
)

// largest is what the stripped program may weigh, in bytes.
const largest = 40_000_000

// shipLinux makes the bare program, an archive with a script that puts it into
// ~/.local or /usr/local, and a package for Debian and Ubuntu.
func (r *release) shipLinux(ctx context.Context) (map[string][]byte, error) {
	program, err := r.compile(ctx, "./app", "", "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=1")
	if err != nil {
		return nil, err
	}
	if len(program) > largest {
		return nil, fmt.Errorf("the program has %d bytes, at most %d are allowed", len(program), largest)
	}
	files, err := r.tree(program)
	if err != nil {
		return nil, err
	}
	script, err := r.fill("install.sh.in")
	if err != nil {
		return nil, err
	}
	archived := append(slices.Clone(files), pack.File{Name: "install.sh", Data: script, Program: true})
	tarball, err := pack.Tar(archived, fmt.Sprintf("%s-%s/", r.facts.Program, r.facts.Version), r.when)
	if err != nil {
		return nil, err
	}
	tarball, err = r.squeeze(ctx, tarball)
	if err != nil {
		return nil, err
	}
	deb, err := r.debian(ctx, program, files)
	if err != nil {
		return nil, err
	}
	f := r.facts
	return map[string][]byte{
		r.name("linux-amd64"):                                program,
		r.name("linux-amd64.tar.xz"):                         tarball,
		fmt.Sprintf("%s_%s_amd64.deb", f.Program, f.Version): deb,
	}, nil
}

// tree is everything below a prefix such as /usr/local.
func (r *release) tree(program []byte) ([]pack.File, error) {
	id, doc := r.facts.ID, "share/doc/"+r.facts.Program+"/"
	files := []pack.File{{Name: "bin/" + r.facts.Program, Data: program, Program: true}}
	for _, f := range []struct{ name, template, source string }{
		{"share/applications/" + id + ".desktop", "desktop.in", ""},
		{"share/metainfo/" + id + ".metainfo.xml", "metainfo.xml.in", ""},
		{"share/mime/packages/" + id + ".xml", "mime.xml.in", ""},
		{doc + "LICENSES.md", "", dataLicences},
		{doc + "THIRD-PARTY.txt", "", thirdParty},
	} {
		data, err := r.either(f.template, f.source)
		if err != nil {
			return nil, err
		}
		files = append(files, pack.File{Name: f.name, Data: data})
	}
	own, err := r.copyright()
	if err != nil {
		return nil, err
	}
	manual, err := r.manual()
	if err != nil {
		return nil, err
	}
	files = append(files, pack.File{Name: doc + "copyright", Data: own}, pack.File{Name: "share/man/man1/" + r.facts.Program + ".1.gz", Data: manual})
	for size, data := range r.icons {
		files = append(files, pack.File{Name: fmt.Sprintf("share/icons/hicolor/%dx%d/apps/%s.png", size, size, id), Data: data})
	}
	return files, nil
}

// copyright is the licence of the program, with a word on where those of its parts
// and its data stand.
func (r *release) copyright() ([]byte, error) {
	own, err := r.read("LICENSE")
	return append(own, "\nThe licences of the parts that the program is built from stand in THIRD-PARTY.txt, and\n"+
		"those of the data and the type that it shows in LICENSES.md, both in this folder.\n"...), err
}

// manual is the page that man shows.
func (r *release) manual() ([]byte, error) {
	page, err := r.fill("manual.1.in")
	if err != nil {
		return nil, err
	}
	return zipped(page)
}

// either fills a template or reads a file of the copy.
func (r *release) either(template, source string) ([]byte, error) {
	if template != "" {
		return r.fill(template)
	}
	return r.read(source)
}

// debian packs the tree below /usr, as deb(5) says.
func (r *release) debian(ctx context.Context, program []byte, tree []pack.File) ([]byte, error) {
	files, err := r.changelogs()
	if err != nil {
		return nil, err
	}
	bytes := 0
	for _, f := range append(files, tree...) {
		bytes += len(f.Data)
	}
	for _, f := range tree {
		f.Name = path.Join("usr", f.Name)
		files = append(files, f)
	}
	if r.facts.Depends, err = dependencies(program); err != nil {
		return nil, err
	}
	r.facts.Recommends, r.facts.Kilobytes = strings.Join(recommended, ", "), (bytes+1023)/1024
	control, err := r.fill("control.in")
	if err != nil {
		return nil, err
	}
	data, err := pack.Tar(files, "./", r.when)
	if err != nil {
		return nil, err
	}
	about, err := pack.Tar([]pack.File{{Name: "control", Data: control}, {Name: "md5sums", Data: pack.Sums(files)}}, "./", r.when)
	if err != nil {
		return nil, err
	}
	members := []pack.File{{Name: "debian-binary", Data: []byte("2.0\n")}, {Name: "control.tar.xz", Data: about}, {Name: "data.tar.xz", Data: data}}
	for i := 1; i < len(members); i++ {
		if members[i].Data, err = r.squeeze(ctx, members[i].Data); err != nil {
			return nil, err
		}
	}
	return pack.Ar(members, r.when)
}

// changelogs are the project's own, and one in the form that Debian's tools read,
// which points to it.
func (r *release) changelogs() ([]pack.File, error) {
	folder := "usr/share/doc/" + r.facts.Program + "/"
	var files []pack.File
	for _, f := range []struct{ name, template, source string }{
		{"changelog.gz", "changelog.in", ""},
		{"CHANGELOG.md.gz", "", "CHANGELOG.md"},
	} {
		data, err := r.either(f.template, f.source)
		if err != nil {
			return nil, err
		}
		if data, err = zipped(data); err != nil {
			return nil, err
		}
		files = append(files, pack.File{Name: folder + f.name, Data: data})
	}
	return files, nil
}

// squeeze packs with xz, in one thread so that the result is always the same.
func (r *release) squeeze(ctx context.Context, data []byte) ([]byte, error) {
	var out bytes.Buffer
	err := r.start(ctx, child{args: words("xz -6 --threads=1 --stdout"), limit: buildLimit, in: bytes.NewReader(data), out: &out})
	return out.Bytes(), err
}

// zipped is gzip without a time or a name.
func zipped(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}

// debianPackages has the libraries that the program is linked with. What GLFW looks
// for when the window opens is not in the program's header: see opened.
var debianPackages = map[string]string{
	"libc.so.6": "libc6", "libm.so.6": "libc6", "libpthread.so.0": "libc6", "libdl.so.2": "libc6", "librt.so.1": "libc6",
	"libGL.so.1": "libgl1", "libwayland-client.so.0": "libwayland-client0",
}

// opened are what GLFW needs for a window on X11, and recommended what it takes on
// Wayland, with a renderer that needs no graphics card, and the helpers for the clipboard and
// for opening addresses in a browser.
var (
	opened      = words("libx11-6 libx11-xcb1 libxcursor1 libxext6 libxi6 libxinerama1 libxkbcommon0 libxrandr2 libxrender1")
	recommended = []string{"libdecor-0-0", "libegl1", "libgl1-mesa-dri", "libwayland-cursor0", "libwayland-egl1", "wl-clipboard | xclip", "xdg-utils"}
)

// dependencies are the packages that a program needs, as the field Depends lists them.
func dependencies(program []byte) (string, error) {
	f, err := elf.NewFile(bytes.NewReader(program))
	if err != nil {
		return "", err
	}
	libraries, err := f.ImportedLibraries()
	if err != nil {
		return "", err
	}
	needs, err := f.DynamicVersionNeeds()
	if err != nil {
		return "", err
	}
	list := slices.Clone(opened)
	for _, name := range libraries {
		packaged, ok := debianPackages[name]
		if !ok {
			return "", fmt.Errorf("%s: no package of Debian is known for this library", name)
		}
		if packaged == "libc6" {
			packaged += " (>= " + newestC(needs) + ")"
		}
		list = append(list, packaged)
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), ", "), nil
}

// newestC is the newest version of the C library that any symbol asks for.
func newestC(needs []elf.DynamicVersionNeed) string {
	newest := 0
	for _, n := range needs {
		for _, dep := range n.Needs {
			if rest, ok := strings.CutPrefix(dep.Dep, "GLIBC_2."); ok {
				minor, _, _ := strings.Cut(rest, ".")
				if v, err := strconv.Atoi(minor); err == nil {
					newest = max(newest, v)
				}
			}
		}
	}
	return fmt.Sprintf("2.%d", newest)
}
