//go:build !unix

package disk

// Free is the room in bytes on the disk of a folder, -1 where it is not known.
func Free(string) (int64, error) { return -1, nil }
