package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// source is one Go file of the repository.
type source struct {
	name    string // path from the root, with slashes
	folder  string // of the package: "layers/atlas"
	tree    *ast.File
	lines   int
	lengths map[string]int // lines of each function
}

func (s source) isTest() bool { return strings.HasSuffix(s.name, "_test.go") }

// imports lists the paths that the file imports.
func (s source) imports() []string {
	var list []string
	for _, i := range s.tree.Imports {
		list = append(list, strings.Trim(i.Path.Value, `"`))
	}
	return list
}

// sources parses all Go files, whatever their build constraints say.
func sources(t *testing.T) []source {
	t.Helper()
	var list []source
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata"):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		s, err := parse(name, data)
		list = append(list, s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func parse(name string, data []byte) (source, error) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, data, parser.ParseComments)
	if err != nil {
		return source{}, err
	}
	s := source{name: name, folder: path.Dir(name), tree: tree, lines: strings.Count(string(data), "\n"), lengths: map[string]int{}}
	for _, d := range tree.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
			s.lengths[receiver(f)+f.Name.Name] = set.Position(f.End()).Line - set.Position(f.Pos()).Line + 1
		}
	}
	return s, nil
}

// receiver is the type of a method with a dot, so that names are told apart.
func receiver(f *ast.FuncDecl) string {
	name := ""
	if f.Recv != nil {
		ast.Inspect(f.Recv.List[0].Type, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && name == "" {
				name = id.Name + "."
			}
			return true
		})
	}
	return name
}

const (
	ours    = "borderatlas/"
	toolkit = "fyne.io/fyne/v2"
	driver  = toolkit + "/app"
)

// within reports whether a path is a folder or lies in it.
func within(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, folder+"/")
}

// rule forbids an import to some folders.
type rule struct {
	why     string
	folder  func(folder string) bool
	imports func(path string) bool
	tests   bool // holds for test files too
}

func in(folders ...string) func(string) bool {
	return func(name string) bool {
		return slices.ContainsFunc(folders, func(f string) bool { return within(name, f) })
	}
}

func exactly(folders ...string) func(string) bool {
	return func(name string) bool { return slices.Contains(folders, name) }
}

func not(f func(string) bool) func(string) bool {
	return func(name string) bool { return !f(name) }
}

// own matches imports of our packages in these folders.
func own(folders ...string) func(string) bool {
	return func(name string) bool {
		rest, ok := strings.CutPrefix(name, ours)
		return ok && in(folders...)(rest)
	}
}

func either(a, b func(string) bool) func(string) bool {
	return func(name string) bool { return a(name) || b(name) }
}

func isStandard(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return !strings.Contains(first, ".")
}

// pixelless are the rooms of the layers, but for the one that makes small pictures.
func pixelless(folder string) bool {
	return within(folder, "layers") && !within(folder, "layers/tiles")
}

// painters turn scenes into pixels and files.
var painters = []string{"mapview/scene/raster", "mapview/scene/svg", "mapview/scene/pdf"}

// rules are those of the README, chapter "How it is built".
var rules = []rule{
	{"nothing below app knows app", not(in("app")), own("app"), true},
	{"the map widget shows anything that builds a scene, not our layers", in("mapview"), own("layers", "assets"), false},
	{"data is handed to layers, so that tests can hand in others", in("layers"), own("assets"), false},
	{"assets only embed", in("assets"), own("app", "layers", "mapview"), true},
	{"the camera knows neither scenes nor the map", in("mapview/camera"), own("mapview/scene", "mapview/label"), false},
	{"a scene knows nothing of those who paint it", exactly("mapview/scene"), own(append(painters, "mapview/label")...), false},
	{"placing labels is geometry alone", in("mapview/label"), own("mapview/scene"), false},
	{"a painter needs the scene alone", in(painters...), own("mapview/label"), false},
	{"layers paint into scenes; pixels come later", pixelless, own(painters...), false},
	{"the state does not know how it is shown", in("app/model"), own("app/window", "app/timeline", "app/command"), true},
	{"the window and the commands do not know each other", in("app/window"), own("app/command"), true},
	{"the window and the commands do not know each other", in("app/command"), own("app/window", "app/timeline"), true},
	{"exports do not depend on who asks for them", in("app/export"), own("app/window", "app/timeline", "app/command", "app/model"), false},
	{"the toolkit stays in the window", not(exactly("app", "app/window", "app/timeline", "mapview")), in(toolkit), true},
	{"the toolkit's driver needs cgo and a display", not(exactly("app")), in(driver), true},
	{"go-staticmaps rounds zooms and swallows errors", not(in("layers/tiles")), in("github.com/flopp/go-staticmaps"), false},
	{"setup has to start on a machine with nothing but Go", in("app/setup"), not(either(isStandard, own("app/setup"))), true},
	{"setup has to start on a machine with nothing but Go", in("app/setup"), own("app/window", "app/command", "app/content", "app/model", "app/export", "layers", "mapview", "assets"), true},
}

