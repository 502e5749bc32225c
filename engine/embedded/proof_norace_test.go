//go:build !race

package embedded_test

const underRace = false
