package main

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// figure is one measured number of a benchmark.
type figure struct{ name, value, unit string }

// figureUnit tells figures from what go test reports by itself. A benchmark
// hands one over as b.ReportMetric(51.2, "scene_1080p_ms"): its name ends in
// the unit, which is printed apart.
var figureUnit = regexp.MustCompile(`^[a-z][a-z0-9_]*_(ns|us|ms|s|kb|mb|fps)$`)

// bench prints the figures of all benchmarks as lines "name value unit".
func (w *workshop) bench(ctx context.Context, args []string) error {
	if err := w.requireScreen(ctx); err != nil {
		return err
	}
	var out bytes.Buffer // -p=1: one package at a time, so that figures do not disturb each other
	words := append([]string{"go", "test", "-p=1", "-run=^$", "-bench=.", "-timeout=30m"}, args...)
	err := w.start(ctx, child{args: append(words, "./..."), env: w.environment(), limit: testLimit, out: &out})
	if err != nil {
		fmt.Fprint(w.out, out.String())
		return err
	}
	for _, f := range figures(out.String()) {
		fmt.Fprintln(w.out, f.name, f.value, f.unit)
	}
	return nil
}

// figures reads them from the output of go test, sorted by name.
func figures(output string) []figure {
	var list []figure
	for line := range strings.Lines(output) {
		words := strings.Fields(line)
		if len(words) < 4 || !strings.HasPrefix(words[0], "Benchmark") {
			continue
		}
		for i := 2; i+1 < len(words); i += 2 {
			if name := words[i+1]; figureUnit.MatchString(name) {
				list = append(list, figure{name, words[i], name[strings.LastIndex(name, "_")+1:]})
			}
		}
	}
	slices.SortFunc(list, func(a, b figure) int { return strings.Compare(a.name, b.name) })
	return list
}
