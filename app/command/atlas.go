package command

import (
	"errors"
	"fmt"

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
	d, report, err := document.ReadFile(path)
	if err != nil {
		return nil, err
	}
	_, losses, ok := m.Adopt(d.State, d.Story)
	if !ok {
		return nil, fmt.Errorf("%s: %w", path, document.ErrForeign)
	}
	say := func(format string, args ...any) error {
		_, err := fmt.Fprintf(s.stderr, "%s: %s: %s\n", program, path, fmt.Sprintf(format, args...))
		return err
	}
	if report.Newer > 0 {
		err = errors.Join(err, say("made by a newer version (form %d, this one reads %d); what is known was used", report.Newer, document.Version))
	}
	if report.Line > 0 {
		err = errors.Join(err, say("damaged at line %d, column %d; what stands before was used", report.Line, report.Column))
	}
	if report.Unknown != "" {
		err = errors.Join(err, say("%s: not known, and left out", report.Unknown))
	}
	for _, l := range losses {
		err = errors.Join(err, say("%s: %s is not known or not possible, and was left out", l.Field, l.Value))
	}
	return m, err
}
