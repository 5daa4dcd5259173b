package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// sfnt is a TrueType font as its tables (ISO/IEC 14496-22).
type sfnt struct {
	tables  map[string][]byte
	em      int // units of the font
	glyphs  int // number
	metrics int // glyphs that have a width of their own; the rest have that of the last
	long    bool
}

var errShort = errors.New("the file ends too early")

// least is how long the tables are that are needed.
var least = map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "glyf": 0}

func readSFNT(data []byte) (*sfnt, error) {
	f := &sfnt{tables: map[string][]byte{}}
	if len(data) < 12 {
		return nil, errShort
	}
	count := int(binary.BigEndian.Uint16(data[4:]))
	for i := range count {
		if len(data) < 12+16*(i+1) {
			return nil, errShort
		}
		entry := data[12+16*i:]
		from, length := int(binary.BigEndian.Uint32(entry[8:])), int(binary.BigEndian.Uint32(entry[12:]))
		if from+length > len(data) {
			return nil, errShort
		}
		f.tables[string(entry[:4])] = data[from : from+length]
	}
	for _, name := range sorted(least) {
		if table, ok := f.tables[name]; !ok || len(table) < least[name] {
			return nil, fmt.Errorf("it has no whole table %q", name)
		}
	}
	f.em, f.glyphs, f.metrics = f.number("head", 18), f.number("maxp", 4), f.number("hhea", 34)
	f.long = f.number("head", 50) == 1
	size := 2
	if f.long {
		size = 4
	}
	if f.em == 0 || f.metrics == 0 || len(f.tables["hmtx"]) < 4*f.metrics || len(f.tables["loca"]) < size*(f.glyphs+1) {
		return nil, errShort
	}
	return f, nil
}

// number is an unsigned one of 16 bits in a table.
func (f *sfnt) number(table string, at int) int {
	return int(binary.BigEndian.Uint16(f.tables[table][at:]))
}

// signed is one of 16 bits.
func (f *sfnt) signed(table string, at int) int { return int(int16(f.number(table, at))) }

// thousandths turns units of the font into those of PDF.
func (f *sfnt) thousandths(v int) int { return v * 1000 / f.em }

// width is the advance of a glyph in units of the font.
func (f *sfnt) width(glyph uint32) int {
	return f.number("hmtx", 4*min(int(glyph), f.metrics-1))
}

// description is what a font descriptor says of the letters' size.
func (f *sfnt) description() string {
	upper := f.signed("hhea", 4)
	if len(f.tables["OS/2"]) >= 90 && f.number("OS/2", 0) >= 2 {
		upper = f.signed("OS/2", 88)
	}
	slant := 0
	if len(f.tables["post"]) >= 8 {
		slant = f.signed("post", 4)
	}
	size := func(v int) int { return f.thousandths(v) }
	return fmt.Sprintf("/FontBBox [%d %d %d %d] /Ascent %d /Descent %d /CapHeight %d /ItalicAngle %d",
		size(f.signed("head", 36)), size(f.signed("head", 38)), size(f.signed("head", 40)), size(f.signed("head", 42)),
		size(f.signed("hhea", 4)), size(f.signed("hhea", 6)), size(upper), slant)
}

// outline is the data of a glyph, empty for one without a shape.
func (f *sfnt) outline(glyph int) ([]byte, error) {
	if glyph >= f.glyphs {
		return nil, fmt.Errorf("it has no glyph %d", glyph)
	}
	from, to := 2*f.offset(glyph), 2*f.offset(glyph+1)
	if f.long {
		from, to = from/2, to/2
	}
	if from > to || to > len(f.tables["glyf"]) {
		return nil, errShort
	}
	return f.tables["glyf"][from:to], nil
}

// offset is an entry of the index of glyphs as it stands there.
func (f *sfnt) offset(i int) int {
	if f.long {
		return int(binary.BigEndian.Uint32(f.tables["loca"][4*i:]))
	}
	return f.number("loca", 2*i)
}

