package layers

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// messages is a language of the catalogue, read as it stands: plural forms are
// chosen by the simplest rule, which is enough to measure and compare texts.
type messages struct {
	lang string
	ids  map[string]string

	mu      sync.Mutex
	unknown map[string]bool
}

func readMessages(t testing.TB, lang string) *messages {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "assets", "lang", lang, "layers.json"))
	if err != nil {
		t.Fatal(err)
	}
	raw := map[string]any{}
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	m := &messages{lang: lang, ids: map[string]string{}, unknown: map[string]bool{}}
	for id, v := range raw {
		switch v := v.(type) {
		case string:
			m.ids[id] = v
		case map[string]any:
			m.ids[id] = v["other"].(string)
		}
	}
	return m
}

// text is the catalogue's function; ids that are not in it are remembered.
func (m *messages) text(id string, args ...any) string {
	s, ok := m.ids[id]
	if !ok && !strings.HasPrefix(id, "credit.") {
		m.mu.Lock()
		m.unknown[id] = true
		m.mu.Unlock()
	}
	for i, a := range args {
		s = strings.ReplaceAll(s, fmt.Sprintf("{%d}", i), fmt.Sprint(a))
	}
	return s
}

// check fails for every id that was asked for and is not there.
func (m *messages) check(t *testing.T) {
	t.Helper()
	for id := range m.unknown {
		t.Errorf("no message %q in %s", id, m.lang)
	}
}

func TestMessagesAreTheSameInAllLanguages(t *testing.T) {
	en, ru := readMessages(t, "en"), readMessages(t, "ru")
	for id, text := range en.ids {
		other, ok := ru.ids[id]
		if !ok {
			t.Errorf("ru has no %q", id)
		}
		for i := range 5 {
			arg := fmt.Sprintf("{%d}", i)
			if strings.Contains(text, arg) != strings.Contains(other, arg) {
				t.Errorf("%q takes %s in one language only: %q, %q", id, arg, text, other)
			}
		}
	}
	for id := range ru.ids {
		if _, ok := en.ids[id]; !ok {
			t.Errorf("en has no %q", id)
		}
	}
}
