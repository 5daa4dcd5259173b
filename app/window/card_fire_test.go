package window

import (
	"strings"
	"testing"

	"borderatlas/app/model"
)

// TestCardOfAThermalAnomaly: what it is no evidence of, the ground of the pixel, the
// time in three zones and, at Karamyk, what was seen there before the fighting.
func TestCardOfAThermalAnomaly(t *testing.T) {
	w := opened(t, 1366, 768)
	for id, want := range map[string][]string{
		"detection-6":  {"not evidence of shelling or arson", "16 September 2022", "06:26 UTC, 12:26 in Bishkek, 11:26 in Dushanbe", "1.7 by 1.3 km", "25.1 MW", "66 %", "Terra", "NASA FIRMS, MODIS Collection 6.1"},
		"detection-12": {"18 September 2022", "4 anomalies were seen within 20 km before the fighting, the first on", "4 September 2022"},
	} {
		w.send(model.Show{Subject: model.Subject{Kind: model.FireSubject, IDs: []string{id}}})
		got := strings.Join(strings.Fields(texts(w.card.root)), " ")
		for _, words := range want {
			if !strings.Contains(got, words) {
				t.Errorf("the card of %s lacks %q: %s", id, words, got)
			}
		}
		if early := strings.Contains(got, "before the fighting"); early != (id == "detection-12") {
			t.Errorf("the card of %s: forerunners %v", id, early)
		}
	}
}
