package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// keepNegations lets a query begin with a minus: options have ASCII letters, so
// what has another character behind it is none. The full-width minus, which means
// the same in a query, is not taken for an option.
func keepNegations(root *cobra.Command, args []string) []string {
	cmd, _, err := root.Find(args)
	if err != nil || cmd.Name() != "search" {
		return args
	}
	kept := make([]string, len(args))
	for i, arg := range args {
		rest, negated := strings.CutPrefix(arg, "-")
		if first, _ := utf8.DecodeRuneInString(rest); negated && rest != "" && !isOptionLetter(first) {
			arg = "－" + rest
		}
		kept[i] = arg
	}
	return kept
}

// isOptionLetter tells whether an option can begin with a character; the second
// dash of a long one counts.
func isOptionLetter(r rune) bool {
	return r == '-' || r <= unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
