package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// workflow is the text of the workflow for releases.
func workflow(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", ".github", "workflows", "release.yml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestWorkflowBuildsWithOneGo: the bytes of a release depend on the version of Go.
func TestWorkflowBuildsWithOneGo(t *testing.T) {
	text := workflow(t)
	if !strings.Contains(text, "\n  GO: \""+releaseGo+"\"") || strings.Count(text, "actions/setup-go") != strings.Count(text, "go-version: ${{ env.GO }}") {
		t.Errorf("the workflow does not build everything with Go %s", releaseGo)
	}
}

// TestWorkflowRefusesATagThatIsNotTheVersion runs its first step in the repository.
func TestWorkflowRefusesATagThatIsNotTheVersion(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell here")
	}
	text := workflow(t)
	step := regexp.MustCompile(`- run: (.*GITHUB_REF_NAME.*)`).FindStringSubmatch(text)
	if step == nil || strings.Index(text, step[0]) > strings.Index(text, "go run") {
		t.Fatal("no step compares the tag before anything is built")
	}
	version := someRelease(t).facts.Version
	for tag, right := range map[string]bool{"v" + version: true, "v9" + version: false, "v" + version + "-1": false, "v": false} {
		cmd := exec.CommandContext(context.Background(), shell, "-c", step[1])
		cmd.Dir, cmd.Env = filepath.Join("..", ".."), append(os.Environ(), "GITHUB_REF_NAME="+tag)
		if said, err := cmd.CombinedOutput(); (err == nil) != right {
			t.Errorf("tag %s: %v, %s", tag, err, said)
		}
	}
}
