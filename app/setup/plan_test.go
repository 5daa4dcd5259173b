package main

import (
	"slices"
	"strings"
	"testing"
)

// machine is a made-up host: what is installed and what may be done. The
// certificates are there unless it is bare.
type machine struct {
	os, release string
	root        bool
	bare        bool
	programs    string            // on the path
	modules     string            // known to pkg-config
	files       map[string]string // pattern -> file
	sudo        bool              // sudo asks for no password
	headers     bool
	vars        map[string]string
}

func (m machine) host() host {
	return host{
		os: m.os, root: m.root,
		env:  func(key string) string { return m.vars[key] },
		read: func(string) string { return m.release },
		look: func(name string) bool { return slices.Contains(words(m.programs), name) },
		glob: func(pattern string) []string {
			if pattern == certificates[0] && !m.bare {
				return []string{pattern}
			}
			if f, ok := m.files[pattern]; ok {
				return []string{f}
			}
			return nil
		},
		asks: m.asks,
	}
}

func (m machine) asks(_ string, args ...string) bool {
	if !slices.Contains(words(m.programs), args[0]) {
		return false
	}
	switch args[0] {
	case "sudo":
		return m.sudo
	case "gcc":
		return m.headers
	case "pkg-config":
		for _, name := range args[2:] {
			if !slices.Contains(words(m.modules), name) {
				return false
			}
		}
	}
	return true
}

const (
	allModules = "gl x11 xcursor xi xinerama xrandr xxf86vm wayland-client wayland-cursor wayland-egl xkbcommon"
	debian     = "ID=debian\nVERSION_ID=\"12\"\n"
	mint       = "NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"
	fedora     = "ID=fedora\n"
	arch       = "ID=manjaro\nID_LIKE=arch\n"
	leap       = "ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n"
	alpine     = "ID=alpine\n"
)

// aptAll is what a bare Debian lacks for building.
const aptAll = "ca-certificates gcc libc6-dev pkg-config libgl1-mesa-dev libx11-dev libxcursor-dev libxi-dev libxinerama-dev libxrandr-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev"

const (
	aptGet     = "apt-get install -y --no-install-recommends "
	aptQuiet   = "env DEBIAN_FRONTEND=noninteractive "
	aptRefresh = "apt-get update"
	aptWait    = " -o DPkg::Lock::Timeout=300"
)

