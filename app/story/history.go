package story

// mostSteps is how far back a history goes.
const mostSteps = 200

// History is a story with what it was before and, after an undo, what it became.
// It is a value like the story itself.
type History struct {
	Now          Story
	before, undo []historyStep // the latest last
}

// historyStep is a story with its chosen page, as they were before a change or an undo.
type historyStep struct {
	story Story
	page  int
}

// Start is the history of a story that nobody has changed yet.
func Start(s Story) History { return History{Now: s} }

// Do is the history after a change that was made while a page was chosen. A change that
// leaves the story as it is makes no step, and what was undone before is forgotten with
// the next one that does.
func (h History) Do(s Story, page int) History {
	if s.Equal(h.Now) {
		return h
	}
	before := append(clip(h.before), historyStep{h.Now, page})
	return History{Now: s, before: before[max(0, len(before)-mostSteps):]}
}

// CanUndo tells whether there is a step to take back.
func (h History) CanUndo() bool { return len(h.before) > 0 }

// CanRedo tells whether there is a step to take again.
func (h History) CanRedo() bool { return len(h.undo) > 0 }

// Undo takes the last step back, if there is one, and returns the page that was chosen
// before it; page is the one that is chosen now.
func (h History) Undo(page int) (History, int) {
	if !h.CanUndo() {
		return h, page
	}
	n := len(h.before) - 1
	last := h.before[n]
	return History{Now: last.story, before: h.before[:n], undo: append(clip(h.undo), historyStep{h.Now, page})}, last.page
}

// Redo takes the step again that was taken back last, if there is one, and returns the
// page that was chosen after it; page is the one that is chosen now.
func (h History) Redo(page int) (History, int) {
	if !h.CanRedo() {
		return h, page
	}
	n := len(h.undo) - 1
	next := h.undo[n]
	return History{Now: next.story, before: append(clip(h.before), historyStep{h.Now, page}), undo: h.undo[:n]}, next.page
}

// clip leaves no room behind a list, so that appending copies it: histories that
// came from one another share their lists.
func clip(list []historyStep) []historyStep { return list[:len(list):len(list)] }
