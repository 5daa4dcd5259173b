// Package tally counts the colours of pictures.
package tally

import (
	"encoding/binary"
	"iter"
)

// RGB is red in the lowest byte, green and blue: a pixel without its opacity.
const RGB = 1<<24 - 1

// Table holds a number for each of some colours. A picture asks for hundreds of
// thousands of them, so it is a table of open addressing (D. Knuth, The Art of
// Computer Programming 3, 6.4), which takes a third of the time of a map.
type Table struct {
	slots []slot
	shift uint8 // of a hash to a place in slots
	used  int
}

// slot is a colour, with a bit that tells it from nothing, and its number.
type slot struct{ key, number uint32 }

const taken = 1 << 24

// New makes an empty table.
func New() *Table { return sized(12) }

func sized(bits uint8) *Table { return &Table{slots: make([]slot, 1<<bits), shift: 32 - bits} }

// Len is how many colours there are.
func (t *Table) Len() int { return t.used }

// place is where a colour is, or where it would be.
func (t *Table) place(key uint32) int {
	last := len(t.slots) - 1
	i := int(key * 0x9e3779b1 >> t.shift)
	for t.slots[i].key != key && t.slots[i].key != 0 {
		i = (i + 1) & last
	}
	return i
}

// At is the number of a colour, 0 if it is new. It holds until the next new one.
func (t *Table) At(colour uint32) *uint32 {
	key := colour | taken
	i := t.place(key)
	if t.slots[i].key == 0 {
		if t.used++; 2*t.used > len(t.slots) {
			t.grow()
			i = t.place(key)
		}
		t.slots[i].key = key
	}
	return &t.slots[i].number
}

// Get is the number of a colour; false if it has none.
func (t *Table) Get(colour uint32) (uint32, bool) {
	s := &t.slots[t.place(colour|taken)]
	return s.number, s.key != 0
}

func (t *Table) grow() {
	larger := sized(32 - t.shift + 1)
	for _, s := range t.slots {
		if s.key != 0 {
			larger.slots[larger.place(s.key)] = s
		}
	}
	t.slots, t.shift = larger.slots, larger.shift
}

// All are the colours with their numbers, in no order.
func (t *Table) All() iter.Seq2[uint32, uint32] {
	return func(yield func(colour, number uint32) bool) {
		for _, s := range t.slots {
			if s.key != 0 && !yield(s.key&RGB, s.number) {
				return
			}
		}
	}
}

// Count adds the RGBA pixels of a row, run by run: neighbours are mostly alike.
func (t *Table) Count(pix []byte) {
	const two = 1<<32 | 1
	for len(pix) >= 4 {
		colour, n := binary.LittleEndian.Uint32(pix)&RGB, uint32(1)
		pix = pix[4:]
		for both := uint64(colour) * two; len(pix) >= 8 && binary.LittleEndian.Uint64(pix)&(RGB*two) == both; pix = pix[8:] {
			n += 2
		}
		*t.At(colour) += n
	}
}
