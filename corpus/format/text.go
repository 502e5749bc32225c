package format

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// textBlocks cuts plain text: each line is a block, as it stands.
func textBlocks(body string) []Block {
	var blocks []Block
	gap := true
	for line := range strings.Lines(body) {
		text := squeeze(line)
		if text == "" {
			gap = true
			continue
		}
		blocks = append(blocks, Block{Text: text, Gap: gap, Indent: indented(line)})
		gap = false
	}
	return blocks
}

// indented tells that a line begins with an ideographic space, a tab or at least
// two other spaces.
func indented(line string) bool {
	r, n := utf8.DecodeRuneInString(line)
	if r == '\u3000' || r == '\t' {
		return true
	}
	second, _ := utf8.DecodeRuneInString(line[n:])
	return unicode.IsSpace(r) && unicode.IsSpace(second) && r != '\n' && second != '\n'
}
