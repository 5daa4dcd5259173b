package export

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/paulmach/orb"

	"borderatlas/layers"
	"borderatlas/mapview/camera"
)

// worldEndings are those of world files by those of pictures.
var worldEndings = map[string]string{".png": ".pgw", ".jpg": ".jgw", ".jpeg": ".jgw"}

// webMercator is the reference system of a world file, EPSG 3857, as ArcGIS, QGIS
// and all others that rest on GDAL read it from the file .aux.xml beside a picture.
const webMercator = `<PAMDataset><SRS>PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",` +
	`SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],` +
	`PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],` +
	`PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]</SRS></PAMDataset>
`

// worldFiles are the paths of a picture's world file and of its reference system.
func worldFiles(path string) (world, system string) {
	ending := filepath.Ext(path)
	return strings.TrimSuffix(path, ending) + worldEndings[strings.ToLower(ending)], path + ".aux.xml"
}

// CheckWorld tells why there can be no world file beside a picture, if anything.
func (s Spec) CheckWorld(path string) error {
	switch {
	case worldEndings[strings.ToLower(filepath.Ext(path))] == "":
		return errors.New("a world file goes with a PNG or JPEG file")
	case len(s.Frames) > 0:
		return errors.New("a page of several maps lies at no one place, and can have no world file")
	}
	return nil
}

// checkWorld tells that and whether the files can be written.
func (s Spec) checkWorld(path string, force bool) error {
	world, system := worldFiles(path)
	return cmp.Or(s.CheckWorld(path), writable(world, force), writable(system, force))
}

// world is where the page's pixels lie in Web Mercator, in the six lines of a world
// file: what a step right and down adds to east and north, and where the middle of
// the first pixel lies, in metres. It holds for the map alone: what is beside it on
// the page lies nowhere.
func (s Spec) world(stack *layers.Stack) string {
	stack, s = s.blurred(stack)
	l := newPage(stack, s).arrange()
	half := 0.5 / s.pixels()
	first := l.camera.World(orb.Point{half - l.frame.Min[0], half - l.frame.Min[1]})
	pixel := camera.Equator / l.camera.Scale() / s.pixels()
	return fmt.Sprintf("%.9f\n0\n0\n%.9f\n%.6f\n%.6f\n", pixel, -pixel, (first[0]-0.5)*camera.Equator, (0.5-first[1])*camera.Equator)
}

// worldOutputs are both files that stand beside a picture.
func (s Spec) worldOutputs(stack *layers.Stack, path string) []output {
	text := func(text string) func(Draft) error {
		return func(w Draft) error {
			_, err := io.WriteString(w, text)
			return err
		}
	}
	world, system := worldFiles(path)
	return []output{{world, text(s.world(stack))}, {system, text(webMercator)}}
}
