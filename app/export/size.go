package export

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Size is how large a picture is, and how sharp.
type Size struct {
	Width, Height int     // px
	Pixels        float64 // px per dp (1/96 inch); 0: what suits the size
	Paper         Paper   // the zero value: its size is one in pixels
}

// Paper is the size of a sheet as it was asked for, which whole pixels only come near.
type Paper struct {
	Width, Height float64
	Unit          string // mm, cm or in; empty: no sheet
}

// points are the sides of a sheet in 1/72 inch, the unit of PDF.
func (p Paper) points() (width, height float64) {
	const inch = 72
	return p.Width / lengths[p.Unit] * inch, p.Height / lengths[p.Unit] * inch
}

// words are the sides of a sheet with their unit, as CSS and SVG write them.
func (p Paper) words() (width, height string) {
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) + p.Unit }
	return number(p.Width), number(p.Height)
}

// Preset is a size that is often wanted. Its name is also the last part of the
// key of its text.
type Preset struct {
	Name string
	Size Size
}

// printed is the sharpness of paper: 300 dots an inch.
const printed = 300.0

// Presets are the sizes that are offered, the usual one first.
var Presets = []Preset{
	{"slide", Size{Width: 1920, Height: 1080}},
	{"4k", Size{Width: 3840, Height: 2160}},
	{"a4", paper(297, 210)},
	{"a4-portrait", paper(210, 297)},
	{"a3", paper(420, 297)},
	{"a3-portrait", paper(297, 420)},
	{"letter", paper(279.4, 215.9)},
	{"web", Size{Width: 1200, Height: 675}},
	{"web2x", Size{Width: 2400, Height: 1350, Pixels: 2}},
	{"square", Size{Width: 1080, Height: 1080}},
	{"story", Size{Width: 1080, Height: 1920}},
}

// paper is a sheet of a width and height in mm, to be printed.
func paper(width, height float64) Size {
	return Paper{width, height, "mm"}.size(printed)
}

// size is a sheet at so many dots an inch.
func (p Paper) size(dpi float64) Size {
	parts := lengths[p.Unit]
	return Size{dots(p.Width/parts, dpi), dots(p.Height/parts, dpi), dpi / dpDots, p}
}

// What an inch is divided into.
const (
	millimetres = 25.4
	dpDots      = 96.0
)

// dots is a length in inches as pixels.
func dots(inches, dpi float64) int { return int(math.Round(inches * dpi)) }

// Typed is the size as ParseSize reads it: the sides, and the dots an inch or 0.
func (s Size) Typed() (value string, dpi float64) {
	value = fmt.Sprintf("%dx%d", s.Width, s.Height)
	if s.Paper.Unit != "" {
		number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
		value = number(s.Paper.Width) + "x" + number(s.Paper.Height) + s.Paper.Unit
	}
	return value, s.DPI()
}

// DPI is the number of dots an inch that the sharpness was made from, 0 for none: the
// shortest one that gives the same.
func (s Size) DPI() float64 {
	dpi := s.Pixels * dpDots
	for digits := range 17 {
		v, err := strconv.ParseFloat(strconv.FormatFloat(dpi, 'g', digits+1, 64), 64)
		if err == nil && v/dpDots == s.Pixels {
			return v
		}
	}
	return dpi
}

// PresetSize finds a preset by its name; the error lists the names.
func PresetSize(name string) (Size, error) {
	var names []string
	for _, p := range Presets {
		if p.Name == name {
			return p.Size, nil
		}
		names = append(names, p.Name)
	}
	return Size{}, fmt.Errorf("there is no size %q; there are %s", name, strings.Join(names, ", "))
}

// MinDPI and MaxDPI are the limits of a sharpness in dots per inch.
const MinDPI, MaxDPI = 48, 1200

// lengths are the units of a size in parts of an inch.
var lengths = map[string]float64{"mm": millimetres, "cm": millimetres / 10, "in": 1}

// ParseSize reads 1920x1080, or a size on paper as 297x210mm, 29.7x21cm or
// 11x8.5in. Type and lines have their physical size at dpi dots an inch; 0 means
// 300 on paper, and what suits a size in pixels.
func ParseSize(value string, dpi float64) (Size, error) {
	if dpi != 0 && !(dpi >= MinDPI && dpi <= MaxDPI) {
		return Size{}, fmt.Errorf("%g is not from %d to %d dots an inch", dpi, MinDPI, MaxDPI)
	}
	width, height, unit, err := parseSides(value)
	if err != nil {
		return Size{}, err
	}
	_, physical := lengths[unit]
	if !(min(width, height) > 0 && max(width, height) <= MaxSide) {
		return Size{}, outside(value)
	}
	s := Size{Width: int(width), Height: int(height), Pixels: dpi / dpDots}
	if physical {
		if dpi == 0 {
			dpi = printed
		}
		s = Paper{width, height, unit}.size(dpi)
	}
	return s, s.Check()
}

// parseSides reads two numbers with an x between them and a unit behind: of
// lengths, or px or none for whole pixels.
func parseSides(value string) (width, height float64, unit string, err error) {
	lower := strings.ToLower(value)
	number := strings.TrimRight(lower, "pxmcin")
	unit = lower[len(number):]
	w, h, ok := strings.Cut(number, "x")
	width, errW := strconv.ParseFloat(w, 64)
	height, errH := strconv.ParseFloat(h, 64)
	_, physical := lengths[unit]
	pixels := (unit == "" || unit == "px") && width == math.Trunc(width) && height == math.Trunc(height)
	if !ok || errW != nil || errH != nil || !physical && !pixels {
		return 0, 0, "", fmt.Errorf("%q is not a width and height as 1920x1080, 297x210mm, 29.7x21cm or 11x8.5in", value)
	}
	return width, height, unit, nil
}

// Check tells in one sentence what is wrong with a size, if anything.
func (s Size) Check() error {
	if err := CheckSize(s.Width, s.Height); err != nil {
		return err
	}
	if s.Pixels == 0 {
		return nil
	}
	if w, h := float64(s.Width)/s.Pixels, float64(s.Height)/s.Pixels; w < MinWidth-1 || h < MinHeight-1 {
		return fmt.Errorf("%dx%d pixels at %g dots an inch have no room for map, date and credits: that takes %dx%d pixels at 96",
			s.Width, s.Height, s.Pixels*dpDots, MinWidth, MinHeight)
	}
	return nil
}
