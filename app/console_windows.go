package main

import (
	"os"
	"syscall"
	"unsafe"
)

var (
	kernel        = syscall.NewLazyDLL("kernel32.dll")
	attachConsole = kernel.NewProc("AttachConsole")
	messageBox    = syscall.NewLazyDLL("user32.dll").NewProc("MessageBoxW")
)

const (
	parentProcess = ^uintptr(0) // ATTACH_PARENT_PROCESS
	iconError     = 0x10        // MB_ICONERROR
)

// joinConsole lets the program print to the console that it was started from. It
// is built for the window, so that a double click opens no console; Windows then
// hands it none either, unless its output goes to a file or another program.
func joinConsole() {
	if valid(syscall.Stdout) && valid(syscall.Stderr) {
		return
	}
	if ok, _, _ := attachConsole.Call(parentProcess); ok == 0 {
		return // a double click
	}
	console, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		return
	}
	if !valid(syscall.Stdout) {
		os.Stdout = console
	}
	if !valid(syscall.Stderr) {
		os.Stderr = console
	}
}

func valid(h syscall.Handle) bool { return h != 0 && h != syscall.InvalidHandle }

// alert shows a sentence to somebody who started the program by a double click,
// and reports whether it did; with a console it is printed there.
func alert(sentence string) bool {
	if os.Stderr.Fd() != uintptr(syscall.Stderr) || valid(syscall.Stderr) {
		return false
	}
	text, err := syscall.UTF16PtrFromString(sentence)
	if err != nil {
		return false
	}
	title, err := syscall.UTF16PtrFromString(programName)
	if err != nil {
		return false
	}
	shown, _, _ := messageBox.Call(0, uintptr(unsafe.Pointer(text)), uintptr(unsafe.Pointer(title)), iconError)
	return shown != 0
}