// keptTables are what a PDF reader needs of a font.
var keptTables = []string{"cvt ", "fpgm", "prep", "maxp", "hhea"}

// subset is the font with the shapes of some glyphs and what they are made of.
// They keep their numbers.
func (f *sfnt) subset(glyphs []uint32) ([]byte, error) {
	kept := map[int][]byte{}
	todo := []int{0} // the sign for a missing letter must be there
	for _, g := range glyphs {
		todo = append(todo, int(g))
	}
	for len(todo) > 0 {
		g := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if _, done := kept[g]; done {
			continue
		}
		shape, err := f.outline(g)
		if err != nil {
			return nil, err
		}
		kept[g] = shape
		parts, err := components(shape)
		if err != nil {
			return nil, fmt.Errorf("glyph %d: %w", g, err)
		}
		todo = append(todo, parts...)
	}
	tables := map[string][]byte{"hmtx": make([]byte, len(f.tables["hmtx"]))}
	for _, name := range keptTables {
		if table, ok := f.tables[name]; ok {
			tables[name] = table
		}
	}
	index := make([]byte, 0, 4*(f.glyphs+1))
	for g := range f.glyphs {
		index = binary.BigEndian.AppendUint32(index, uint32(len(tables["glyf"])))
		if shape, ok := kept[g]; ok {
			tables["glyf"] = padded(append(tables["glyf"], shape...))
			entry := 4 * min(g, f.metrics-1)
			copy(tables["hmtx"][entry:entry+4], f.tables["hmtx"][entry:])
		}
	}
	tables["loca"] = binary.BigEndian.AppendUint32(index, uint32(len(tables["glyf"])))
	head := slices.Clone(f.tables["head"])
	binary.BigEndian.PutUint16(head[50:], 1) // the index is a long one
	binary.BigEndian.PutUint32(head[8:], 0)  // no sum yet
	tables["head"] = head
	return assemble(tables), nil
}

// Flags of a part of a composite glyph.
const (
	wideArguments = 1 << 0
	oneScale      = 1 << 3
	moreParts     = 1 << 5
	twoScales     = 1 << 6
	matrix        = 1 << 7
)

// components lists the glyphs that a glyph is made of.
func components(shape []byte) ([]int, error) {
	if len(shape) < 10 || int16(binary.BigEndian.Uint16(shape)) >= 0 {
		return nil, nil
	}
	var parts []int
	for rest := shape[10:]; ; {
		if len(rest) < 4 {
			return nil, errShort
		}
		flags := binary.BigEndian.Uint16(rest)
		parts = append(parts, int(binary.BigEndian.Uint16(rest[2:])))
		length := 6
		for flag, more := range map[uint16]int{wideArguments: 2, oneScale: 2, twoScales: 4, matrix: 8} {
			if flags&flag != 0 {
				length += more
			}
		}
		if flags&moreParts == 0 {
			return parts, nil
		}
		if len(rest) < length {
			return nil, errShort
		}
		rest = rest[length:]
	}
}

// assemble writes tables as a font, with its sums.
func assemble(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	power, shift := 1, 0 // the largest power of two that is not more than the tables
	for 2*power <= len(names) {
		power, shift = 2*power, shift+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(names), 16 * power, shift, 16 * (len(names) - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	var body []byte
	start, headAt := 12+16*len(names), 0
	for _, name := range names {
		if name == "head" {
			headAt = start + len(body)
		}
		out = append(out, name...)
		for _, v := range []uint32{sum(tables[name]), uint32(start + len(body)), uint32(len(tables[name]))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		body = padded(append(body, tables[name]...))
	}
	out = append(out, body...)
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-sum(out))
	return out
}

// padded is data to whole words.
func padded(b []byte) []byte { return append(b, make([]byte, -len(b)&3)...) }

// sum adds the words of a table.
func sum(b []byte) uint32 {
	total := uint32(0)
	for ; len(b) >= 4; b = b[4:] {
		total += binary.BigEndian.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return total + binary.BigEndian.Uint32(last[:])
}
