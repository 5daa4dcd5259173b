package document

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// kill does to a recovery what the end of its program does: its files are unlocked.
func kill(r *Recovery) {
	for _, h := range append(r.claimed, r.own) {
		if h != nil {
			_ = h.lock.Close()
		}
	}
	*r = Recovery{folder: r.folder}
}

// kept is a program that has kept a text in a folder.
func kept(t *testing.T, folder, text string) *Recovery {
	t.Helper()
	r := NewRecovery(folder)
	for _, data := range []string{"before " + text, text} {
		if err := r.Keep([]byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { kill(r) }) // Windows removes no file that is open
	return r
}

// finds is what the next calls of Left have to return.
func finds(t *testing.T, r *Recovery, want ...string) {
	t.Helper()
	t.Cleanup(func() { kill(r) })
	for _, w := range append(want, "") {
		if got, err := r.Left(); err != nil || string(got) != w {
			t.Errorf("found %q, %v, want %q", got, err, w)
		}
	}
}

// holds tells which files have to be in a folder, by their endings.
func holds(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, filepath.Ext(e.Name()))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("the folder has %q, want %q", got, want)
	}
}

func write(t *testing.T, folder, name string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTheUnsavedDocumentOfAKilledProgramIsFound(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "not", "there yet")
	older, newer := kept(t, folder, "older"), kept(t, folder, "newer")
	running := kept(t, folder, "of one that runs")
	long := time.Date(2025, 3, 13, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(older.own.path+Ending, long, long); err != nil {
		t.Fatal(err)
	}
	kill(older)
	kill(newer)
	finds(t, NewRecovery(folder), "newer", "older")
	finds(t, running)
}

// TestWhatIsFoundStaysUntilItIsAnswered: a program that is killed while it asks has
// lost nothing, and no other one asks meanwhile.
func TestWhatIsFoundStaysUntilItIsAnswered(t *testing.T) {
	folder := t.TempDir()
	kill(kept(t, folder, "x"))
	for range 2 {
		asks := NewRecovery(folder)
		finds(t, asks, "x")
		finds(t, NewRecovery(folder))
		kill(asks)
	}
	forgets := NewRecovery(folder)
	finds(t, forgets, "x")
	for range 2 {
		if err := forgets.Forget(); err != nil {
			t.Error(err)
		}
	}
	holds(t, folder)
}

// TestWhatIsTakenIsKept: a rescued document is on the disk until it is discarded, in
// place of what the program had kept before.
func TestWhatIsTakenIsKept(t *testing.T) {
	folder := t.TempDir()
	kill(kept(t, folder, "rescued"))
	r := kept(t, folder, "own")
	finds(t, r, "rescued")
	if err := r.Take(); err != nil {
		t.Error(err)
	}
	if err := r.Forget(); err != nil {
		t.Error(err)
	}
	holds(t, folder, Ending, locked)
	kill(r)
	again := NewRecovery(folder)
	finds(t, again, "rescued")
	if err := again.Take(); err != nil {
		t.Error(err)
	}
	if err := again.Keep([]byte("changed")); err != nil {
		t.Error(err)
	}
	holds(t, folder, Ending, locked)
	if err := again.Discard(); err != nil {
		t.Error(err)
	}
	holds(t, folder)
	if err := NewRecovery(folder).Take(); err != nil {
		t.Error(err)
	}
}

func TestASavedDocumentLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	r := kept(t, folder, "x")
	for range 2 {
		if err := r.Discard(); err != nil {
			t.Error(err)
		}
	}
	holds(t, folder)
	finds(t, NewRecovery(folder))
}

// TestNumbersOfProcessesSayNothing: files of the time before there were locks have the
// number of a process, which anything may have by now, even this program.
func TestNumbersOfProcessesSayNothing(t *testing.T) {
	for _, pid := range []int{os.Getppid(), os.Getpid()} {
		folder := t.TempDir()
		write(t, folder, recoveryName+strconv.Itoa(pid)+Ending)
		r := kept(t, folder, "own")
		finds(t, r, "x")
		kill(r)
		if err := os.Remove(filepath.Join(folder, recoveryName+strconv.Itoa(pid)+Ending)); err != nil {
			t.Error(err)
		}
		finds(t, NewRecovery(folder), "own")
	}
}

func TestFilesOfOthersAreLeftAlone(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"notes.txt", "unsaved-.atlas", "unsaved-x.atlas", "unsaved-7", "unsaved-x.atlas.part"} {
		write(t, folder, name)
	}
	finds(t, NewRecovery(folder))
	finds(t, NewRecovery(filepath.Join(folder, "none")))
	holds(t, folder, "", Ending, Ending, part[len(Ending):], ".txt")
}

func TestHalfWrittenFilesAreSwept(t *testing.T) {
	folder := t.TempDir()
	r := kept(t, folder, "of one that runs")
	write(t, folder, filepath.Base(r.own.path)+part)
	write(t, folder, "unsaved-7"+part)
	finds(t, NewRecovery(folder))
	holds(t, folder, Ending, locked, part[len(Ending):])
}

// TestWhatCannotBeReadHidesNothing: an older document is found all the same.
func TestWhatCannotBeReadHidesNothing(t *testing.T) {
	folder := t.TempDir()
	kill(kept(t, folder, "older"))
	if err := os.Mkdir(filepath.Join(folder, "unsaved-7"+Ending), 0o700); err != nil {
		t.Fatal(err)
	}
	finds(t, NewRecovery(folder), "older")
}

// TestTheSystemUnlocks starts this test in another process, which keeps a document,
// and kills it.
func TestTheSystemUnlocks(t *testing.T) {
	const variable = "BORDERATLAS_TEST_KEEPS"
	if folder := os.Getenv(variable); folder != "" {
		kept(t, folder, "x")
		os.Stdout.WriteString("kept\n")
		_, _ = io.Copy(io.Discard, os.Stdin) // until it is killed
		return
	}
	folder := t.TempDir()
	other := exec.Command(os.Args[0], "-test.run=^TestTheSystemUnlocks$")
	other.Env = append(os.Environ(), variable+"="+folder)
	_, err := other.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	if said, err := bufio.NewReader(out).ReadString('\n'); said != "kept\n" {
		t.Errorf("it says %q, %v", said, err)
	}
	finds(t, NewRecovery(folder))
	_ = other.Process.Kill()
	_ = other.Wait() // it was killed
	finds(t, NewRecovery(folder), "x")
}

// TestAWholePartIsUsed: a program that is killed between writing and renaming leaves
// the newest document under the name of one that is not yet whole.
func TestAWholePartIsUsed(t *testing.T) {
	folder := t.TempDir()
	whole, err := Document{State: []byte(`{"day":"2022-09-16"}`)}.Encode("1")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"unsaved-7" + Ending: []byte("old"), "unsaved-7" + part: whole, "unsaved-8" + part: whole[:len(whole)/2],
	} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := NewRecovery(folder).Left(); err != nil || string(got) != string(whole) {
		t.Errorf("left is %q, %v", got, err)
	}
	holds(t, folder, Ending, locked)
}
