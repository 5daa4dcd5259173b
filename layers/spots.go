package layers

import (
	"cmp"
	"slices"
	"sort"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview/camera"
)

// spots is where and when the events of one group happened, one spot for each
// event and place, in columns: counting a million of them reads 24 bytes each
// and no event.
type spots struct {
	from   []calendar.Day // from which a spot is shown; in this order
	last   []calendar.Day // of the event
	latest []calendar.Day // the latest last day up to here
	x, y   []float32      // world point: good to an eighth of a dp at the largest zoom
	event  []int32        // position in the store's events
}

// index is the spots of each group.
type index map[chronicle.Group]*spots

// newIndex gathers what has a mark: no records of a whole conflict, no places
// that did not exist, and nothing that has circles of displacement instead.
func newIndex(store *chronicle.Store) index {
	x := index{}
	for i := range store.Len() {
		if r, brief := store.Brief(i); brief {
			x.of(r.Kind.Group()).add(i, r.Span.First, r.Span.Last, orb.Point{r.Lon, r.Lat})
			continue
		}
		e := store.At(i)
		if e.Umbrella || e.Kind.Group() == chronicle.GroupDisplacement && len(store.Displacements(e.ID)) > 0 {
			continue
		}
		for _, p := range e.Places {
			if p.Valid.Overlaps(e.Span) {
				x.of(e.Kind.Group()).add(i, max(e.Span.First, p.Valid.First), e.Span.Last, orb.Point{p.Lon, p.Lat})
			}
		}
	}
	for _, s := range x {
		s.finish()
	}
	return x
}

// of is the spots of a group, which may have none yet.
func (x index) of(g chronicle.Group) *spots {
	s := x[g]
	if s == nil {
		s = &spots{}
		x[g] = s
	}
	return s
}

func (s *spots) add(event int, from, last calendar.Day, lonLat orb.Point) {
	at := camera.World(lonLat)
	s.from, s.last = append(s.from, from), append(s.last, last)
	s.x, s.y = append(s.x, float32(at[0])), append(s.y, float32(at[1]))
	s.event = append(s.event, int32(event))
}

// finish sorts the spots, which are all but sorted already, and gives back what
// was grown in advance.
func (s *spots) finish() {
	order := make([]int32, len(s.from))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(s.from[a], s.from[b]) })
	s.from, s.last = arranged(s.from, order), arranged(s.last, order)
	s.x, s.y = arranged(s.x, order), arranged(s.y, order)
	s.event = arranged(s.event, order)
	s.latest = slices.Clone(s.last)
	for i := 1; i < len(s.latest); i++ {
		s.latest[i] = max(s.latest[i], s.latest[i-1])
	}
}

func arranged[T any](list []T, order []int32) []T {
	out := make([]T, len(list))
	for i, k := range order {
		out[i] = list[k]
	}
	return out
}

// each calls use for every spot that a frame shows in the picture, with its view
// point and its event's position in the store, until it returns false. Time is
// searched, so only spots from the first that can last into the span to the last
// that begins in it are looked at.
func (s *spots) each(store *chronicle.Store, f Frame, use func(x, y float64, event int32) bool) {
	span := f.Reach.Span(f.At.Day)
	to := sort.Search(len(s.from), func(i int) bool { return s.from[i] > span.Last })
	i := sort.Search(to, func(i int) bool { return s.latest[i] >= span.First })
	scale, dx, dy := f.Camera.Offset()
	w, h := f.Camera.Size()
	all := f.Filter.Any()
	for ; i < to; i++ {
		if s.last[i] < span.First {
			continue
		}
		x, y := float64(s.x[i])*scale+dx, float64(s.y[i])*scale+dy
		if !(x >= 0 && y >= 0 && x < w && y < h) || !all && !f.shows(store, int(s.event[i])) {
			continue
		}
		if !use(x, y, s.event[i]) {
			return
		}
	}
}

// shows tells whether a frame shows the event at a position: as picks does of an event.
func (f Frame) shows(store *chronicle.Store, i int) bool {
	return store.Picks(f.Filter, i) || f.At.Event != "" && store.ID(i) == f.At.Event
}

// crowdFrom is how many marks there may be in the picture, and no more: from
// there on they are counted by squares.
const crowdFrom = 400

// layerGroups is what the layers of events show.
var layerGroups = map[string][]chronicle.Group{
	"clashes": clashGroups, "agreements": talkGroups, "displacement": {chronicle.GroupDisplacement},
}

// crowded tells whether a frame shows more marks than can be told apart. All
// layers of events together decide, so that they are drawn alike.
func (x index) crowded(store *chronicle.Store, f Frame) bool {
	count := 0
	for layer, groups := range layerGroups {
		if !f.Visible.Has(layer) {
			continue
		}
		for _, g := range groups {
			if s := x[g]; s != nil {
				s.each(store, f, func(float64, float64, int32) bool {
					count++
					return count <= crowdFrom
				})
			}
		}
	}
	return count > crowdFrom
}
