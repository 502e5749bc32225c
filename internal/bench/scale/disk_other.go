//go:build !unix

package main

// freeBytes is the room on the disk of a folder, -1 where it is not known.
func freeBytes(string) (int64, error) { return -1, nil }
