package slides

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/mapview/scene"
	"borderatlas/mapview/scene/pdf"
)

// paper is a sheet of a handout: its size in dp and how many pages
// stand on it.
type paper struct {
	w, h          float64
	columns, rows int
}

// papers are A4 sheets by how many pages they hold.
var papers = map[int]paper{2: {793.7, 1122.5, 1, 2}, 4: {1122.5, 793.7, 2, 2}, 6: {793.7, 1122.5, 2, 3}}

// The room on a handout in dp: around the pages, and between them.
const paperEdge, paperGap = 44.0, 26.0

// writePDF writes the deck as a PDF file: a page each, or several on a sheet.
func writePDF(ctx context.Context, w io.Writer, stack *layers.Stack, d Deck) error {
	list, err := setSheets(ctx, stack, d)
	if err != nil {
		return err
	}
	p := printer{set: setter{stack.Data().Fonts}, theme: d.Frame.Theme, grid: newGrid(d.Standard)}
	book := pdf.NewBook(w, pdf.Options{
		Title: d.Story.Title, Description: d.Frame.Text("slides.pages", len(d.Story.Shown().Pages)),
		Rights: d.Frame.Text("export.credits.short"), Lang: d.Frame.Lang, Creator: "Border Atlas",
	})
	perPage := max(d.Handout, 1)
	var waiting []pdf.Page
	err = inOrder(ctx, len(list), func(ctx context.Context, i int) (pdf.Page, error) {
		return p.page(ctx, stack, list, i)
	}, func(i int, page pdf.Page) error {
		waiting = append(waiting, page)
		if len(waiting) == perPage || i == len(list)-1 {
			if d.Handout > 0 {
				page = papers[d.Handout].sheet(waiting, p.theme)
			}
			waiting = nil
			if err := book.Add(page); err != nil {
				return err
			}
		}
		d.done(i+1, len(list))
		return nil
	})
	if err != nil {
		return err
	}
	return book.Close()
}

// printer draws sheets.
type printer struct {
	set   setter
	theme *layers.Theme
	grid  grid
}

// page draws a sheet: its texts and table, and on them the map and its key.
func (p printer) page(ctx context.Context, stack *layers.Stack, list []*sheet, i int) (pdf.Page, error) {
	s := list[i]
	base, links := p.draw(s)
	page := pdf.Page{W: p.grid.w, H: p.grid.h, Title: s.title.text(), Description: s.words()}
	if i > 0 && list[i-1].title.text() == page.Title {
		page.Title = "" // it goes on
	}
	page.Places = []pdf.Place{{Scene: base, Scale: 1, Links: links}}
	for _, picture := range []*picture{s.chart, s.key} {
		if picture == nil {
			continue
		}
		drawn, err := picture.shot.scene(ctx, stack)
		if err != nil {
			return page, err
		}
		page.Places = append(page.Places, pdf.Place{Scene: drawn, At: picture.box.Min, Scale: wide(picture.box) / drawn.W})
	}
	if s.chart != nil {
		page.Places = append(page.Places, pdf.Place{Scale: 1, Scene: &scene.Scene{W: p.grid.w, H: p.grid.h, Ops: []scene.Op{frameOp(s.chart.box, p.theme)}}})
	}
	return page, ctx.Err()
}

// frameOp is the line around a map or a page.
func frameOp(b orb.Bound, theme *layers.Theme) scene.Op {
	var o scene.Outline
	o.RoundRect(b, 0)
	return &scene.Path{Outline: o, Stroke: scene.Stroke{Color: theme.StateBorder, Width: 1, Join: scene.Miter}}
}

// words is everything that a sheet says, for those who cannot see it.
func (s *sheet) words() string {
	list := []string{s.title.text()}
	for _, t := range s.texts {
		for _, p := range t.paragraphs {
			list = append(list, p.text())
		}
	}
	if s.chart != nil {
		list = append(list, s.chart.alt)
	}
	if s.table != nil {
		for _, r := range s.table.rows {
			var cells []string
			for _, c := range r.cells {
				cells = append(cells, c.text())
			}
			list = append(list, strings.Join(slices.DeleteFunc(cells, func(c string) bool { return c == "" }), ", "))
		}
	}
	return strings.Join(list, "\n")
}

