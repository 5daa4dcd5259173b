// Package assets embeds everything the program needs to run without a network:
// geometry, chronicle, type, translations and licences. It holds no code.
package assets

//go:generate go -C generate run . -o ../geodata

import (
	"embed"
	"io/fs"
)

//go:embed geodata chronicle fires lang
var files embed.FS

// Licences is the text of LICENSES.md: every source of data with its licence.
//
//go:embed LICENSES.md
var Licences string

// ThirdParty has the licences of all modules that the program is built from, each
// after a line that begins with "==== ". go generate ./app/setup writes it.
//
//go:embed THIRD-PARTY.txt
var ThirdParty string

// Geodata holds the output of the generator: boundaries, water, towns.
func Geodata() fs.FS { return sub("geodata") }

// Chronicle holds the events, places, displacement and sources.
func Chronicle() fs.FS { return sub("chronicle") }

// Fires holds the thermal anomalies that satellites have detected.
func Fires() fs.FS { return sub("fires") }

// Lang holds the message catalogue, a folder a language.
func Lang() fs.FS { return sub("lang") }

// sub cannot fail: the folders are fixed above and embedding checks them.
func sub(dir string) fs.FS {
	f, err := fs.Sub(files, dir)
	if err != nil {
		panic(err)
	}
	return f
}
