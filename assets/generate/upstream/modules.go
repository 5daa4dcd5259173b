// Package upstream reads the sources of the map as their publishers ship them:
// Go modules by way of the module proxy, and the coastline package of Debian.
package upstream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// Module is a Go module that is fetched for its data. Sum is the hash of go.sum
// that the download must have. One path cannot be required at two versions, and
// nothing of it is compiled, so these are not in go.mod.
type Module struct{ Path, Version, Sum string }

// The modules the map is made from.
var (
	OutlinesBefore = Module{"github.com/ringsaturn/tzf-rel", "v0.0.2024-a", "h1:gDj4GXhwj8w5d2qaVCzdL2NCYAY5ar8u4PewetuKdNQ="}
	OutlinesAfter  = Module{"github.com/ringsaturn/tzf-rel", "v0.0.2025-b2", "h1:XIGNNfRoLUUloPGeLexujuEvRvjaba3iWICBGJ6hq68="}
	NaturalEarth   = Module{"github.com/sams96/rgeo", "v1.3.0", "h1:IkXcEPP5fRU8t0tRj5FBqqPnd2XDoxROwY3EKQlLEvQ="}
	Cities         = Module{"github.com/ringsaturn/go-cities.json", "v0.6.11", "h1:Nf5z1+ShypeEjq+ihAS+Xj7uxXrTdMmzbEPVbFp4FZg="}
)

// Fetch downloads the module if need be and returns its folder.
func (m Module) Fetch(ctx context.Context) (dir string, err error) {
	cmd := exec.CommandContext(ctx, "go", "mod", "download", "-json", m.Path+"@"+m.Version)
	cmd.Dir = os.TempDir() // outside of every module: the answer depends on the arguments alone
	answer, err := cmd.Output()
	if len(answer) == 0 && err != nil {
		return "", fmt.Errorf("module %s %s: go mod download: %w", m.Path, m.Version, err)
	}
	return m.folder(answer)
}

// folder reads what go mod download answers, which is JSON on success and failure.
func (m Module) folder(answer []byte) (string, error) {
	var a struct{ Dir, Sum, Error string }
	err := json.Unmarshal(answer, &a)
	switch {
	case err != nil:
	case a.Error != "":
		err = errors.New(a.Error)
	case a.Sum != m.Sum:
		err = fmt.Errorf("the sum of the download is %s, not %s", a.Sum, m.Sum)
	default:
		return a.Dir, nil
	}
	return "", fmt.Errorf("module %s %s: %w", m.Path, m.Version, err)
}
