package layers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"borderatlas/mapview/fault"
	"borderatlas/mapview/scene"
)

// Region is what the first view shows: the provinces of Batken, Osh and Sughd.
var Region = orb.Bound{Min: orb.Point{67.9, 39.0}, Max: orb.Point{74.1, 41.05}}

// Stack is all layers over one set of data. It is safe for concurrent use.
type Stack struct {
	kit    kit
	layers []Layer

	mu   sync.Mutex
	base struct { // the last base plane: the events' labels keep clear of its labels
		key     string
		picture *Picture
	}
}

// NewStack makes the layers over the data.
func NewStack(d Data) *Stack {
	names, spots := newGazetteer(d), newIndex(d.Chronicle)
	return &Stack{kit: kit{d, names, landsOf(d.Atlas), spots}, layers: []Layer{
		newProvinces(d), newBorder(d), newExclaves(d), newClashes(d, spots), newDisplacement(d, spots),
		newAgreements(d, spots), newFires(d), newPlaces(names), newWater(d), newRoads(d), newChanges(d),
	}}
}

// Data is what the layers draw from.
func (s *Stack) Data() Data { return s.kit.Data }

// IDs lists the layers in the order of the legend.
func (s *Stack) IDs() []string {
	ids := make([]string, len(s.layers))
	for i, l := range s.layers {
		ids[i] = l.ID()
	}
	return ids
}

// Default is the set of layers that a first start shows: all but the ones that
// compare editions, are only schematic, or could be taken for evidence that they are not.
func (s *Stack) Default() Set {
	return NewSet(s.IDs()...).With("changes", false).With("roads", false).With("fires", false)
}

// Title is the catalogue's name of a layer.
func Title(text Text, id string) string { return text("layer." + id) }

// Picture is a plane, or a whole map, ready to be painted.
type Picture struct {
	Scene  *scene.Scene
	Marks  []Mark        // the topmost last
	Labels []PlacedLabel // what was written, with its box
	Failed map[string]error

	ground  *scene.Scene    // of the lower plane: what lies below its names
	blocks  []block         // what labels and marks of the plane above should keep clear of
	written []written       // the names that it may raise
	raised  []scene.Op      // those of the plane below that are drawn again here
	hidden  map[string]bool // the ids of those of the plane below that are left out of a file
}

// Key names everything a plane depends on. Equal keys mean equal pictures.
func (s *Stack) Key(p Plane, f Frame) string {
	var b strings.Builder
	w, h := f.Camera.Size()
	fmt.Fprintf(&b, "%v|%g|%g|%g|%s|%s|%d|%v|%v", f.Camera.Centre(), f.Camera.Zoom(), w, h, f.Lang, f.Theme.Name, f.Quality, f.Reserved, f.Window)
	if p == Events { // keeps clear of the labels below it
		b.WriteString(s.layerKeys(Base, f))
	}
	b.WriteString(s.layerKeys(p, f))
	return b.String()
}

func (s *Stack) layerKeys(p Plane, f Frame) string {
	var b strings.Builder
	for _, l := range s.layers {
		if l.Plane() == p && f.Visible.Has(l.ID()) {
			fmt.Fprintf(&b, "|%s:%s", l.ID(), l.Key(f))
		}
	}
	return b.String()
}

// Build draws one plane. A layer that fails is left out and listed in
// Picture.Failed; the error is that of the context alone.
func (s *Stack) Build(ctx context.Context, p Plane, f Frame) (*Picture, error) {
	if p == Base {
		return s.buildBase(ctx, f)
	}
	return s.buildEvents(ctx, f, func() (*Picture, error) { return s.buildBase(ctx, f) })
}

// buildEvents draws the upper plane, the lower one at the same time: what happened
// is gathered before it has to know where the names below are.
func (s *Stack) buildEvents(ctx context.Context, f Frame, base func() (*Picture, error)) (*Picture, error) {
	var below *Picture
	var baseErr error
	var group fault.Group
	group.Go(func() { below, baseErr = base() })
	c, err := s.draw(ctx, Events, f)
	group.Wait()
	if err = cmp.Or(baseErr, err); err != nil {
		return nil, err
	}
	c.below = below
	return c.finish(), nil
}

// buildBase remembers the last base plane, which both planes ask for.
func (s *Stack) buildBase(ctx context.Context, f Frame) (*Picture, error) {
	return s.buildGround(ctx, f, func(*scene.Scene) {})
}

// buildGround is buildBase that hands out the ground as soon as it is drawn, while
// the names on it are still placed.
func (s *Stack) buildGround(ctx context.Context, f Frame, ready func(*scene.Scene)) (*Picture, error) {
	key := s.Key(Base, f)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.base.picture != nil && s.base.key == key {
		ready(s.base.picture.ground)
		return s.base.picture, nil
	}
	c, err := s.draw(ctx, Base, f)
	if err != nil {
		return nil, err
	}
	ground := c.ground()
	ready(ground)
	picture := c.finish()
	picture.ground = ground
	if len(picture.Failed) == 0 {
		s.base.key, s.base.picture = key, picture
	}
	return picture, nil
}

