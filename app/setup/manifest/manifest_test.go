package manifest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const good = `# comment
[Details]
Name = "Border Atlas"
ID = "org.example.Atlas"
Version = "1.2.3"
Build = 7
Icon = "assets/icon/icon-512.png"

[Migrations]
fyneDo = true
other = false
`

func TestRead(t *testing.T) {
	m, err := Read([]byte(good))
	if err != nil {
		t.Fatal(err)
	}
	if m.Name != "Border Atlas" || m.ID != "org.example.Atlas" || m.Version != "1.2.3" || m.Build != 7 {
		t.Errorf("read %+v", m)
	}
	if len(m.Migrations) != 1 || m.Migrations[0] != "fyneDo" {
		t.Errorf("migrations %v, want fyneDo alone", m.Migrations)
	}
}

func TestReadNamesWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{`"1.2.3"`, `1.2.3`, "line 5: Version = 1.2.3: must be a string"},
		{`Build = 7`, `Build = seven`, "line 6: Build = seven: must be a whole number"},
		{`Build = 7`, `Build = 0`, "Build is 0"},
		{`fyneDo = true`, `fyneDo = yes`, "line 10: fyneDo = yes: must be true or false"},
		{`[Details]`, `[Detail]`, "table [Detail] is not known"},
		{`Build = 7`, `Built = 7`, "key Built is not known"},
		{`Build = 7`, `Build`, `line 6: "Build" is neither`},
		{`ID = "org.example.Atlas"`, ``, "ID is missing"},
		{`assets/icon/`, `elsewhere/`, "must lie in assets/icon"},
	} {
		_, err := Read([]byte(strings.Replace(good, c.from, c.to, 1)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s -> %s: error %v, want %q", c.from, c.to, err, c.want)
		}
	}
}

// TestSourceIsCurrent compares the committed source with FyneApp.toml.
func TestSourceIsCurrent(t *testing.T) {
	root := filepath.Join("..", "..", "..")
	data, err := os.ReadFile(filepath.Join(root, "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(m.Icon))); err != nil {
		t.Error(err)
	}
	for name, render := range map[string]func() ([]byte, error){"metadata.go": m.Window, "version.go": m.Plain} {
		want, err := render()
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(root, "app", name))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("app/%s does not follow FyneApp.toml (%v): run go generate ./app/setup", name, err)
		}
	}
}
