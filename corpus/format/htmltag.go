package format

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// cutHidden removes what HTML hides: comments, also over many lines, scripts and
// style sheets. What is opened and never closed is kept: better a stray mark
// than a lost text.
func cutHidden(body string) string {
	body = cutBetween(body, "<!--", "-->")
	for _, tag := range []string{"script", "style"} {
		body = cutBetween(body, "<"+tag, "</"+tag+">")
	}
	return body
}

func cutBetween(s, opening, closing string) string {
	start := strings.Index(s, opening)
	if start < 0 {
		return s
	}
	var b strings.Builder
	for start >= 0 {
		length := strings.Index(s[start+len(opening):], closing)
		if length < 0 {
			break
		}
		b.WriteString(s[:start])
		s = s[start+len(opening)+length+len(closing):]
		start = strings.Index(s, opening)
	}
	b.WriteString(s)
	return b.String()
}

// tag drops an HTML tag. Bold tags count as bold, tags of blocks end the line,
// heading tags make it a heading. What only looks like a tag is printed.
func (sc *scanner) tag() bool {
	name, closing, length := tagAt(sc.src[sc.pos:])
	if length == 0 {
		return false
	}
	switch {
	case name == atom.B || name == atom.Strong:
		sc.setBold(!closing)
	case headingLevel(name) > 0:
		sc.breakLine()
		sc.level = headingLevel(name)
		if closing {
			sc.level = 0
		}
	case breaksLine(name):
		sc.breakLine()
	case name == atom.Td || name == atom.Th:
		sc.print(" ")
	}
	sc.pos += length
	return true
}

func (sc *scanner) breakLine() {
	if sc.runes > 0 {
		sc.endLine()
	}
}

// tagAt reads the HTML tag at the start of s; length 0 means there is none.
func tagAt(s string) (name atom.Atom, closing bool, length int) {
	i := 1
	if closing = strings.HasPrefix(s, "</"); closing {
		i = 2
	}
	start := i
	for i < len(s) && isWord(rune(s[i])) {
		i++
	}
	end := strings.IndexAny(s[i:], "<>")
	if end < 0 || s[i+end] != '>' || end > 0 && s[i] != ' ' && s[i] != '/' && s[i] != '\t' {
		return 0, false, 0
	}
	name = atom.Lookup([]byte(strings.ToLower(s[start:i])))
	if name == 0 || end > 0 && !isAttributes(s[i:i+end]) {
		return 0, false, 0
	}
	return name, closing, i + end + 1
}

// isAttributes tells what may follow a tag's name from words that happen to
// stand between angle brackets.
func isAttributes(s string) bool {
	s = strings.TrimSuffix(strings.TrimSpace(s), "/")
	return strings.TrimSpace(s) == "" || strings.ContainsRune(s, '=') || strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}

func headingLevel(name atom.Atom) int {
	switch name {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}

func breaksLine(name atom.Atom) bool {
	switch name {
	case atom.Br, atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Tr, atom.Table, atom.Hr, atom.Blockquote, atom.Section, atom.Article, atom.Center:
		return true
	}
	return false
}

// htmlTable cuts an HTML table that opens s and returns its inside.
func (m *markdown) htmlTable(s string) (table, rest string, ok bool) {
	if m.noTable || !strings.HasPrefix(strings.TrimLeft(s, " \t\u3000"), "<table") {
		return "", s, false
	}
	table, rest, ok = strings.Cut(s, "</table>")
	m.noTable = !ok
	return table, rest, ok
}

// rows adds the rows of an HTML table.
func (m *markdown) rows(table string) {
	z := html.NewTokenizer(strings.NewReader(table))
	var cells []string
	open := false
	flush := func() {
		m.addRow(cells)
		cells, open = nil, false
	}
	for {
		switch z.Next() {
		case html.ErrorToken:
			flush()
			m.gap = true
			return
		case html.TextToken:
			text := string(z.Text())
			switch {
			case strings.TrimFunc(text, blank) == "":
			case open && len(cells) > 0:
				cells[len(cells)-1] += text
			default: // a caption
				m.addRow([]string{text})
			}
		case html.StartTagToken:
			switch name, _ := z.TagName(); atom.Lookup(name) {
			case atom.Tr:
				flush()
			case atom.Td, atom.Th:
				cells, open = append(cells, ""), true
			}
		}
	}
}
