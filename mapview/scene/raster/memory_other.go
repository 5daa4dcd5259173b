//go:build !linux

package raster

// enlarge does nothing: other systems choose the size of pages themselves.
func enlarge([]byte) {}
