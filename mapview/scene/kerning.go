package scene

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// kern is the feature of fonts that sets pairs of letters closer or wider.
var kern = opentype.MustNewTag("kern")

// kerning is a font's pairs of glyphs, in the order in which they are looked up
// (ISO/IEC 14496-22, 6.3.3). They are read here because the library that shapes
// leaves all of Cyrillic unkerned, as of v0.3.5: once one mask of its filter of
// glyphs is full (harfbuzz/set_digest.go, addRange), no further ranges are added
// to the others.
type kerning []tables.PairPos

func kerningOf(f *font.Font) kerning {
	var pairs kerning
	known := map[uint16]bool{}
	for _, feature := range f.GPOS.Features {
		if feature.Tag != kern {
			continue
		}
		for _, i := range feature.LookupListIndices {
			if known[i] {
				continue // another script has the same
			}
			known[i] = true
			for _, table := range f.GPOS.Lookups[i].Subtables {
				if pair, ok := table.(tables.PairPos); ok {
					pairs = append(pairs, pair)
				}
			}
		}
	}
	return pairs
}

// between is the room that is added between two neighbouring glyphs, in units of
// the font. The first table that has the pair decides.
func (k kerning) between(left, right font.GID) int16 {
	for _, table := range k {
		index, ok := table.Cov().Index(tables.GlyphID(left))
		if !ok {
			continue
		}
		switch data := table.Data.(type) {
		case tables.PairPosData1:
			if record, ok := data.PairSets[index].FindGlyph(tables.GlyphID(right)); ok {
				return record.ValueRecord1.XAdvance
			}
		case tables.PairPosData2:
			first, _ := data.ClassDef1.Class(tables.GlyphID(left))
			second, _ := data.ClassDef2.Class(tables.GlyphID(right))
			return data.Record(first, second).ValueRecord1.XAdvance
		}
	}
	return 0
}
