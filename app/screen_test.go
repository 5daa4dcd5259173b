//go:build linux && cgo

package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// screen is an X server without a device (Xvfb) and a connection to it. It
// speaks the few requests of the X11 core protocol that looking at a window
// takes, so that the test needs no further program.
type screen struct {
	number string // as in DISPLAY=:number
	conn   net.Conn
	root   uint32
	atoms  map[string]uint32
}

// patience is how long a slow machine may take for one thing to happen.
const patience = time.Minute

// newScreen starts Xvfb for the time of the test, or skips the test where it is not installed.
func newScreen(t testing.TB, size string) *screen {
	t.Helper()
	if _, err := exec.LookPath("Xvfb"); err != nil {
		t.Skip("Xvfb is not installed: the real window is not tested")
	}
	number, err := startXvfb(t, size)
	if err != nil {
		t.Fatalf("Xvfb: %v", err)
	}
	s := &screen{number: number, atoms: map[string]uint32{}}
	if err := s.connect(); err != nil {
		t.Fatalf("screen :%s: %v", number, err)
	}
	t.Cleanup(func() { s.conn.Close() })
	return s
}

// startXvfb returns the number of a free display that Xvfb has chosen itself; more
// are further words for it. It stays as it is between two programs: it would begin
// anew after the last one, and not answer meanwhile.
func startXvfb(t testing.TB, size string, more ...string) (string, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer r.Close()
	cmd := exec.Command("Xvfb", append([]string{"-displayfd", "3", "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset"}, more...)...)
	cmd.ExtraFiles = []*os.File{w}
	cmd.Stdout, cmd.Stderr = t.Output(), t.Output()
	err = cmd.Start()
	w.Close()
	if err != nil {
		return "", err
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	if err := r.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return "", err
	}
	answer, err := bufio.NewReader(r).ReadString('\n') // it comes in two pieces
	return strings.TrimSpace(answer), err
}

// connect greets the server and learns the root window.
func (s *screen) connect() error {
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+s.number)
	if err != nil {
		return err
	}
	s.conn = conn
	if _, err := conn.Write([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0}); err != nil {
		return err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(conn, head); err != nil {
		return err
	}
	body := make([]byte, 4*int(binary.LittleEndian.Uint16(head[6:])))
	if _, err := io.ReadFull(conn, body); err != nil {
		return err
	}
	if head[0] != 1 {
		return fmt.Errorf("refused: %q", body)
	}
	vendor, formats := int(binary.LittleEndian.Uint16(body[16:])), int(body[21])
	s.root = binary.LittleEndian.Uint32(body[32+(vendor+3)/4*4+8*formats:])
	return nil
}

// send writes a request: its code, a byte of its own, and the rest, padded to words.
func (s *screen) send(code, detail byte, rest ...[]byte) error {
	body := []byte{code, detail, 0, 0}
	for _, part := range rest {
		body = append(body, part...)
	}
	for len(body)%4 != 0 {
		body = append(body, 0)
	}
	binary.LittleEndian.PutUint16(body[2:], uint16(len(body)/4))
	if err := s.conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	_, err := s.conn.Write(body)
	return err
}

// ask sends a request and reads its reply: 32 bytes and what follows them.
func (s *screen) ask(code, detail byte, rest ...[]byte) ([]byte, error) {
	if err := s.send(code, detail, rest...); err != nil {
		return nil, err
	}
	head := make([]byte, 32)
	if _, err := io.ReadFull(s.conn, head); err != nil {
		return nil, err
	}
	if head[0] != 1 {
		return nil, fmt.Errorf("request %d: the server answers with error %d", code, head[1])
	}
	tail := make([]byte, 4*int(binary.LittleEndian.Uint32(head[4:])))
	_, err := io.ReadFull(s.conn, tail)
	return append(head, tail...), err
}

