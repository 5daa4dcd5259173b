package pack

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
)

// Ico writes an icon of Windows from PNG files by their edge in pixels, at most 256.
func Ico(pictures map[int][]byte) ([]byte, error) {
	sizes := slices.Sorted(maps.Keys(pictures))
	var head, body bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			binary.Write(&head, binary.LittleEndian, v) // into memory: cannot fail
		}
	}
	put(uint16(0), uint16(1), uint16(len(sizes)))
	start := 6 + 16*len(sizes)
	for _, size := range sizes {
		if size < 1 || size > 256 {
			return nil, fmt.Errorf("ico: a picture of %d pixels: 1 to 256 are allowed", size)
		}
		edge := uint8(size % 256) // 0 stands for 256
		put(edge, edge, uint16(0), uint16(1), uint16(32), uint32(len(pictures[size])), uint32(start+body.Len()))
		body.Write(pictures[size])
	}
	return append(head.Bytes(), body.Bytes()...), nil
}

// kinds are the codes of macOS for PNG files by their edge in pixels; 32 and 64
// are the small ones at twice the density.
var kinds = map[int][]string{32: {"ic11"}, 64: {"ic12"}, 128: {"ic07"}, 256: {"ic08", "ic13"}, 512: {"ic09", "ic14"}}

// Icns writes an icon of macOS from PNG files by their edge in pixels; sizes that
// it has no code for are left out.
func Icns(pictures map[int][]byte) []byte {
	var body bytes.Buffer
	for _, size := range slices.Sorted(maps.Keys(pictures)) {
		for _, kind := range kinds[size] {
			body.WriteString(kind)
			body.Write(binary.BigEndian.AppendUint32(nil, uint32(8+len(pictures[size]))))
			body.Write(pictures[size])
		}
	}
	head := binary.BigEndian.AppendUint32([]byte("icns"), uint32(8+body.Len()))
	return append(head, body.Bytes()...)
}
