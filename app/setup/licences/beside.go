package licences

import (
	"errors"
	"fmt"
	"html"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// protocolFolder has the descriptions of Wayland's protocols that GLFW is compiled
// from; each begins with a notice of its own that must be handed on.
const protocolFolder = "glfw/deps/wayland"

var notice = regexp.MustCompile(`(?s)<copyright>(.*?)</copyright>`)

// protocols are the notices of the protocols below the folder of a module, if it has any.
func protocols(dir string) ([]Text, error) {
	files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(protocolFolder), "*.xml"))
	if err != nil {
		return nil, err
	}
	var texts []Text
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		name := path.Join(protocolFolder, filepath.Base(file))
		found := notice.FindSubmatch(data)
		if found == nil {
			return nil, fmt.Errorf("%s has no notice", name)
		}
		texts = append(texts, Text{name, unindent(html.UnescapeString(string(found[1])))})
	}
	return texts, nil
}

// unindent takes the spaces off the beginnings of lines.
func unindent(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// binding is the module that holds the C source of GLFW.
const binding = "github.com/go-gl/glfw/"

var glfwVersion = regexp.MustCompile(`#define GLFW_VERSION_(?:MAJOR|MINOR|REVISION)\s+(\d+)`)

// GLFW is the C library inside one of the modules.
func GLFW(modules []Entry) (Entry, error) {
	for _, m := range modules {
		if !strings.HasPrefix(m.Path, binding) {
			continue
		}
		header, err := os.ReadFile(filepath.Join(m.Dir, "glfw", "include", "GLFW", "glfw3.h"))
		if err != nil {
			return Entry{}, err
		}
		var numbers []string
		for _, found := range glfwVersion.FindAllStringSubmatch(string(header), -1) {
			numbers = append(numbers, found[1])
		}
		return Entry{Module: Module{Path: "GLFW", Version: strings.Join(numbers, ".")}, ID: "Zlib", Source: "C source inside " + m.Path + " " + m.Version}, nil
	}
	return Entry{}, errors.New("no module of this build holds GLFW")
}

// publicDomain is how a bill of materials refers to what nobody has rights in.
const publicDomain = "LicenseRef-public-domain"

// names are the licences as the table of data names them, and as SPDX does.
var names = []struct{ words, id string }{
	{"Open Database License 1.0", "ODbL-1.0"},
	{"public domain", publicDomain},
	{"Creative Commons Attribution 4.0", "CC-BY-4.0"},
	{"GNU Lesser General Public License 3 or later", "LGPL-3.0-or-later"},
	{"SIL Open Font License 1.1", "OFL-1.1"},
	{"MIT", "MIT"},
}

// ReadTable reads the table of data and type: what, file, source, licence, credit.
func ReadTable(markdown []byte) ([]Entry, error) {
	var list []Entry
	for line := range strings.Lines(string(markdown)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 5 || strings.HasPrefix(cells[0], "---") || strings.TrimSpace(cells[0]) == "what" {
			continue
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		id, err := shortName(cells[3])
		if err != nil {
			return nil, err
		}
		list = append(list, Entry{Module: Module{Path: cells[0]}, ID: id, Source: cells[2], Credit: strings.Trim(cells[4], "-")})
	}
	if len(list) == 0 {
		return nil, errors.New("no table with five columns was found")
	}
	return list, nil
}

func shortName(licence string) (string, error) {
	for _, n := range names {
		if strings.HasPrefix(licence, n.words) {
			return n.id, nil
		}
	}
	return "", fmt.Errorf("licence %q has no short name", licence)
}
