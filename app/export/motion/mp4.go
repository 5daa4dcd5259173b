package motion

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"borderatlas/app/atomicfile"
)

// coder makes MP4 files.
const coder = "ffmpeg"

// codedRate is the number of pictures per second of an MP4 file.
const codedRate = 25

// coderWords are the command line of the coder, for a rate and a size. It gets
// raw pixels, as files of several kinds make it drop pictures where the kind changes.
// Colours are those of ITU-R BT.709, and the file says so: without it players take
// those of BT.601 for some sizes, and films and stills differ.
const coderWords = "-hide_banner -loglevel error -f rawvideo -pix_fmt rgba -framerate %d -video_size %dx%d -i pipe:0 " +
	"-vf scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p " +
	"-c:v libx264 -preset medium -crf 18 %s-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv " +
	"-movflags +faststart -fflags +bitexact -map_metadata -1 film.mp4"

// frugalWords have the coder look fewer pictures ahead: 40 and more of a size that no
// screen has take gigabytes, and the file gets little smaller by them.
const frugalWords = "-threads 2 -x264-params rc-lookahead=5:sync-lookahead=0:bframes=0:ref=1 "

// The limits of ITU-T H.264, table A-1, in macroblocks of 16x16 pixels.
const (
	usualBlocks = 36864  // of level 5.2: 4096x2304
	mostBlocks  = 139264 // of level 6.2, the highest: 8192x4352
)

// macroblocks is how many of them a picture takes.
func macroblocks(size image.Point) int { return ((size.X + 15) / 16) * ((size.Y + 15) / 16) }

// coderLine is the command line of the coder for a size.
func coderLine(size image.Point) []string {
	frugal := ""
	if macroblocks(size) > usualBlocks {
		frugal = frugalWords
	}
	return strings.Fields(fmt.Sprintf(coderWords, codedRate, size.X, size.Y, frugal))
}

// checkCoded tells why an MP4 file cannot have a size: half of the colour resolution
// is what every player shows, and that takes even sides; and nothing shows what is
// beyond the highest level of its standard.
func checkCoded(size image.Point) error {
	switch {
	case macroblocks(size) > mostBlocks:
		return fmt.Errorf("an MP4 file of %dx%d pixels is larger than its standard allows; 8192x4352 can be one, and GIF, APNG and PNG files can be larger", size.X, size.Y)
	case size.X%2 == 0 && size.Y%2 == 0:
		return nil
	}
	return fmt.Errorf("an MP4 file has sides of even numbers of pixels, so %dx%d cannot be one; %dx%d can", size.X, size.Y, size.X&^1, size.Y&^1)
}

// mp4 hands the pictures to the coder one by one. The file is made in a folder of its
// own, as its index is put first when all else is written; it lies beside the path, since
// the disk for temporary files may be small.
func (f Film) mp4(ctx context.Context, draw Draw, path string, w io.Writer, told Progress) error {
	part, err := atomicfile.CreateFolder(path)
	if err != nil {
		return err
	}
	defer part.Discard()
	folder := part.Name()
	if err := f.code(ctx, draw, folder, told); err != nil {
		return part.Named(err)
	}
	file, err := os.Open(filepath.Join(folder, "film.mp4"))
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = bufio.NewReader(file).WriteTo(w)
	return err
}

// code draws the film and lets the coder write it into a folder.
func (f Film) code(ctx context.Context, draw Draw, folder string, told Progress) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop() // ends the coder where drawing failed
	command := exec.CommandContext(ctx, coder, coderLine(f.size())...)
	command.Dir = folder
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	pixels, err := command.StdinPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return fmt.Errorf("%s: %w", coder, err)
	}
	err = f.run(ctx, draw, newStage(f.size()), &codedWriter{w: pixels}, told)
	if err != nil && !errors.Is(err, errCoderEnded) { // it is not the coder's
		stop() // else the coder would finish what it has got so far
		_, _ = pixels.Close(), command.Wait()
		return err
	}
	if err = errors.Join(err, pixels.Close(), command.Wait()); err != nil {
		return coderFault(ctx, err, said.String())
	}
	return nil
}

// coderFault is why the coder ended, by what it said. A full disk is what it is anywhere.
func coderFault(ctx context.Context, err error, said string) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case strings.Contains(strings.ToLower(said), syscall.ENOSPC.Error()):
		return &fs.PathError{Op: "write", Err: syscall.ENOSPC}
	}
	return fmt.Errorf("%s: %w: %s", coder, err, firstLine(said))
}

// errCoderEnded is the error of pixels that the coder did not take.
var errCoderEnded = errors.New("it took no more pictures")

// codedWriter writes the raw pixels of a film, each picture as often as it stays.
type codedWriter struct {
	w      io.Writer
	pixels []byte        // of the picture that stays
	coded  bool          // whether it was written at all: none is left out
	until  time.Duration // the sum of the times so far
	frames int           // pictures at codedRate so far
}

func (c *codedWriter) picture(s *stage) error {
	c.pixels, c.coded = s.img.Pix, false
	return nil
}

func (c *codedWriter) stay(longer time.Duration) error {
	c.until += longer
	last := int((c.until*codedRate + time.Second/2) / time.Second)
	for ; c.frames < last || !c.coded; c.frames++ {
		if _, err := c.w.Write(c.pixels); err != nil {
			return errCoderEnded
		}
		c.coded = true
	}
	return nil
}

func (c *codedWriter) end() error { return nil }

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
