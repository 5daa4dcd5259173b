package motion

import (
	"bytes"
	"image"
)

// changed is the smallest box outside which two pictures of one size are equal.
func changed(before, now *image.RGBA) image.Rectangle {
	box := now.Rect
	row := func(img *image.RGBA, y int) []byte {
		return img.Pix[img.PixOffset(box.Min.X, y):img.PixOffset(box.Max.X, y)]
	}
	for box.Min.Y < box.Max.Y && bytes.Equal(row(before, box.Min.Y), row(now, box.Min.Y)) {
		box.Min.Y++
	}
	for box.Max.Y > box.Min.Y && bytes.Equal(row(before, box.Max.Y-1), row(now, box.Max.Y-1)) {
		box.Max.Y--
	}
	if box.Empty() {
		return image.Rectangle{}
	}
	left, right := box.Dx(), box.Dx()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		a, b := row(before, y), row(now, y)
		left = min(left, equalStart(a, b))
		right = min(right, equalEnd(a, b))
	}
	box.Min.X, box.Max.X = box.Min.X+left, box.Max.X-right
	return box
}

// equalStart is how many pixels two rows have in common at their start.
func equalStart(a, b []byte) int {
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n / 4
}

// equalEnd is the same at their end.
func equalEnd(a, b []byte) int {
	n := 0
	for n < len(a) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n / 4
}
