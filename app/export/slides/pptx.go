package slides

import (
	"archive/zip"
	"compress/flate"
	"context"
	"crypto/sha256"
	"embed"
	"fmt"
	"io"
	"strings"
	"time"

	"borderatlas/app/lang"
	"borderatlas/layers"
)

// parts are the files of a deck that are the same in each.
//
//go:embed parts
var parts embed.FS

// deckFile is a presentation being written (ECMA-376: PresentationML in an Open
// Packaging Conventions package). Only what one sheet needs is in memory at a time.
type deckFile struct {
	zip    *zip.Writer
	grid   grid
	text   layers.Text
	lang   string
	images map[[sha256.Size]byte]string // by content, so that equal ones are stored once
	notes  int
	err    error
}

// zipTime is the date of all files in a package: the first that a ZIP file can say.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// writePPTX writes the deck as a PowerPoint file. Equal decks give equal bytes.
func writePPTX(ctx context.Context, w io.Writer, stack *layers.Stack, d Deck) error {
	list, err := setSheets(ctx, stack, d)
	if err != nil {
		return err
	}
	f := &deckFile{
		zip: zip.NewWriter(w), grid: newGrid(d.Standard), text: d.Frame.Text, lang: tag(d.Frame.Lang),
		images: map[[sha256.Size]byte]string{},
	}
	f.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	f.frame(list, d.Story.Title, stack)
	err = inOrder(ctx, len(list), func(ctx context.Context, i int) (pictures, error) {
		return list[i].draw(ctx, stack)
	}, func(i int, images pictures) error {
		f.slide(list[i], images)
		d.done(i+1, len(list))
		return f.err
	})
	if err != nil {
		return err
	}
	return f.zip.Close()
}

// tag is the language of texts as BCP 47 asks for it.
func tag(language string) string {
	if language == lang.English {
		return "en-GB"
	}
	return "ru-RU"
}

// pictures are those of one sheet.
type pictures struct{ chart, key drawn }

// draw makes the pictures of the sheet.
func (s *sheet) draw(ctx context.Context, stack *layers.Stack) (p pictures, err error) {
	if s.chart != nil {
		p.chart, err = s.chart.draw(ctx, stack)
	}
	if s.key != nil && err == nil {
		p.key, err = s.key.draw(ctx, stack)
	}
	return p, err
}

// put writes a file of the package and keeps the first error.
func (f *deckFile) put(name string, data []byte) {
	method := zip.Deflate
	if strings.HasSuffix(name, ".png") {
		method = zip.Store // compressed already
	}
	h := &zip.FileHeader{Name: name, Method: method, Modified: zipTime}
	if f.err != nil {
		return
	}
	w, err := f.zip.CreateHeader(h)
	if err == nil {
		_, err = w.Write(data)
	}
	f.err = err
}

// part writes a file of XML and what it points to.
func (f *deckFile) part(name, text string, relations []string) {
	f.put(name, []byte(text))
	if len(relations) == 0 {
		return
	}
	folder, file := "", name
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		folder, file = name[:i+1], name[i+1:]
	}
	f.put(folder+"_rels/"+file+".rels", []byte(relationsXML(relations)))
}

func relationsXML(list []string) string {
	return declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Join(list, "") + `</Relationships>`
}

// frame writes everything but the slides and their pictures.
func (f *deckFile) frame(list []*sheet, title string, stack *layers.Stack) {
	f.put("[Content_Types].xml", []byte(contentTypes(list)))
	f.put("_rels/.rels", []byte(relationsXML([]string{
		`<Relationship Id="rId1" Type="` + nsRelations + `/officeDocument" Target="ppt/presentation.xml"/>`,
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
		`<Relationship Id="rId3" Type="` + nsRelations + `/extended-properties" Target="docProps/app.xml"/>`,
	})))
	f.put("docProps/core.xml", []byte(coreXML(title, f, stack)))
	f.put("docProps/app.xml", fmt.Appendf(nil, declaration+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">`+
		`<Application>Border Atlas</Application><Slides>%d</Slides><Notes>%d</Notes></Properties>`, len(list), len(noted(list))))
	f.presentation(list)
	master, text := f.grid.master()
	f.part("ppt/slideMasters/slideMaster1.xml", text, master.relations)
	for k := range kinds {
		d := f.grid.layout(k)
		f.part(fmt.Sprintf("ppt/slideLayouts/slideLayout%d.xml", k+1), layoutXML(d, k), d.relations)
	}
	notes, text := f.grid.notesMaster()
	f.part("ppt/notesMasters/notesMaster1.xml", text, notes.relations)
	for _, c := range []struct{ from, to string }{
		{"theme.xml", "theme/theme1.xml"},
		{"theme.xml", "theme/theme2.xml"},
		{"presProps.xml", "presProps.xml"},
		{"viewProps.xml", "viewProps.xml"},
		{"tableStyles.xml", "tableStyles.xml"},
	} {
		data, err := parts.ReadFile("parts/" + c.from)
		if err != nil && f.err == nil {
			f.err = err
		}
		f.put("ppt/"+c.to, data)
	}
}

