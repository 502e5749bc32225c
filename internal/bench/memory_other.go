//go:build !linux

package bench

import "os"

// peakBytes is 0: elsewhere the system is not asked.
func peakBytes(*os.ProcessState) int64 { return 0 }

// residentMemory is zero: elsewhere the system is not asked.
func residentMemory(int) Memory { return Memory{} }
