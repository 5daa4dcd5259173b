package settings

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const patience = 10 * time.Second

func TestSettingsAreKept(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new", "folder")
	s, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	s.SetString("state", `{"day":"2022-09-16"}`)
	s.SetStringList("recent", []string{"a", "b"})
	if err := s.Flush(patience); err != nil {
		t.Fatal(err)
	}
	again, err := Open(folder)
	if err != nil || again.String("state") != `{"day":"2022-09-16"}` || !slices.Equal(again.StringList("recent"), []string{"a", "b"}) {
		t.Errorf("%v, %v, %v", err, again.String("state"), again.StringList("recent"))
	}
	if again.String("recent") != "" || again.StringList("state") != nil || again.String("x") != "" {
		t.Error("a value is read as another kind")
	}
	entries, _ := os.ReadDir(folder)
	if len(entries) != 1 {
		t.Errorf("the folder holds %v", entries)
	}
}

// TestNoFileOfSettingsPreventsAStart, whatever is in it: what can be used is used, what
// cannot be read is put aside and said in one sentence.
func TestNoFileOfSettingsPreventsAStart(t *testing.T) {
	for _, c := range []struct {
		name, text string
		damaged    bool
		state      string
	}{
		{"settings.json", `{"state":"s","other":7,"list":[1,"a",null]}`, false, "s"},
		{"settings.json", ``, true, ""},
		{"settings.json", `{"state":"s"`, true, ""},
		{"settings.json", `[]`, true, ""},
		{"settings.json", "\x00\x00\x00", true, ""},
		{"settings.json", `{"state":{"a":1}}`, false, ""},
		{"preferences.json", `{"state":"s","recent":[1,"a"]}`, false, "s"},
		{"preferences.json", `{"mixed":[true,"a",3]}`, false, ""},
		{"preferences.json", `{`, true, ""},
		{"preferences.json", `{}`, false, ""},
	} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, c.name), []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(folder)
		if (err != nil) != c.damaged || s.String("state") != c.state {
			t.Errorf("%s %q: %v, state %q", c.name, c.text, err, s.String("state"))
		}
		if err != nil && strings.Count(err.Error(), "\n") > 0 {
			t.Errorf("%q is no sentence", err)
		}
		if _, err := os.Stat(filepath.Join(folder, c.name+".damaged")); (err == nil) != c.damaged {
			t.Errorf("%s %q: put aside: %v", c.name, c.text, err == nil)
		}
		if _, err := os.Stat(filepath.Join(folder, "preferences.json")); err == nil {
			t.Errorf("%s %q: the toolkit meets its file again", c.name, c.text)
		}
	}
}

// TestTheNewestIsWritten: while a slow disk writes, nobody waits, and what was set last
// is what stays.
func TestTheNewestIsWritten(t *testing.T) {
	s, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	begun, release, written := make(chan bool), make(chan bool), ""
	s.write = func(_ string, data []byte) error {
		begun <- true
		<-release
		written = string(data)
		return nil
	}
	s.SetString("a", "1")
	<-begun
	for _, v := range []string{"2", "3", "4"} {
		s.SetString("a", v)
	}
	if err := s.Flush(0); err == nil {
		t.Error("a disk that does not answer is waited for")
	}
	release <- true
	<-begun
	release <- true
	if err := s.Flush(patience); err != nil || !strings.Contains(written, `"4"`) {
		t.Errorf("%v, written %s", err, written)
	}
}

// TestAFullDiskIsSaid, and the next change is tried again.
func TestAFullDiskIsSaid(t *testing.T) {
	s, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	full := errors.New("full")
	s.write = func(string, []byte) error { return full }
	s.SetString("a", "1")
	if err := s.Flush(patience); !errors.Is(err, full) {
		t.Errorf("%v", err)
	}
	s.write = writeFile
	s.SetString("b", "2")
	if err := s.Flush(patience); err != nil {
		t.Error(err)
	}
	if again, _ := Open(filepath.Dir(s.path)); again.String("a") != "1" || again.String("b") != "2" {
		t.Error("what was set while the disk was full is lost")
	}
}
