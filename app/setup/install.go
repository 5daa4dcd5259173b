package main

import (
	"fmt"
	"slices"
	"strings"
)

// manager is a package manager of a family of Linux distributions.
type manager struct {
	program string
	ids     []string // ID or ID_LIKE in /etc/os-release
	refresh string   // fetches the lists of packages; empty if installing does
	install string
}

var managers = []manager{
	{"apt-get", []string{"debian", "ubuntu"}, "apt-get update", "apt-get install -y --no-install-recommends"},
	{"dnf", []string{"fedora", "rhel", "centos"}, "", "dnf install -y"},
	{"pacman", []string{"arch"}, "", "pacman -Sy --needed --noconfirm"},
	{"zypper", []string{"suse", "opensuse"}, "", "zypper --non-interactive install --no-recommends"},
	{"apk", []string{"alpine"}, "", "apk add --update-cache"},
}

// plan is how to get what is missing.
type plan struct {
	missing []string   // in words
	steps   [][]string // commands to run, in this order; empty where setup may not install
	line    string     // the one line for a person to type
}

// patience are options that let it wait while the system updates itself.
func (m manager) patience() []string {
	if m.program == "apt-get" {
		return []string{"-o", "DPkg::Lock::Timeout=300"}
	}
	return nil
}

// advice is an error that tells a person what to do.
type advice string

func (a advice) Error() string { return string(a) }

// advice is what is said where setup may not install by itself.
func (p plan) advice() advice {
	return advice(fmt.Sprintf("Missing: %s. Setup may not install this by itself here; type this line, then the command again:\n  %s",
		strings.Join(p.missing, ", "), p.line))
}

// plan compares what is needed with what is there. Nothing is changed.
func (h host) plan(needs []need) plan {
	switch h.os {
	case "linux":
		return h.planLinux(needs)
	case "darwin":
		return h.planMac()
	case "windows":
		return h.planWindows()
	}
	return plan{}
}

func (h host) planLinux(needs []need) plan {
	var p plan
	var lacking []need
	for _, n := range needs {
		if !n.present(h) {
			lacking, p.missing = append(lacking, n), append(p.missing, n.what)
		}
	}
	if len(lacking) == 0 {
		return p
	}
	m, ok := h.manager()
	if !ok {
		p.line = "(this distribution is not known: install " + packagesFor("apt-get", lacking) + ", or what they are called here)"
		return p
	}
	return h.through(m, p, packagesFor(m.program, lacking))
}

// through fills in the commands of one package manager.
func (h host) through(m manager, p plan, packages string) plan {
	lines := []string{m.install + " " + packages}
	if m.refresh != "" {
		lines = []string{m.refresh, lines[0]}
	}
	p.line = h.typed(lines)
	rights, may := h.rights(m)
	if !may {
		return p
	}
	for _, line := range lines {
		p.steps = append(p.steps, slices.Concat(rights, strings.Fields(line), m.patience()))
	}
	return p
}

// rights are the words before a command that installs, if setup may install:
// none for root, sudo where it asks for no password.
func (h host) rights(m manager) ([]string, bool) {
	quiet := []string{}
	if m.program == "apt-get" {
		quiet = []string{"env", "DEBIAN_FRONTEND=noninteractive"}
	}
	if h.root {
		return quiet, true
	}
	if h.look("sudo") && h.asks("", "sudo", "-n", "true") {
		return append([]string{"sudo", "-n"}, quiet...), true
	}
	return nil, false
}

// typed joins commands into one line for a person with the usual rights.
func (h host) typed(lines []string) string {
	if h.root {
		return strings.Join(lines, " && ")
	}
	if h.look("sudo") {
		return "sudo " + strings.Join(lines, " && sudo ")
	}
	return `su -c "` + strings.Join(lines, " && ") + `"`
}

// manager finds the package manager of this distribution.
func (h host) manager() (manager, bool) {
	for _, word := range h.words() {
		family, _, _ := strings.Cut(word, "-") // opensuse-leap
		for _, m := range managers {
			if slices.Contains(m.ids, family) && h.look(m.program) {
				return m, true
			}
		}
	}
	return manager{}, false
}

// packagesFor lists packages in the order of the needs, each once.
func packagesFor(manager string, needs []need) string {
	var list []string
	for _, n := range needs {
		for _, name := range strings.Fields(n.packages[manager]) {
			if !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	return strings.Join(list, " ")
}

// planMac needs Apple's command line tools; their installer is a dialogue.
func (h host) planMac() plan {
	if h.asks("", "xcode-select", "-p") {
		return plan{}
	}
	return plan{missing: []string{"Apple's command line tools"}, line: "xcode-select --install"}
}

// planWindows needs a C compiler. Scoop, winget and MSYS2 install one without
// an administrator; Chocolatey wants one, so that its line is left to a person.
func (h host) planWindows() plan {
	if h.look("gcc") || h.compilerFolder() != "" {
		return plan{}
	}
	p := plan{missing: []string{"a C compiler"}}
	switch {
	case len(h.glob(msysPacman)) > 0:
		p.line = msysPacman + " -S --needed --noconfirm mingw-w64-ucrt-x86_64-gcc"
	case h.look("scoop"):
		p.line = "scoop install mingw"
		p.steps = [][]string{{"cmd", "/c", "scoop", "install", "mingw"}}
		return p
	case h.look("winget"):
		p.line = "winget install --exact --id BrechtSanders.WinLibs.POSIX.UCRT --accept-source-agreements --accept-package-agreements"
	case h.look("choco"):
		p.line = "choco install -y mingw"
		return p
	default:
		p.line = "(install gcc from winlibs.com or msys2.org and put it on the PATH)"
		return p
	}
	p.steps = [][]string{strings.Fields(p.line)}
	return p
}

const msysPacman = `C:\msys64\usr\bin\pacman.exe`

// compilerFolder is where a compiler lies on Windows that was installed a
// moment ago, and so is not yet on the path of this console; empty if nowhere.
func (h host) compilerFolder() string {
	for _, pattern := range []string{
		`C:\msys64\ucrt64\bin\gcc.exe`,
		`C:\msys64\mingw64\bin\gcc.exe`,
		h.env("USERPROFILE") + `\scoop\apps\mingw\current\bin\gcc.exe`,
		h.env("LOCALAPPDATA") + `\Microsoft\WinGet\Packages\BrechtSanders.WinLibs*\mingw64\bin\gcc.exe`,
		`C:\ProgramData\mingw64\mingw64\bin\gcc.exe`,
	} {
		if list := h.glob(pattern); len(list) > 0 {
			return strings.TrimSuffix(list[0], `\gcc.exe`)
		}
	}
	return ""
}
