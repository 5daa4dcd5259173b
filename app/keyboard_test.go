//go:build linux && cgo

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Keys by their codes on the keyboard that Xvfb makes up, and bits of modifiers.
var keyCodes = map[string]byte{
	"Escape": 9, "minus": 20, "Tab": 23, "Return": 36, "period": 60, "Alt": 64, "space": 65, "F1": 67,
	"Home": 110, "Up": 111, "Page_Up": 112, "Left": 113, "Right": rightKey, "End": 115, "Down": 116, "Page_Down": 117,
}

var modifierBits = map[string]uint32{"shift": 1, "ctrl": 4, "alt": 8}

func init() {
	for i, row := range map[byte]string{10: "1234567890", 24: "qwertyuiop", 38: "asdfghjkl", 52: "zxcvbnm"} {
		for k, letter := range row {
			keyCodes[string(letter)] = i + byte(k)
		}
	}
}

// keys sends keys that are parted by blanks: "alt+2 Tab*13 Home", and between
// quotation marks what is typed: 'vorukh'.
func (p *started) keys(t *testing.T, script string) {
	t.Helper()
	for _, word := range strings.Fields(script) {
		if text, ok := strings.CutPrefix(word, "'"); ok {
			for _, letter := range strings.TrimSuffix(text, "'") {
				p.chordOf(t, strings.NewReplacer("-", "minus", ".", "period", "_", "space").Replace(string(letter)))
			}
			continue
		}
		word, times := word, 1
		if name, n, ok := strings.Cut(word, "*"); ok {
			if _, err := fmt.Sscan(n, &times); err != nil {
				t.Fatalf("%q: %v", script, err)
			}
			word = name
		}
		for range times {
			p.chordOf(t, word)
		}
	}
}

// chordOf sends one key, which may have modifiers before it.
func (p *started) chordOf(t *testing.T, chord string) {
	t.Helper()
	parts := strings.Split(chord, "+")
	var state uint32
	for _, m := range parts[:len(parts)-1] {
		state |= modifierBits[m]
	}
	code, ok := keyCodes[parts[len(parts)-1]]
	if !ok {
		t.Fatalf("%q is no key", chord)
	}
	if err := p.press(p.window, code, state); err != nil {
		t.Fatal(err)
	}
}

// kept is what the program remembers of its state, as far as the walk looks at it.
type kept struct {
	Day, Event string
	View       []float64
	Window     []float64
	Sizes      string
	People     string
	Layers     map[string]bool
	Reach      struct {
		Mode string
		Days int
	}
	Play struct {
		Steps string
		Speed float64
		Loop  bool
	}
	Filter map[string]any
	Order  struct {
		By   string
		Down bool
	}
	Pane   string
	Panels []bool
}

// walk starts the program where it was left, sends keys, and returns what it
// remembers when it has been closed: it handles keys and closing in their order.
func walk(t *testing.T, s *screen, program, home, script string) kept {
	t.Helper()
	p := start(t, s, program, home)
	p.keys(t, script)
	return state(t, leave(t, p))
}

func state(t *testing.T, preferences string) (k kept) {
	t.Helper()
	var outer struct{ State string }
	if err := json.Unmarshal([]byte(preferences), &outer); err != nil {
		t.Fatalf("%s: %v", preferences, err)
	}
	if err := json.Unmarshal([]byte(outer.State), &k); err != nil {
		t.Fatalf("%s: %v", outer.State, err)
	}
	return k
}