// u32 and u16 are numbers as they go over the wire.
func u32(values ...uint32) (b []byte) {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

func u16(values ...uint16) (b []byte) {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	return b
}

// Codes of the requests and the events that are used, from the X11 protocol.
const (
	queryTree     = 15
	internAtom    = 16
	getProperty   = 20
	sendEvent     = 25
	getImage      = 73
	keyPress      = 2
	keyRelease    = 3
	clientMessage = 33
)

func (s *screen) atom(name string) (uint32, error) {
	if a, ok := s.atoms[name]; ok {
		return a, nil
	}
	reply, err := s.ask(internAtom, 0, u16(uint16(len(name)), 0), []byte(name))
	if err != nil {
		return 0, err
	}
	s.atoms[name] = binary.LittleEndian.Uint32(reply[8:])
	return s.atoms[name], nil
}

// windows lists the windows that lie on the root.
func (s *screen) windows() ([]uint32, error) {
	reply, err := s.ask(queryTree, 0, u32(s.root))
	if err != nil {
		return nil, err
	}
	list := make([]uint32, binary.LittleEndian.Uint16(reply[16:]))
	for i := range list {
		list[i] = binary.LittleEndian.Uint32(reply[32+4*i:])
	}
	return list, nil
}

// property is the value of a window's property, empty if there is none.
func (s *screen) property(window uint32, name string) ([]byte, error) {
	a, err := s.atom(name)
	if err != nil {
		return nil, err
	}
	reply, err := s.ask(getProperty, 0, u32(window, a, 0, 0, 1<<22))
	if err != nil {
		return nil, err
	}
	units, bits := binary.LittleEndian.Uint32(reply[16:]), uint32(reply[1])
	return reply[32 : 32+units*bits/8], nil
}

// named is the window with this title, or 0 while there is none.
func (s *screen) named(title string) (uint32, error) {
	list, err := s.windows()
	if err != nil {
		return 0, err
	}
	for _, w := range list {
		// A window may vanish between the two requests: that is no fault.
		if got, err := s.property(w, "_NET_WM_NAME"); err == nil && string(got) == title {
			return w, nil
		}
	}
	return 0, nil
}

// pixels are the colours in a square of the screen, four bytes each.
func (s *screen) pixels(x, y, edge uint16) ([]byte, error) {
	reply, err := s.ask(getImage, 2, u32(s.root), u16(x, y, edge, edge), u32(0xFFFFFF))
	if err != nil {
		return nil, err
	}
	return reply[32:], nil
}

// colours counts the different colours in a square of the screen.
func (s *screen) colours(x, y, edge uint16) (int, error) {
	data, err := s.pixels(x, y, edge)
	if err != nil {
		return 0, err
	}
	seen := map[uint32]bool{}
	for ; len(data) >= 4; data = data[4:] {
		seen[binary.LittleEndian.Uint32(data)&0xFFFFFF] = true
	}
	return len(seen), nil
}

// press sends a key to a window, down and up again, with the bits of the modifiers
// that are held.
func (s *screen) press(window uint32, code byte, state uint32) error {
	for _, event := range []byte{keyPress, keyRelease} {
		body := append([]byte{event, code, 0, 0}, u32(0, s.root, window, 0, 0, 0, state)...)
		if err := s.send(sendEvent, 0, u32(window, 0), body); err != nil {
			return err
		}
	}
	return nil
}

// close asks a window to close, as its title bar's button does.
func (s *screen) close(window uint32) error {
	protocols, err1 := s.atom("WM_PROTOCOLS")
	deletion, err2 := s.atom("WM_DELETE_WINDOW")
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	event := append([]byte{clientMessage, 32, 0, 0}, u32(window, protocols, deletion, 0, 0, 0, 0)...)
	return s.send(sendEvent, 0, u32(window, 0), event)
}

// until asks again and again until the answer is yes, an error, or too late.
func until(what string, ask func() (bool, error)) error {
	beat := time.NewTicker(5 * time.Millisecond)
	defer beat.Stop()
	for end := time.Now().Add(patience); time.Now().Before(end); <-beat.C {
		if ok, err := ask(); ok || err != nil {
			return err
		}
	}
	return fmt.Errorf("%s: not within %v", what, patience)
}
