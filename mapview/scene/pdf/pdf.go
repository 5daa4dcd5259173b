// Package pdf writes a scene as a PDF 1.7 file of one page: vector drawing,
// symbols once each, and text in subsets of its own typefaces, every glyph where
// the scene has it, that can be searched and copied in any script. What the page
// shows is stated for screen readers. Equal scenes give equal bytes: no date and
// nothing random goes in.
package pdf

import (
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// Options says what goes into the file beside the drawing. Empty texts are left out.
type Options struct {
	Title       string
	Description string // what the picture shows, for those who cannot see it
	Source      string // what it rests on
	Rights      string // who must be named
	Lang        string // BCP 47 language of the texts
	Creator     string // the program that drew it
	Custom      scene.Custom
	Outlines    bool // letters as shapes, which cannot be searched

	// The sides of the page that Write fills with the scene, in 1/72 inch; 0: those of
	// the scene, a dp being 1/96 inch.
	Width, Height float64
}

// sides are those of the page of a scene in 1/72 inch.
func (o Options) sides(s *scene.Scene) (width, height float64) {
	if o.Width > 0 && o.Height > 0 {
		return o.Width, o.Height
	}
	return s.W * unit, s.H * unit
}

// unit is the length of a dp in the unit of PDF, 1/72 inch.
const unit = 72.0 / 96

// Write writes the scene. The error is that of the writer, or names a face that
// cannot be embedded.
func Write(w io.Writer, s *scene.Scene, o Options) error {
	d := &document{outlines: o.Outlines, alphas: map[string]uint8{}, symbols: map[string]string{}}
	pages, page := d.reserve(), d.reserve()
	d.resources = d.reserve()
	width, height := o.sides(s)
	contents := d.stream("", d.page(s, width, height))
	root := d.structure(page, o)
	if err := d.writeResources(); err != nil {
		return err
	}
	d.object(page, fmt.Sprintf("<< /Type /Page /Parent %s /MediaBox [0 0 %s %s] /Resources %s /Contents %s /StructParents 0"+
		" /Group << /S /Transparency /CS /DeviceRGB >> >>", ref(pages), number(width), number(height), ref(d.resources), ref(contents)))
	d.object(pages, fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count 1 >>", ref(page)))
	d.end(pages, root, o, "")
	_, err := w.Write(d.buffer)
	return err
}

// end writes what every file ends with; more are further entries of the catalogue.
func (d *document) end(pages, structure int, o Options, more string) {
	metadata := d.plain("/Type /Metadata /Subtype /XML", xmp(o))
	lang := ""
	if o.Lang != "" {
		lang = " /Lang " + text(o.Lang)
	}
	catalogue := d.add(fmt.Sprintf("<< /Type /Catalog /Pages %s /Metadata %s /StructTreeRoot %s /MarkInfo << /Marked true >>"+
		" /ViewerPreferences << /DisplayDocTitle true >>%s%s >>", ref(pages), ref(metadata), ref(structure), lang, more))
	info := d.add(fmt.Sprintf("<< /Title %s /Subject %s /Creator %s%s >>", text(o.Title), text(o.Description), text(o.Creator), custom(o.Custom)))
	d.finish(catalogue, info)
}

// custom is an entry of the information dictionary: the text's bytes in UTF-8.
func custom(c scene.Custom) string {
	if c.Text == "" {
		return ""
	}
	return fmt.Sprintf(" /%s <%X>", c.Name, c.Text)
}

// document is the file with what its page turned out to need.
type document struct {
	file
	outlines  bool
	resources int
	fonts     []*typeface
	alphas    map[string]uint8  // name of a graphics state -> opacity
	symbols   map[string]string // name of a symbol -> name of its form
	forms     []int             // objects, in the order of their names
}

// page is the drawing's content stream, in dp with y down, for a page of a width and
// height in 1/72 inch.
func (d *document) page(s *scene.Scene, width, height float64) []byte {
	p := newPainter(d)
	p.addf("/Figure << /MCID 0 >> BDC\n%s 0 0 -%s 0 %s cm\n4 M\n", scaleFactor(width/s.W), scaleFactor(height/s.H), number(height))
	p.ground(s)
	p.ops(s.Ops)
	p.add("EMC\n")
	return p.content
}

// ground fills the scene's box with its background.
func (p *painter) ground(s *scene.Scene) {
	if s.Background.A > 0 {
		var all scene.Outline
		all.RoundRect(orb.Bound{Max: orb.Point{s.W, s.H}}, 0)
		p.path(&scene.Path{Outline: all, Fill: s.Background})
	}
}

// form is the name of a symbol's drawing, which is written when it is asked for first.
func (d *document) form(s *scene.Symbol) string {
	if name, known := d.symbols[s.Name]; known {
		return name
	}
	name := fmt.Sprintf("S%d", len(d.forms))
	d.symbols[s.Name] = name
	p := newPainter(d)
	p.ops(s.Ops)
	box := s.Box.Pad(1) // room for soft edges
	d.forms = append(d.forms, d.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [%s %s %s %s] /Resources %s",
		number(box.Min[0]), number(box.Min[1]), number(box.Max[0]), number(box.Max[1]), ref(d.resources)), p.content))
	return name
}