// TestKeyboardAlone walks through the timeline, the list, the search, the filter, the
// panels and the comparisons in a real window without a pointer.
func TestKeyboardAlone(t *testing.T) {
	if testing.Short() {
		t.Skip("the real window is left out of short runs")
	}
	s, program, home := newScreen(t, "1366x768"), buildProgram(t), t.TempDir()
	do := func(script string) kept {
		t.Helper()
		return walk(t, s, program, home, script)
	}
	// What a field has before it in the order of Tab.
	const (
		toSteps = "ctrl+g Tab*6 "  // first, back, play, on, last, steps
		toAxis  = "ctrl+g Tab*13 " // then speed, axis, three modes, length of the window
	)
	k := do("alt+2 ctrl+g '2022-09-16' Return " + toAxis + "Left " + "Tab End")
	if k.Reach.Mode != "window" || k.Reach.Days != 1 || k.Day >= "2022-09-16" || k.Day < "2022-09-01" {
		t.Errorf("the thumbs: %+v on %s; want a window of one day shortly before the 16th", k.Reach, k.Day)
	}
	k = do(toAxis + "Tab Home")
	if k.Reach.Days < 1000 {
		t.Errorf("Home on the thumb of the first day: %+v", k.Reach)
	}
	k = do(toAxis + "End")
	if !strings.HasSuffix(k.Day, "-12-31") {
		t.Errorf("End on the thumb of the last day leads to %s", k.Day)
	}
	k = do("alt+1 " + toSteps + "space Down*3 Return ctrl+g '16.09.2022' Return Right")
	if k.Play.Steps != "day" || k.Day != "2022-09-17" || k.Reach.Mode != "day" {
		t.Errorf("steps by day: %+v, on %s, %+v", k.Play, k.Day, k.Reach)
	}
	k = do(toSteps + "space Down Return ctrl+g 'treaty' Return")
	if k.Play.Steps != "event" || !strings.Contains(k.Event, "treaty") {
		t.Errorf("a word of a title leads to %s, steps %q", k.Event, k.Play.Steps)
	}
	before := k.Event
	k = do("ctrl+f alt+Right")
	if k.Event == before {
		t.Error("Alt and an arrow do not step while the field for searching has the focus")
	}
	k = do("ctrl+f 'isfara' Down Return")
	if len(k.View) == 0 {
		t.Error("a place that was searched for is not shown")
	}
	k = do("ctrl+0 ctrl+l Home Down shift+Tab space") // the head of the last column
	if k.Order.By != "figures" || k.Pane != "list" {
		t.Errorf("sorted by %+v in pane %q", k.Order, k.Pane)
	}
	for i, by := range []string{"title", "place", "kind", "date"} { // the heads to the left of it
		if k = do(fmt.Sprintf("ctrl+l*2 Home Down shift+Tab*%d space", i+2)); k.Order.By != by {
			t.Errorf("%d heads before the last sort by %+v", i+1, k.Order)
		}
	}
	k = do("ctrl+l*2 Home Down shift+Tab space")
	first := k.Event
	if k = do("ctrl+l*2 Home"); k.Event == first || k.Event == "" {
		t.Errorf("the first row of the list chooses %q", k.Event)
	}
	k = do("ctrl+f Tab*4 space Tab*3 Right") // close, the tabs to the filter; story, clear, side
	if k.Pane != "filter" || k.Filter["side"] != "KG" {
		t.Errorf("the filter of sides: %v in pane %q", k.Filter, k.Pane)
	}
	k = do("ctrl+f Tab*6 space") // to what clears the filter
	if len(k.Filter) != 0 {
		t.Errorf("the filter stays: %v", k.Filter)
	}
	k = do("ctrl+f Tab*2 space Tab*7 space") // the tab of the layers; three tabs, three switches, clashes
	if k.Layers["clashes"] {
		t.Errorf("the switch of the clashes: %v", k.Layers)
	}
	do("ctrl+f Tab*9 space")
	k = do("ctrl+f Tab*10 space Down*4 Return") // the button behind it
	if !k.Layers["clashes"] || k.Sizes != "highest" {
		t.Errorf("the rule of sizes: %q, layers %v", k.Sizes, k.Layers)
	}
	k = do("ctrl+f Tab*12 space Down*2 Return")
	if k.People != "lowest" {
		t.Errorf("the rule of people: %q, layers %v", k.People, k.Layers)
	}
	k = do("ctrl+7 ctrl+5")
	if !strings.HasPrefix(k.Day, "2021-0") {
		t.Errorf("the wars compared and swapped: %s", k.Day)
	}
	if k = do("Escape"); len(k.Panels) != 2 || k.Panels[1] {
		t.Errorf("Escape leaves the panels %v", k.Panels)
	}
	day := k.Day
	if k = do("F1 Right*3 Escape"); k.Day != day {
		t.Errorf("a page of help lets keys through to the map: %s", k.Day)
	}
}

