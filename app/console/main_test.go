package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestMain lets the test be the program that is started: it prints its argument and
// ends with status 2.
func TestMain(m *testing.M) {
	if os.Getenv("BE_THE_PROGRAM") != "" {
		fmt.Print("out ", os.Args[1])
		fmt.Fprint(os.Stderr, "err")
		os.Exit(2)
	}
	os.Exit(m.Run())
}

func TestRun(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("BE_THE_PROGRAM", "yes")
	var out, errs bytes.Buffer
	if status := run(self, []string{"слово и слово"}, &out, &errs); status != 2 || out.String() != "out слово и слово" || errs.String() != "err" {
		t.Errorf("status %d, %q, %q", status, &out, &errs)
	}
	errs.Reset()
	if status := run(self+"-missing", nil, &out, &errs); status != 1 || !strings.Contains(errs.String(), "borderatlas-cli: ") {
		t.Errorf("status %d, %q", status, &errs)
	}
}