func TestPlanForBuilding(t *testing.T) {
	for _, c := range []struct {
		name  string
		m     machine
		steps []string // commands that setup runs
		line  string   // what a person is told to type
	}{
		{"nothing is missing", machine{os: "linux", release: debian, programs: "apt-get gcc pkg-config", headers: true, modules: allModules}, nil, ""},
		{
			"bare Debian as root",
			machine{os: "linux", bare: true, release: debian, root: true, programs: "apt-get"},
			[]string{aptQuiet + aptRefresh + aptWait, aptQuiet + aptGet + aptAll + aptWait},
			aptRefresh + " && " + aptGet + aptAll,
		},
		{
			"bare Mint with sudo",
			machine{os: "linux", bare: true, release: mint, programs: "apt-get sudo", sudo: true},
			[]string{"sudo -n " + aptQuiet + aptRefresh + aptWait, "sudo -n " + aptQuiet + aptGet + aptAll + aptWait},
			"sudo " + aptRefresh + " && sudo " + aptGet + aptAll,
		},
		{
			"bare Debian, sudo asks for a password",
			machine{os: "linux", bare: true, release: debian, programs: "apt-get sudo"},
			nil, "sudo " + aptRefresh + " && sudo " + aptGet + aptAll,
		},
		{
			"bare Debian without sudo",
			machine{os: "linux", bare: true, release: debian, programs: "apt-get"},
			nil, `su -c "` + aptRefresh + " && " + aptGet + aptAll + `"`,
		},
		{
			"one module is missing",
			machine{os: "linux", release: debian, root: true, programs: "apt-get gcc pkg-config", headers: true, modules: strings.Replace(allModules, "xi ", "", 1)},
			[]string{aptQuiet + aptRefresh + aptWait, aptQuiet + aptGet + "libxi-dev" + aptWait},
			aptRefresh + " && " + aptGet + "libxi-dev",
		},
		{
			"half of Wayland is missing",
			machine{os: "linux", release: debian, programs: "apt-get gcc pkg-config sudo", headers: true, modules: strings.Replace(allModules, "wayland-egl", "", 1)},
			nil, "sudo " + aptRefresh + " && sudo " + aptGet + "libwayland-dev",
		},
		{
			"Fedora lacks a compiler",
			machine{os: "linux", release: fedora, root: true, programs: "dnf pkg-config", modules: allModules},
			[]string{"dnf install -y gcc glibc-devel"},
			"dnf install -y gcc glibc-devel",
		},
		{
			"a child of Arch lacks OpenGL",
			machine{os: "linux", release: arch, programs: "pacman sudo gcc pkg-config", sudo: true, headers: true, modules: strings.TrimPrefix(allModules, "gl ")},
			[]string{"sudo -n pacman -Sy --needed --noconfirm libglvnd mesa"},
			"sudo pacman -Sy --needed --noconfirm libglvnd mesa",
		},
		{
			"openSUSE lacks keyboard layouts",
			machine{os: "linux", release: leap, root: true, programs: "zypper gcc pkg-config", headers: true, modules: strings.TrimSuffix(allModules, " xkbcommon")},
			[]string{"zypper --non-interactive install --no-recommends libxkbcommon-devel"},
			"zypper --non-interactive install --no-recommends libxkbcommon-devel",
		},
		{
			"Alpine lacks headers",
			machine{os: "linux", release: alpine, root: true, programs: "apk gcc pkg-config", modules: allModules},
			[]string{"apk add --update-cache musl-dev"},
			"apk add --update-cache musl-dev",
		},
		{
			"an unknown Linux",
			machine{os: "linux", release: "ID=other\n", root: true, programs: "gcc pkg-config", headers: true, modules: strings.TrimPrefix(allModules, "gl ")},
			nil, "(this distribution is not known: install libgl1-mesa-dev, or what they are called here)",
		},
		{"a Mac without tools", machine{os: "darwin"}, nil, "xcode-select --install"},
		{"a Mac with tools", machine{os: "darwin", programs: "xcode-select"}, nil, ""},
		{"Windows with gcc", machine{os: "windows", programs: "gcc"}, nil, ""},
		{"Windows with a compiler off the path", machine{os: "windows", files: map[string]string{`C:\msys64\ucrt64\bin\gcc.exe`: `C:\msys64\ucrt64\bin\gcc.exe`}}, nil, ""},
		{
			"Windows with MSYS2",
			machine{os: "windows", files: map[string]string{msysPacman: msysPacman}},
			[]string{msysPacman + " -S --needed --noconfirm mingw-w64-ucrt-x86_64-gcc"},
			msysPacman + " -S --needed --noconfirm mingw-w64-ucrt-x86_64-gcc",
		},
		{"Windows with Scoop", machine{os: "windows", programs: "scoop winget"}, []string{"cmd /c scoop install mingw"}, "scoop install mingw"},
		{"Windows with Chocolatey alone", machine{os: "windows", programs: "choco"}, nil, "choco install -y mingw"},
		{"bare Windows", machine{os: "windows"}, nil, "(install gcc from winlibs.com or msys2.org and put it on the PATH)"},
		{"FreeBSD", machine{os: "freebsd"}, nil, ""},
	} {
		p := c.m.host().plan(forBuilds)
		var steps []string
		for _, s := range p.steps {
			steps = append(steps, strings.Join(s, " "))
		}
		if !slices.Equal(steps, c.steps) {
			t.Errorf("%s: steps\n%q, want\n%q", c.name, steps, c.steps)
		}
		if p.line != c.line {
			t.Errorf("%s: line\n%s, want\n%s", c.name, p.line, c.line)
		}
		if (len(p.missing) > 0) != (c.line != "") {
			t.Errorf("%s: missing %q, but the line is %q", c.name, p.missing, c.line)
		}
	}
}

func TestPlanForTesting(t *testing.T) {
	bare := machine{os: "linux", bare: true, release: debian, root: true, programs: "apt-get"}
	if got, want := bare.host().plan(forTests).line, aptRefresh+" && "+aptGet+"xvfb libgl1-mesa-dri"; got != want {
		t.Errorf("line %q, want %q", got, want)
	}
	full := machine{os: "linux", release: debian, programs: "Xvfb", files: map[string]string{"/usr/lib/*/dri/swrast_dri.so": "x"}}
	if p := full.host().plan(forTests); len(p.missing) > 0 {
		t.Errorf("missing %q on a machine that has both", p.missing)
	}
}

// TestEveryNeedHasAPackage finds gaps in the tables of packages.
func TestEveryNeedHasAPackage(t *testing.T) {
	for _, n := range slices.Concat(forBuilds, forTests, forExports, forLinux, forWindows, forInspection) {
		for _, m := range managers {
			if n.packages[m.program] == "" {
				t.Errorf("%s: no package for %s", n.what, m.program)
			}
		}
	}
}

func TestDisplay(t *testing.T) {
	for _, c := range []struct {
		m    machine
		want bool
	}{
		{machine{os: "linux"}, false},
		{machine{os: "linux", vars: map[string]string{"DISPLAY": ":0"}}, true},
		{machine{os: "linux", vars: map[string]string{"WAYLAND_DISPLAY": "wayland-0"}}, true},
		{machine{os: "darwin"}, true},
		{machine{os: "windows"}, true},
	} {
		if got := c.m.host().hasDisplay(); got != c.want {
			t.Errorf("%s %v: display %v", c.m.os, c.m.vars, got)
		}
	}
}
