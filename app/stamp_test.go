package main

import "testing"

func TestStampOf(t *testing.T) {
	const revision, day = "0123456789abcdef0123456789abcdef01234567", "2026-11-24T20:10:00Z"
	for _, c := range []struct {
		revision, time string
		modified       bool
		want           string
	}{
		{"", "", false, "1.2.3"},
		{revision, "", false, "1.2.3"},
		{revision, day, false, "1.2.3, commit 0123456789ab, 2026-11-24"},
		{revision, day, true, "1.2.3, commit 0123456789ab with changes, 2026-11-24"},
	} {
		if got := stampOf("1.2.3", c.revision, c.time, c.modified); got != c.want {
			t.Errorf("%q %q %t: %q, want %q", c.revision, c.time, c.modified, got, c.want)
		}
	}
}
