package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// inspect looks at what was made with programs that are not ours, and starts the
// program for Windows.
func (r *release) inspect(ctx context.Context, made map[string][]byte) error {
	if r.host.os != "linux" {
		return nil
	}
	if err := r.require(ctx, forInspection); err != nil {
		return err
	}
	if err := r.inspectDebian(ctx); err != nil {
		return err
	}
	exe := r.name("windows-amd64.exe")
	if made[exe] == nil {
		return nil
	}
	path := filepath.Join(r.root, "dist", exe)
	return r.start(ctx, child{
		args: []string{"go", "test", "-count=1", "-timeout=15m", "-run=^TestWindowsProgram$", "./app", "-windows-archive=" + strings.TrimSuffix(path, ".exe") + ".zip", "-stamp=" + r.facts.Stamp},
		dir:  r.source, env: r.environment(), limit: testLimit,
	})
}

// inspectDebian unpacks the package as dpkg does and validates what it carries.
func (r *release) inspectDebian(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "borderatlas-deb-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	deb := filepath.Join(r.root, "dist", fmt.Sprintf("%s_%s_amd64.deb", r.facts.Program, r.facts.Version))
	share := func(name string) string { return filepath.Join(dir, "usr", "share", name) }
	for _, args := range [][]string{
		{"dpkg-deb", "--extract", deb, dir},
		{"desktop-file-validate", share("applications/" + r.facts.ID + ".desktop")},
		{"appstreamcli", "validate", "--no-net", share("metainfo/" + r.facts.ID + ".metainfo.xml")},
		{"update-mime-database", share("mime")},
	} {
		if err := r.start(ctx, child{args: args, limit: readLimit}); err != nil {
			return err
		}
	}
	said, err := r.capture(ctx, []string{filepath.Join(dir, "usr", "bin", r.facts.Program), "version"})
	if want := r.facts.Name + " " + r.facts.Stamp + "\n"; err != nil || string(said) != want {
		return fmt.Errorf("the program in the package says %q, want %q: %v", said, want, err)
	}
	return nil
}
