package window

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"borderatlas/app/atomicfile"
	"borderatlas/app/export"
)

// errNoClipboard is the error of a system without a program that puts pictures on
// the clipboard.
var errNoClipboard = errors.New("no program puts pictures on the clipboard")

// copyImage puts the picture of the present map on the clipboard, with the layout,
// size and colours of the last one. Where that cannot be done it is saved as a file.
func (w *Window) copyImage() {
	if w.stillWriting() {
		return
	}
	c := w.choicesNow()
	c.Format = "PNG"
	d := w.imageDialog(c, "")
	d.changed()
	d.preview.stop()
	text := w.model.Text()
	if d.fault != "" {
		w.showPage(text("save.failed"), newText(d.fault, body))
		return
	}
	var saved string
	w.write(text("copy.copying"), infinite, func(ctx context.Context) (err error) {
		saved, err = w.putOrSave(ctx, d)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			path, about := d.form.path(), new(fs.PathError)
			if errors.As(err, &about) { // it may be the disk for temporary files that is full
				path = about.Path
			}
			w.showPage(text("save.failed"), newText(fileFault(text, path, err), body))
		case saved != "":
			w.showPage(text("copy.saved"), newText(text("copy.saved.where", saved), body))
		default:
			w.showPage(text("copy.done"), newText(text("copy.done.size", d.spec.Width, d.spec.Height), body))
		}
	})
}

// putOrSave draws the picture of a dialog and puts it on the clipboard. Where that
// fails, saved is the file that holds it instead.
func (w *Window) putOrSave(ctx context.Context, d *imageDialog) (saved string, err error) {
	part, err := atomicfile.CreateFolder(filepath.Join(os.TempDir(), "map")) // is swept if the program is killed
	if err != nil {
		return "", err
	}
	defer part.Discard()
	if err := os.Chmod(part.Name(), 0o700); err != nil { // nobody else's business
		return "", part.Named(err)
	}
	picture := filepath.Join(part.Name(), "map.png")
	if err := export.File(ctx, w.content.Stack, d.spec, picture, false); err != nil {
		return "", err
	}
	if putPicture(ctx, picture) == nil || ctx.Err() != nil {
		return "", ctx.Err()
	}
	return w.saveFree(ctx, d)
}

// mostNumbered is how many files with the same name and a number are tried.
const mostNumbered = 1000

// saveFree writes the picture of a dialog under the suggested name, or with a
// number behind it where that is taken.
func (w *Window) saveFree(ctx context.Context, d *imageDialog) (path string, err error) {
	name := strings.TrimSuffix(d.form.path(), ".png")
	for n := 1; n < mostNumbered; n++ {
		path = name + ".png"
		if n > 1 {
			path = fmt.Sprintf("%s-%d.png", name, n)
		}
		if err = export.File(ctx, w.content.Stack, d.spec, path, false); !errors.Is(err, export.ErrExists) {
			return path, err
		}
	}
	return "", err
}
