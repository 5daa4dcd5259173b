// Package camera is the view of the map: the Web Mercator projection
// (EPSG:3857), the centre, a fractional zoom and the size of the picture.
//
// Three coordinate systems meet here. Positions are WGS 84 degrees, longitude
// first. World points are the projected positions scaled to the unit square, x
// to the east, y to the south. View points are dp (1/96 inch) from the upper
// left corner of the picture, y downwards.
package camera

import (
	"math"

	"github.com/paulmach/orb"
)

// TileSize is the width in dp of the whole world at zoom 0.
const TileSize = 256

// The limits of the zoom: from all of Central Asia to single villages.
const (
	MinZoom = 4.0
	MaxZoom = 13.0
)

// MaxLatitude is where the projection ends, in degrees north and south.
const MaxLatitude = 85.05112877980659

// Equator is the circumference of the sphere of EPSG:3857 in metres.
const Equator = 2 * math.Pi * 6378137

// Camera is an immutable view. Make one with New or Fit.
type Camera struct {
	centre        orb.Point // world
	zoom          float64
	width, height float64 // dp
	pixels        float64 // device pixels per dp
}

// New looks at a position (longitude, latitude) in a picture of width by height
// dp with one pixel a dp. The zoom is brought into MinZoom..MaxZoom.
func New(position orb.Point, zoom, width, height float64) Camera {
	return Camera{World(position), clamp(zoom, MinZoom, MaxZoom), width, height, 1}
}

// Fit shows all of a bound of positions with a margin of pad dp on each side.
func Fit(b orb.Bound, width, height, pad float64) Camera {
	nw := World(orb.Point{b.Min[0], b.Max[1]})
	se := World(orb.Point{b.Max[0], b.Min[1]})
	room := func(size, extent float64) float64 {
		return math.Log2(max(size-2*pad, 1) / (TileSize * max(extent, 1e-9)))
	}
	zoom := min(room(width, se[0]-nw[0]), room(height, se[1]-nw[1]))
	return Camera{
		centre: orb.Point{(nw[0] + se[0]) / 2, (nw[1] + se[1]) / 2},
		zoom:   clamp(zoom, MinZoom, MaxZoom), width: width, height: height, pixels: 1,
	}
}

// World projects a position (longitude, latitude in degrees) to the unit square.
// Latitudes beyond MaxLatitude are brought to it.
// Formula: EPSG Guidance Note 7-2, Popular Visualisation Pseudo-Mercator.
func World(p orb.Point) orb.Point {
	lat := clamp(p[1], -MaxLatitude, MaxLatitude) * math.Pi / 180
	return orb.Point{p[0]/360 + 0.5, 0.5 - math.Log(math.Tan(math.Pi/4+lat/2))/(2*math.Pi)}
}

// LonLat is the inverse of World.
func LonLat(w orb.Point) orb.Point {
	return orb.Point{
		(w[0] - 0.5) * 360,
		(2*math.Atan(math.Exp((0.5-w[1])*2*math.Pi)) - math.Pi/2) * 180 / math.Pi,
	}
}

// Zoom is the base-2 logarithm of the world's width in dp over TileSize.
func (c Camera) Zoom() float64 { return c.zoom }

// Centre is the position in the middle of the picture, longitude first.
func (c Camera) Centre() orb.Point { return LonLat(c.centre) }

// Size is the size of the picture in dp.
func (c Camera) Size() (width, height float64) { return c.width, c.height }

// Pixels is the number of device pixels per dp.
func (c Camera) Pixels() float64 { return c.pixels }

// WithPixels is the same view at another sharpness.
func (c Camera) WithPixels(perDP float64) Camera { c.pixels = perDP; return c }

// WithSize is the same centre and zoom in a picture of another size in dp.
func (c Camera) WithSize(width, height float64) Camera {
	c.width, c.height = width, height
	return c
}

// WithZoom is the same centre at another zoom, brought into its limits.
func (c Camera) WithZoom(zoom float64) Camera {
	c.zoom = clamp(zoom, MinZoom, MaxZoom)
	return c
}

// WithCentre is the same zoom with a position in the middle.
func (c Camera) WithCentre(position orb.Point) Camera { c.centre = World(position); return c }

// Scale is the number of dp per unit of the world square.
func (c Camera) Scale() float64 { return TileSize * math.Exp2(c.zoom) }

// Project turns a position into a view point.
func (c Camera) Project(position orb.Point) orb.Point { return c.View(World(position)) }

// View turns a world point into a view point.
func (c Camera) View(w orb.Point) orb.Point {
	s := c.Scale()
	return orb.Point{(w[0]-c.centre[0])*s + c.width/2, (w[1]-c.centre[1])*s + c.height/2}
}

// Offset gives View as multiply and add, for long lists of world points:
// view = world*scale + (dx, dy).
func (c Camera) Offset() (scale, dx, dy float64) {
	s := c.Scale()
	return s, c.width/2 - c.centre[0]*s, c.height/2 - c.centre[1]*s
}

// World turns a view point into a world point.
func (c Camera) World(v orb.Point) orb.Point {
	s := c.Scale()
	return orb.Point{(v[0]-c.width/2)/s + c.centre[0], (v[1]-c.height/2)/s + c.centre[1]}
}

// Unproject turns a view point into a position.
func (c Camera) Unproject(v orb.Point) orb.Point { return LonLat(c.World(v)) }

// PanBy moves the picture by dx, dy dp: what was at v is then at v+(dx,dy).
func (c Camera) PanBy(dx, dy float64) Camera {
	s := c.Scale()
	c.centre = orb.Point{c.centre[0] - dx/s, clamp(c.centre[1]-dy/s, 0, 1)}
	return c
}

// ZoomAround changes the zoom by steps and keeps what lies under the view point
// v where it is.
func (c Camera) ZoomAround(v orb.Point, steps float64) Camera {
	fixed := c.World(v)
	c.zoom = clamp(c.zoom+steps, MinZoom, MaxZoom)
	s := c.Scale()
	c.centre = orb.Point{fixed[0] - (v[0]-c.width/2)/s, clamp(fixed[1]-(v[1]-c.height/2)/s, 0, 1)}
	return c
}

// Bounds is what the picture shows, in degrees.
func (c Camera) Bounds() orb.Bound {
	w := c.WorldBounds()
	nw, se := LonLat(w.Min), LonLat(w.Max)
	return orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}
}

// WorldBounds is what the picture shows, in the unit square (Min is north-west).
func (c Camera) WorldBounds() orb.Bound {
	return orb.Bound{Min: c.World(orb.Point{0, 0}), Max: c.World(orb.Point{c.width, c.height})}
}

// Within moves the view so that its centre stays inside a bound of positions.
func (c Camera) Within(b orb.Bound) Camera {
	nw, se := World(orb.Point{b.Min[0], b.Max[1]}), World(orb.Point{b.Max[0], b.Min[1]})
	c.centre = orb.Point{clamp(c.centre[0], nw[0], se[0]), clamp(c.centre[1], nw[1], se[1])}
	return c
}

// DPPerKm is the length of a kilometre on the ground at a latitude, in dp: the
// projection stretches lengths by 1/cos(latitude). It takes the earth for a
// sphere; between 36 and 44 degrees lengths on the ellipsoid differ by at most
// 0.15 % from east to west and 0.35 % from north to south.
func (c Camera) DPPerKm(latitude float64) float64 {
	return c.Scale() / (Equator / 1000) / math.Cos(latitude*math.Pi/180)
}

func clamp(v, low, high float64) float64 { return min(max(v, low), high) }
