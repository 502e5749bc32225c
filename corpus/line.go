package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cewen/corpus/format"
)

// line is a printed line on its way to becoming a paragraph.
type line struct {
	format.Block
	kind     ParagraphKind // decided in steps: title, heading, else text or table
	head     bool          // stands in the head of the document, before its text
	contents bool          // stands in the table of contents
}

// Punctuation, as the last character of a line.
const (
	sentenceEnds = "。！？；：!?;:…"
	closers      = sentenceEnds + "”’』」）)》】]〉﹞"
	openEnds     = "，、,（(“‘《—－-"
)

// isClosed tells that a line ends where a paragraph may end.
func isClosed(s string) bool { return strings.ContainsRune(closers, lastRune(s)) }

// endsSentence tells that a line ends with the punctuation of a sentence, which
// headings do not.
func endsSentence(s string) bool {
	last := lastRune(s)
	return strings.ContainsRune(sentenceEnds, last) || strings.ContainsRune(openEnds, last) || last == '.'
}

// holdsSentence tells that a sentence ends inside s or at its end.
func holdsSentence(s string) bool { return strings.ContainsAny(s, "。；！？") }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// runes counts characters, but no further than needed to know that there are
// more than limit.
func runes(s string, limit int) int {
	if len(s) <= limit {
		return utf8.RuneCountInString(s)
	}
	n := 0
	for range s {
		if n++; n > limit {
			break
		}
	}
	return n
}

// shorter tells that s has at most limit characters.
func shorter(s string, limit int) bool { return runes(s, limit) <= limit }

// compact removes the spaces of s: letters are often spaced out in print
// (政 府 工 作 报 告, 省 长).
func compact(s string) string {
	if !strings.ContainsFunc(s, unicode.IsSpace) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// addresses open a speech: a line of its own, or the opening of the first
// paragraph. 名位代表 is a misprint that occurs.
var addresses = []string{"各位代表", "各位委员", "各位同志", "同志们", "各位领导", "各位来宾", "主席团", "名位代表", "主任、各位副主任"}

// isAddress tells a line that addresses the audience, or opens so.
func isAddress(s string) bool {
	s = compact(s[:min(len(s), 60)])
	for _, a := range addresses {
		if strings.HasPrefix(s, a) {
			return true
		}
	}
	return false
}

// isDash tells a line that opens with a dash: a point of a list or the line
// below a title.
func isDash(s string) bool { return strings.ContainsRune("—─－―–", firstRune(s)) }
