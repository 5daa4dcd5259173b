package scene

import (
	"math"
	"testing"
)

func TestHundredths(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", math.Copysign(0, -1): "0", -0.004: "0", 0.005: "0.01", -0.05: "-0.05", 1.5: "1.5", 12.999: "13", -3.456: "-3.46",
		math.NaN(): "0", math.Inf(1): "1000000000", -1e300: "-1000000000",
	} {
		if got := string(AppendHundredths(nil, Hundredths(v))); got != want {
			t.Errorf("%g is written as %s, want %s", v, got, want)
		}
	}
}

func TestFinite(t *testing.T) {
	var o Outline
	o.LineTo(1, -1e300)
	if !o.Finite() {
		t.Error("numbers are none")
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		broken := o
		broken.LineTo(v, 0)
		if broken.Finite() {
			t.Errorf("%g is a number", v)
		}
	}
}
