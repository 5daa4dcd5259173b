// Package fonts embeds Noto Sans, the one type family of the program
// (SIL Open Font License 1.1, see OFL.txt). The same bytes serve the map and
// the window, so that no picture depends on installed fonts.
package fonts

import _ "embed"

// The four faces as TrueType files: Latin, Cyrillic with the Kyrgyz and Tajik letters.
var (
	//go:embed NotoSans-Regular.ttf
	Regular []byte
	//go:embed NotoSans-Bold.ttf
	Bold []byte
	//go:embed NotoSans-Italic.ttf
	Italic []byte
	//go:embed NotoSans-BoldItalic.ttf
	BoldItalic []byte
)
