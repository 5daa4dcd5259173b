// Package icon embeds the program's icon. The pictures are drawn by
// app/setup/icon and written by `go generate ./app/setup`.
package icon

import _ "embed"

// PNG is the icon of a window at 256 x 256 pixels, transparent outside its rounded
// corners. A larger one is never seen there, and reading it would hold the start up.
//
//go:embed icon-256.png
var PNG []byte
