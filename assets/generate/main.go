// Command generate rebuilds assets/geodata from its upstream packages. It is run
// by go generate in the assets folder and needs the Go module proxy, or a module
// cache that has the four modules, and Debian's gmt with gmt-gshhg-full.
//
// Nothing is written unless everything was built and passed the checks. The same
// inputs give the same bytes.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	out := flag.String("o", "../geodata", "folder for the generated files")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out string) error {
	in, err := gather(ctx)
	if err != nil {
		return err
	}
	var editions []*edition
	for _, spec := range editionSpecs {
		e, err := buildEdition(spec, in)
		if err != nil {
			return fmt.Errorf("edition %s: %w", spec.ID, err)
		}
		editions = append(editions, e)
	}
	for _, e := range editions {
		if err := e.check(in.towns); err != nil {
			return fmt.Errorf("edition %s: %w", e.ID, err)
		}
	}
	changes, err := findChanges(editions[0], editions[1], in.towns)
	if err != nil {
		return fmt.Errorf("changes: %w", err)
	}
	water, err := buildWater(in)
	if err != nil {
		return fmt.Errorf("water: %w", err)
	}
	files, err := encode(editions, changes, water, in)
	if err != nil {
		return err
	}
	return write(out, files)
}
