// Setup installs what is missing on this machine, then builds, runs, tests or
// measures Border Atlas. It uses the standard library alone, so that it starts
// on a machine that has nothing but Go:
//
//	go run ./app/setup run     install, build and open the window
//	go run ./app/setup test    install and run all tests
package main

//go:generate go run . generate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
)

// command is one sub-command; args are the words after its name.
type command struct {
	name, about string
	run         func(w *workshop, ctx context.Context, args []string) error
}

func commands() []command {
	return []command{
		{"run", "install what is missing, build, and open the window; further words go to the program", (*workshop).open},
		{"test", "install what is missing and pass all tests; further words go to go test", (*workshop).test},
		{"build", "install what is missing and build the program into this folder", (*workshop).build},
		{"bench", "print one line a figure: name, value, unit; further words go to go test", (*workshop).bench},
		{"check-exports", "install outside readers and open with them what the program writes", (*workshop).checkExports},
		{"release", "build all packages that can be built here into dist; --twice builds and compares them again", (*workshop).release},
		{"generate", "write icons, app/metadata.go, app/version.go and the licences of all parts", (*workshop).generate},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := execute(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// execute returns the exit status: 0 done, 1 failed, 2 typed wrongly.
func execute(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(stdout)
		return 0
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return report(stderr, carryOut(ctx, c, args[1:], stdout))
		}
	}
	fmt.Fprintf(stderr, "setup: there is no command %q; allowed are %s\n", args[0], names())
	return 2
}

func carryOut(ctx context.Context, c command, args []string, stdout io.Writer) error {
	root, err := findRoot()
	if err != nil {
		return err
	}
	return c.run(newWorkshop(root, stdout), ctx, args)
}

// report prints an error; one that a person has to act on stands as it is.
func report(stderr io.Writer, err error) int {
	var advice advice
	switch {
	case err == nil:
		return 0
	case errors.As(err, &advice):
		fmt.Fprintln(stderr, advice)
	default:
		fmt.Fprintln(stderr, "setup:", err)
	}
	return 1
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "Usage: go run ./app/setup COMMAND")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-14s %s\n", c.name, c.about)
	}
}

func names() string {
	var list []string
	for _, c := range commands() {
		list = append(list, c.name)
	}
	return strings.Join(list, ", ")
}

// findRoot goes up from the current folder to the one that holds FyneApp.toml.
func findRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "FyneApp.toml")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("FyneApp.toml was not found here or above: run this inside the repository")
		}
		dir = up
	}
}
