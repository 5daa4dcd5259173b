// Border Atlas shows what happened on the Kyrgyz-Tajik border, day by day. With
// no arguments it opens its window; with arguments it runs a command that needs
// no display.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"borderatlas/app/command"
)

func main() {
	joinConsole()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	status := command.Run(ctx, os.Args[1:], os.Stdout, os.Stderr, command.Options{
		Version: stamped(),
		Window:  openWindow,
	})
	stop()
	os.Exit(status)
}
