package main

import (
	"strings"
	"testing"
)

func TestComparePages(t *testing.T) {
	const printed = `<page width="960.000000" height="540.000000">
<word xMin="36.0" yMin="20.0" xMax="90.5" yMax="44.0">Talks</word>
<word xMin="96.0" yMin="20.0" xMax="140.0" yMax="44.0">begin</word>
<word xMin="36.0" yMin="60.0" xMax="140.0" yMax="70.0">A&amp;B</word>
`
	slide := slideText{"Talks begin", []string{"Talks", "begin", "A&B"}}
	for name, c := range map[string]struct {
		slides []slideText
		says   string
	}{
		"right":         {[]slideText{slide}, ""},
		"a page less":   {[]slideText{slide, slide}, "2 slides became 1 pages"},
		"other title":   {[]slideText{{"Talks end", slide.words}}, "the title"},
		"other text":    {[]slideText{{slide.title, []string{"Nothing"}}}, "1 of 1 words"},
		"without title": {[]slideText{{"", slide.words}}, "the title"},
	} {
		err := comparePages(c.slides, pagesOf(printed))
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	outside := strings.Replace(printed, `xMax="140.0" yMax="70.0"`, `xMax="970.0" yMax="70.0"`, 1)
	if err := comparePages([]slideText{slide}, pagesOf(outside)); err == nil || !strings.Contains(err.Error(), "outside") {
		t.Errorf("a word outside: %v", err)
	}
}
