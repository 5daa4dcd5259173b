package scene

import "testing"

// TestLacking finds the letters that become boxes, and no others.
func TestLacking(t *testing.T) {
	f := testFonts(t)
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{letters, ""},
		{"Ақ-Сай, Ворӯх; 5\u202f000 m² ½ …\n\tnaïve Straße Ελλάς", ""},
		{"e\u0301 и\u0306 \u200d\u200e\ufe0f\u00ad", ""}, // composed letters, and marks that show nothing
		{"Карта 地图 карта 图", "地图"},
		{"خريطة", "خريطة"},
		{"מפה", "מפה"},
		{"Fire 🔥 and 👩\u200d👧", "🔥👩👧"},
	} {
		if got := string(f.Lacking(c.text)); got != c.want {
			t.Errorf("%q lacks %q, want %q", c.text, got, c.want)
		}
	}
	if got := string(f.Lacking("a地", "图地")); got != "地图" {
		t.Errorf("two texts lack %q", got)
	}
}
