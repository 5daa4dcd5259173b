package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The peers are other programs that draw the same work. Their scripts lie in a
// folder outside the repository: points.py, and for each peer NAME_points.py and
// NAME_scene.py, which print medians or lists of times as peerScene and
// peerEvents read them.

// peerNames are the programs with a Python module of the same name.
var peerNames = []string{"mapnik", "qgis"}

// peerPython is the system's own: the modules come as packages of the system.
const peerPython = "/usr/bin/python3"

// peerLimit is for one script: a million events take a peer a minute and a half.
const peerLimit = 10 * time.Minute

// peerSizes are the numbers of events, and what they are called in figures.
var peerSizes = []struct {
	events int
	name   string
}{{10_000, "10k"}, {100_000, "100k"}, {1_000_000, "1m"}}

var (
	peerScene  = regexp.MustCompile(`^\w+ scene (\d+) .*?ms (?:\d+ )?\[([\d, ]+)\]`)
	peerEvents = regexp.MustCompile(`^\w+ (\d+) events, (\d+) days: ms \[([\d, ]+)\]`)
)

// peers measures the peers that are installed; none unless PEERS=1.
func (w *workshop) peers(ctx context.Context) ([]figure, error) {
	if w.host.env("PEERS") != "1" {
		return nil, nil
	}
	folder := w.host.env("BENCH_PEERS")
	if folder == "" {
		return nil, errors.New("PEERS=1 measures other programs as well and needs the folder of their scripts in BENCH_PEERS")
	}
	data, err := os.MkdirTemp("", "peers")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(data)
	var list []figure
	for _, name := range peerNames {
		if w.start(ctx, child{args: []string{peerPython, "-c", "import " + name}, out: &bytes.Buffer{}}) != nil {
			fmt.Fprintf(w.out, "# %s is not installed and left out\n", name)
			continue
		}
		found, err := w.peer(ctx, name, folder, data)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	fmt.Fprintln(w.out, "# Mapnik reads its CSV text anew for each picture; neither peer has an index over time")
	return list, nil
}

// peer measures one of them: the scene of the region, and steps over many events.
func (w *workshop) peer(ctx context.Context, name, folder, data string) ([]figure, error) {
	var out bytes.Buffer
	run := func(script string, args ...string) error {
		words := append([]string{peerPython, filepath.Join(folder, script)}, args...)
		return w.start(ctx, child{args: words, limit: peerLimit, out: &out})
	}
	err := run(name + "_scene.py")
	for _, size := range peerSizes {
		n := strconv.Itoa(size.events)
		err = errors.Join(err, run("points.py", n, data), run(name+"_points.py", n, data))
	}
	list := peerFigures(name, out.String())
	if len(list) == 0 { // QGIS may end with a fault after its work is done
		return nil, fmt.Errorf("%s printed no times: %v\n%s", name, err, &out)
	}
	return list, nil
}

// peerFigures reads the median times that the scripts of a peer printed, named as
// ours with the peer's name before them.
func peerFigures(peer, output string) []figure {
	var list []figure
	for line := range strings.Lines(output) {
		work, times := "", ""
		if m := peerScene.FindStringSubmatch(line); m != nil {
			work, times = map[string]string{"1920": "scene_1080p", "3840": "scene_2160p"}[m[1]], m[2]
		}
		if m := peerEvents.FindStringSubmatch(line); m != nil {
			times = m[3]
			for _, size := range peerSizes {
				if m[1] == strconv.Itoa(size.events) {
					work = map[bool]string{true: "step_", false: "all_"}[m[2] == "30"] + size.name
				}
			}
		}
		if work != "" {
			list = append(list, figure{peer + "_" + work + "_ms", median(times), "ms"})
		}
	}
	return list
}

// median is that of whole numbers with commas between them.
func median(list string) string {
	var values []int
	for word := range strings.SplitSeq(list, ",") {
		if v, err := strconv.Atoi(strings.TrimSpace(word)); err == nil {
			values = append(values, v)
		}
	}
	slices.Sort(values)
	return strconv.Itoa(values[len(values)/2])
}
