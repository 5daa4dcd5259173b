package slides

import (
	"crypto/sha256"
	"fmt"
)

// transition turns the page: where both maps show the same land PowerPoint 2019 and
// later move what differs, everything else fades.
const (
	fade  = `<p:transition spd="med"><p:fade/></p:transition>`
	morph = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main" Requires="p159">` +
		`<p:transition spd="slow"><p159:morph option="byObject"/></p:transition></mc:Choice><mc:Fallback>` + fade + `</mc:Fallback></mc:AlternateContent>`
)

// slide writes a sheet with its pictures and notes.
func (f *deckFile) slide(s *sheet, p pictures) {
	d := &drawing{language: f.lang}
	d.relate("slideLayout", fmt.Sprintf("../slideLayouts/slideLayout%d.xml", s.kind+1), false)
	heading := titleHolder
	if s.kind == opening {
		heading = openingHolder
	}
	d.shape(heading, s.titleAt, []paragraph{s.title})
	var credits []paragraph
	for _, t := range s.texts {
		if t.role == credit {
			credits = t.paragraphs
			continue
		}
		d.shape(holders[t.role], t.box, t.paragraphs)
	}
	if s.chart != nil {
		line := `<a:ln w="9525"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:ln>`
		pixels, vector := f.media(p.chart)
		d.picture(chartHolder.name, chartHolder.reference(), s.chart.alt, s.chart.box, line, pixels, vector)
	}
	if s.key != nil {
		pixels, vector := f.media(p.key)
		d.picture("Key", "", s.key.alt, s.key.box, "", pixels, vector)
	}
	if s.table != nil {
		d.table(s.table, f.text("slides.table.alt"))
	}
	d.foot(f.grid, credits, s.number)
	if len(s.notes) > 0 {
		f.notes++
		d.relate("notesSlide", fmt.Sprintf("../notesSlides/notesSlide%d.xml", f.notes), false)
	}
	turn := fade
	if s.still {
		turn = morph
	}
	f.part(fmt.Sprintf("ppt/slides/slide%d.xml", s.number), declaration+`<p:sld`+namespaces+`><p:cSld>`+d.tree()+
		`</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`+turn+`</p:sld>`, d.relations)
	if len(s.notes) > 0 {
		f.speakerNotes(s)
	}
}

// media stores a picture in both forms, unless an equal one is there, and returns
// the names of its files as slides see them.
func (f *deckFile) media(p drawn) (pixels, vector string) {
	return f.image(p.png, "png"), f.image(p.svg, "svg")
}

func (f *deckFile) image(data []byte, ending string) string {
	sum := sha256.Sum256(data)
	name, known := f.images[sum]
	if !known {
		name = fmt.Sprintf("media/image%d.%s", len(f.images)+1, ending)
		f.images[sum] = name
		f.put("ppt/"+name, data)
	}
	return "../" + name
}

// speakerNotes writes the page of notes of a sheet.
func (f *deckFile) speakerNotes(s *sheet) {
	d := &drawing{language: f.lang}
	d.relate("notesMaster", "../notesMasters/notesMaster1.xml", false)
	d.relate("slide", fmt.Sprintf("../slides/slide%d.xml", s.number), false)
	d.slideImage(f.grid)
	d.shape(notesBody, noteBox, s.notes)
	f.part(fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", f.notes), declaration+`<p:notes`+namespaces+`><p:cSld>`+d.tree()+
		`</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`, d.relations)
}
