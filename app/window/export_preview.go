package window

import (
	"context"
	"errors"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"borderatlas/app/export"
	"borderatlas/mapview/fault"
)

// preview shows the picture that would be written, small. It is drawn beside the
// user interface; only what was asked for last is shown.
type preview struct {
	root   fyne.CanvasObject
	image  *canvas.Image
	wrong  *paragraph // why there is no picture
	beside *beside
	draw   func(ctx context.Context, s export.Spec, width, height int) (image.Image, error)
	stop   context.CancelFunc // of the one being drawn
}

// newPreview is a preview of a height in dp.
func newPreview(w *Window, height float32) *preview {
	p := &preview{beside: w.beside, image: canvas.NewImageFromImage(nil), wrong: newText("", caption), stop: func() {}}
	p.draw = func(ctx context.Context, s export.Spec, width, height int) (image.Image, error) {
		return export.Preview(ctx, w.content.Stack, s, width, height)
	}
	p.image.FillMode, p.image.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	edge := canvas.NewRectangle(nil)
	edge.SetMinSize(fyne.NewSize(0, height))
	p.root = container.NewStack(edge, newGround(theme.ColorNameButton), padded(inset{gapMedium, gapMedium, gapMedium, gapMedium}, p.image),
		padded(inset{gapLarge, gapLarge, gapLarge, gapLarge}, p.wrong))
	return p
}

// show draws the picture of a spec for a canvas of so many px a dp.
func (p *preview) show(s export.Spec, scale float32) {
	p.stop()
	ctx, stop := context.WithCancel(context.Background())
	p.stop = stop
	size := p.image.Size()
	width, height := int(max(size.Width, 1)*scale), int(max(size.Height, 1)*scale)
	p.beside.run(func() func() {
		var img image.Image
		err := fault.Try(func() (err error) {
			img, err = p.draw(ctx, s, width, height)
			return err
		})
		return func() {
			if ctx.Err() == nil {
				p.present(img, err)
			}
		}
	})
}

// present shows a picture, or why there is none.
func (p *preview) present(img image.Image, err error) {
	p.wrong.SetText("")
	if err != nil && !errors.Is(err, context.Canceled) {
		p.wrong.SetText(err.Error())
		img = nil
	}
	p.image.Image = img
	p.image.Refresh()
}
