package window

import "fyne.io/fyne/v2"

// shelves sets objects side by side and starts new lines where the width is used
// up. Each object goes to the first line that has room for it.
type shelves struct{ gap, between float32 }

// lines tells on which line each object stands and how far from its left end.
func (s shelves) lines(objects []fyne.CanvasObject, width float32) (line []int, x []float32, lines int) {
	line, x = make([]int, len(objects)), make([]float32, len(objects))
	var used []float32
	for i, o := range objects {
		w := o.MinSize().Width
		for line[i] < len(used) && used[line[i]]+s.gap+w > width {
			line[i]++
		}
		if line[i] == len(used) {
			used = append(used, w)
			continue
		}
		x[i] = used[line[i]] + s.gap
		used[line[i]] = x[i] + w
	}
	return line, x, len(used)
}

func (s shelves) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	objects = shown(objects)
	_, _, n := s.lines(objects, width)
	return float32(n)*(highest(objects)+s.between) - s.between
}

func (s shelves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects = shown(objects)
	line, x, _ := s.lines(objects, size.Width)
	height := highest(objects)
	for i, o := range objects {
		m := o.MinSize()
		o.Move(fyne.NewPos(x[i], float32(line[i])*(height+s.between)+(height-m.Height)/2))
		o.Resize(m)
	}
}

func (s shelves) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range shown(objects) {
		size = size.Max(o.MinSize())
	}
	return size
}

// headline sets a field at the right and the texts before it at the left; texts
// that have no room are left out, the last ones first.
type headline struct{}

func (headline) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := len(objects) - 1
	m := objects[n].MinSize()
	objects[n].Move(fyne.NewPos(size.Width-m.Width, 0))
	objects[n].Resize(m)
	room := size.Width - m.Width - gapMedium
	var x float32
	for _, o := range objects[:n] {
		m := o.MinSize()
		show(o, x+m.Width <= room)
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		o.Resize(m)
		x += m.Width + gapMedium
	}
}

func (headline) MinSize(objects []fyne.CanvasObject) fyne.Size {
	field := objects[len(objects)-1].MinSize()
	return fyne.NewSize(objects[0].MinSize().Width+gapMedium+field.Width, highest(objects))
}

// together keeps objects on one line.
type together struct{ gap float32 }

func (t together) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var x float32
	for _, o := range shown(objects) {
		m := o.MinSize()
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		o.Resize(m)
		x += m.Width + t.gap
	}
}

func (t together) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects = shown(objects)
	return fyne.NewSize(spread(objects, t.gap), highest(objects))
}
