// Package analysis turns text into the forms that are compared and indexed:
// folded text, character bigrams that find candidates, and words that rank.
//
// Folding and bigrams decide what matches; words never do.
package analysis
