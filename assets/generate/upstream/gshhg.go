package upstream

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"borderatlas/assets/generate/topology"
)

// Strand is a piece of a river or shore within one whole degree.
type Strand struct {
	Level  int // rivers: 1 the largest of the World Data Bank
	Points []topology.Point
}

// Water asks GMT for the rivers and lake shores of GSHHG in a box.
func Water(ctx context.Context, box topology.Box) (rivers, shores []Strand, err error) {
	rivers, err = pscoast(ctx, box, "-Ia")
	if err != nil {
		return nil, nil, err
	}
	const lakes = "-A0/2/4" // of any size, from lakes to lakes on islands in lakes
	shores, err = pscoast(ctx, box, "-W", lakes)
	return rivers, shores, err
}

var errNoGMT = errors.New("rivers and lakes need the program gmt with its full data: apt-get install gmt gmt-gshhg-full")

// pscoast runs gmt pscoast at full resolution and reads the lines that it dumps.
func pscoast(ctx context.Context, box topology.Box, what ...string) ([]Strand, error) {
	program, err := exec.LookPath("gmt")
	if err != nil {
		return nil, errNoGMT
	}
	scratch, err := os.MkdirTemp("", "gmt") // gmt leaves a history file where it runs
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(scratch)
	west, south := box.Min.Degrees()
	east, north := box.Max.Degrees()
	args := append([]string{"pscoast", fmt.Sprintf("-R%g/%g/%g/%g", west, east, south, north), "-Df", "-M"}, what...)
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = scratch
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GMT_USERDIR="+scratch)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil || len(out) == 0 { // without the data, gmt complains and may still end well
		first, _, _ := strings.Cut(strings.TrimSpace(complaints.String()), "\n")
		return nil, fmt.Errorf("%w (gmt says: %s)", errNoGMT, first)
	}
	return readStrands(out)
}

// readStrands reads GMT's multiple segment text: a header line "> River Bin # 1,
// Level 2" before each line of points "longitude latitude".
func readStrands(text []byte) ([]Strand, error) {
	var strands []Strand
	lines := bufio.NewScanner(bytes.NewReader(text))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if header, ok := strings.CutPrefix(line, ">"); ok {
			_, level, _ := strings.Cut(header, "Level ")
			number, err := strconv.Atoi(strings.TrimSpace(level))
			if err != nil {
				return nil, fmt.Errorf("gmt line %d: no level in %q", n, line)
			}
			strands = append(strands, Strand{Level: number})
			continue
		}
		var lon, lat float64
		if _, err := fmt.Sscan(line, &lon, &lat); err != nil || len(strands) == 0 {
			return nil, fmt.Errorf("gmt line %d: %q is no position", n, line)
		}
		s := &strands[len(strands)-1]
		s.Points = append(s.Points, topology.At(lon, lat))
	}
	return strands, lines.Err()
}
