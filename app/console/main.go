// Console starts Border Atlas for the commands on Windows. There the program itself
// is built for the window: a prompt neither waits for it nor learns its exit status.
// This one is built for the console, hands everything on to borderatlas.exe beside
// it, and ends with its exit status.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	self, err := os.Executable()
	if err != nil {
		fmt.Fprintln(os.Stderr, "borderatlas-cli:", err)
		os.Exit(1)
	}
	name := "borderatlas" + filepath.Ext(self)
	os.Exit(run(filepath.Join(filepath.Dir(self), name), os.Args[1:], os.Stdout, os.Stderr))
}

// run starts the program and returns its exit status. The streams go through pipes,
// as a program built for the window may not write to a console that it does not own.
func run(program string, args []string, stdout, stderr io.Writer) int {
	cmd := exec.Command(program, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, struct{ io.Writer }{stdout}, struct{ io.Writer }{stderr}
	err := cmd.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		fmt.Fprintln(stderr, "borderatlas-cli:", err)
		return 1
	}
	return cmd.ProcessState.ExitCode()
}
