package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestTextsExist reads the program's source for the ids that it asks for.
func TestTextsExist(t *testing.T) {
	c := real(t)
	ids := c.IDs(English)
	asked := map[string]bool{}
	name := regexp.MustCompile(`^[a-z]+[a-z0-9._-]*$`)
	visit := func(file string) {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 || !looksUp(call.Fun) {
				return true
			}
			id, prefix := literal(call.Args[0])
			if !name.MatchString(id) {
				return true
			}
			asked[id] = true
			found := c.Has(English, id)
			if prefix {
				found = slices.ContainsFunc(ids, func(have string) bool { return strings.HasPrefix(have, id) })
			}
			if !found {
				t.Errorf("%s asks for %q, which is not in the catalogue", file, id)
			}
			return true
		})
	}
	for _, dir := range []string{"../../app", "../../layers", "../../mapview"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if d != nil && d.IsDir() && d.Name() == "chronicle" {
				return fs.SkipDir // its readers look up fields of records
			}
			if err == nil && !d.IsDir() && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
				visit(path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(asked) < 20 {
		t.Errorf("only %d ids are asked for: does the search still work?", len(asked))
	}
}

// looksUp tells whether a called function is named as the lookups are.
func looksUp(fun ast.Expr) bool {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name == "text"
	case *ast.SelectorExpr:
		return f.Sel.Name == "text" || f.Sel.Name == "Text"
	}
	return false
}

// literal is the constant text of an argument, or what it begins with.
func literal(e ast.Expr) (text string, prefix bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		if err != nil {
			return "", false
		}
		return s, false
	case *ast.BinaryExpr:
		s, _ := literal(e.X)
		return s, true
	}
	return "", false
}
