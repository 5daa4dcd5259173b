package slides

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"
)

// layoutNames are those of the layouts, as a user of the deck reads them.
var layoutNames = [kinds]string{opening: "Title and map", mapped: "Map and figures", tabled: "Figures", written: "Text"}

// colourMap says which colours of the theme the roles of a master have.
const colourMap = `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`

// sample is what an empty placeholder says.
func sample(size float64, text string) []paragraph { return []paragraph{plain(size, text)} }

// layout is the part of a kind of sheet.
func (g grid) layout(k kind) *drawing {
	d := &drawing{language: "en-GB"}
	d.relate("slideMaster", "../slideMasters/slideMaster1.xml", false)
	inner := g.w - 2*g.left
	if k == opening {
		d.shape(openingHolder, box(g.left, 40, inner, 64), sample(48, "Title"))
		d.shape(holders[subtitle], box(g.left, 108, inner, 30), sample(20, "Subtitle"))
		d.shape(chartHolder, box(g.left, 156, inner, 500), sample(18, "Map"))
	} else {
		d.shape(titleHolder, g.titleAt, sample(36, "Title"))
		d.shape(holders[date], g.dateAt, sample(18, "Date"))
	}
	switch k {
	case mapped:
		d.shape(chartHolder, g.mapAt, sample(18, "Map"))
		d.shape(holders[lead], g.upper(), sample(22, "One sentence"))
		d.shape(tableHolder, g.lower(), sample(14, "Figures"))
		d.shape(holders[remark], box(g.sideAt.Min[0], g.sideAt.Max[1]-36, wide(g.sideAt), 36), sample(14, "Remark"))
	case tabled:
		d.shape(tableHolder, g.bodyAt, sample(14, "Figures"))
	case written:
		half := (wide(g.bodyAt) - 32) / 2
		d.shape(holders[body], box(g.left, g.bodyAt.Min[1], half, high(g.bodyAt)), sample(18, "Text"))
		d.shape(holders[second], box(g.left+half+32, g.bodyAt.Min[1], half, high(g.bodyAt)), sample(18, "Text"))
	}
	d.foot(g, sample(12, "Credit"), 0)
	return d
}

// upper and lower are the parts beside a map.
func (g grid) upper() orb.Bound {
	return box(g.sideAt.Min[0], g.sideAt.Min[1], wide(g.sideAt), 0.3*high(g.sideAt))
}

func (g grid) lower() orb.Bound {
	return box(g.sideAt.Min[0], g.sideAt.Min[1]+0.32*high(g.sideAt), wide(g.sideAt), 0.58*high(g.sideAt))
}

// foot writes the credit and the page's number; 0 is any number.
func (d *drawing) foot(g grid, credits []paragraph, number int) {
	if credits != nil {
		d.shape(holders[credit], g.footAt, credits)
	}
	shown := "‹#›"
	if number > 0 {
		shown = fmt.Sprint(number)
	}
	d.frame(numberHolder, g.pageAt, func() {
		d.add(`<a:p><a:pPr algn="r"/><a:r><a:rPr lang="%s" sz="900" dirty="0"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:rPr><a:t>Border Atlas · </a:t></a:r>`+
			`<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="%s" sz="900" dirty="0"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:rPr><a:t>%s</a:t></a:fld></a:p>`,
			d.language, d.language, shown)
	})
}

func layoutXML(d *drawing, k kind) string {
	return declaration + `<p:sldLayout` + namespaces + ` preserve="1" userDrawn="1"><p:cSld name="` + layoutNames[k] + `">` + d.tree() +
		`</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`
}

// The ids of the master and its layouts, which share one range (ECMA-376-1, 19.2.1.33).
const masterID = 2147483648

// master is the slide master with its layouts.
func (g grid) master() (*drawing, string) {
	d := &drawing{language: "en-GB"}
	var ids strings.Builder
	for k := range kinds {
		id := d.relate("slideLayout", fmt.Sprintf("../slideLayouts/slideLayout%d.xml", k+1), false)
		fmt.Fprintf(&ids, `<p:sldLayoutId id="%d" r:id="%s"/>`, masterID+1+int(k), id)
	}
	d.relate("theme", "../theme/theme1.xml", false)
	d.shape(titleHolder, g.titleAt, sample(36, "Title"))
	d.shape(holder{"Text", "body", 1, "t"}, g.bodyAt, sample(18, "Text"))
	d.foot(g, sample(12, "Credit"), 0)
	return d, declaration + `<p:sldMaster` + namespaces + `><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>` +
		d.tree() + `</p:cSld>` + colourMap + `<p:sldLayoutIdLst>` + ids.String() + `</p:sldLayoutIdLst><p:txStyles><p:titleStyle>` +
		level("lvl1pPr", 2700, "major", ` b="1"`) + `</p:titleStyle><p:bodyStyle>` + levels(1350) + `</p:bodyStyle><p:otherStyle>` + levels(1350) +
		`</p:otherStyle></p:txStyles></p:sldMaster>`
}

// levels are the styles of all nine levels of a text.
func levels(size int) string {
	var b strings.Builder
	for i := range 9 {
		b.WriteString(level(fmt.Sprintf("lvl%dpPr", i+1), size, "minor", ""))
	}
	return b.String()
}

// level is one level's style in a font of the theme, its size in 1/100 pt.
func level(name string, size int, font, weight string) string {
	kind := map[string]string{"major": "mj", "minor": "mn"}[font]
	return fmt.Sprintf(`<a:%s marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="%d"%s kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>`+
		`<a:latin typeface="+%s-lt"/><a:ea typeface="+%s-ea"/><a:cs typeface="+%s-cs"/></a:defRPr></a:%s>`, name, size, weight, kind, kind, kind, name)
}

// The page of notes, in dp: 7.5 by 10 inches.
const notesW, notesH = 720.0, 960.0

var (
	notesImage = holder{"Slide", "sldImg", 2, "t"}
	notesBody  = holder{"Notes", "body", 3, "t"}
	noteBox    = box((notesW-noteWidth)/2, 410, noteWidth, noteHeight)
)

// slideImage writes the small picture of the slide on a page of notes.
func (d *drawing) slideImage(g grid) {
	h := 310.0
	w := h * g.w / g.h
	d.add(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>%s</p:nvPr></p:nvSpPr>`+
		`<p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln></p:spPr></p:sp>`,
		d.id(), notesImage.name, notesImage.reference(), place("a", box((notesW-w)/2, 60, w, h)))
}

// notesMaster is the master of the pages of notes.
func (g grid) notesMaster() (*drawing, string) {
	d := &drawing{language: "en-GB"}
	d.relate("theme", "../theme/theme2.xml", false)
	d.slideImage(g)
	d.shape(notesBody, noteBox, sample(noteSize, "Notes"))
	return d, declaration + `<p:notesMaster` + namespaces + `><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>` +
		d.tree() + `</p:cSld>` + colourMap + `<p:notesStyle>` + levels(points(noteSize)) + `</p:notesStyle></p:notesMaster>`
}
