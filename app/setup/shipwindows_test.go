package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestResources: both programs for Windows have icon, name and version, each its own.
func TestResources(t *testing.T) {
	r := someRelease(t)
	scripts := map[string]string{}
	r.start = func(_ context.Context, c child) error {
		data, err := os.ReadFile(filepath.Join(c.dir, "resource.rc"))
		scripts[filepath.ToSlash(strings.TrimPrefix(c.args[len(c.args)-1], r.source))] = string(data)
		return err
	}
	if err := r.resources(context.Background(), t.TempDir()); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string][2]string{
		"app":         {`"OriginalFilename", "borderatlas.exe"`, `"FileDescription", "Border Atlas"`},
		"app/console": {`"OriginalFilename", "borderatlas-cli.exe"`, `"FileDescription", "Border Atlas: commands"`},
	} {
		script := scripts["/"+folder+"/resource_windows_amd64.syso"]
		for _, words := range append(want[:], `1 ICON "icon.ico"`, `"ProductName", "Border Atlas"`, "commit 012345678901, 2001-09-09") {
			if !strings.Contains(script, words) {
				t.Errorf("%s lacks %s:\n%s", folder, words, script)
			}
		}
	}
}