// draw is the texts and the table of a sheet with the links in them.
func (p printer) draw(s *sheet) (*scene.Scene, []pdf.Link) {
	drawn := &scene.Scene{W: p.grid.w, H: p.grid.h, Background: p.theme.Background}
	var links []pdf.Link
	write := func(list []paragraph, at orb.Point, width float64) {
		ops, found := p.set.ops(list, at, width, p.theme.Foreground, p.theme.Secondary)
		drawn.Ops = append(drawn.Ops, ops...)
		links = append(links, found...)
	}
	title := []paragraph{s.title}
	write(title, orb.Point{s.titleAt.Min[0], s.titleAt.Max[1] - p.set.height(title, wide(s.titleAt))}, wide(s.titleAt))
	for _, t := range s.texts {
		write(t.paragraphs, t.box.Min, wide(t.box))
	}
	if s.table != nil {
		y := s.table.at[1]
		for _, r := range s.table.rows {
			p.row(r, s.table, y, write, drawn)
			y += r.height
		}
	}
	at, number := p.grid.pageAt, soft(12, "Border Atlas · "+strconv.Itoa(s.number))
	write([]paragraph{number}, orb.Point{at.Max[0] - p.set.lines(number, wide(at))[0].width(), at.Min[1]}, wide(at))
	return drawn, links
}

// row draws a row of a table and the line below it.
func (p printer) row(r row, t *table, y float64, write func([]paragraph, orb.Point, float64), on *scene.Scene) {
	x := t.at[0]
	for c, cell := range r.cells {
		width := t.columns[c]
		if len(r.cells) == 1 {
			width = t.width()
		}
		write([]paragraph{cell}, orb.Point{x + cellSide, y + cellTop}, width-2*cellSide)
		x += width
	}
	line := scene.Stroke{Color: p.theme.Separator, Width: 0.67}
	if r.head {
		line = scene.Stroke{Color: p.theme.Foreground, Width: 1.67}
	}
	var o scene.Outline
	o.Line([]orb.Point{{t.at[0], y + r.height}, {t.at[0] + t.width(), y + r.height}})
	on.Ops = append(on.Ops, &scene.Path{Outline: o, Stroke: line})
}

// sheet puts pages on a sheet of a handout, each in a frame.
func (a paper) sheet(list []pdf.Page, theme *layers.Theme) pdf.Page {
	out := pdf.Page{W: a.w, H: a.h, Title: list[0].Title}
	cellW := (a.w - 2*paperEdge - float64(a.columns-1)*paperGap) / float64(a.columns)
	cellH := (a.h - 2*paperEdge - float64(a.rows-1)*paperGap) / float64(a.rows)
	scale := min(cellW/list[0].W, cellH/list[0].H)
	frames := &scene.Scene{W: a.w, H: a.h}
	for i, page := range list {
		at := orb.Point{
			paperEdge + float64(i%a.columns)*(cellW+paperGap) + (cellW-scale*page.W)/2,
			paperEdge + float64(i/a.columns)*(cellH+paperGap) + (cellH-scale*page.H)/2,
		}
		for _, place := range page.Places {
			place.At = orb.Point{at[0] + scale*place.At[0], at[1] + scale*place.At[1]}
			place.Scale *= scale
			out.Places = append(out.Places, place)
		}
		frames.Ops = append(frames.Ops, frameOp(box(at[0], at[1], scale*page.W, scale*page.H), theme))
		out.Description = strings.TrimSpace(out.Description + "\n\n" + page.Description)
	}
	out.Places = append(out.Places, pdf.Place{Scene: frames, Scale: 1})
	return out
}
