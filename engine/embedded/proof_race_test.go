//go:build race

package embedded_test

// underRace: everything takes ten times as long, and what is looked for is another
// thing.
const underRace = true
