package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// child is a command that setup starts and waits for.
type child struct {
	args  []string
	dir   string        // empty: the root of the repository
	env   []string      // added to the environment
	limit time.Duration // after which it is ended with all that it started; 0: never
	in    io.Reader     // nil: nothing
	out   io.Writer     // nil: setup's own output
	quiet bool          // its messages go to out as well
	saves bool          // it has something to save, and ends by itself when setup is interrupted
}

// workshop is where setup works: a machine and a copy of the repository.
type workshop struct {
	root  string
	host  host
	out   io.Writer
	start func(ctx context.Context, c child) error
}

func newWorkshop(root string, out io.Writer) *workshop {
	w := &workshop{root: root, host: thisHost(), out: out}
	w.start = w.wait
	return w
}

// wait starts a child and waits for its end or its limit.
func (w *workshop) wait(ctx context.Context, c child) error {
	if c.limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.limit)
		defer cancel()
	}
	err := w.command(ctx, c).Run()
	switch {
	case err == nil:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("%s: ended after %v, the longest that it may take", strings.Join(c.args, " "), c.limit)
	}
	return fmt.Errorf("%s: %w", strings.Join(c.args, " "), err)
}

func (w *workshop) command(ctx context.Context, c child) *exec.Cmd {
	cmd := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = w.root, w.out, w.out
	if c.dir != "" {
		cmd.Dir = c.dir
	}
	if c.out != nil {
		cmd.Stdout = c.out
		if c.quiet {
			cmd.Stderr = c.out
		}
	}
	cmd.Stdin = c.in
	cmd.Env = append(os.Environ(), c.env...)
	cmd.WaitDelay = 5 * time.Second
	if c.limit > 0 {
		endTogether(cmd)
	}
	if c.saves {
		cmd.Cancel = func() error {
			interrupt(cmd.Process)
			return os.ErrProcessDone // how it ends is what counts
		}
		cmd.WaitDelay = savingPatience
	}
	return cmd
}

// savingPatience is how long a child may take to save and end. The window waits for the
// disk and for the toolkit, five seconds together at most.
const savingPatience = 15 * time.Second
