//go:build unix

package main

import (
	"os"
	"os/exec"
	"syscall"
)

// interrupt asks a child to end. One that fails has ended already.
func interrupt(p *os.Process) { _ = p.Signal(os.Interrupt) }

// endTogether lets the end of a child take with it all that the child started.
func endTogether(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