// noted are the sheets with notes.
func noted(list []*sheet) []*sheet {
	var with []*sheet
	for _, s := range list {
		if len(s.notes) > 0 {
			with = append(with, s)
		}
	}
	return with
}

// presentation writes the part that lists the slides.
func (f *deckFile) presentation(list []*sheet) {
	d := &drawing{}
	var slides strings.Builder
	master := d.relate("slideMaster", "slideMasters/slideMaster1.xml", false)
	notes := d.relate("notesMaster", "notesMasters/notesMaster1.xml", false)
	for _, s := range list {
		id := d.relate("slide", fmt.Sprintf("slides/slide%d.xml", s.number), false)
		fmt.Fprintf(&slides, `<p:sldId id="%d" r:id="%s"/>`, 255+s.number, id) // 256 is the least
	}
	d.relate("presProps", "presProps.xml", false)
	d.relate("viewProps", "viewProps.xml", false)
	d.relate("theme", "theme/theme1.xml", false)
	d.relate("tableStyles", "tableStyles.xml", false)
	f.part("ppt/presentation.xml", fmt.Sprintf(declaration+`<p:presentation`+namespaces+` saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="%d" r:id="%s"/></p:sldMasterIdLst>`+
		`<p:notesMasterIdLst><p:notesMasterId r:id="%s"/></p:notesMasterIdLst><p:sldIdLst>%s</p:sldIdLst><p:sldSz cx="%d" cy="%d"/><p:notesSz cx="%d" cy="%d"/>`+
		`<p:defaultTextStyle>%s</p:defaultTextStyle></p:presentation>`,
		masterID, master, notes, slides.String(), emu(f.grid.w), emu(f.grid.h), emu(notesW), emu(notesH), levels(1350)), d.relations)
}

// The content types of parts that have one of their own.
const typePrefix = "application/vnd.openxmlformats-officedocument."

func contentTypes(list []*sheet) string {
	var b strings.Builder
	b.WriteString(declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>`)
	add := func(name, kind string) { fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, name, kind) }
	add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	add("docProps/app.xml", typePrefix+"extended-properties+xml")
	ofDeck := func(name, kind string) { add("ppt/"+name, typePrefix+"presentationml."+kind+"+xml") }
	ofDeck("presentation.xml", "presentation.main")
	ofDeck("slideMasters/slideMaster1.xml", "slideMaster")
	ofDeck("notesMasters/notesMaster1.xml", "notesMaster")
	ofDeck("presProps.xml", "presProps")
	ofDeck("viewProps.xml", "viewProps")
	ofDeck("tableStyles.xml", "tableStyles")
	for k := range kinds {
		ofDeck(fmt.Sprintf("slideLayouts/slideLayout%d.xml", k+1), "slideLayout")
	}
	add("ppt/theme/theme1.xml", typePrefix+"theme+xml")
	add("ppt/theme/theme2.xml", typePrefix+"theme+xml")
	for _, s := range list {
		ofDeck(fmt.Sprintf("slides/slide%d.xml", s.number), "slide")
	}
	for i := range noted(list) {
		ofDeck(fmt.Sprintf("notesSlides/notesSlide%d.xml", i+1), "notesSlide")
	}
	return b.String() + `</Types>`
}

// coreXML says what the deck is. Its day is the last of the chronicle, not that on
// which it was written, so that equal decks give equal bytes.
func coreXML(title string, f *deckFile, stack *layers.Stack) string {
	day := stack.Data().Chronicle.Last().String() + "T00:00:00Z"
	return declaration + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escaped(title) + `</dc:title><dc:creator>Border Atlas</dc:creator><dc:description>` + escaped(f.text("export.note")) + `</dc:description>` +
		`<dc:language>` + f.lang + `</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">` + day + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + day +
		`</dcterms:modified></cp:coreProperties>`
}
