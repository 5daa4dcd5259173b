// Package command is the program's command line: pictures, the chronicle and the
// layers' data without a window. Messages are in English, one line each, on the
// error stream; the exit status is 0 for done, 2 for something typed wrongly and
// 1 for files and devices.
package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"borderatlas/app/document"
	"borderatlas/app/export"
	"borderatlas/app/lang"
	"borderatlas/mapview/fault"
)

const program = "borderatlas"

// The exit statuses.
const (
	done   = 0
	failed = 1 // files and devices
	misuse = 2 // something was typed wrongly
)

// Options is what the program hands in.
type Options struct {
	Version string
	// Window opens the window, with an atlas file or a picture that remembers one if
	// file is not empty, and returns the exit status; nil in a build without a window.
	Window func(ctx context.Context, stderr io.Writer, file string) int
}

// commandLine is the grammar.
type commandLine struct {
	Image   imageCommand   `cmd:"" help:"Draw the map of a day as a PNG, JPEG, SVG or PDF file."`
	Slides  slidesCommand  `cmd:"" help:"Make a presentation: PowerPoint or PDF, with notes, tables and sources."`
	Animate animateCommand `cmd:"" help:"Draw events or days one after the other as a GIF, APNG or MP4 file, or as PNG files."`
	Events  eventsCommand  `cmd:"" help:"Print the chronicle with all figures, claimants and sources."`
	Data    dataCommand    `cmd:"" help:"Write a layer of the map as GeoJSON."`
	Layers  layersCommand  `cmd:"" help:"List the layers of the map."`
	Version versionCommand `cmd:"" help:"Print the version."`
}

// names lists the commands.
var names = []string{"image", "slides", "animate", "events", "data", "layers", "version"}

const description = "Border Atlas: the Kyrgyz-Tajik border in Batken, Osh and Sughd, day by day. " +
	"Without arguments, or with an atlas file, it opens its window; the commands need no display."

// session is what a command runs with.
type session struct {
	ctx     context.Context
	stdout  *bufio.Writer
	stderr  io.Writer // for progress and warnings, a line each
	version string
}

// warn says something on the error stream that is no reason to fail; empty is nothing.
func (s *session) warn(sentence string) error {
	if sentence == "" {
		return nil
	}
	_, err := fmt.Fprintf(s.stderr, "%s: %s\n", program, sentence)
	return err
}

// usage is the error of something typed wrongly.
type usage struct{ message string }

func (u usage) Error() string { return u.message }

// wrong says which flag has which value and what is allowed instead.
func wrong(flag, value, allowed string) error {
	return usage{fmt.Sprintf("%s %q: %s", flag, lang.Excerpt(value, longestTold), allowed)}
}

// oneOf refuses a value that is not among the allowed ones.
func oneOf(flag, value string, allowed []string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return wrong(flag, value, "allowed are "+strings.Join(allowed, ", "))
}

// Run runs the command that the arguments name, without the program's own name,
// and returns the exit status.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer, o Options) int {
	stderr = terminalWriter{stderr}
	if len(args) == 0 || len(args) == 1 && isFile(args[0]) {
		return openWindow(ctx, stderr, o, strings.Join(args, ""))
	}
	name, err := execute(ctx, args, stdout, stderr, o)
	if err == nil {
		return done
	}
	fmt.Fprintf(stderr, "%s: %s\n", strings.TrimSpace(program+" "+name), oneLine(err))
	if errors.As(err, new(usage)) {
		return misuse
	}
	return failed
}

// terminalWriter is a stream for a terminal on which nothing that came from a file, an
// argument or the environment gives the terminal orders.
type terminalWriter struct{ to io.Writer }

// Write writes lines, each as it can be printed.
func (p terminalWriter) Write(b []byte) (int, error) {
	lines := strings.Split(string(b), "\n")
	for i := range lines {
		lines[i] = lang.Printable(lines[i])
	}
	if _, err := io.WriteString(p.to, strings.Join(lines, "\n")); err != nil {
		return 0, err
	}
	return len(b), nil
}

// isFile tells whether an argument is what the window opens: an atlas file, or
// something with an ending like one that is there.
func isFile(arg string) bool {
	if strings.EqualFold(filepath.Ext(arg), document.Ending) {
		return true
	}
	info, err := os.Stat(arg)
	return err == nil && info.Mode().IsRegular() && filepath.Ext(arg) != ""
}

func openWindow(ctx context.Context, stderr io.Writer, o Options, file string) int {
	if o.Window != nil {
		return o.Window(ctx, stderr, file)
	}
	fmt.Fprintf(stderr, "%s: this build has no window; “%s image -o map.png” draws the map, “%s --help” lists the commands.\n", program, program, program)
	return failed
}

// helped is the panic with which the parser ends after it has printed help.
type helped struct{}

// execute parses and runs; the name of the command goes with the error.
func execute(ctx context.Context, args []string, stdout, stderr io.Writer, o Options) (name string, err error) {
	out := bufio.NewWriter(stdout)
	defer func() {
		switch r := recover(); r {
		case nil:
		case helped{}:
			err = out.Flush()
		default:
			err = fault.Of(r)
		}
	}()
	if first := args[0]; !strings.HasPrefix(first, "-") && !slices.Contains(names, first) {
		return "", usage{fmt.Sprintf("%q is not a command; there are %s (see --help)", lang.Excerpt(first, longestTold), strings.Join(names, ", "))}
	}
	var line commandLine
	parser, err := kong.New(&line, kong.Name(program), kong.Description(description), kong.Writers(out, out),
		kong.Exit(func(int) { panic(helped{}) }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		return "", err
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return commandOf(err), usage{plain(err.Error())}
	}
	name = parsed.Command()
	if err := parsed.Run(&session{ctx, out, stderr, o.Version}); err != nil {
		return name, err
	}
	return name, out.Flush()
}

// plain says in words what the parser says in its own terms.
func plain(message string) string {
	if flag, _, ok := strings.Cut(message, ": expected string value but got "); ok {
		return flag + " needs a value"
	}
	return message
}

// commandOf is the command in which parsing failed, if it came so far.
func commandOf(err error) string {
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context.Selected() != nil {
		return p.Context.Selected().Name
	}
	return ""
}

// oneLine is an error's text without line breaks.
func oneLine(err error) string {
	switch {
	case errors.Is(err, context.Canceled):
		return "interrupted, nothing was written"
	case errors.Is(err, export.ErrExists):
		return lang.Printable(err.Error()) + " (--force replaces it)"
	}
	lines := strings.FieldsFunc(err.Error(), func(r rune) bool { return r == '\n' || r == '\r' })
	return lang.Excerpt(lang.Printable(strings.Join(lines, "; ")), longestMessage)
}

// longestMessage is how many letters an error has, however long what it names.
const longestMessage = 1000

// versionCommand prints the version.
type versionCommand struct{}

// Run prints the program's name and version.
func (versionCommand) Run(s *session) error {
	_, err := fmt.Fprintf(s.stdout, "Border Atlas %s\n", s.version)
	return err
}
