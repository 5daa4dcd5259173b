package main

import (
	"os/exec"
	"strconv"
)

// endTogether lets the end of a child take with it all that the child started.
func endTogether(cmd *exec.Cmd) {
	cmd.Cancel = func() error {
		return exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(cmd.Process.Pid)).Run()
	}
}
