package document

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// atlasWith is an atlas file with something more in its outermost object.
func atlasWith(more string) string {
	return `{"format":"Border Atlas","version":1,"state":{}` + more + `}`
}

// hostile are files that somebody made to take the program's memory or time, with
// the error that each is answered with; nil: it is read.
func hostile() map[string]struct {
	data string
	want error
} {
	type file = struct {
		data string
		want error
	}
	seal := func(text string) string { return sealMark + sum([]byte(text)) + " " + text }
	many := func(item string) string { return strings.TrimSuffix(strings.Repeat(item+",", 2_000_000), ",") }
	fields := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `,"f%d":1`, i)
		}
		return b.String()
	}
	svg := func(text string) string { return "<svg><own:BorderAtlas>" + text + "</own:BorderAtlas></svg>" }
	return map[string]file{
		"2,000,000 wrong pages":           {atlasWith(`,"story":{"pages":[` + many("1") + `]}`), ErrCrowded},
		"2,000,000 wrong pages, cut":      {atlasWith(`,"story":{"pages":[` + many("[]")), ErrCrowded},
		"a title of 15 MB":                {atlasWith(`,"story":{"title":"` + strings.Repeat("я", 15<<19) + `"}`), nil},
		"300,000 unknown fields":          {atlasWith(fields(300_000)), ErrCrowded},
		"fields up to the limit":          {atlasWith(fields(40_000)), nil},
		"values in each other":            {atlasWith(`,"a":` + strings.Repeat("[", MaxDepth+1) + strings.Repeat("]", MaxDepth+1)), ErrCrowded},
		"objects in each other, cut":      {atlasWith(`,"a":` + strings.Repeat(`{"a":`, 1_000_000)), ErrCrowded},
		"16 MB of blanks and no more":     {strings.Repeat(" ", MaxBytes), ErrForeign},
		"more than 16 MB":                 {strings.Repeat(" ", MaxBytes+1), ErrHuge},
		"16 MB of backslashes":            {atlasWith(`,"a":"` + strings.Repeat(`\\`, MaxBytes/2-50) + `"`), nil},
		"a picture of blanks":             {"<" + strings.Repeat(" ", 40<<20), ErrNoState},
		"a picture of 1,000,000 elements": {"<svg>" + strings.Repeat("<a>", 1_000_000), ErrNoState},
		"a picture of attributes":         {"<svg " + strings.Repeat("a='' ", 1_000_000) + ">", ErrNoState},
		"entities of entities":            {`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + svg("borderatlas/1 &b;&b;"), ErrNoState},
		"an element without an end":       {"<svg><BorderAtlas>" + strings.Repeat("a", 40<<20), ErrNoState},
		"elements without ends":           {"<svg>" + strings.Repeat("<BorderAtlas", 1_000_000), ErrNoState},
		"a sealed file of many values":    {svg(seal(atlasWith(`,"a":[` + many("1") + `]`))), ErrForeign},
		"chunks that lie":                 {pngSignature + "\xff\xff\xff\xffiTXt" + Keyword + "\x00\x00\x00\x00\x00" + "borderatlas/1", ErrNoState},
		"an empty chunk of ours":          {pngSignature + "\x00\x00\x00\x00iTXt" + Keyword + "\x00\x00\x00\x00\x00", ErrNoState},
		"1,000,000 chunks":                {pngSignature + strings.Repeat("\x00\x00\x00\x00tEXt1234", 1_000_000), ErrNoState},
		"a PDF file of marks":             {"%PDF-1.7 " + strings.Repeat("/BorderAtlas ", 1_000_000), ErrNoState},
		"a PDF file of digits":            {"%PDF-1.7 /BorderAtlas <" + strings.Repeat("00", 20<<20), ErrNoState},
		"a PDF file of nothing":           {"%PDF-1.7 /BorderAtlas <" + strings.Repeat("00", 1<<20) + ">", ErrForeign},
	}
}

// TestHostileFiles: what was made to take the machine's memory is answered, and takes
// no more than a small multiple of the largest file.
func TestHostileFiles(t *testing.T) {
	const most = 128 << 20 // bytes allocated in all, much of them free again at the end
	for name, file := range hostile() {
		var before, after runtime.MemStats
		in := strings.NewReader(file.data)
		runtime.ReadMemStats(&before)
		_, _, err := read(in, in.Size())
		runtime.ReadMemStats(&after)
		if !errors.Is(err, file.want) {
			t.Errorf("%s: %v, want %v", name, err, file.want)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > most {
			t.Errorf("%s: %d MB are allocated to answer %d MB", name, used>>20, len(file.data)>>20)
		}
	}
}

// endless is a stream without an end, of a picture or of anything.
type endless struct{ begin string }

func (e *endless) Read(p []byte) (int, error) {
	if e.begin == "" {
		return len(p), nil
	}
	n := copy(p, e.begin)
	e.begin = e.begin[n:]
	return n, nil
}

// TestStreamsWithoutAnEnd: what comes through a pipe is read as far as a file is.
func TestStreamsWithoutAnEnd(t *testing.T) {
	for begin, want := range map[string]error{"<": ErrNoState, pngSignature: ErrNoState, "%PDF-": ErrNoState, "{": ErrHuge} {
		if _, _, err := read(&endless{begin}, 0); !errors.Is(err, want) {
			t.Errorf("%q and no end: %v, want %v", begin, err, want)
		}
	}
}

// TestOnlyFilesAreRead: folders and devices are refused, a file that is too large is
// before it is read, and the error says which it is.
func TestOnlyFilesAreRead(t *testing.T) {
	folder := t.TempDir()
	sparse := func(name, begin string, size int64) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(begin), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, size); err != nil {
			t.Skip(err) // a file system without holes
		}
		return path
	}
	cases := map[string]error{
		folder:                                 ErrNoFile,
		filepath.Join(folder, "none"):          os.ErrNotExist,
		sparse("anything", "x", 512<<20):       ErrHuge,
		sparse("a.svg", "<svg>", MaxPicture+1): ErrHugePicture,
	}
	if runtime.GOOS != "windows" {
		cases[os.DevNull] = ErrNoFile
	}
	for path, want := range cases {
		_, _, err := ReadFile(context.Background(), path)
		if !errors.Is(err, want) || strings.Count(err.Error(), path) != 1 {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
	}
}

// TestAPictureIsFoundWhateverItsPrefix: other programs write our element anew.
func TestAPictureIsFoundWhateverItsPrefix(t *testing.T) {
	seal := sealed(t)
	escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&#34;").Replace(seal)
	for _, element := range []string{
		"<BorderAtlas xmlns='" + Namespace + "'>" + escaped + "</BorderAtlas>",
		"<ns0:BorderAtlas>\n  " + escaped + "\n</ns0:BorderAtlas>",
		"<x:BorderAtlas\n a='b'><![CDATA[" + seal + "]]></x:BorderAtlas>",
		"<title>BorderAtlas</title><BorderAtlasOld>1</BorderAtlasOld><BorderAtlas/><b:BorderAtlas>" + escaped + "</b:BorderAtlas>",
		strings.Repeat(" ", searchWindow-len("<svg><metadata><b:Border")) + "<b:BorderAtlas>" + escaped + "</b:BorderAtlas>", // over the edge of what is looked at
	} {
		d, err := FromPicture([]byte("<svg><metadata>" + element + "</metadata></svg>"))
		if err != nil || !d.Equal(Document{State: sample.State}) {
			t.Errorf("%.60s: %s, %v", element, d.State, err)
		}
	}
}
