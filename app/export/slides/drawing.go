package slides

import (
	"encoding/xml"
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// The namespaces of the files in a deck.
const (
	nsDrawing      = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsRelations    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPresentation = "http://schemas.openxmlformats.org/presentationml/2006/main"

	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces  = ` xmlns:a="` + nsDrawing + `" xmlns:r="` + nsRelations + `" xmlns:p="` + nsPresentation + `"`
)

// emu is a length in dp in the unit of DrawingML, 1/914400 inch.
func emu(dp float64) int { return int(math.Round(dp * 9525)) }

// points is a length in dp in hundredths of a point.
func points(dp float64) int { return int(math.Round(dp * 75)) }

// escaped is a text for XML. Letters that XML does not have are left out.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' {
			return -1
		}
		return r
	}, s))) // a Builder takes everything
	return b.String()
}

// drawing collects the shapes of a slide, a layout, a master or a page of notes.
type drawing struct {
	strings.Builder
	shapes    int      // ids that were given
	language  string   // of the texts
	relations []string // what the shapes point to, as elements
}

// add writes XML.
func (d *drawing) add(format string, args ...any) { fmt.Fprintf(d, format, args...) }

// id is the next shape's.
func (d *drawing) id() int {
	d.shapes++
	return d.shapes + 1 // 1 is the tree itself
}

// relate adds a relation to another part, or with external set to an address, and
// returns its id.
func (d *drawing) relate(kind, target string, external bool) string {
	id := fmt.Sprintf("rId%d", len(d.relations)+1)
	mode := ""
	if external {
		mode = ` TargetMode="External"`
	}
	d.relations = append(d.relations, fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>`, id, nsRelations, kind, escaped(target), mode))
	return id
}

// tree is the shapes with what has to stand around them.
func (d *drawing) tree() string {
	return `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>` +
		`<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>` + d.String() + `</p:spTree>`
}

// place is a box's position and size, in the prefix's namespace.
func place(prefix string, b orb.Bound) string {
	return fmt.Sprintf(`<%s:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></%s:xfrm>`,
		prefix, emu(b.Min[0]), emu(b.Min[1]), emu(wide(b)), emu(high(b)), prefix)
}

// holder is a placeholder: its kind and, but for titles, its number.
type holder struct {
	name, kind string
	index      int
	anchor     string // t or b: where text stands in the box
}

// The placeholders of titles, maps, tables and page numbers.
var (
	titleHolder   = holder{"Title", "title", 0, "b"}
	openingHolder = holder{"Title", "ctrTitle", 0, "b"}
	chartHolder   = holder{"Map", "pic", 12, "t"}
	tableHolder   = holder{"Figures", "tbl", 13, "t"}
	numberHolder  = holder{"Slide number", "sldNum", 18, "t"}
)

// holders are the placeholders of texts by their role.
var holders = [roles]holder{
	subtitle: {"Subtitle", "subTitle", 1, "t"},
	date:     {"Date", "body", 10, "t"},
	lead:     {"Sentence", "body", 11, "t"},
	body:     {"Text", "body", 14, "t"},
	second:   {"Text, second column", "body", 15, "t"},
	remark:   {"Remark", "body", 16, "t"},
	credit:   {"Credit", "ftr", 17, "t"},
}

// reference is the placeholder's element.
func (h holder) reference() string {
	if h.index == 0 {
		return fmt.Sprintf(`<p:ph type="%s"/>`, h.kind)
	}
	return fmt.Sprintf(`<p:ph type="%s" idx="%d"/>`, h.kind, h.index)
}

// shape writes a text in a placeholder's box.
func (d *drawing) shape(h holder, at orb.Bound, list []paragraph) {
	d.frame(h, at, func() {
		for _, p := range list {
			d.paragraph(p)
		}
	})
}

// frame writes a placeholder's box around paragraphs.
func (d *drawing) frame(h holder, at orb.Bound, inside func()) {
	d.add(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>%s</p:nvPr></p:nvSpPr><p:spPr>%s</p:spPr>`+
		`<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="%s"><a:normAutofit/></a:bodyPr><a:lstStyle/>`,
		d.id(), h.name, h.reference(), place("a", at), h.anchor)
	inside()
	d.add(`</p:txBody></p:sp>`)
}

