package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/mattn/go-isatty"
	"github.com/mattn/go-runewidth"
)

// isTerminal tells whether somebody reads along.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// plain takes out of a text what a terminal would obey.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

// pad fills s up to a width in columns; a Chinese character takes two.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-columns(s)))
}

// padLeft is pad with the spaces in front.
func padLeft(s string, width int) string {
	return strings.Repeat(" ", max(0, width-columns(s))) + s
}

// columns is the width of s on a terminal. Quotes and dashes, whose width differs
// between terminals, count as wide, as Chinese fonts draw them.
func columns(s string) int {
	condition := runewidth.Condition{EastAsianWidth: true}
	return condition.StringWidth(s)
}

// writeColumns writes rows in columns, the first and those in left to the left, the
// others to the right.
func writeColumns(w io.Writer, indent string, rows [][]string, left ...int) error {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		line.WriteString(indent)
		for i, cell := range row {
			if i > 0 {
				line.WriteString("  ")
			}
			if i == 0 || slices.Contains(left, i) {
				line.WriteString(pad(cell, widths[i]))
			} else {
				line.WriteString(padLeft(cell, widths[i]))
			}
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(line.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}
