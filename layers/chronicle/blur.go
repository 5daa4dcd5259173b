package chronicle

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Blur says how places are coarsened and what is written in their stead.
type Blur struct {
	Km       float64               // radius; more than 0
	Names    map[string]string     // of every place, by language as in Place
	Claimant string                // of a figure, where the true one names its place
	Title    func(e *Event) string // of an event, which may name a place
}

// KmPerDegree is the length of a degree of latitude on a sphere of 6,371 km: enough
// for grids and for what a view has to show. What is measured is measured on the
// ellipsoid (package geodesy).
const KmPerDegree = 111.195

const (
	metresPerKm = 1000
	cellSide    = 1.4 // of the radius: half a diagonal stays below it, also where the cell is widest
)

// Snap is the middle of the cell of a fixed grid in which a position in WGS 84
// degrees lies. Every position of a cell has the same middle, so it cannot be
// told from it, and lies within km of it.
func Snap(lon, lat, km float64) (snappedLon, snappedLat float64) {
	step := cellSide * km / KmPerDegree
	snappedLat = (math.Floor(lat/step) + 0.5) * step
	wide := step / math.Cos(snappedLat*math.Pi/180)
	return (math.Floor(lon/wide) + 0.5) * wide, snappedLat
}

// Blurred is a copy of the chronicle for maps that must not give places away:
// every place stands in the middle of its cell, counts as known no better than
// the radius, and has lost its name, and so have titles and claimants. What is said
// of single places (figures, summaries, notes) is left out. Records of a whole
// conflict keep their title. Areas, which are no places, keep their marks: those of
// displacement, and provinces and countries that are no better known than the radius.
// The state in which a place lies is not blurred.
func (s *Store) Blurred(b Blur) *Store {
	places := map[*Place]*Place{}
	cells := map[string]*Place{}
	var list []*Place
	for _, p := range s.places {
		c := b.place(p)
		if cells[c.ID] == nil {
			cells[c.ID] = c
			list = append(list, c)
		}
		cells[c.ID].join(c)
		places[p] = cells[c.ID]
	}
	events := map[*Event]*Event{}
	all := s.Events()
	copies := make([]*Event, len(all))
	for i, e := range all {
		copies[i] = b.event(e, places)
		events[e] = copies[i]
	}
	for _, e := range copies {
		for i, part := range e.Parts {
			e.Parts[i] = events[part]
		}
		e.Whole = events[e.Whole]
	}
	ways := ways{b, map[*Place]*Place{nil: nil}}
	rows := make([]*Displacement, len(s.displacement))
	for i, r := range s.displacement {
		rows[i] = ways.row(r)
		rows[i].Event = events[r.Event]
	}
	return NewStore(copies, rows, list, s.sources)
}

// join makes a cell that of one more place, which it knows no better than any.
func (p *Place) join(c *Place) {
	if p.Country != c.Country {
		p.Country = Shared
	}
	if p.Province != c.Province {
		all := strings.Split(p.Province+" / "+c.Province, " / ")
		slices.Sort(all)
		p.Province = strings.Trim(strings.Join(slices.Compact(all), " / "), " /")
	}
	p.PrecisionM = max(p.PrecisionM, c.PrecisionM)
	p.Orientation = p.Orientation && c.Orientation
	p.Valid.First, p.Valid.Last = min(p.Valid.First, c.Valid.First), max(p.Valid.Last, c.Valid.Last)
}

// keeps tells whether the blur leaves a place where it is: an area that is told no
// more exactly than the blur allows.
func (b Blur) keeps(p *Place) bool {
	return p.Wide() && (p.Kind == "province" || p.Kind == "country") && p.PrecisionM >= b.Km*metresPerKm
}

// place is a cell as a place. Its id says nothing that its position does not.
func (b Blur) place(p *Place) *Place {
	if b.keeps(p) {
		same := *p
		same.Note = ""
		return &same
	}
	lon, lat := Snap(p.Lon, p.Lat, b.Km)
	id, blur := "cell", b.Km*metresPerKm
	if p.Wide() {
		id = "wide"
	}
	return &Place{
		ID: fmt.Sprintf("%s-%.4f-%.4f", id, lon, lat), Names: b.Names, Kind: "area", Country: p.Country, Province: p.Province,
		Lon: lon, Lat: lat, PrecisionM: max(blur+p.PrecisionM, SoftFromM+1), BlurM: blur, Orientation: p.Orientation, Valid: p.Valid,
	}
}

// ways are the ends of rows. Those of one cell stay apart, so that the people of two
// villages do not become two counts of the same people.
type ways struct {
	blur Blur
	of   map[*Place]*Place
}

// row is a copy without what is known of single places.
func (w *ways) row(r *Displacement) *Displacement {
	row := *r
	row.From, row.To, row.Note, row.ClaimedBy = w.place(r.From), w.place(r.To), "", w.blur.claimant(r.ClaimedBy, r.From, r.To)
	if a := r.FromArea; a != nil && !w.blur.keeps(r.From) {
		from := *row.From
		from.ID = fmt.Sprintf("area-%.4f-%.4f", a.Lon, a.Lat)
		row.From = &from
	}
	return &row
}

// place is the same for all rows. Its circles stay in its state.
func (w *ways) place(p *Place) *Place {
	if c, known := w.of[p]; known {
		return c
	}
	c := w.blur.place(p)
	if !w.blur.keeps(p) {
		c.ID += "-" + c.Country
	}
	w.of[p] = c
	return c
}

// claimant is who gives a figure, without the words in brackets, which tell what it
// is about, where one of the places is named in them, and unnamed where that is not
// enough.
func (b Blur) claimant(name string, places ...*Place) string {
	names := func(words string) bool {
		return slices.ContainsFunc(places, func(p *Place) bool { return p != nil && !b.keeps(p) && p.namedIn(words) })
	}
	switch {
	case !names(name):
		return name
	case !names(bare(name)):
		return bare(name)
	}
	return b.Claimant
}

// namedIn tells whether a text names the place, and not an area that is called by it.
func (p *Place) namedIn(text string) bool {
	words := queryWords(text)
	return slices.ContainsFunc(p.Spellings(), func(spelling string) bool {
		name := queryWords(spelling)
		for i := range len(words) - len(name) + 1 {
			rest := words[i:]
			if slices.Equal(rest[:len(name)], name) && !(len(rest) > len(name) && slices.Contains(areaWords, rest[len(name)])) {
				return true
			}
		}
		return false
	})
}

// areaWords make the name of a place that of the area around it.
var areaWords = []string{"region", "regional", "district", "districts", "province"}

// event is a copy without what is known of single places.
func (b Blur) event(e *Event, places map[*Place]*Place) *Event {
	c := &Event{
		ID: e.ID, Span: e.Span, Precision: e.Precision, Kind: e.Kind, Title: e.Title, Confidence: e.Confidence,
		OneSided: e.OneSided, Account: e.Account, Umbrella: e.Umbrella, Whole: e.Whole, Sources: e.Sources,
		Parts: append([]*Event(nil), e.Parts...),
	}
	if !e.Umbrella {
		c.Title = b.Title(e)
	}
	seen := map[*Place]bool{}
	for _, p := range e.Places {
		if cell := places[p]; !seen[cell] {
			seen[cell] = true
			c.Places = append(c.Places, cell)
		}
	}
	for _, f := range e.Figures {
		if f.Place == nil {
			f.Text, f.ClaimedBy = "", b.claimant(f.ClaimedBy, e.Places...)
			c.Figures = append(c.Figures, f)
		}
	}
	return c
}
