package timeline

// The measures of the timeline in dp.
const (
	side       = 16.0 // on the left and right of the axis
	bracketRow = 20.0 // the span of the chosen event and its name
	labelRow   = 20.0 // of the ticks
	stripRow   = 34.0 // the overview
	stripFrom  = 168  // the height from which there is an overview
	markStep   = 10.0 // from kind to kind under the axis
	markScale  = 0.56 // of the marks on the map
	textSize   = 12.0
	frameWidth = 2.0
)

// rows is where the parts of the timeline lie, in dp from its top.
type rows struct {
	top   float64 // of the histogram
	axis  float64 // the line
	kinds int     // rows of marks under the axis
	ticks float64 // top of the labels
	strip float64 // top of the overview; 0: none
	end   float64
}

// divide shares a height among the parts.
func divide(height float64) rows {
	r := rows{top: bracketRow, kinds: 1, end: height}
	if height >= stripFrom {
		r.kinds = 2
		r.strip = height - stripRow
		height = r.strip
	}
	r.ticks = height - labelRow
	r.axis = r.ticks - float64(r.kinds)*markStep - 5
	return r
}

// The height of a brick in dp, and of the room between two.
const (
	brickHeight = 4.6
	brickSpace  = 1.0
)

// brick is the height of a brick and the step from level to level, smaller where
// the pile is too high.
func (r rows) brick(levels int) (height, step float64) {
	step = min(brickHeight+brickSpace, (r.axis-r.top-4)/max(float64(levels), 1))
	return step * brickHeight / (brickHeight + brickSpace), step
}
