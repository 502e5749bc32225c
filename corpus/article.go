package corpus

import (
	"strings"
)

// Laws and regulations are cut into articles (条). An article may have several
// paragraphs, of which only the first bears its number; all of them get it as
// their Label, so that each can be cited by itself.

// articles follows the articles of a document line by line.
type articles struct {
	label string // the article that the current line lies in, "" for none
	last  int    // its number
}

// next returns the label of line l.
func (a *articles) next(l line) string {
	label, number := a.open(l)
	switch {
	case label != "":
		a.label, a.last = label, number
	case l.kind == KindTitle:
		a.label, a.last = "", 0 // another document in the same file begins
	case l.kind == KindHeading, classify(l.Text) == dateLine:
		a.label = ""
	}
	return a.label
}

// open reads the number of the article that l opens: 第十二条, 第12条, 第一百二十条之一.
// A space or bracket follows it, or it stands alone, or it is the next number of
// a text that sets no space; so that 第十二条规定的… opens none.
func (a *articles) open(l line) (label string, number int) {
	if m, _ := readMarker(l.Text); m != articleMarker || l.kind == KindTable || l.kind == KindTitle || l.contents {
		return "", 0
	}
	end := strings.Index(l.Text, "条") + len("条")
	number, n := readNumeral(l.Text[len("第"):])
	if n == 0 {
		return "", 0
	}
	if after, ok := strings.CutPrefix(l.Text[end:], "之"); ok {
		if _, n := readNumeral(after); n > 0 && n <= len("二十") {
			end += len("之") + n
		}
	}
	rest := l.Text[end:]
	if rest == "" || strings.ContainsRune(" 　【（(〔[:：", firstRune(rest)) {
		return l.Text[:end], number
	}
	if number == a.last+1 && !strings.ContainsRune("第规修、，的改和及至款中所或到", firstRune(rest)) {
		return l.Text[:end], number
	}
	return "", 0
}
