package window

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"borderatlas/app/model"
	"borderatlas/layers"
	"borderatlas/layers/chronicle"
	"borderatlas/mapview"
	"borderatlas/mapview/camera"
)

// listen turns what happens on a map into messages. Both maps of a comparison have
// one view, which is told as that of the chosen day's map.
func (w *Window) listen(h half) {
	h.stage.Reach = reach(w.content.Stack.Data().Chronicle)
	h.stage.OnKey = w.key
	h.stage.OnCamera = func(camera.Camera) { w.looked() }
	h.stage.OnError = w.drawingFailed
	h.stage.OnHover = func(at orb.Point, inside bool) { w.hover(h, at, inside) }
	h.stage.OnTap = func(at orb.Point) { w.tap(h, at) }
	h.stage.OnSecondary = func(at orb.Point, abs fyne.Position) { w.mapMenu(h.stage, at, abs) }
	w.obey(h.stage)
	h.stage.OnDrawn = func(time.Duration) {
		w.showLegend()
		w.showLocator()
	}
}

// obey makes a map answer the hand as the user prefers.
func (w *Window) obey(stage *mapview.Map) {
	g := w.model.State().Gestures
	stage.WheelPans, stage.Still = g.WheelPans, g.Still
}

// obeyAll is obey for every map on the screen.
func (w *Window) obeyAll() {
	w.obey(w.stage)
	if w.twin != nil {
		w.obey(w.twin.stage)
	}
}

// looked tells the model the view that the maps have now.
func (w *Window) looked() {
	w.present(w.model.Update(model.Looked{Camera: w.stage.Camera()}))
	w.feed()
}

// feed tells the maps what to draw from now on.
func (w *Window) feed() {
	chosen := w.model.Frame()
	if w.maps != nil {
		chosen.Window = w.maps.chosen.seen
	}
	w.source.set(chosen)
	if w.twin != nil {
		pinned := w.model.PinnedFrame()
		pinned.Window = w.maps.pinned.seen
		w.twin.source.set(pinned)
	}
}

// chosenHalf is the map of the chosen day.
func (w *Window) chosenHalf() half { return half{w.stage, w.source, false} }

// reach is where the middle of the map may be, in degrees: the three provinces
// and every place of the chronicle.
func reach(store *chronicle.Store) orb.Bound {
	b := layers.Region
	for _, p := range store.Places() {
		b = b.Extend(orb.Point{p.Lon, p.Lat})
	}
	return b.Pad(0.5)
}

// furniture makes boxes of the heads-up display a little larger, in steps, so that
// labels do not move each time the scale bar changes its length.
func furniture(boxes []orb.Bound) []orb.Bound {
	const step = 48.0
	grown := make([]orb.Bound, len(boxes))
	for i, b := range boxes {
		grown[i] = orb.Bound{
			Min: orb.Point{math.Floor(b.Min[0]/step) * step, b.Min[1]},
			Max: orb.Point{math.Ceil(b.Max[0]/step) * step, b.Max[1]},
		}
	}
	return grown
}

// hover names what is under the pointer and rings it: small marks with a circle,
// wide ones with a box.
func (w *Window) hover(h half, at orb.Point, inside bool) {
	var hits []layers.Mark
	if inside {
		hits = h.under(at)
	}
	if len(hits) == 0 {
		w.hud.SetHover("")
		h.stage.SetRing(nil, 0)
		h.stage.SetChosen(nil)
		return
	}
	m := hits[0]
	title := m.Title
	if n := len(layers.Choices(hits, at)); n > 1 {
		title += "\n" + w.model.Text()("map.more", n-1)
	}
	w.hud.SetHover(title)
	size := max(m.Box.Max[0]-m.Box.Min[0], m.Box.Max[1]-m.Box.Min[1])
	if middle := m.Box.Center(); size <= smallMark {
		h.stage.SetRing(&middle, float32(size/2+ringGap))
		h.stage.SetChosen(nil)
	} else {
		h.stage.SetRing(nil, 0)
		h.stage.SetChosen([]orb.Bound{m.Box})
	}
}

const (
	ringGap   = 3.0  // dp between a mark and its ring
	smallMark = 24.0 // dp; what is larger gets a box
)

// tap opens the card of what is under the pointer, or a list where several marks
// are; on empty land it leads back to the chosen event.
func (w *Window) tap(h half, at orb.Point) {
	h.stage.TakeFocus()
	hits := h.under(at)
	if len(hits) == 0 {
		if !w.model.State().Subject.Chosen() {
			w.send(model.Show{})
		}
		return
	}
	choices := layers.Choices(hits, at)
	if len(choices) == 1 {
		w.openMark(choices[0], h.pinned)
		return
	}
	w.choose(choices, w.inWindow(h.stage, at), func(m layers.Mark) { w.openMark(m, h.pinned) })
}

// openMark opens the card of what a mark stands for. Nothing on the pinned map
// moves the chosen day.
func (w *Window) openMark(m layers.Mark, pinned bool) {
	show := func(kind model.SubjectKind) {
		w.send(model.Show{Subject: model.Subject{Kind: kind, IDs: m.IDs, Pinned: pinned}})
	}
	switch m.Kind {
	case layers.PlaceMark:
		show(model.PlaceSubject)
	case layers.TownMark:
		show(model.TownSubject)
	case layers.ExclaveMark:
		show(model.ExclaveSubject)
	case layers.FireMark:
		show(model.FireSubject)
	default:
		if len(m.IDs) == 1 && pinned {
			show(model.EventSubject)
			return
		}
		if len(m.IDs) == 1 {
			w.send(model.ShowEvent{ID: m.IDs[0]})
			return
		}
		show(model.ListSubject)
	}
}
