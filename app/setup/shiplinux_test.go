package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"borderatlas/app/setup/pack"
)

// unpacked is what the archive for Linux unpacks to.
func unpacked(t *testing.T) (r *release, dir string) {
	t.Helper()
	if os.PathSeparator != '/' {
		t.Skip("for Linux; this system's names lack some of the letters")
	}
	r = someRelease(t)
	files, err := r.tree([]byte("program"))
	if err != nil {
		t.Fatal(err)
	}
	script, err := r.fill("install.sh.in")
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "unpacked here")
	for _, f := range append(files, pack.File{Name: "install.sh", Data: script, Program: true}) {
		if err := put(filepath.Join(dir, f.Name), f); err != nil {
			t.Fatal(err)
		}
	}
	return r, dir
}

// runs starts the script as a person of this home, whose session looks only through
// the folders of the system, and returns what it says.
func runs(t *testing.T, home, script string, args ...string) (string, error) {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell here")
	}
	cmd := exec.Command(shell, append([]string{script}, args...)...)
	cmd.Dir, cmd.Env = t.TempDir(), []string{"HOME=" + home, "PATH=/usr/local/bin:/usr/bin:/bin", "CDPATH=/"}
	said, err := cmd.CombinedOutput()
	return string(said), err
}

// regular are the files below a folder.
func regular(t *testing.T, dir string) []string {
	t.Helper()
	list := map[string]bool{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list[path] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(list))
}

// TestInstallScript: the menu finds the program by its full path, whatever letters the
// name of the home has, and nothing of ours is left when it is removed.
func TestInstallScript(t *testing.T) {
	r, dir := unpacked(t)
	const name, quoted = `Дом "А" $5 \o/ 1%`, `Дом \\"А\\" \\$5 \\\\o/ 1%%`
	home := filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(home, 0o755); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time over the first
		if said, err := runs(t, home, filepath.Join(dir, "install.sh")); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
	}
	local := filepath.Join(home, ".local")
	entry, err := os.ReadFile(filepath.Join(local, "share", "applications", r.facts.ID+".desktop"))
	if err != nil {
		t.Fatal(err)
	}
	want := `Exec="` + strings.TrimSuffix(home, name) + quoted + `/.local/bin/borderatlas" %f`
	if !strings.Contains(string(entry), "\n"+want+"\n") || strings.Count(string(entry), "\nExec=") != 1 || !strings.Contains(string(entry), "\nStartupWMClass=") {
		t.Errorf("want %s, entry\n%s", want, entry)
	}
	if info, err := os.Stat(filepath.Join(local, "bin", "borderatlas")); err != nil || info.Mode().Perm()&0o111 == 0 {
		t.Errorf("program %v, %v", info, err)
	}
	if said, err := runs(t, home, filepath.Join(dir, "install.sh"), "--remove"); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	for _, path := range regular(t, local) {
		if strings.Contains(strings.ToLower(filepath.Base(path)), "borderatlas") || strings.Contains(path, "share/doc") {
			t.Errorf("%s is left", path)
		}
	}
}

// TestInstallScriptTakesAFolder, and refuses what it does not know.
func TestInstallScriptTakesAFolder(t *testing.T) {
	_, dir := unpacked(t)
	folder := filepath.Join(t.TempDir(), "for all")
	if said, err := runs(t, "/nowhere", filepath.Join(dir, "install.sh"), folder); err != nil || len(regular(t, folder)) < 10 {
		t.Errorf("%v: %s, %q", err, said, regular(t, folder))
	}
	for _, args := range [][]string{{"--help"}, {"a", "b"}, {"--remove", "a", "b"}} {
		if said, err := runs(t, "/nowhere", filepath.Join(dir, "install.sh"), args...); err == nil || !strings.HasPrefix(said, "usage: ") {
			t.Errorf("%q: %v, %s", args, err, said)
		}
	}
}

// TestManual names all commands with the words of their own help.
func TestManual(t *testing.T) {
	r := someRelease(t)
	packed, err := r.manual()
	if err != nil {
		t.Fatal(err)
	}
	page := unzipped(t, packed)
	source, err := r.read("app/command/command.go")
	if err != nil {
		t.Fatal(err)
	}
	commands := regexp.MustCompile("(?m)^\t([A-Z][a-z]+) +[a-z]+Command +`cmd:\"\" help:\"(.*)\"`$").FindAllSubmatch(source, -1)
	if len(commands) < 7 {
		t.Fatalf("%d commands were found in the source", len(commands))
	}
	for _, c := range commands {
		if want := ".B " + strings.ToLower(string(c[1])) + "\n" + string(c[2]) + "\n"; !strings.Contains(page, want) {
			t.Errorf("the manual lacks\n%s", want)
		}
	}
}

// TestCopyrightNamesTheOthers: who opens the file that Debian asks for finds the rest.
func TestCopyrightNamesTheOthers(t *testing.T) {
	data, err := someRelease(t).copyright()
	if err != nil || !bytes.HasPrefix(data, []byte("MIT License")) || !bytes.Contains(data, []byte("THIRD-PARTY.txt")) || !bytes.Contains(data, []byte("LICENSES.md")) {
		t.Errorf("%v\n%s", err, data)
	}
}

// TestMaintainer: a package whose maintainer is at no host on the network is refused
// by the tools that look after packages.
func TestMaintainer(t *testing.T) {
	r := someRelease(t)
	control, err := r.fill("control.in")
	if err != nil || !regexp.MustCompile(`(?m)^Maintainer: [^<]+<[a-z]+@([a-z]+\.)+[a-z]+>$`).Match(control) {
		t.Errorf("%v\n%s", err, control)
	}
	if !slices.Contains(recommended, "xdg-utils") {
		t.Errorf("addresses are opened by xdg-open, which %q lack", recommended)
	}
}

// TestChangelogs: Debian's own is of this version, by the maintainer, on the day of the
// commit, and names the other, which lies beside it.
func TestChangelogs(t *testing.T) {
	r := someRelease(t)
	files, err := r.changelogs()
	if err != nil || len(files) != 2 || files[0].Name != "usr/share/doc/borderatlas/changelog.gz" || files[1].Name != "usr/share/doc/borderatlas/CHANGELOG.md.gz" {
		t.Fatalf("%v, %v", files, err)
	}
	text := unzipped(t, files[0].Data)
	control, err := r.fill("control.in")
	if err != nil {
		t.Fatal(err)
	}
	maintainer := regexp.MustCompile(`(?m)^Maintainer: (.*)$`).FindStringSubmatch(string(control))
	if want := "\n -- " + maintainer[1] + "  " + r.facts.Date + "\n"; !strings.HasPrefix(text, "borderatlas ("+r.facts.Version+") ") || !strings.HasSuffix(text, want) {
		t.Errorf("want the last line %q, got\n%s", want, text)
	}
	if !strings.Contains(text, "CHANGELOG.md.gz") || !strings.HasPrefix(unzipped(t, files[1].Data), "# Changelog") {
		t.Errorf("changelog\n%s", text)
	}
}

func unzipped(t *testing.T, data []byte) string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
