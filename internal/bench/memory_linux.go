package bench

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// peakBytes returns the largest resident memory of a process that has ended.
func peakBytes(state *os.ProcessState) int64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss * 1024
	}
	return 0
}

// residentMemory returns what of a process is in memory; zeros where the system does
// not tell.
func residentMemory(pid int) Memory {
	var m Memory
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		return m
	}
	for line := range bytes.Lines(status) {
		fields := strings.Fields(string(line))
		if len(fields) < 2 {
			continue
		}
		kib, _ := strconv.ParseInt(fields[1], 10, 64)
		switch fields[0] {
		case "RssAnon:":
			m.OwnBytes = kib << 10
		case "RssFile:":
			m.MappedBytes = kib << 10
		}
	}
	return m
}
