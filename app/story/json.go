package story

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/paulmach/orb"

	"borderatlas/layers/calendar"
)

// record is a page in a file.
type record struct {
	Event  string      `json:"event,omitempty"`
	Day    string      `json:"day"`             // YYYY-MM-DD
	View   *[4]float64 `json:"view,omitempty"`  // west, south, east, north in degrees
	Layers []string    `json:"layers,omitzero"` // [] is none, no field the usual ones
	Title  string      `json:"title,omitempty"`
	Text   string      `json:"text,omitempty"`
	Hidden bool        `json:"hidden,omitempty"`
}

// PageForm is the struct whose fields are those of a page in a file.
func PageForm() reflect.Type { return reflect.TypeFor[record]() }

// MarshalJSON writes the page with stable names: event, day (YYYY-MM-DD), view
// (west, south, east, north), layers, title, text, hidden. What is empty is left out,
// but for a list of no layers.
func (p Page) MarshalJSON() ([]byte, error) {
	r := record{Event: p.Event, Day: p.Day.String(), Layers: p.Layers, Title: p.Title, Text: p.Text, Hidden: p.Hidden}
	if p.View != (orb.Bound{}) {
		r.View = &[4]float64{p.View.Min[0], p.View.Min[1], p.View.Max[0], p.View.Max[1]}
	}
	return json.Marshal(r)
}

// UnmarshalJSON reads what MarshalJSON writes. The error names the field, its
// value and what is allowed.
func (p *Page) UnmarshalJSON(data []byte) error {
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	day, err := calendar.Parse(r.Day)
	if err != nil {
		return fmt.Errorf("field day: %w", err)
	}
	*p = Page{Event: r.Event, Day: day, Layers: r.Layers, Title: r.Title, Text: r.Text, Hidden: r.Hidden}
	if r.View == nil {
		return nil
	}
	v := *r.View
	if !(v[0] < v[2] && v[1] < v[3] && v[0] >= -180 && v[2] <= 180 && v[1] >= -90 && v[3] <= 90) {
		return fmt.Errorf("field view: %v is not west, south, east, north in degrees, west below east and south below north", v)
	}
	p.View = orb.Bound{Min: orb.Point{v[0], v[1]}, Max: orb.Point{v[2], v[3]}}
	return nil
}
