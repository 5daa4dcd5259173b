package topology

// Polyline writes a line as text in Google's Encoded Polyline Algorithm Format
// with five decimals, but longitude before latitude as in GeoJSON: the
// differences between neighbours, zigzag, in groups of five bits from the lowest on.
func Polyline(line []Point) string {
	var out []byte
	var last Point
	for _, p := range line {
		out = appendValue(out, p.X-last.X)
		out = appendValue(out, p.Y-last.Y)
		last = p
	}
	return string(out)
}

func appendValue(out []byte, v int32) []byte {
	bits := uint32(v<<1) ^ uint32(v>>31)
	for bits >= 0x20 {
		out = append(out, byte(0x20|bits&0x1f)+63)
		bits >>= 5
	}
	return append(out, byte(bits)+63)
}
