package recent

import "testing"

func TestCacheForgetsWhatIsNotUsed(t *testing.T) {
	c := New[int, int](20)
	for i := range 100 {
		c.Put(i, -i, 1)
		if v, ok := c.Get(0); !ok || v != 0 {
			t.Fatalf("after %d values the one in use is forgotten", i)
		}
	}
	for i := 95; i < 100; i++ {
		if v, ok := c.Get(i); !ok || v != -i {
			t.Errorf("Get(%d) = %d, %t: used last and forgotten", i, v, ok)
		}
	}
	if _, ok := c.Get(50); ok {
		t.Error("a value that was not used for long is kept")
	}
}

func TestCacheNeverExceedsItsLimit(t *testing.T) {
	c := New[int, int](100)
	for i, weight := range []int{10, 45, 20, 51, 30, 5, 49, 1, 50, 7} {
		c.Put(i%7, i, weight)
		c.Get((i * 3) % 7)
		kept := 0
		for _, e := range c.young {
			kept += e.weight
		}
		if kept != c.weight {
			t.Errorf("after value %d the young weigh %d, counted are %d", i, kept, c.weight)
		}
		for _, e := range c.old {
			kept += e.weight
		}
		if kept > 100 {
			t.Errorf("after value %d the cache weighs %d", i, kept)
		}
	}
	if _, ok := c.Get(3); ok {
		t.Error("a value heavier than half the limit is kept")
	}
}
