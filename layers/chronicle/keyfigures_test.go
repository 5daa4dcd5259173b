package chronicle

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens anew")

// golden compares a text with a file of testdata.
func golden(t *testing.T, file, got string) {
	t.Helper()
	name := "testdata/" + file
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; -update writes it anew. Got:\n%s", name, got)
	}
}

// TestClaimants: for each claimant of the data somebody has decided whether it
// speaks for a state. A new one shows up here.
func TestClaimants(t *testing.T) {
	var lines []string
	for _, e := range load(t).Events() {
		for i := range e.Figures {
			f := &e.Figures[i]
			side := f.Authority
			if side == NoSide {
				side = "-"
			}
			lines = append(lines, fmt.Sprintf("%-4s %s\n", side, f.ClaimedBy))
		}
	}
	slices.Sort(lines)
	golden(t, "claimants.txt", strings.Join(slices.Compact(lines), ""))
}

func TestVoice(t *testing.T) {
	for _, c := range []struct {
		side, authority Side
		about           bool
		want            Voice
	}{
		{KG, KG, false, Own},
		{TJ, TJ, false, Own},
		{KG, TJ, true, Opposing},
		{TJ, KG, true, Opposing},
		{KG, TJ, false, Opposing}, // the record need not say so
		{TJ, KG, false, Opposing},
		{KG, NoSide, false, Others},
		{TJ, NoSide, false, Others},
		{KG, Both, false, Own},
		{Both, KG, false, Own},
		{Both, TJ, false, Own},
		{Both, NoSide, false, Others},
	} {
		f := Figure{Side: c.side, Authority: c.authority, AboutOtherSide: c.about}
		if got := f.Voice(); got != c.want {
			t.Errorf("%+v: voice %d", c, got)
		}
	}
}

// picks writes the key figures of an event, one measure and side a line.
func picks(e *Event) string {
	var b strings.Builder
	for _, k := range e.KeyFigures() {
		fmt.Fprintf(&b, "%s %s:", k.Measure, k.Side)
		for _, list := range []struct {
			name    string
			figures []*Figure
		}{{"own", k.Own}, {"others", k.Others}, {"other side", k.Opposing}} {
			for i, f := range list.figures {
				if i == 0 {
					b.WriteString(" " + list.name)
				}
				fmt.Fprintf(&b, " [%s %s %v]", valueOf(f), f.Claimant(), f.AsOf)
			}
		}
		if k.Empty() {
			b.WriteString(" none")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestKeyFigures(t *testing.T) {
	s := load(t)
	var b strings.Builder
	for _, id := range []string{kg21, "clash-2022-01-27", kg22, "ovchi-strike-2022-09-16"} {
		b.WriteString("== " + id + "\n" + picks(s.Event(id)))
	}
	golden(t, "keyfigures.txt", b.String())
}

// swapped is the event with the two sides exchanged.
func swapped(e *Event) *Event {
	other := func(s Side) Side {
		if s.opposite() == NoSide {
			return s
		}
		return s.opposite()
	}
	twin := &Event{Figures: slices.Clone(e.Figures)}
	for i := range twin.Figures {
		f := &twin.Figures[i]
		f.Side, f.Authority = other(f.Side), other(f.Authority)
	}
	return twin
}

// TestKeyFiguresAreSymmetric: exchange the sides, and the picks are exchanged.
func TestKeyFiguresAreSymmetric(t *testing.T) {
	index := func(e *Event, side Side) string {
		var b strings.Builder
		for _, k := range e.KeyFigures() {
			if k.Side != side {
				continue
			}
			fmt.Fprint(&b, k.Measure)
			for _, list := range [][]*Figure{k.Own, k.Others, k.Opposing} {
				b.WriteString(" |")
				for _, f := range list {
					fmt.Fprint(&b, " ", slices.IndexFunc(e.Figures, func(g Figure) bool {
						return g.ClaimedBy == f.ClaimedBy && g.Measure == f.Measure && g.AsOf == f.AsOf && valueOf(&g) == valueOf(f)
					}))
				}
			}
			b.WriteString("\n")
		}
		return b.String()
	}
	some := false
	for _, e := range load(t).Events() {
		twin := swapped(e)
		for _, side := range []Side{KG, TJ} {
			own, theirs := index(e, side), index(twin, side.opposite())
			some = some || own != ""
			if own != theirs {
				t.Errorf("%s, %s:\n%s\nwith the sides exchanged:\n%s", e.ID, side, own, theirs)
			}
		}
	}
	if !some {
		t.Error("no event has key figures")
	}
}

// TestKeyFiguresLeaveNobodyOut: where one side has a figure, the other has an entry.
func TestKeyFiguresLeaveNobodyOut(t *testing.T) {
	one := 59.0
	e := &Event{Figures: []Figure{{Measure: "killed", Side: KG, Value: &one, ClaimedBy: "a"}, {Measure: "affected", Side: TJ, Value: &one}}}
	if got, want := picks(e), "killed KG: others [59 a ]\nkilled TJ: none\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestCorrections(t *testing.T) {
	s := load(t)
	got := map[string][]string{}
	for _, id := range []string{kg22, kg21, "fence-2025-04-28", "buildings-2022-09"} {
		for _, g := range s.Event(id).FigureGroups() {
			for _, list := range g.Corrections() {
				line := ""
				for _, f := range list {
					line += fmt.Sprintf("%s (%v) ", valueOf(f), f.AsOf)
				}
				key := fmt.Sprint(id, " ", g.Measure, " ", g.Side)
				got[key] = append(got[key], strings.TrimSpace(line))
			}
		}
	}
	for key, want := range map[string][]string{
		"conflict-2022-09 killed KG":             {"24 (2022-09-17) 36 (2022-09-18) 37 (2022-09-18) 46 (2022-09-18) 59 (2022-09-18) 62 (2022-09-24) 63 (2022-10-09)"},
		"conflict-2022-09 killed TJ":             {"38 (2022-09-18) at_least 41 (2022-09-19)"},
		"conflict-2021-04 killed KG":             {"31 (2021-04-30) 34 (2021-05-03) 37 (2021-05-27)"},
		"fence-2025-04-28 fence_built_km KG":     {"62 (2025-08-12) more_than 107 (2025-10-25) 107.59 (2025-10-25) nearly 150 (2025-12)"},
		"buildings-2022-09 buildings_changed KG": nil, // places, not corrections
	} {
		if !slices.Equal(got[key], want) {
			t.Errorf("%s: %q, want %q", key, got[key], want)
		}
	}
}
