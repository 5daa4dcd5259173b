// Mutants changes and cuts an atlas file, and pictures that say how they were made, and
// draws each the whole way from the file to a PNG file, in this process. It prints a row
// for each kind of file: part, tries, failures, what was tried. A failure is a fault, a
// picture that is none, a message that is more than a few lines or no text, a file left
// behind, or half a minute for one of them; the file that made it is kept.
//
//	go run ./.ci/attack/mutants.go [-tries 20000] [-seed 1]
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image/png"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"borderatlas/app/command"
)

// whole is an atlas file with everything that one can hold.
const whole = `{"format":"Border Atlas","version":1,"program":"1.0.0","state":{"day":"2022-09-16","event":"dawn-2022-09-16",` +
	`"view":[70.5,39.9,9.25,800,600],"layers":{"provinces":true,"border":true,"clashes":true,"displacement":true,"towns":false},` +
	`"sizes":"highest","people":"lowest","lang":"ru","scheme":"dark","linear":true,"reach":{"mode":"window","days":30},` +
	`"play":{"steps":"event","empties":true,"speed":1.5,"per":"second","loop":true},"axis":"2021-01-01/2022-12-31",` +
	`"filter":{"side":"KG","without":["political"],"province":"batken"},"order":{"by":"title","down":true},` +
	`"compare":{"as":"swipe","day":"2025-03-13","event":"","reach":{"mode":"day","days":1},"share":0.25},"page":1},` +
	`"story":{"title":"Own","pages":[{"event":"dawn-2022-09-16","day":"2022-09-16","view":[70,39.5,71,40.2],"layers":["border"],` +
	`"title":"A","text":"B\nC"},{"day":"2021-04-29","hidden":true}]}}` + "\n"

// slowest is how long one picture may take.
const slowest = 30 * time.Second

func main() {
	tries := flag.Int("tries", 20_000, "mutations of the atlas file; a fifth as many of each picture")
	seed := flag.Uint64("seed", 1, "of the random numbers")
	flag.Parse()
	folder, err := os.MkdirTemp("", "borderatlas-mutants-")
	if err != nil {
		log.Fatal(err)
	}
	failures := 0
	for _, name := range []string{"a.atlas", "a.png", "a.svg", "a.pdf"} {
		failures += attack(folder, name, original(folder, name), *tries, *seed)
	}
	if failures > 0 {
		fmt.Fprintln(os.Stderr, "kept in", folder)
		os.Exit(1)
	}
	_ = os.RemoveAll(folder)
}

// original is the file that is changed: the atlas file, or a picture made from it.
func original(folder, name string) []byte {
	path := filepath.Join(folder, name)
	if err := os.WriteFile(filepath.Join(folder, "a.atlas"), []byte(whole), 0o600); err != nil {
		log.Fatal(err)
	}
	if name != "a.atlas" {
		if status, said := image(path, filepath.Join(folder, "a.atlas")); status != 0 {
			log.Fatal(said)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	return data
}

// image runs the command that draws a file.
func image(out, atlas string) (status int, said string) {
	var stderr bytes.Buffer
	ctx, stop := context.WithTimeout(context.Background(), slowest)
	defer stop()
	status = command.Run(ctx, []string{"image", "-o", out, "--force", "--size", "400x300", "--atlas", atlas}, io.Discard, &stderr, command.Options{Version: "0"})
	if ctx.Err() != nil {
		said = "too slow: "
	}
	return status, said + stderr.String()
}

// attack tries all cuts and so many mutations of a file, and prints the row.
func attack(folder, name string, data []byte, tries int, seed uint64) (failures int) {
	cuts := cutsOf(name, data)
	if name != "a.atlas" {
		tries /= 5
	}
	work := make(chan []byte)
	var all sync.WaitGroup
	var mu sync.Mutex
	for worker := range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			own := filepath.Join(folder, fmt.Sprint(name, "-", worker))
			for mutant := range work {
				if fault := tried(own, mutant); fault != "" {
					mu.Lock()
					failures++
					kept := filepath.Join(folder, fmt.Sprintf("failure-%d-%s", failures, name))
					_ = os.WriteFile(kept, mutant, 0o600)
					fmt.Fprintf(os.Stderr, "%s: %.2000s\n", kept, fault)
					mu.Unlock()
				}
			}
		})
	}
	for _, cut := range cuts {
		work <- data[:cut]
	}
	random := rand.New(rand.NewPCG(seed, uint64(len(name))))
	for range tries {
		work <- mutant(random, data)
	}
	close(work)
	all.Wait()
	fmt.Printf("mutants of %s\t%d\t%d\t%d mutations, %d cuts, from the file to a picture\n",
		strings.TrimPrefix(name, "a."), tries+len(cuts), failures, tries, len(cuts))
	return failures
}

