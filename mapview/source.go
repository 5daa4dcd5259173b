// Package mapview is the map widget: it shows anything that can build a scene,
// moves it under the pointer and keys, and draws it sharply in the background.
package mapview

import (
	"context"

	"borderatlas/mapview/camera"
	"borderatlas/mapview/scene"
)

// Source builds the picture that the widget shows. It consists of planes, the
// lowest first; the lowest has a background. Key and Build are called from
// other goroutines than the user interface's and must be safe for that.
type Source interface {
	// Planes is the number of planes, which never changes.
	Planes() int
	// Key names everything that a plane depends on; equal keys mean equal pictures.
	Key(plane int, c camera.Camera) string
	// Build makes a plane's scene, of the camera's size, which is that of the map
	// and Margin more on each side. It gives up with the context's error when the
	// context ends.
	Build(ctx context.Context, plane int, c camera.Camera) (*scene.Scene, error)
}
