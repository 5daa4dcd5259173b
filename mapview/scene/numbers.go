package scene

import (
	"math"
	"strconv"
)

// Finite tells whether all coordinates are numbers. What has others touches
// nothing, and no painter draws it.
func (o *Outline) Finite() bool {
	off := 0.0 // stays 0 for numbers
	for _, p := range o.Points {
		off += (p[0] - p[0]) + (p[1] - p[1])
	}
	return off == 0
}

// Hundredths is a number as files hold it: with two decimals. What is no number
// is nought, and what lies further away than readers can follow stays at 1e9.
func Hundredths(v float64) int64 {
	const far = 1e9
	if math.IsNaN(v) {
		return 0
	}
	return int64(math.Round(min(max(v, -far), far) * 100))
}

// AppendHundredths writes a number of hundredths without needless noughts.
func AppendHundredths(b []byte, n int64) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if rest := n % 100; rest != 0 {
		b = append(b, '.', byte('0'+rest/10))
		if rest%10 != 0 {
			b = append(b, byte('0'+rest%10))
		}
	}
	return b
}
