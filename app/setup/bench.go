package main

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// figure is one measured number of a benchmark.
type figure struct{ name, value, unit string }

// figureUnit tells figures from what go test reports by itself. A benchmark
// hands one over as b.ReportMetric(51.2, "scene_1080p_ms"): its name ends in
// the unit, which is printed apart. A ratio has none but its name.
var figureUnit = regexp.MustCompile(`^[a-z][a-z0-9_]*_(ns|us|ms|s|bytes|kb|mb|fps|allocs|ratio)$`)

// bench prints the figures of all benchmarks as lines "name value unit", and
// with PEERS=1 those of other programs on the same work and the ratios to them.
func (w *workshop) bench(ctx context.Context, args []string) error {
	if err := w.requireScreen(ctx); err != nil {
		return err
	}
	peers, err := w.peers(ctx)
	if err != nil {
		return err
	}
	var out bytes.Buffer // -p=1: one package at a time, so that figures do not disturb each other
	words := append([]string{"go", "test", "-p=1", "-run=^$", "-bench=.", "-timeout=30m"}, args...)
	err = w.start(ctx, child{args: append(words, "./..."), env: w.environment(), limit: testLimit, out: &out})
	if err != nil {
		fmt.Fprint(w.out, out.String())
		return err
	}
	ours := figures(out.String())
	for _, f := range slices.Concat(ours, peers, ratios(ours, peers)) {
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

// ratios divides our figures by those of each peer on the same work.
func ratios(ours, peers []figure) []figure {
	var list []figure
	for _, f := range ours {
		for _, p := range peers {
			peer, work, _ := strings.Cut(p.name, "_")
			mine, err := strconv.ParseFloat(f.value, 64)
			theirs, bad := strconv.ParseFloat(p.value, 64)
			if work == f.name && err == nil && bad == nil && theirs > 0 {
				name := strings.TrimSuffix(work, "_"+f.unit) + "_to_" + peer + "_ratio"
				list = append(list, figure{name, strconv.FormatFloat(mine/theirs, 'g', 3, 64), "ratio"})
			}
		}
	}
	return list
}
