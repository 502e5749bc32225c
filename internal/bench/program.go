package bench

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"syscall"
	"time"

	"cewen/corpus/store"
	"cewen/internal/disk"
)

// Program is the program as a process of its own, as users run it.
type Program struct{ Path string }

// command runs a command of the program.
func (p Program) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, p.Path, args...) //nolint:gosec // our own program
	cmd.Args[0] = "cewen"
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 10 * time.Second // it ends after what it is at
	return cmd
}

// Import imports files into a data directory and returns what that took. Where files
// were not taken, the end of what was printed is in the answer, too: whether anything was
// stored is for the caller to see.
func (p Program) Import(ctx context.Context, data string, paths ...string) (*Import, error) {
	f := new(Import)
	for _, path := range paths {
		size, err := disk.Bytes(path)
		if err != nil {
			return nil, err
		}
		f.FileBytes += size
	}
	cmd := p.command(ctx, append([]string{"import", "--data", data, "--"}, paths...)...)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && cmd.ProcessState == nil:
		return nil, fmt.Errorf("import: %w", err)
	case err != nil:
		f.Problem = tail(out)
	}
	f.Seconds = time.Since(start).Seconds()
	f.CPU = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	f.PeakBytes = peakBytes(cmd.ProcessState)
	return f, nil
}

// tail is the end of what a program printed, which says why it failed.
func tail(out []byte) string {
	const enough = 2000
	return string(out[max(0, len(out)-enough):])
}

// CountStored counts what an import into a new store has stored.
func (i *Import) CountStored(s *store.Store) error {
	return s.View(func(v *store.View) error {
		var inner error
		err := v.Live(func(o store.Ordinal) bool {
			var texts store.Texts
			texts, inner = v.Folded(o)
			i.Documents++
			i.TextBytes += int64(texts.Size())
			return inner == nil
		})
		return errors.Join(err, inner)
	})
}
