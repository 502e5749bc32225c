//go:build unix

package disk

import "syscall"

// Free is the room in bytes on the disk of a folder, -1 where it is not known.
func Free(folder string) (int64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return -1, err
	}
	return int64(s.Bavail) * int64(s.Bsize), nil
}
