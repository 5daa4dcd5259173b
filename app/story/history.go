package story

// mostSteps is how far back a history goes.
const mostSteps = 200

// History is a story with what it was before and, after an undo, what it became.
// It is a value like the story itself.
type History struct {
	Now          Story
	before, undo []Story // the latest last
}

// Start is the history of a story that nobody has changed yet.
func Start(s Story) History { return History{Now: s} }

// Do is the history after a change. A change that leaves the story as it is makes
// no step, and what was undone before is forgotten with the next one that does.
func (h History) Do(s Story) History {
	if s.Equal(h.Now) {
		return h
	}
	before := append(clip(h.before), h.Now)
	return History{Now: s, before: before[max(0, len(before)-mostSteps):]}
}

// CanUndo tells whether there is a step to take back.
func (h History) CanUndo() bool { return len(h.before) > 0 }

// CanRedo tells whether there is a step to take again.
func (h History) CanRedo() bool { return len(h.undo) > 0 }

// Undo takes the last step back, if there is one.
func (h History) Undo() History {
	if !h.CanUndo() {
		return h
	}
	n := len(h.before) - 1
	return History{Now: h.before[n], before: h.before[:n], undo: append(clip(h.undo), h.Now)}
}

// Redo takes the step again that was taken back last, if there is one.
func (h History) Redo() History {
	if !h.CanRedo() {
		return h
	}
	n := len(h.undo) - 1
	return History{Now: h.undo[n], before: append(clip(h.before), h.Now), undo: h.undo[:n]}
}

// clip leaves no room behind a list, so that appending copies it: histories that
// came from one another share their lists.
func clip(list []Story) []Story { return list[:len(list):len(list)] }
