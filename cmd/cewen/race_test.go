//go:build race

package main

// underRace: everything takes five times as long and what is looked for is another
// thing, so that tests that repeat themselves do so less.
const underRace = true
