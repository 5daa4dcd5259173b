//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// endTogether lets the end of a child take with it all that the child started.
func endTogether(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
