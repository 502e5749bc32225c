package main

import (
	"context"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// startServer runs a server on a data directory until the test ends or its process is
// killed, and returns when it answers.
func startServer(t *testing.T, data string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := command(t, data, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM) // it may be gone
		_ = cmd.Wait()
	})
	waitForServer(t, data, cmd.Process.Pid)
	return cmd
}

// waitForServer returns the server of a process when it answers.
func waitForServer(t *testing.T, data string, pid int) *remote {
	t.Helper()
	l, err := newLayout(data)
	if err != nil {
		t.Fatal(err)
	}
	const patience = 2 * time.Minute // a machine may be busy with other things
	for start := time.Now(); time.Since(start) < patience; time.Sleep(20 * time.Millisecond) {
		if r, found := findServer(context.Background(), l); found && r.at.PID == pid {
			return r
		}
	}
	t.Fatalf("no server after %v", patience)
	return nil
}
