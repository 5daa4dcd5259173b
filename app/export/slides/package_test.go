package slides

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

// node is an element of a file of XML.
type node struct {
	name     string // local
	attrs    map[string]string
	text     string
	children []*node
}

// tree reads a file of XML.
func tree(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	root := &node{}
	stack := []*node{root}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				name := a.Name.Local
				if a.Name.Space == nsRelations {
					name = "r:" + name
				}
				n.attrs[name] = a.Value
			}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

// all lists the elements of a name below a node, in order.
func (n *node) all(name string) (list []*node) {
	for _, c := range n.children {
		if c.name == name {
			list = append(list, c)
		}
		list = append(list, c.all(name)...)
	}
	return list
}

// words is the text of all runs below a node.
func (n *node) words() string {
	var b strings.Builder
	for _, p := range n.all("p") {
		for _, t := range p.all("t") {
			b.WriteString(t.text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// deckParts is a package that was read back.
type deckParts struct {
	files     map[string][]byte
	trees     map[string]*node
	relations map[string]map[string]*node // part -> id -> relation
	faults    []string
}

func (p *deckParts) fault(format string, args ...any) {
	p.faults = append(p.faults, fmt.Sprintf(format, args...))
}

// inspect reads a deck and lists everything for which PowerPoint offers to repair
// one: XML that is not well-formed, parts that are missing, twice there, of no
// known kind or pointed to by nothing, relations to nothing, ids that are given
// twice or out of range, placeholders that the layout lacks, tables with rows of
// other lengths than their grid, texts without a paragraph, pictures that are none.
func inspect(data []byte) *deckParts {
	p := &deckParts{files: map[string][]byte{}, trees: map[string]*node{}, relations: map[string]map[string]*node{}}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		p.fault("no ZIP file: %v", err)
		return p
	}
	for _, f := range z.File {
		p.read(f)
	}
	p.checkTypes()
	p.readRelations()
	p.checkReach()
	p.checkPresentation()
	for name := range p.trees {
		switch {
		case strings.HasPrefix(name, "ppt/slides/slide"), strings.HasPrefix(name, "ppt/slideLayouts/slideLayout"),
			strings.HasPrefix(name, "ppt/notesSlides/"), strings.HasPrefix(name, "ppt/slideMasters/slideMaster"):
			p.checkShapes(name)
		}
	}
	slices.Sort(p.faults)
	return p
}

func (p *deckParts) read(f *zip.File) {
	if _, twice := p.files[f.Name]; twice {
		p.fault("%s is there twice", f.Name)
	}
	if !f.Modified.Equal(zipTime) {
		p.fault("%s is of %v", f.Name, f.Modified)
	}
	r, err := f.Open()
	if err != nil {
		p.fault("%s: %v", f.Name, err)
		return
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		p.fault("%s: %v", f.Name, err)
	}
	p.files[f.Name] = data
	switch path.Ext(f.Name) {
	case ".png":
		if _, err := png.DecodeConfig(bytes.NewReader(data)); err != nil {
			p.fault("%s: %v", f.Name, err)
		}
	default:
		n, err := tree(data)
		if err != nil {
			p.fault("%s is not well-formed: %v", f.Name, err)
			n = &node{}
		}
		p.trees[f.Name] = n
	}
}

// checkTypes asks for the kind of each part, and for a part of each kind named.
func (p *deckParts) checkTypes() {
	types, ok := p.trees["[Content_Types].xml"]
	if !ok {
		p.fault("there are no content types")
		return
	}
	kinds, endings := map[string]bool{}, map[string]bool{}
	for _, o := range types.all("Override") {
		name := strings.TrimPrefix(o.attrs["PartName"], "/")
		if _, there := p.files[name]; !there || kinds[name] {
			p.fault("the content type of %s is of nothing, or given twice", name)
		}
		kinds[name] = true
	}
	for _, d := range types.all("Default") {
		endings["."+d.attrs["Extension"]] = true
	}
	for name := range p.files {
		own := kinds[name] || path.Ext(name) != ".xml" && endings[path.Ext(name)]
		if !own && name != "[Content_Types].xml" {
			p.fault("%s has no content type of its own", name)
		}
	}
}

// readRelations finds what each part points to; all of it has to be there.
func (p *deckParts) readRelations() {
	for name, n := range p.trees {
		if path.Ext(name) != ".rels" {
			continue
		}
		folder := path.Dir(path.Dir(name))
		part := strings.TrimSuffix(path.Join(folder, path.Base(name)), ".rels")
		p.relations[part] = map[string]*node{}
		for _, r := range n.all("Relationship") {
			id := r.attrs["Id"]
			if p.relations[part][id] != nil {
				p.fault("%s gives the id %s twice", name, id)
			}
			p.relations[part][id] = r
			if r.attrs["TargetMode"] == "External" {
				continue
			}
			r.attrs["Part"] = path.Join(folder, r.attrs["Target"])
			if _, there := p.files[r.attrs["Part"]]; !there {
				p.fault("%s points to %s, which is not there", name, r.attrs["Part"])
			}
		}
	}
	for name, n := range p.trees {
		for _, id := range references(n) {
			if p.relations[name][id] == nil {
				p.fault("%s asks for %s, which is no relation of it", name, id)
			}
		}
	}
}

// references lists the ids of relations that elements ask for.
func references(n *node) (ids []string) {
	for name, value := range n.attrs {
		if strings.HasPrefix(name, "r:") {
			ids = append(ids, value)
		}
	}
	for _, c := range n.children {
		ids = append(ids, references(c)...)
	}
	return ids
}

// checkReach follows all relations from the package's root.
func (p *deckParts) checkReach() {
	reached := map[string]bool{}
	var follow func(part string)
	follow = func(part string) {
		for _, r := range p.relations[part] {
			if to := r.attrs["Part"]; to != "" && !reached[to] {
				reached[to] = true
				follow(to)
			}
		}
	}
	follow(".")
	follow("")
	for name := range p.files {
		if name != "[Content_Types].xml" && path.Ext(name) != ".rels" && !reached[name] {
			p.fault("nothing points to %s", name)
		}
	}
}

// checkPresentation asks for masters, a theme for each, layouts, and ids in their
// ranges, each given once.
func (p *deckParts) checkPresentation() {
	const name = "ppt/presentation.xml"
	n, ok := p.trees[name]
	if !ok {
		p.fault("there is no presentation")
		return
	}
	used := map[string]bool{}
	ids := func(list []*node, least, most uint64) {
		for _, e := range list {
			id, err := strconv.ParseUint(e.attrs["id"], 10, 64)
			if err != nil || id < least || id > most || used[e.attrs["id"]] {
				p.fault("%s has the id %q", e.name, e.attrs["id"])
			}
			used[e.attrs["id"]] = true
		}
	}
	masters := n.all("sldMasterId")
	ids(masters, 1<<31, 1<<32-1)
	ids(n.all("sldId"), 256, 1<<31-1)
	if len(masters) != 1 || len(n.all("notesMasterId")) != 1 || len(n.all("sldId")) == 0 {
		p.fault("%d masters, %d of notes, %d slides", len(masters), len(n.all("notesMasterId")), len(n.all("sldId")))
	}
	for _, master := range []string{"ppt/slideMasters/slideMaster1.xml", "ppt/notesMasters/notesMaster1.xml"} {
		if p.of(master, "theme") == "" {
			p.fault("%s has no theme", master)
		}
	}
	if m := p.trees["ppt/slideMasters/slideMaster1.xml"]; m != nil {
		ids(m.all("sldLayoutId"), 1<<31, 1<<32-1)
	}
	for part := range p.trees {
		switch path.Dir(part) {
		case "ppt/slides":
			if p.of(part, "slideLayout") == "" {
				p.fault("%s has no layout", part)
			}
		case "ppt/notesSlides":
			slide := p.of(part, "slide")
			if p.of(part, "notesMaster") == "" || p.of(slide, "notesSlide") != part {
				p.fault("%s and %s do not point to each other", part, slide)
			}
		}
	}
}

// of is the part that another one points to by a kind of relation, or empty.
func (p *deckParts) of(part, kind string) string {
	for _, r := range p.relations[part] {
		if strings.HasSuffix(r.attrs["Type"], "/"+kind) {
			return r.attrs["Part"]
		}
	}
	return ""
}

// checkShapes checks the shapes of a slide, a layout or a page of notes.
func (p *deckParts) checkShapes(name string) {
	n := p.trees[name]
	used := map[string]bool{}
	for _, e := range n.all("cNvPr") {
		if id := e.attrs["id"]; used[id] || id == "" || id == "0" {
			p.fault("%s has the shape id %q twice, or without a number", name, id)
		}
		used[e.attrs["id"]] = true
	}
	for _, body := range n.all("txBody") {
		if len(body.all("p")) == 0 {
			p.fault("%s has a text without a paragraph", name)
		}
	}
	for _, t := range n.all("tbl") {
		columns := len(t.all("gridCol"))
		for _, r := range t.all("tr") {
			if len(r.all("tc")) != columns {
				p.fault("%s has a row of %d cells in %d columns", name, len(r.all("tc")), columns)
			}
		}
	}
	if path.Dir(name) != "ppt/slides" {
		return
	}
	p.checkPlaceholders(name)
}

// checkPlaceholders asks for one title with words, and for the others in the layout.
func (p *deckParts) checkPlaceholders(name string) {
	known := map[string]bool{}
	if layout := p.trees[p.of(name, "slideLayout")]; layout != nil {
		for _, ph := range layout.all("ph") {
			known[ph.attrs["type"]+ph.attrs["idx"]] = true
		}
	}
	titles := 0
	for _, ph := range p.trees[name].all("ph") {
		if !known[ph.attrs["type"]+ph.attrs["idx"]] {
			p.fault("%s has a placeholder %v that its layout lacks", name, ph.attrs)
		}
		if strings.HasSuffix(strings.ToLower(ph.attrs["type"]), "title") && ph.attrs["type"] != "subTitle" {
			titles++
		}
	}
	if titles != 1 {
		p.fault("%s has %d titles", name, titles)
	}
}
