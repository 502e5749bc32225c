package format

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Numbers of paragraphs are not part of the text of a Word file: each paragraph
// names a list and a level in it, and the number follows from those before it.

// wordLevels is how many levels a list has.
const wordLevels = 9

// maxLevelText bounds the text of a level, in bytes; Word takes 31 characters.
const maxLevelText = 255

// wordLevel is how the paragraphs of one level are numbered.
type wordLevel struct {
	start  int
	format numberFormat
	// text is what is printed; the characters U+0000 to U+0008 in it stand for the
	// number of that level: "第\x00条".
	text string
	// restart is the number of the outer levels whose paragraphs restart this one:
	// all of them unless stated, 0 for none.
	restart int
	legal   bool // prints the numbers of all levels in Arabic figures
	follow  string
}

// wordList is a list as paragraphs name it. Lists that share counts go on
// counting where the other left off, unless a level starts afresh.
type wordList struct {
	levels [wordLevels]wordLevel
	counts *wordCounts
	fresh  [wordLevels]bool // levels that start afresh when first used
}

// wordCounts are the numbers that were reached, and on which levels there are any.
type wordCounts struct {
	reached [wordLevels]int
	used    [wordLevels]bool
}

// next counts a paragraph and returns its number as it is printed, with the
// space behind it, or that the paragraph has a bullet.
func (l *wordList) next(level int) (number string, bullet bool) {
	level = max(0, min(level, wordLevels-1))
	at := &l.levels[level]
	c := l.counts
	if c.used[level] && !l.fresh[level] {
		c.reached[level]++
	} else {
		c.reached[level] = at.start
	}
	c.used[level], l.fresh[level] = true, false
	for deeper := level + 1; deeper < wordLevels; deeper++ {
		if level < l.levels[deeper].restart {
			c.used[deeper] = false
		}
	}
	if at.format == bulletNumber {
		return "", true
	}
	text := squeeze(l.print(at))
	return text + follow(text, at.follow), false
}

// print writes the text of a level with the numbers in place.
func (l *wordList) print(at *wordLevel) string {
	var b strings.Builder
	for _, r := range at.text {
		if r >= wordLevels {
			b.WriteRune(r)
			continue
		}
		outer := &l.levels[r]
		n, f := outer.start, outer.format
		if l.counts.used[r] {
			n = l.counts.reached[r]
		}
		if at.legal {
			f = decimalNumber
		}
		b.WriteString(f.number(n))
	}
	return b.String()
}

// follow is what stands between a number and its text: nothing behind full-width
// punctuation, which brings its own space.
func follow(number, space string) string {
	last, _ := utf8.DecodeLastRuneInString(number)
	if number == "" || last > 0x2E80 && unicode.IsPunct(last) {
		return ""
	}
	return space
}
