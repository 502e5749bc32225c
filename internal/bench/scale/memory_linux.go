package main

import (
	"os"
	"syscall"
)

// peakBytes returns the largest resident memory of a process that has ended.
func peakBytes(state *os.ProcessState) int64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss * 1024
	}
	return 0
}
