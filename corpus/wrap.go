package corpus

import (
	"slices"
	"strings"

	"cewen/corpus/format"
)

// A text is hard-wrapped if its lines were broken at a fixed width: most lines
// that another follows directly are about as wide as the widest.
const (
	minWrapped  = 8   // lines that must show it
	wrapShare   = 0.6 // share of them that are full
	wrapSlack   = 3   // characters by which a full line may fall short (no 。 opens a line)
	narrowWidth = 12
	wideWidth   = 70 // wider lines are paragraphs
)

// unwrap joins the lines of a hard-wrapped text into paragraphs: a full line is
// continued by the next unless that one is indented, numbered or set off.
func unwrap(lines []line) []line {
	width := wrapWidth(lines)
	if width == 0 {
		return lines
	}
	out := lines[:0]
	var text strings.Builder // of the last paragraph, once it has several lines
	finish := func() {
		if text.Len() > 0 {
			out[len(out)-1].Text = text.String()
			text.Reset()
		}
	}
	last, full := "", false // the last line read
	for _, l := range lines {
		w := 0
		if wraps(l) {
			w = columns(l.Text)
		}
		if len(out) > 0 && full && w > 0 && !l.Gap && !l.Indent && !startsParagraph(l.Text) {
			if text.Len() == 0 {
				text.WriteString(out[len(out)-1].Text)
			}
			text.WriteString(glue(last, l.Text)[len(last):])
		} else {
			finish()
			out = append(out, l)
		}
		last, full = l.Text, w >= width-wrapSlack
	}
	if len(out) > 0 {
		finish()
	}
	return out
}

func wraps(l line) bool {
	return l.Kind == format.Text && l.kind == KindText && len(l.Text) < 4*wideWidth
}

// wrapWidth returns the width, in full-width characters, at which the text was
// broken; 0 if it was not.
func wrapWidth(lines []line) int {
	var widths []int
	for i := range lines[:max(0, len(lines)-1)] {
		if next := lines[i+1]; !next.Gap && !next.Indent && wraps(next) {
			if !wraps(lines[i]) {
				return 0 // a long line with a line right below: not wrapped
			}
			widths = append(widths, columns(lines[i].Text))
		}
	}
	if len(widths) < minWrapped {
		return 0
	}
	slices.Sort(widths)
	width := widths[len(widths)*9/10]
	full, _ := slices.BinarySearch(widths, width-wrapSlack)
	if width < narrowWidth || width > wideWidth || float64(len(widths)-full) < wrapShare*float64(len(widths)) {
		return 0
	}
	return width
}

// columns is the width of a line; two ASCII characters are as wide as a Han.
func columns(s string) int {
	half := 0
	for _, r := range s {
		if half++; r >= 0x80 {
			half++
		}
	}
	return (half + 1) / 2
}

// startsParagraph tells a line that cannot continue another.
func startsParagraph(s string) bool {
	m, _ := readMarker(s)
	return m != noMarker && m != nthMarker || isAddress(s) || isDash(s) || classify(s) != otherLine
}

// glue joins two pieces of one line; a space comes only between words in Latin
// letters.
func glue(a, b string) string {
	if isWordRune(lastRune(a)) && isWordRune(firstRune(b)) && !isDigit(lastRune(a)) && !isDigit(firstRune(b)) {
		return a + " " + b
	}
	return a + b
}

func isWordRune(r rune) bool {
	return r < 0x80 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || isDigit(r))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
