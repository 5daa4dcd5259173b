package raster

import "syscall"

// enlarge asks the system for large pages of memory for a picture. It is written
// from end to end at once, and to be given thousands of small pages, one by one,
// takes longer than painting the ground. Where there are no large ones nothing
// happens.
func enlarge(pix []byte) {
	const large = 2 << 20
	if len(pix) >= 2*large {
		_ = syscall.Madvise(pix[:len(pix)&^(syscall.Getpagesize()-1)], syscall.MADV_HUGEPAGE)
	}
}
