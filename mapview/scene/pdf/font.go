package pdf

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"borderatlas/mapview/scene"
)

// typeface is a face in use.
type typeface struct {
	fonts   *scene.Fonts
	face    scene.Face
	sfnt    *sfnt
	failure error           // why the face cannot be embedded
	letters map[uint32]rune // what each glyph that is used stands for; 0: no one letter
}

// postScriptNames are those of the faces.
var postScriptNames = [...]string{
	scene.Regular: "NotoSans-Regular", scene.Bold: "NotoSans-Bold", scene.Italic: "NotoSans-Italic", scene.BoldItalic: "NotoSans-BoldItalic",
}

// font finds that of a run, and its name in the file.
func (d *document) font(r *scene.Run) (f *typeface, name string) {
	i := slices.IndexFunc(d.fonts, func(f *typeface) bool { return f.fonts == r.Fonts && f.face == r.Face })
	if i < 0 {
		i = len(d.fonts)
		f = &typeface{fonts: r.Fonts, face: r.Face, letters: map[uint32]rune{}}
		f.sfnt, f.failure = readSFNT(r.Fonts.File(r.Face))
		d.fonts = append(d.fonts, f)
	}
	return d.fonts[i], fmt.Sprintf("F%d", i)
}

// use notes the glyphs of a run. It tells whether each stands for one letter of
// the text, the same wherever it is used; otherwise the text has to be written
// beside the glyphs.
func (f *typeface) use(r *scene.Run) (legible bool) {
	letters := []rune(r.Text)
	legible = len(letters) == len(r.Glyphs)
	for i, g := range r.Glyphs {
		var letter rune
		if legible {
			if nominal, ok := f.fonts.Nominal(f.face, letters[i]); ok && nominal == g.ID {
				letter = letters[i]
			}
		}
		known := f.letters[g.ID]
		if known == 0 {
			f.letters[g.ID] = letter
		}
		legible = legible && letter != 0 && (known == 0 || known == letter)
	}
	return legible
}

// advance is the width of a glyph in thousandths of the size.
func (f *typeface) advance(glyph uint32) int {
	if f.failure != nil {
		return 0
	}
	return f.sfnt.thousandths(f.sfnt.width(glyph))
}

// write adds the font's objects (ISO 32000-1, 9.7) and returns its number.
func (f *typeface) write(out *file) (int, error) {
	glyphs := slices.Sorted(maps.Keys(f.letters))
	var data []byte
	if f.failure == nil {
		data, f.failure = f.sfnt.subset(glyphs)
	}
	if f.failure != nil {
		return 0, fmt.Errorf("the %s face cannot be embedded: %w", f.face, f.failure)
	}
	name := tag(data) + "+" + postScriptNames[f.face]
	program := out.stream(fmt.Sprintf("/Length1 %d", len(data)), data)
	descriptor := out.add(fmt.Sprintf("<< /Type /FontDescriptor /FontName /%s /Flags 4 %s /StemV 80 /FontFile2 %s >>", name, f.sfnt.description(), ref(program)))
	child := out.add(fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDToGIDMap /Identity"+
		" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %s /W [%s] >>", name, ref(descriptor), f.widths(glyphs)))
	letters := out.stream("", f.toUnicode(glyphs))
	return out.add(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s >>",
		name, ref(child), ref(letters))), nil
}

func (f *typeface) widths(glyphs []uint32) string {
	var b strings.Builder
	for _, g := range glyphs {
		fmt.Fprintf(&b, "%d [%d] ", g, f.advance(g))
	}
	return b.String()
}

// mostEntries is the number of entries that one block of a character map may have.
const mostEntries = 100

// toUnicode is the map from glyphs to letters that searching and copying go by.
func (f *typeface) toUnicode(glyphs []uint32) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	known := slices.DeleteFunc(slices.Clone(glyphs), func(g uint32) bool { return f.letters[g] == 0 })
	for block := range slices.Chunk(known, mostEntries) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for _, g := range block {
			fmt.Fprintf(&b, "<%04X> <%s>\n", g, digits(string(f.letters[g])))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

// tag is the six letters before the name of a subset, which differ with it.
func tag(data []byte) string {
	sum := sha256.Sum256(data)
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + sum[i]%26
	}
	return string(letters)
}
