package raster

import (
	"bytes"
	"testing"
)

// TestEnlarge: whatever memory it is, what is in it stays.
func TestEnlarge(t *testing.T) {
	all := bytes.Repeat([]byte{7, 9}, 3<<20)
	for _, part := range [][]byte{nil, all[:5], all, all[1:], all[4096 : len(all)-1]} {
		enlarge(part)
	}
	if bytes.Count(all, []byte{7, 9}) != 3<<20 {
		t.Error("the memory has changed")
	}
}
