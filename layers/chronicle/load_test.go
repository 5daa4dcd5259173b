package chronicle

import (
	"os"
	"testing"
)

// files holds the chronicle that the program embeds; layers do not import assets.
var files = os.DirFS("../../assets/chronicle")

func load(t testing.TB) *Store {
	t.Helper()
	s, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLoad(t *testing.T) {
	s := load(t)
	if e, p, src, d := len(s.Events()), len(s.Places()), len(s.Sources()), len(s.AllDisplacements()); e != 122 || p != 121 || src != 294 || d != 38 {
		t.Errorf("%d events, %d places, %d sources, %d rows", e, p, src, d)
	}
}
