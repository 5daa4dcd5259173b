package document

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

// sample is a document with everything a file can hold.
var sample = Document{
	State: json.RawMessage(`{"day":"2022-09-16","layers":{"border":true,"water":false},"view":[70.5,39.9,9.25]}`),
	Story: json.RawMessage(`{"title":"Баткен \"2022\" <&>","pages":[{"event":"a"},{"event":"b","hidden":true}]}`),
}

func encoded(t testing.TB, d Document) []byte {
	t.Helper()
	b, err := d.Encode("0.4.0")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, d := range []Document{sample, {State: json.RawMessage(`{}`)}} {
		got, report, err := Decode(encoded(t, d))
		if err != nil || !report.Clean() || !got.Equal(d) {
			t.Errorf("read %s and %s, report %+v, error %v; wrote %s", got.State, got.Story, report, err, d.State)
		}
	}
}

func TestDecodeRefusesWhatIsNoAtlasFile(t *testing.T) {
	for _, data := range []string{
		"", "{", "null", "[]", `"x"`, `{"format":"Other","version":1,"state":{}}`, `{"format":"Border Atlas","version":0,"state":{}}`,
		`{"format":"Border Atlas","version":1}`, `{"format":"Border Atlas","version":1,"state":[]}`, "\x89PNG\r\n", strings.Repeat("[", 100_000),
	} {
		if d, _, err := Decode([]byte(data)); !errors.Is(err, ErrForeign) {
			t.Errorf("%.40q: document %s, error %v", data, d.State, err)
		}
	}
	if _, _, err := Decode(make([]byte, MaxBytes+1)); !errors.Is(err, ErrHuge) {
		t.Errorf("a huge file: %v", err)
	}
}

func TestANewerFormIsReadAsFarAsItIsKnown(t *testing.T) {
	d, report, err := Decode([]byte(`{"format":"Border Atlas","version":3,"sound":"loud","Program":"9","light":1,"state":{"day":"2022-09-16"}}`))
	if err != nil || !reflect.DeepEqual(report, Report{Newer: 3, Unknown: []string{"light", "sound"}}) || string(d.State) != `{"day":"2022-09-16"}` {
		t.Errorf("%s, %+v, %v", d.State, report, err)
	}
}

// TestDamage cuts a file at every byte: what stands before the cut is kept, and the
// report names a place that is no further than the cut.
func TestDamage(t *testing.T) {
	whole := encoded(t, sample)
	kept := 0
	for cut := range len(whole) - 2 {
		d, report, err := Decode(whole[:cut])
		if errors.Is(err, ErrForeign) {
			if kept > 0 {
				t.Errorf("cut at %d: nothing is rescued, though less of the file was", cut)
			}
			continue
		}
		if err != nil || report.Line == 0 || !json.Valid(d.State) || d.Story != nil && !json.Valid(d.Story) {
			t.Fatalf("cut at %d: %s and %s, report %+v, error %v", cut, d.State, d.Story, report, err)
		}
		rescued := len(compact(d.State)) + len(compact(d.Story))
		if rescued < kept {
			t.Errorf("cut at %d: %d bytes are rescued, %d were with less of the file", cut, rescued, kept)
		}
		kept = rescued
	}
	if kept == 0 {
		t.Error("nothing was ever rescued")
	}
}

func TestDamageIsNamed(t *testing.T) {
	text := "{\"format\":\"Border Atlas\",\"version\":1,\n\"state\":{\"day\":\"2022-09-16\",\"lang\":ru},\"story\":null}"
	d, report, err := Decode([]byte(text))
	if err != nil || !reflect.DeepEqual(report, Report{Line: 2, Column: 36}) || string(d.State) != `{"day":"2022-09-16"}` {
		t.Errorf("%s, %+v, %v", d.State, report, err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encoded(f, sample))
	f.Add([]byte(`{"format":"Border Atlas","version":9,"state":{"a":[1,{"b":`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, _, err := Decode(data)
		if err != nil {
			return
		}
		if !json.Valid(d.State) || d.Story != nil && !json.Valid(d.Story) {
			t.Fatalf("%q gives %q and %q", data, d.State, d.Story)
		}
		again, report, err := Decode(encoded(t, d))
		if err != nil || !report.Clean() || !again.Equal(d) {
			t.Errorf("written again: %v, %+v", err, report)
		}
	})
}