func TestImports(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range s.imports() {
			for _, r := range broken(s.folder, name, s.isTest()) {
				t.Errorf("%s imports %s: %s", s.name, name, r.why)
			}
		}
	}
}

// broken lists the rules that an import breaks.
func broken(folder, name string, test bool) (list []rule) {
	for _, r := range rules {
		if r.folder(folder) && r.imports(name) && (r.tests || !test) {
			list = append(list, r)
		}
	}
	return list
}

// TestRulesCanFail breaks each rule once, and a few imports that are allowed.
func TestRulesCanFail(t *testing.T) {
	for _, c := range []struct {
		folder, name string
		test         bool
		want         int
	}{
		{"layers", "borderatlas/app/lang", false, 1},
		{"mapview/scene", "borderatlas/layers", false, 1},
		{"layers/chronicle", "borderatlas/assets", false, 1},
		{"layers/chronicle", "borderatlas/assets", true, 0},
		{"assets/fonts", "borderatlas/layers", false, 1},
		{"mapview/camera", "borderatlas/mapview/scene", false, 1},
		{"mapview/scene", "borderatlas/mapview/scene/raster", false, 1},
		{"mapview", "borderatlas/mapview/scene/raster", false, 0},
		{"mapview/label", "borderatlas/mapview/scene", false, 1},
		{"mapview/scene/raster", "borderatlas/mapview/label", false, 1},
		{"layers", "borderatlas/mapview/scene/raster", false, 1},
		{"layers", "borderatlas/mapview/scene/svg", false, 1},
		{"mapview/scene/pdf", "borderatlas/mapview/label", false, 1},
		{"app/model", "borderatlas/app/window", false, 1},
		{"app/window", "borderatlas/app/command", false, 1},
		{"app/command", "borderatlas/app/timeline", false, 1},
		{"app/export", "borderatlas/app/model", false, 1},
		{"app/model", "fyne.io/fyne/v2", false, 1},
		{"app/window", "fyne.io/fyne/v2/widget", false, 0},
		{"mapview/scene", "fyne.io/fyne/v2/canvas", true, 1},
		{"app/window", "fyne.io/fyne/v2/app", false, 1},
		{"app", "fyne.io/fyne/v2/app", false, 0},
		{"layers", "github.com/flopp/go-staticmaps", false, 1},
		{"mapview/camera", "github.com/flopp/go-staticmaps", true, 0},
		{"app/setup", "github.com/paulmach/orb", false, 1},
		{"app/setup", "borderatlas/assets/icon", false, 1},
		{"app/setup", "borderatlas/app/setup/icon", false, 0},
		{"app/setup", "net/http", false, 0},
	} {
		if got := broken(c.folder, c.name, c.test); len(got) != c.want {
			t.Errorf("%s importing %s (test %v) breaks %d rules, want %d: %v", c.folder, c.name, c.test, len(got), c.want, got)
		}
	}
}

// Limits of sizes, in lines. Tables of data may be longer than a file may be.
const (
	longestFunction = 70
	medianFunction  = 10
	longestFile     = 500
)

func TestSizes(t *testing.T) {
	var all []int
	for _, s := range sources(t) {
		if s.isTest() || ast.IsGenerated(s.tree) {
			continue
		}
		if s.lines > longestFile {
			t.Errorf("%s has %d lines, at most %d are allowed", s.name, s.lines, longestFile)
		}
		for name, n := range s.lengths {
			if n > longestFunction {
				t.Errorf("%s: %s has %d lines, at most %d are allowed", s.name, name, n, longestFunction)
			}
			all = append(all, n)
		}
	}
	slices.Sort(all)
	if got := all[len(all)/2]; got > medianFunction {
		t.Errorf("the median function has %d lines, at most %d are allowed", got, medianFunction)
	}
}

// TestEveryPackageSaysWhatItIs asks for a package comment.
func TestEveryPackageSaysWhatItIs(t *testing.T) {
	said := map[string]bool{}
	for _, s := range sources(t) {
		if !s.isTest() {
			said[s.folder] = said[s.folder] || s.tree.Doc != nil
		}
	}
	for folder, ok := range said {
		if !ok {
			t.Errorf("package %s has no comment that says what it is for", folder)
		}
	}
}

// TestNoPathOfThisMachine finds the path of this copy of the repository in its files.
func TestNoPathOfThisMachine(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sources(t) {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(s.name)))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), root+string(filepath.Separator)) {
			t.Errorf("%s holds the path of this machine", s.name)
		}
	}
}