// paragraph writes a paragraph with the distance of lines that it was measured with.
func (d *drawing) paragraph(p paragraph) {
	d.add(`<a:p><a:pPr marL="0" indent="0"><a:lnSpc><a:spcPts val="%d"/></a:lnSpc><a:spcBef><a:spcPts val="%d"/></a:spcBef><a:buNone/></a:pPr>`,
		points(p.size*leading), points(p.gap))
	for _, r := range p.runs {
		if r.text != "" {
			d.run(r, p.size)
		}
	}
	d.add(`<a:endParaRPr lang="%s" sz="%d" dirty="0"/></a:p>`, d.language, points(p.size))
}

func (d *drawing) run(r run, size float64) {
	weight, fill, jump := "", "", ""
	if r.bold {
		weight = ` b="1"`
	}
	if r.soft {
		fill = `<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>`
	}
	if r.link != "" {
		jump = fmt.Sprintf(`<a:hlinkClick r:id="%s"/>`, d.relate("hyperlink", r.link, true))
	}
	d.add(`<a:r><a:rPr lang="%s" sz="%d"%s dirty="0">%s%s</a:rPr><a:t>%s</a:t></a:r>`, d.language, points(size), weight, fill, jump, escaped(r.text))
}

// vectors is the extension by which PowerPoint 2016 and later find the drawing
// behind a picture of pixels ([MS-ODRAWXML] 2.3.2.2).
const vectors = `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst>`

// picture writes a picture; reference is its placeholder's element or empty.
func (d *drawing) picture(name, reference, alt string, at orb.Bound, line string, pixels, vector string) {
	d.add(`<p:pic><p:nvPicPr><p:cNvPr id="%d" name="%s" descr="%s"/><p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr>%s</p:nvPr></p:nvPicPr>`+
		`<p:blipFill><a:blip r:embed="%s">`+vectors+`</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>`+
		`<p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>%s</p:spPr></p:pic>`,
		d.id(), name, escaped(alt), reference, d.relate("image", pixels, false), d.relate("image", vector, false), place("a", at), line)
}

// The lines of a table, in EMU and colours of the theme.
const (
	thickLine = `<a:lnB w="15875"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:lnB>`
	thinLine  = `<a:lnB w="6350"><a:solidFill><a:srgbClr val="D0CECA"/></a:solidFill></a:lnB>`
	noLines   = `<a:lnL w="0"><a:noFill/></a:lnL><a:lnR w="0"><a:noFill/></a:lnR><a:lnT w="0"><a:noFill/></a:lnT>`
)

// table writes a table that can be edited.
func (d *drawing) table(t *table, alt string) {
	d.add(`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%d" name="%s" descr="%s"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>`+
		`<p:nvPr>%s</p:nvPr></p:nvGraphicFramePr>%s<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>`+
		`<a:tblPr><a:tableStyleId>{2D5ABB26-0587-4C30-8999-92F81FD0307C}</a:tableStyleId></a:tblPr><a:tblGrid>`,
		d.id(), tableHolder.name, escaped(alt), tableHolder.reference(), place("p", t.box()))
	for _, w := range t.columns {
		d.add(`<a:gridCol w="%d"/>`, emu(w))
	}
	d.add(`</a:tblGrid>`)
	for _, r := range t.rows {
		d.row(r, len(t.columns))
	}
	d.add(`</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`)
}

func (d *drawing) row(r row, columns int) {
	d.add(`<a:tr h="%d">`, emu(r.height))
	line := thinLine
	if r.head {
		line = thickLine
	}
	for c := range columns {
		cell, open := paragraph{size: cellSizes[0]}, `<a:tc>`
		switch {
		case c < len(r.cells):
			cell = r.cells[c]
			if len(r.cells) == 1 {
				open = fmt.Sprintf(`<a:tc gridSpan="%d">`, columns)
			}
		default:
			open = `<a:tc hMerge="1">`
		}
		d.add(`%s<a:txBody><a:bodyPr/><a:lstStyle/>`, open)
		d.paragraph(cell)
		d.add(`</a:txBody><a:tcPr marL="%d" marR="%d" marT="%d" marB="%d" anchor="t">%s%s<a:noFill/></a:tcPr></a:tc>`,
			emu(cellSide), emu(cellSide), emu(cellTop), emu(cellTop), noLines, line)
	}
	d.add(`</a:tr>`)
}
