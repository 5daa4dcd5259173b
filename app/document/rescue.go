package document

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// tooManyValues reports whether JSON has more names and values, or more of them in each other,
// than are read. It looks at no more than brackets, commas, colons and the ends of
// texts, and so at damaged JSON as well.
func tooManyValues(data []byte) bool {
	values, depth, text := 1, 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case text && c == '\\':
			i++ // whatever it is, it does not end the text
		case c == '"':
			text = !text
		case text:
		case c == '[' || c == '{':
			depth++
			values++
		case c == ']' || c == '}':
			depth--
		case c == ',' || c == ':':
			values++
		}
		if values > MaxValues || depth > MaxDepth {
			return true
		}
	}
	return false
}

// rescue returns JSON as it is, or what stands before its damage with everything
// closed that was open, and the place of the damage, from 1. A value that is cut is lost.
func rescue(data []byte) (whole []byte, line, column int) {
	if json.Valid(data) {
		return data, 0, 0
	}
	s := salvage{Decoder: json.NewDecoder(bytes.NewReader(data)), end: int64(len(data))}
	s.UseNumber()
	var out bytes.Buffer
	if !s.value(&out, 0) { // what follows the value is the damage
		_, _ = s.Token()
	}
	line, column = place(data, s.InputOffset())
	return out.Bytes(), line, column
}

// salvage reads JSON up to its damage.
type salvage struct {
	*json.Decoder
	end int64 // of the data
}

// value copies the next value. It tells whether it met damage; the copy is JSON in
// either case, and empty if nothing of the value could be read.
func (s salvage) value(out *bytes.Buffer, depth int) (damaged bool) {
	token, err := s.Token()
	if err != nil || depth > MaxDepth {
		return true
	}
	switch token {
	case json.Delim('{'):
		return s.members(out, depth, true, '}')
	case json.Delim('['):
		return s.members(out, depth, false, ']')
	}
	if _, ok := token.(json.Number); ok && s.InputOffset() == s.end {
		return true // more digits may have followed
	}
	b, err := plain(token, "")
	out.Write(b)
	return err != nil
}

// members copies what stands in an object or array up to its end or the damage.
func (s salvage) members(out *bytes.Buffer, depth int, named bool, end byte) (damaged bool) {
	out.WriteByte(end - 2) // in ASCII the opening bracket stands two before the closing one
	first := true
	for s.More() && !damaged {
		var member bytes.Buffer
		damaged = named && s.name(&member)
		before := member.Len()
		damaged = damaged || s.value(&member, depth+1)
		if member.Len() == before { // the value is lost, and its name with it
			continue
		}
		if !first {
			out.WriteByte(',')
		}
		first = false
		out.Write(member.Bytes())
	}
	if !damaged {
		_, err := s.Token()
		damaged = err != nil
	}
	out.WriteByte(end)
	return damaged
}

// name copies the name of a member of an object; it tells whether it met damage.
func (s salvage) name(out *bytes.Buffer) (damaged bool) {
	token, err := s.Token()
	if err != nil {
		return true
	}
	b, err := plain(token, "")
	out.Write(append(b, ':'))
	return err != nil
}

// place is that of a byte of a text, as people count it.
func place(data []byte, offset int64) (line, column int) {
	before := data[:min(int(offset), len(data))]
	line = bytes.Count(before, []byte("\n")) + 1
	column = utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return line, column
}
