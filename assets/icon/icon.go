// Package icon embeds the program's icon. The pictures are drawn by
// app/setup/icon and written by `go generate ./app/setup`.
package icon

import _ "embed"

// PNG is the icon at 512 x 512 pixels, transparent outside its rounded corners.
//
//go:embed icon-512.png
var PNG []byte
