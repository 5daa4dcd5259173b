package pdf

import (
	"fmt"
	"io"
	"maps"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/mapview/scene"
)

// Page is one page of a book: scenes at their places.
type Page struct {
	W, H        float64 // dp
	Title       string  // of the bookmark; empty: none
	Description string  // what the page shows, for those who cannot see it
	Places      []Place
}

// Place is where a scene lies on a page.
type Place struct {
	Scene *scene.Scene
	At    orb.Point // of its upper left corner, dp of the page
	Scale float64   // dp of the page for each of the scene
	Links []Link
}

// Link is a box in a scene, in its dp, that opens an address.
type Link struct {
	Box     orb.Bound
	Address string
}

// Book is a file of many pages that share typefaces and symbols. Each page is handed
// on as soon as it is complete, so that memory does not grow with their number.
type Book struct {
	document
	w       io.Writer
	options Options
	tree    int   // the pages' parent
	pages   []int // objects
	marks   []bookmark
	figures []int // objects, one a page
	root    int   // of the structure
}

// bookmark is an entry of the outline.
type bookmark struct {
	title string
	page  int // object
}

// NewBook begins a book. What goes wrong is told by Add and Close.
func NewBook(w io.Writer, o Options) *Book {
	b := &Book{document: document{outlines: o.Outlines, alphas: map[string]uint8{}, symbols: map[string]string{}}, w: w, options: o}
	b.tree, b.resources, b.root = b.reserve(), b.reserve(), b.reserve()
	return b
}

// Add writes a page.
func (b *Book) Add(p Page) error {
	page, figure := b.reserve(), b.reserve()
	contents := b.stream("", b.places(p))
	var notes strings.Builder
	for _, place := range p.Places {
		for _, l := range place.Links {
			notes.WriteString(ref(b.add(p.link(place, l))) + " ")
		}
	}
	b.object(page, fmt.Sprintf("<< /Type /Page /Parent %s /MediaBox [0 0 %s %s] /Resources %s /Contents %s /StructParents %d /Annots [%s]"+
		" /Group << /S /Transparency /CS /DeviceRGB >> >>", ref(b.tree), number(p.W*unit), number(p.H*unit), ref(b.resources), ref(contents), len(b.pages), notes.String()))
	b.object(figure, fmt.Sprintf("<< /Type /StructElem /S /Figure /P %s /Pg %s /K 0 /T %s /Alt %s >>", ref(b.root), ref(page), text(p.Title), text(p.Description)))
	b.pages, b.figures = append(b.pages, page), append(b.figures, figure)
	if p.Title != "" {
		b.marks = append(b.marks, bookmark{p.Title, page})
	}
	return b.flush(b.w)
}

// places draws the scenes of a page, each cut off at its edges.
func (b *Book) places(page Page) []byte {
	p := newPainter(&b.document)
	p.addf("/Figure << /MCID 0 >> BDC\n%s 0 0 -%s 0 %s cm\n4 M\n", number(unit), number(unit), number(page.H*unit))
	for _, place := range page.Places {
		before := maps.Clone(p.now)
		p.addf("q %s 0 0 %s %s %s cm 0 0 %s %s re W n\n", fraction(place.Scale), fraction(place.Scale), number(place.At[0]), number(place.At[1]),
			number(place.Scene.W), number(place.Scene.H))
		p.ground(place.Scene)
		p.ops(place.Scene.Ops)
		p.add("Q\n")
		p.now = before
	}
	p.add("EMC\n")
	return p.content
}

// link is an annotation without a frame (ISO 32000-1, 12.5.6.5).
func (p Page) link(at Place, l Link) string {
	x := func(v float64) string { return number((at.At[0] + v*at.Scale) * unit) }
	y := func(v float64) string { return number((p.H - at.At[1] - v*at.Scale) * unit) }
	return fmt.Sprintf("<< /Type /Annot /Subtype /Link /Rect [%s %s %s %s] /Border [0 0 0] /A << /S /URI /URI %s >> >>",
		x(l.Box.Min[0]), y(l.Box.Max[1]), x(l.Box.Max[0]), y(l.Box.Min[1]), literal(l.Address))
}

// literal is a string of bytes.
func literal(s string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\n", `\n`, "\r", `\r`).Replace(s) + ")"
}

// Close writes what the pages share and ends the file. The error is that of the
// writer, or names a face that cannot be embedded.
func (b *Book) Close() error {
	if err := b.writeResources(); err != nil {
		return err
	}
	var kids, parents, figures strings.Builder
	for i, page := range b.pages {
		kids.WriteString(ref(page) + " ")
		figures.WriteString(ref(b.figures[i]) + " ")
		fmt.Fprintf(&parents, "%d [%s] ", i, ref(b.figures[i]))
	}
	b.object(b.tree, fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(b.pages)))
	b.object(b.root, fmt.Sprintf("<< /Type /StructTreeRoot /K [%s] /ParentTree << /Nums [%s] >> /ParentTreeNextKey %d >>", figures.String(), parents.String(), len(b.pages)))
	outline := b.outline()
	b.end(b.tree, b.root, b.options, fmt.Sprintf(" /Outlines %s /PageMode /UseOutlines", ref(outline)))
	return b.flush(b.w)
}

// outline writes the bookmarks (ISO 32000-1, 12.3.3) and returns their root.
func (b *Book) outline() int {
	root := b.reserve()
	first := len(b.offsets) + 1
	for i, m := range b.marks {
		links := ""
		if i > 0 {
			links += " /Prev " + ref(first+i-1)
		}
		if i+1 < len(b.marks) {
			links += " /Next " + ref(first+i+1)
		}
		b.add(fmt.Sprintf("<< /Title %s /Parent %s%s /Dest [%s /Fit] >>", text(m.title), ref(root), links, ref(m.page)))
	}
	if len(b.marks) == 0 {
		b.object(root, "<< /Type /Outlines /Count 0 >>")
		return root
	}
	b.object(root, fmt.Sprintf("<< /Type /Outlines /First %s /Last %s /Count %d >>", ref(first), ref(first+len(b.marks)-1), len(b.marks)))
	return root
}