func (s *Stack) build(ctx context.Context, p Plane, f Frame, below *Picture) (*Picture, error) {
	c, err := s.draw(ctx, p, f)
	if err != nil {
		return nil, err
	}
	c.below = below
	return c.finish(), nil
}

// draw lets the layers of a plane draw side by side, each on a canvas of its own,
// and joins those in the order of the layers. What a layer has drawn that fails is
// left out.
func (s *Stack) draw(ctx context.Context, p Plane, f Frame) (*Canvas, error) {
	whole := newCanvas(s.kit, f, &Picture{})
	whole.crowded = p == Events && s.kit.index.crowded(s.kit.Chronicle, f)
	whole.blind = p == Base && f.Quality == Screen
	if p == Base {
		whole.paper = f.Theme.Paper
	}
	shown := keep(s.layers, func(l Layer) bool { return l.Plane() == p && f.Visible.Has(l.ID()) })
	canvases, errs := make([]Canvas, len(shown)), make([]error, len(shown))
	var group fault.Group
	for i, l := range shown {
		canvases[i] = *whole
		canvases[i].begin(l.ID())
		group.Go(func() {
			if errs[i] = ctx.Err(); errs[i] == nil {
				errs[i] = fault.Try(func() error { return l.Build(ctx, &canvases[i], f) })
			}
		})
	}
	group.Wait()
	for i, l := range shown {
		switch err, ended := errs[i], ctx.Err(); {
		case err == nil:
			whole.adopt(&canvases[i])
		case ended != nil && errors.Is(err, ended):
			return nil, err
		default:
			whole.failed[l.ID()] = fmt.Errorf("layer %s: %w", l.ID(), err)
		}
	}
	return whole, nil
}

// Whole draws all planes as one picture, for files.
func (s *Stack) Whole(ctx context.Context, f Frame) (*Picture, error) {
	return s.Draw(ctx, f, func(*scene.Scene) {})
}

// Draw is Whole for who paints at the same time: it hands out the parts of the
// picture as soon as they are ready, each to be painted over those before it.
func (s *Stack) Draw(ctx context.Context, f Frame, ready func(part *scene.Scene)) (*Picture, error) {
	var base *Picture
	var ground *scene.Scene
	events, err := s.buildEvents(ctx, f, func() (_ *Picture, err error) {
		base, err = s.buildGround(ctx, f, func(part *scene.Scene) {
			ground = part
			ready(part)
		})
		return base, err
	})
	if err != nil {
		return nil, err
	}
	whole := &Picture{Scene: &scene.Scene{}, Failed: map[string]error{}}
	*whole.Scene = *base.Scene
	gone := slices.Concat(events.raised, base.unseen(events.hidden))
	whole.Scene.Ops = slices.Concat(without(base.Scene.Ops, gone), events.Scene.Ops)
	for _, part := range []*Picture{base, events} {
		whole.Marks = append(whole.Marks, part.Marks...)
		whole.Labels = append(whole.Labels, part.Labels...)
		for id, err := range part.Failed {
			whole.Failed[id] = err
		}
	}
	whole.Labels = keep(whole.Labels, func(l PlacedLabel) bool { return !events.hidden[l.ID] })
	ready(&scene.Scene{W: ground.W, H: ground.H, Ops: without(whole.Scene.Ops, ground.Ops)})
	return whole, nil
}

// LegendGroup is the legend of one layer.
type LegendGroup struct {
	Layer string
	Title string
	Items []LegendItem
}

// Legend explains what is visible in the frame, layer by layer.
func (s *Stack) Legend(f Frame) []LegendGroup {
	var groups []LegendGroup
	for _, l := range s.layers {
		legender, ok := l.(Legender)
		if !ok || !f.Visible.Has(l.ID()) {
			continue
		}
		if items := legender.Legend(f); len(items) > 0 {
			groups = append(groups, LegendGroup{l.ID(), Title(f.Text, l.ID()), items})
		}
	}
	return groups
}

// Credits are the attributions of what is visible, as texts, without repeats.
func (s *Stack) Credits(f Frame) []string {
	var credits []string
	seen := map[string]bool{}
	for _, l := range s.layers {
		a, ok := l.(Attributer)
		if !ok || !f.Visible.Has(l.ID()) {
			continue
		}
		for _, id := range a.Credits(f) {
			if !seen[id] {
				seen[id] = true
				credits = append(credits, f.Text(id))
			}
		}
	}
	return credits
}
