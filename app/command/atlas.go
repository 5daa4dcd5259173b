package command

import (
	"errors"
	"fmt"
	"strings"

	"borderatlas/app/content"
	"borderatlas/app/document"
	"borderatlas/app/lang"
	"borderatlas/app/model"
	"borderatlas/layers"
)

// openAtlas is the state that an atlas file, or a picture that remembers how it was
// made, holds; that of a first start in English if path is empty. What of the file
// could not be used is said on the error stream.
func openAtlas(s *session, all *content.Content, path string) (*model.Model, error) {
	m := model.New(all.Stack, func(language string) layers.Text { return all.Catalogue.Text(language) }, lang.English)
	if path == "" {
		return m, nil
	}
	d, report, err := document.ReadFile(s.ctx, path)
	if err != nil {
		return nil, err
	}
	_, losses, ok := m.Adopt(d.State, d.Story)
	if !ok {
		return nil, fmt.Errorf("%s: %w", path, document.ErrForeign)
	}
	for _, what := range leftOut(report, losses) {
		_, failed := fmt.Fprintf(s.stderr, "%s: %s: %s\n", program, lang.Printable(path), what)
		err = errors.Join(err, failed)
	}
	return m, err
}

const (
	mostTold    = 5  // losses that a line on the error stream has room for
	longestTold = 60 // letters of a name or value that somebody else wrote
)

// leftOut says what of a document could not be used, in three lines at most.
func leftOut(report document.Report, losses []model.Loss) []string {
	var lines, parts []string
	if report.Newer > 0 {
		lines = append(lines, fmt.Sprintf("made by a newer version (form %d, this one reads %d); what is known was used", report.Newer, document.Version))
	}
	if report.Line > 0 {
		lines = append(lines, fmt.Sprintf("damaged at line %d, column %d; what stands before was used", report.Line, report.Column))
	}
	for _, name := range report.Unknown {
		parts = append(parts, lang.Printable(lang.Excerpt(name, longestTold)))
	}
	for _, l := range losses {
		parts = append(parts, lang.Printable(l.Field+": "+l.Value))
	}
	if more := len(parts) - mostTold; more > 0 {
		parts = append(parts[:mostTold], fmt.Sprintf("and %d more", more))
	}
	if len(parts) > 0 {
		lines = append(lines, "not known or not possible, and left out: "+strings.Join(parts, "; "))
	}
	return lines
}
