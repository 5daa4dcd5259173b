// Package recent keeps what was asked for lately: shaped text, painted letters
// and marks, which the map needs again with every frame.
package recent

import "sync"

// Cache keeps at least the values used last, up to half its limit, and never
// more than its limit. It is safe for concurrent use.
//
// It consists of two generations: what is used moves into the young one, and
// when that is full, the old one is forgotten. So a use costs one look-up, and
// no list has to be kept in order.
type Cache[K comparable, V any] struct {
	mu         sync.Mutex
	limit      int // of the young generation
	weight     int // of the young generation
	young, old map[K]entry[V]
}

type entry[V any] struct {
	value  V
	weight int
}

// New makes a cache of values whose weights add up to no more than limit.
func New[K comparable, V any](limit int) *Cache[K, V] {
	return &Cache[K, V]{limit: limit / 2, young: map[K]entry[V]{}}
}

// Get finds a value.
func (c *Cache[K, V]) Get(key K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.young[key]; ok {
		return e.value, true
	}
	e, ok := c.old[key]
	if ok {
		c.put(key, e)
	}
	return e.value, ok
}

// Put keeps a value of a weight, which may be a number of bytes or just 1. One
// that is heavier than half the limit is not kept. Equal keys have equal values.
func (c *Cache[K, V]) Put(key K, value V, weight int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.put(key, entry[V]{value, weight})
}

func (c *Cache[K, V]) put(key K, e entry[V]) {
	if e.weight > c.limit {
		return
	}
	c.weight += e.weight - c.young[key].weight
	if c.weight > c.limit {
		c.old, c.young, c.weight = c.young, map[K]entry[V]{}, e.weight
	}
	c.young[key] = e
}
