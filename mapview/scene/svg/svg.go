// Package svg writes a scene as an SVG 1.1 file: one named group per layer,
// symbols once each, live text in Noto Sans or, on request, outlines. Numbers
// have at most two decimals, colours are six digits with an opacity beside them
// and a halo is a text of its own below the letters, because drawing programs and
// office suites read nothing else alike. Equal scenes give equal bytes.
package svg

import (
	"io"
	"strconv"
	"strings"

	"borderatlas/mapview/scene"
)

// Options says what goes into the file beside the drawing. Empty texts are left out.
type Options struct {
	Width       string // of the drawing, as "180mm" or "1920"; empty: that of the scene in the pixels of CSS
	Height      string
	Title       string // what a screen reader says first
	Description string // what the picture shows, for those who cannot see it
	Source      string // what it rests on, kept as metadata
	Rights      string // who must be named, kept as metadata
	Lang        string // BCP 47 language of the texts
	Custom      scene.Custom
	Coarse      bool // outlines with one decimal, 0.05 dp off at most: not to be enlarged, but packed in 0.6 of the room
	Outlines    bool // letters as shapes: the same without the typeface, but not to be edited or searched
}

// Write writes the scene, which fills the drawing. The error is that of the writer.
func Write(w io.Writer, s *scene.Scene, o Options) error {
	p := &painter{outlines: o.Outlines, grain: 1, symbols: map[string]string{}, used: map[string]int{"title": 1, "desc": 1}}
	if o.Coarse {
		p.grain = 10
	}
	p.open(s, o)
	p.define(s.Ops)
	if s.Background.A > 0 {
		p.add(`<rect`).length("width", s.W).length("height", s.H).paint("fill", s.Background).add("/>\n")
	}
	p.ops(s.Ops)
	p.add("</svg>\n")
	_, err := w.Write(p.buffer)
	return err
}

// painter collects the file.
type painter struct {
	buffer
	outlines bool
	grain    int64             // hundredths of a dp that outlines are rounded to
	symbols  map[string]string // name of a symbol -> its id in the file
	used     map[string]int    // how often an id was asked for
}

func (p *painter) open(s *scene.Scene, o Options) {
	p.add(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"`)
	if o.Width != "" && o.Height != "" {
		p.attribute("width", o.Width).attribute("height", o.Height)
	} else {
		p.length("width", s.W).length("height", s.H)
	}
	p.add(` viewBox="0 0 `).number(s.W).add(" ").number(s.H).add(`"`)
	if o.Lang != "" {
		p.attribute("xml:lang", o.Lang)
	}
	// Letters stand where the scene has them, not at whole pixels: in Chromium that
	// makes 0.5 of a difference of 2.3 % from the PNG file.
	p.add(` text-rendering="geometricPrecision" role="img" aria-labelledby="title desc" font-family="'Noto Sans', sans-serif" stroke-miterlimit="4">` + "\n")
	p.element(`<title id="title">`, o.Title, "</title>\n")
	p.element(`<desc id="desc">`, o.Description, "</desc>\n")
	p.metadata(o)
}

// metadata states the texts in Dublin Core's terms, where drawing programs look
// for them.
func (p *painter) metadata(o Options) {
	p.add(`<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<rdf:Description rdf:about="">`)
	for _, t := range [][2]string{
		{"title", o.Title}, {"description", o.Description}, {"source", o.Source}, {"rights", o.Rights}, {"language", o.Lang},
	} {
		if t[1] != "" {
			p.element("<dc:"+t[0]+">", t[1], "</dc:"+t[0]+">")
		}
	}
	p.add("</rdf:Description></rdf:RDF>")
	if c := o.Custom; c.Text != "" {
		p.add("<own:"+c.Name).attribute("xmlns:own", c.Namespace).element(">", c.Text, "</own:"+c.Name+">")
	}
	p.add("</metadata>\n")
}

// define writes every symbol that the picture uses once.
func (p *painter) define(ops []scene.Op) {
	found := p.collect(nil, ops)
	if len(found) == 0 {
		return
	}
	p.add("<defs>\n")
	for _, s := range found {
		p.add("<symbol").attribute("id", p.symbols[s.Name]).add(` overflow="visible">` + "\n")
		p.ops(s.Ops)
		p.add("</symbol>\n")
	}
	p.add("</defs>\n")
}

func (p *painter) collect(found []*scene.Symbol, ops []scene.Op) []*scene.Symbol {
	for _, op := range ops {
		switch op := op.(type) {
		case *scene.Group:
			found = p.collect(found, op.Ops)
		case *scene.Sprite:
			if _, known := p.symbols[op.Symbol.Name]; !known {
				p.symbols[op.Symbol.Name] = p.id("symbol-" + op.Symbol.Name)
				found = append(found, op.Symbol)
			}
		}
	}
	return found
}

// id makes an XML name of one that a scene uses. The same name again gets a
// number: a layer that draws at several heights has several groups.
func (p *painter) id(name string) string {
	name = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, name)
	if name == "" || name[0] < 'A' { // a digit or a hyphen cannot come first
		name = "_" + name
	}
	p.used[name]++
	if n := p.used[name]; n > 1 {
		return p.id(name + "_" + strconv.Itoa(n))
	}
	return name
}

func (p *painter) ops(ops []scene.Op) {
	for _, op := range ops {
		switch op := op.(type) {
		case *scene.Path:
			p.path(op)
		case *scene.Text:
			p.text(op)
		case *scene.Sprite:
			p.sprite(op)
		case *scene.Cells:
			for _, path := range op.Paths() {
				p.path(path)
			}
		case *scene.Group:
			p.group(op)
		}
	}
}

func (p *painter) group(g *scene.Group) {
	clip := ""
	if g.Clip != nil {
		clip = p.id("clip")
		p.add("<clipPath").attribute("id", clip).add("><rect")
		p.length("x", g.Clip.Min[0]).length("y", g.Clip.Min[1])
		p.length("width", g.Clip.Max[0]-g.Clip.Min[0]).length("height", g.Clip.Max[1]-g.Clip.Min[1])
		p.add("/></clipPath>\n")
	}
	p.add("<g").attribute("id", p.id(g.ID))
	if clip != "" {
		p.attribute("clip-path", "url(#"+clip+")")
	}
	p.add(">\n")
	if g.Title != "" {
		p.element("<title>", g.Title, "</title>\n")
	}
	p.ops(g.Ops)
	p.add("</g>\n")
}

func (p *painter) path(op *scene.Path) {
	stroked := op.Stroke.Width > 0 && op.Stroke.Color.A > 0
	if !stroked && op.Fill.A == 0 || op.Outline.Empty() || !op.Outline.Finite() {
		return
	}
	p.add("<path").data(&op.Outline, p.grain).paint("fill", op.Fill)
	if stroked {
		p.stroke(&op.Stroke)
	}
	p.add("/>\n")
}

func (p *painter) sprite(op *scene.Sprite) {
	p.add("<use").attribute("xlink:href", "#"+p.symbols[op.Symbol.Name])
	p.add(` transform="translate(`).number(op.At[0]).add(" ").number(op.At[1]).add(")")
	if op.Scale != 1 {
		p.add(" scale(").number(op.Scale).add(")")
	}
	p.add(`"/>` + "\n")
}