// structure says that the page is one figure, and what it shows. It returns the
// root's number.
func (d *document) structure(page int, o Options) int {
	root, figure := d.reserve(), d.reserve()
	d.object(root, fmt.Sprintf("<< /Type /StructTreeRoot /K %s /ParentTree << /Nums [0 [%s]] >> /ParentTreeNextKey 1 >>", ref(figure), ref(figure)))
	d.object(figure, fmt.Sprintf("<< /Type /StructElem /S /Figure /P %s /Pg %s /K 0 /T %s /Alt %s >>",
		ref(root), ref(page), text(o.Title), text(o.Description)))
	return root
}

func (d *document) writeResources() error {
	var b strings.Builder
	b.WriteString("<< /Font <<")
	for i, f := range d.fonts {
		n, err := f.write(&d.file)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, " /F%d %s", i, ref(n))
	}
	b.WriteString(" >> /XObject <<")
	for i, n := range d.forms {
		fmt.Fprintf(&b, " /S%d %s", i, ref(n))
	}
	b.WriteString(" >> /ExtGState <<")
	for _, key := range sorted(d.alphas) {
		property := map[byte]string{fillAlpha[0]: "ca", strokeAlpha[0]: "CA"}[key[0]]
		fmt.Fprintf(&b, " /%s << /%s %s >>", key, property, fraction(float64(d.alphas[key])/255))
	}
	b.WriteString(" >> >>")
	d.object(d.resources, b.String())
	return nil
}

// xmp is the metadata in the form that archives and picture desks read (ISO 16684-1).
func xmp(o Options) []byte {
	var b strings.Builder
	b.WriteString(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>` + "\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">`)
	write := func(name, before, value, after string) {
		if value == "" {
			return
		}
		b.WriteString("<" + name + ">" + before)
		_ = xml.EscapeText(&b, []byte(value)) // a Builder takes everything
		b.WriteString(after + "</" + name + ">\n")
	}
	const first, last = `<rdf:Alt><rdf:li xml:lang="x-default">`, `</rdf:li></rdf:Alt>`
	write("dc:title", first, o.Title, last)
	write("dc:description", first, o.Description, last)
	write("dc:rights", first, o.Rights, last)
	write("dc:source", "", o.Source, "")
	write("dc:language", "<rdf:Bag><rdf:li>", o.Lang, "</rdf:li></rdf:Bag>")
	write("xmp:CreatorTool", "", o.Creator, "")
	b.WriteString(`</rdf:Description></rdf:RDF></x:xmpmeta>` + "\n" + `<?xpacket end="r"?>`)
	return []byte(b.String())
}

// rgb is a colour as the operands of an operator.
func rgb(c color.NRGBA) string {
	return fraction(float64(c.R)/255) + " " + fraction(float64(c.G)/255) + " " + fraction(float64(c.B)/255)
}
