//go:build unix

package main

import "syscall"

// freeBytes is the room on the disk of a folder, -1 where it is not known.
func freeBytes(folder string) (int64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return -1, err
	}
	return int64(s.Bavail) * int64(s.Bsize), nil
}
