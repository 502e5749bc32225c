package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes this binary the command, too: scripts and the tests that kill it
// run it under the name cewen.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"cewen": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}
