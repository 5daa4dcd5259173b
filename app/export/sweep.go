package export

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
)

const temporaryEnding = ".tmp"

// temporaryPrefix begins the temporary names of a file: its own name, hidden, then the
// number of the process and the mark of the machine, so that what a process left that
// was killed can be told from what one is writing, also on a disk that machines share.
func temporaryPrefix(name string, process int) string {
	return fmt.Sprintf(".%s.borderatlas-%d-%s-", name, process, machineMark())
}

// machineMark tells machines apart without naming them.
func machineMark() string {
	name, _ := os.Hostname() // none: all machines without a name look alike
	h := fnv.New32a()
	_, _ = h.Write([]byte(name))
	return fmt.Sprintf("%08x", h.Sum32())
}

var temporaryName = regexp.MustCompile(`^\..+\.borderatlas-([0-9]{1,10})-([0-9a-f]{8})-[0-9a-f]{8}\.tmp$`)

// sweepFolder removes from a folder the temporary files of processes of this machine
// that have ended, and nothing else. What cannot be removed stays.
func sweepFolder(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		m := temporaryName.FindStringSubmatch(e.Name())
		if m == nil || m[2] != machineMark() || !e.Type().IsRegular() {
			continue
		}
		if id, err := strconv.Atoi(m[1]); err == nil && id > 0 && processEnded(id) {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}
