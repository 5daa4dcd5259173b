package chronicle

import (
	"sort"

	"borderatlas/layers/calendar"
)

// index answers which of many closed spans share a day with a given one. The
// spans are sorted by their first day; above their last days stands a sparse
// table of maxima over blocks, so that the latest last day of any run of spans is
// found in constant time. A query takes O(log n + k) for k results, building
// takes O(n).
type index struct {
	spans []calendar.Span
	// latest[j][i] is the position of the latest last day in the 2^j blocks from block i on.
	latest [][]int32
}

// blockSize bounds the spans that are looked at one by one at either end of a run.
const blockSize = 16

// newIndex needs spans that are sorted by their first day.
func newIndex(spans []calendar.Span) index {
	x := index{spans: spans}
	blocks := (len(spans) + blockSize - 1) / blockSize
	level := make([]int32, blocks)
	for i := range level {
		level[i] = int32(x.scan(i*blockSize, min((i+1)*blockSize, len(spans))))
	}
	for width := 1; len(level) > 0; width *= 2 {
		x.latest = append(x.latest, level)
		if len(level) <= width {
			break
		}
		next := make([]int32, len(level)-width)
		for i := range next {
			next[i] = int32(x.later(int(level[i]), int(level[i+width])))
		}
		level = next
	}
	return x
}

// later is the position of the span that lasts longer.
func (x *index) later(a, b int) int {
	if x.spans[b].Last > x.spans[a].Last {
		return b
	}
	return a
}

// scan is the position of the latest last day in [from, to), which is not empty.
func (x *index) scan(from, to int) int {
	best := from
	for i := from + 1; i < to; i++ {
		best = x.later(best, i)
	}
	return best
}

// longest is as scan, in constant time.
func (x *index) longest(from, to int) int {
	first, last := (from+blockSize-1)/blockSize, to/blockSize // whole blocks
	if first >= last {
		return x.scan(from, to)
	}
	level := 0
	for 2<<level <= last-first {
		level++
	}
	best := x.later(int(x.latest[level][first]), int(x.latest[level][last-1<<level]))
	if from < first*blockSize {
		best = x.later(best, x.scan(from, first*blockSize))
	}
	if last*blockSize < to {
		best = x.later(best, x.scan(last*blockSize, to))
	}
	return best
}

// overlapping calls visit with the position of each span that shares a day with
// s, in order.
func (x *index) overlapping(s calendar.Span, visit func(i int)) {
	x.lasting(0, x.after(s.Last), s.First, visit)
}

// after is the position of the first span that begins after the day.
func (x *index) after(d calendar.Day) int {
	return sort.Search(len(x.spans), func(i int) bool { return x.spans[i].First > d })
}

// lasting visits those of [from, to) whose last day is d or later: the longest
// first tells whether there is any, then what is left and right of it.
func (x *index) lasting(from, to int, d calendar.Day, visit func(i int)) {
	for from < to {
		i := x.longest(from, to)
		if x.spans[i].Last < d {
			return
		}
		x.lasting(from, i, d, visit)
		visit(i)
		from = i + 1
	}
}
