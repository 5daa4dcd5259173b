// Package likeness measures how alike two pictures of one size are.
package likeness

import (
	"fmt"
	"image"
	"image/draw"
)

// Difference is the mean one of all colours of all pixels in percent: 0 for equal
// pictures, 100 between black and white.
func Difference(a, b image.Image) (float64, error) {
	if err := sameSize(a, b); err != nil {
		return 0, err
	}
	one, other := pixels(a), pixels(b)
	sum, count := 0, 0
	for i := range one.Pix {
		if i%4 != 3 { // not the opacity
			d := int(one.Pix[i]) - int(other.Pix[i])
			sum += max(d, -d)
			count++
		}
	}
	return 100 * float64(sum) / (255 * float64(count)), nil
}

// The windows of Structure, in pixels.
const (
	side = 8
	step = 4
)

// Structure is the mean structural similarity of the pictures' brightness: 1 for
// equal pictures, 0 for those that have nothing in common (Z. Wang et al., Image
// quality assessment: from error visibility to structural similarity, IEEE
// Transactions on Image Processing 13, 2004; windows of 8 x 8, all of one weight).
// Pictures smaller than a window are an error.
func Structure(a, b image.Image) (float64, error) {
	if err := sameSize(a, b); err != nil {
		return 0, err
	}
	one, other := brightness(a), brightness(b)
	size := a.Bounds().Size()
	if size.X < side || size.Y < side {
		return 0, fmt.Errorf("%v is too small to be compared", size)
	}
	sum, count := 0.0, 0
	for y := 0; y+side <= size.Y; y += step {
		for x := 0; x+side <= size.X; x += step {
			sum += window(one[y*size.X+x:], other[y*size.X+x:], size.X)
			count++
		}
	}
	return sum / float64(count), nil
}

// window compares the windows at the start of two pictures of a width.
func window(a, b []float64, width int) float64 {
	const n = side * side
	const c1, c2 = (0.01 * 255) * (0.01 * 255), (0.03 * 255) * (0.03 * 255)
	var sa, sb, saa, sbb, sab float64
	for y := range side {
		for x := range side {
			va, vb := a[y*width+x], b[y*width+x]
			sa, sb = sa+va, sb+vb
			saa, sbb, sab = saa+va*va, sbb+vb*vb, sab+va*vb
		}
	}
	ma, mb := sa/n, sb/n
	va, vb, cov := saa/n-ma*ma, sbb/n-mb*mb, sab/n-ma*mb
	return (2*ma*mb + c1) * (2*cov + c2) / ((ma*ma + mb*mb + c1) * (va + vb + c2))
}

// Reduced is a picture at a whole fraction of its size, each pixel the mean of
// those that it stands for. What does not fill a pixel at the right and below is
// left out.
func Reduced(img image.Image, by int) image.Image {
	from := pixels(img)
	out := image.NewRGBA(image.Rect(0, 0, from.Rect.Dx()/by, from.Rect.Dy()/by))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var sum [4]int
			for i := range by * by {
				at := from.PixOffset(x*by+i%by, y*by+i/by)
				for c := range sum {
					sum[c] += int(from.Pix[at+c])
				}
			}
			for c := range sum {
				out.Pix[out.PixOffset(x, y)+c] = uint8((sum[c] + by*by/2) / (by * by))
			}
		}
	}
	return out
}

// brightness is that of each pixel from 0 to 255, by the weights of Rec. 601.
func brightness(img image.Image) []float64 {
	from := pixels(img)
	out := make([]float64, len(from.Pix)/4)
	for i := range out {
		p := from.Pix[4*i:]
		out[i] = 0.299*float64(p[0]) + 0.587*float64(p[1]) + 0.114*float64(p[2])
	}
	return out
}

// pixels is a picture from 0,0 on.
func pixels(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

func sameSize(a, b image.Image) error {
	if a.Bounds().Size() != b.Bounds().Size() {
		return fmt.Errorf("one is %v, the other %v", a.Bounds().Size(), b.Bounds().Size())
	}
	return nil
}