// TestHelpByTheMenuBar: Alt opens the bar, arrows lead to the pages of help and Return
// opens them; the first is the one that F1 opens.
func TestHelpByTheMenuBar(t *testing.T) {
	if testing.Short() {
		t.Skip("the real window is left out of short runs")
	}
	s, program, home := newScreen(t, "1366x768"), buildProgram(t), t.TempDir()
	p := start(t, s, program, home)
	middle := func() []byte {
		reply, err := s.ask(getImage, 2, u32(s.root), u16(483, 60, 400, 420), u32(0xFFFFFF))
		if err != nil {
			t.Fatal(err)
		}
		return reply[32:]
	}
	const settled = 40 // looks at the same picture: names come after the land
	leads := func(what, script string, arrived func(now []byte) bool) (page []byte) {
		t.Helper()
		p.keys(t, script)
		same := 0
		if err := until(what, func() (bool, error) {
			now := middle()
			if same++; !bytes.Equal(now, page) {
				page, same = now, 0
			}
			return same >= settled && arrived(page), nil
		}); err != nil {
			t.Fatal(err)
		}
		return page
	}
	is := func(want []byte) func([]byte) bool { return func(now []byte) bool { return bytes.Equal(now, want) } }
	var seen [][]byte
	fresh := func(now []byte) bool {
		return !slices.ContainsFunc(seen, func(old []byte) bool { return bytes.Equal(old, now) })
	}
	land := leads("the map at first", "", func([]byte) bool { return true })
	seen = append(seen, land)
	keys := leads("the page that F1 opens", "F1", fresh)
	seen = append(seen, keys)
	leads("the map", "Escape", is(land))
	leads("the first page of help", "Alt Right*4 Down Return", is(keys))
	leads("the map again", "Escape", is(land))
	seen = append(seen, leads("how borders are drawn", "Alt Right*4 Down*2 Return", fresh))
	leads("the map after it", "Escape", is(land))
	leads("how figures are chosen", "Alt Right*4 Down*3 Return", fresh)
	leads("the map at last", "Escape", is(land))
	leave(t, p)
}

// TestPlayingByKeyboard: Ctrl+P plays until the date changes on the screen, and
// stops at once.
func TestPlayingByKeyboard(t *testing.T) {
	if testing.Short() {
		t.Skip("the real window is left out of short runs")
	}
	s, program, home := newScreen(t, "1366x768"), buildProgram(t), t.TempDir()
	p := start(t, s, program, home)
	date := func() []byte {
		reply, err := s.ask(getImage, 2, u32(s.root), u16(312, 520, 260, 26), u32(0xFFFFFF))
		if err != nil {
			t.Fatal(err)
		}
		return reply[32:]
	}
	first, last := date(), []byte(nil)
	p.keys(t, "Home")
	if err := until("the first day on the screen", func() (bool, error) {
		now := date()
		settled := bytes.Equal(now, last) && !bytes.Equal(now, first)
		last = now
		return settled, nil
	}); err != nil {
		t.Fatal(err)
	}
	p.keys(t, "ctrl+p")
	if err := until("another date on the screen", func() (bool, error) { return !bytes.Equal(date(), last), nil }); err != nil {
		t.Error(err)
	}
	p.keys(t, "ctrl+p")
	if k := state(t, leave(t, p)); k.Day <= "1924-01-01" || k.Day >= "2000-01-01" {
		t.Errorf("playing for a moment from the first day has led to %s", k.Day)
	}
}
