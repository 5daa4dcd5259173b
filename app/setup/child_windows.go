package main

import (
	"os"
	"os/exec"
	"strconv"
)

// interrupt does nothing: Windows has no way to ask one process, and its console has
// asked all of them when it asked setup.
func interrupt(*os.Process) {}

// endTogether lets the end of a child take with it all that the child started.
func endTogether(cmd *exec.Cmd) {
	cmd.Cancel = func() error {
		return exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(cmd.Process.Pid)).Run()
	}
}