// cutsOf are the lengths to which a file is cut: all of an atlas file; of a picture all
// within what it says about how it was made, and 200 others.
func cutsOf(name string, data []byte) (cuts []int) {
	from, to := 0, len(data)
	if name != "a.atlas" {
		from = stateIn(data)
		to = len(data)
		if i := bytes.IndexAny(data[from+20:], "<>\x00"); i >= 0 {
			to = from + 20 + i + 100
		}
	}
	for cut := range data {
		if cut >= from && cut < to || cut%(len(data)/200+1) == 0 {
			cuts = append(cuts, cut)
		}
	}
	return cuts
}

// stateIn is where a picture says how it was made.
func stateIn(data []byte) int {
	for _, mark := range []string{"borderatlas/1 ", "/BorderAtlas <"} {
		if i := bytes.Index(data, []byte(mark)); i >= 0 {
			return i
		}
	}
	return 0
}

// words are values that readers trip over.
var words = []string{
	"null", "-1", "0", "1e308", "-1e-320", "99999999999999999999", "NaN", "true", "{}", "[]", `""`, `"\u0000"`, `"\ud800"`, "\xff", "\x1b[2J", "{", "]", ",", ":", "\\",
	`"9999-12-31"`, `"0001-01-01"`, `"1924-01-01"`, "16384", "0.0000001", "-180", "90", `"split"`, `"until"`, "false",
}

// mutant is data with one to four random changes. Half of them are values of a JSON
// text put in the place of another, which keeps it readable.
func mutant(random *rand.Rand, data []byte) []byte {
	m := bytes.Clone(data)
	for range 1 + random.IntN(4) {
		if len(m) == 0 {
			break
		}
		at := random.IntN(len(m))
		if i := stateIn(m); i > 0 && random.IntN(4) > 0 {
			at = min(len(m)-1, i-100+random.IntN(3000)) // where a picture says how it was made
		}
		word := words[random.IntN(len(words))]
		switch random.IntN(6) {
		case 0:
			m[at] ^= 1 << random.IntN(8)
		case 1:
			end := min(len(m), at+1+random.IntN(20))
			m = append(m[:at], m[end:]...)
		case 2:
			end := min(len(m), at+1+random.IntN(60))
			m = append(m[:end:end], m[at:]...)
		default:
			begin, end := value(m, at)
			m = append(m[:begin:begin], append([]byte(word), m[end:]...)...)
		}
	}
	return m
}

// value is where the value begins and ends that follows a place of a JSON text.
func value(data []byte, at int) (begin, end int) {
	const edges = ",:[]{}"
	if i := bytes.IndexAny(data[at:], edges); i >= 0 {
		begin = at + i + 1
	}
	end = min(begin+1, len(data))
	if i := bytes.IndexAny(data[min(begin, len(data)):], edges); i >= 0 {
		end = begin + i
	}
	return min(begin, len(data)), max(min(begin, len(data)), end)
}

// tried draws a file; it is what went wrong, or nothing.
func tried(path string, data []byte) (fault string) {
	defer func() {
		if r := recover(); r != nil {
			stack := make([]byte, 4096)
			fault = fmt.Sprintf("panic: %v\n%s", r, stack[:runtime.Stack(stack, false)])
		}
	}()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return err.Error()
	}
	out := path + ".out.png"
	_ = os.Remove(out)
	status, said := image(out, path)
	switch lines := strings.Count(said, "\n"); {
	case status == 0 && lines > 3 || status != 0 && lines > 4:
		return "too many lines: " + said
	case strings.HasPrefix(said, "too slow"):
		return said
	case strings.Contains(said, "panic") || strings.Contains(said, "fault of the program") || strings.Contains(said, "runtime error"):
		return said // a panic that the command has answered
	case !utf8.ValidString(said) || strings.IndexFunc(said, func(r rune) bool { return r != '\n' && !unicode.IsGraphic(r) }) >= 0:
		return fmt.Sprintf("no text: %q", said)
	}
	drawn, err := os.Open(out)
	if status != 0 {
		if err == nil {
			_ = drawn.Close()
			return "a file is left behind: " + said
		}
		return ""
	}
	if err != nil {
		return err.Error()
	}
	defer drawn.Close()
	if config, err := png.DecodeConfig(drawn); err != nil || config.Width != 400 || config.Height != 300 {
		return fmt.Sprintf("no picture: %v, %v", config, err)
	}
	return ""
}
