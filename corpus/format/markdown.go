package format

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Markdown is read line by line, not with goldmark, because the policy documents
// found in Markdown are text pasted between a few marks, not CommonMark, and
// CommonMark loses or misreads what they print:
//
//   - `**强化监管。**各部门` is not bold in CommonMark (a closing mark after
//     punctuation must not touch a letter): goldmark 1.8.7, its CJK extension
//     included, leaves 10,466 printed ** in 173 of 878 real reports;
//   - bold opened on one line and closed paragraphs later never closes;
//   - `1. 加快` and `3) 推进` lose their number, `2013.` would become a list;
//   - a paragraph indented with four spaces becomes code;
//   - a line above `---` becomes a heading, and two lines without a blank line
//     between them become one paragraph, which here they seldom are.
//
// Read so: headings (# and a line of = below), bold, list marks, quotes, pipe
// tables, HTML tags and tables, links, images, footnotes, code fences, rules,
// comments, entities, backslash escapes. Every line is a block; joining broken
// lines is left to package corpus.
func markdownBlocks(body string) []Block {
	m := &markdown{gap: true}
	rest := cutHidden(body)
	for rest != "" {
		if table, after, ok := m.htmlTable(rest); ok {
			m.rows(table)
			rest = after
			continue
		}
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		m.line(line, rest)
	}
	return m.blocks
}

// markdown collects blocks. All state is about the lines just read.
type markdown struct {
	blocks []Block
	gap    bool // something separates the next block from the last
	fenced bool // inside a code fence
	table  bool // inside a pipe table whose delimiter row was seen

	noTable bool // no HTML table closes any more
}

// line reads one line; rest is what follows it.
func (m *markdown) line(line, rest string) {
	content := strings.TrimFunc(line, blank)
	switch {
	case content == "":
		m.gap, m.table = true, false
	case isCodeFence(content):
		m.fenced, m.gap = !m.fenced, true
	case m.fenced:
		m.add(Block{Text: squeeze(content), Indent: indented(line)})
	case isRule(content):
		m.gap = true
	case isUnderline(content):
		m.underline()
	case m.isRow(content, rest):
		m.row(content)
	default:
		m.content(content, indented(line))
	}
}

// isCodeFence tells whether a line opens or closes a code fence: three marks or more
// and at most the name of a language. Marks before anything else are a slip, and
// the text is printed.
func isCodeFence(s string) bool {
	rest := strings.TrimLeft(s, s[:1])
	return (s[0] == '`' || s[0] == '~') && len(s)-len(rest) >= 3 && !strings.ContainsFunc(rest, func(r rune) bool {
		return r <= ' ' || r > '~' || r == '`'
	})
}

// content reads a line of text behind its marks.
func (m *markdown) content(s string, indent bool) {
	kind, level := Text, 0
	s = cutQuote(s)
	if level, s = cutHeading(s); level > 0 {
		kind = Heading
	} else if item, ok := cutBullet(s); ok {
		kind, s = Item, item
	}
	if isReference(s) {
		return
	}
	for _, p := range inline(s) {
		m.printed(p, kind, level, indent)
	}
}

// printed adds a printed line. HTML headings and bold show only behind the
// inline marks.
func (m *markdown) printed(p printed, kind Kind, level int, indent bool) {
	if p.text == "" || isBareLink(p.text) {
		m.gap = true
		return
	}
	b := Block{Kind: kind, Level: level, Text: p.text, Indent: indent}
	switch {
	case p.level > 0:
		b.Kind, b.Level = Heading, p.level
	case kind == Text && p.bold:
		b.Kind = Bold
	case kind == Text:
		b.Lead = p.lead
	}
	m.add(b)
}

func (m *markdown) add(b Block) {
	if b.Text == "" {
		return
	}
	b.Gap = m.gap
	m.blocks = append(m.blocks, b)
	m.gap = false
}

// maxUnderlined bounds a heading that is marked by a line of = below it: longer
// lines are text that happens to stand above a drawn line.
const maxUnderlined = 60 // characters

// underline makes the line above a heading.
func (m *markdown) underline() {
	if n := len(m.blocks); n > 0 && !m.gap && utf8.RuneCountInString(m.blocks[n-1].Text) <= maxUnderlined {
		m.blocks[n-1].Kind, m.blocks[n-1].Level = Heading, 1
	}
	m.gap = true
}

// isRule tells a line of at least three of - * _ with spaces between.
func isRule(s string) bool {
	c := s[0]
	if c != '-' && c != '*' && c != '_' {
		return false
	}
	n := strings.Count(s, s[:1])
	return n >= 3 && n+strings.Count(s, " ") == len(s) && (c != '_' || n == len(s))
}

// isUnderline tells a line of at least three =. A line of - below a line of text
// is never meant as a heading in these documents.
func isUnderline(s string) bool { return len(s) >= 3 && strings.Count(s, "=") == len(s) }

// cutQuote cuts the marks of block quotes.
func cutQuote(s string) string {
	for strings.HasPrefix(s, ">") {
		s = strings.TrimLeftFunc(s[1:], blank)
	}
	return s
}

// cutHeading cuts the marks of a heading: # to ###### and a space, or, as is
// often written, ## and more directly before a Han character. Level 0 means that
// s is no heading.
func cutHeading(s string) (level int, text string) {
	for level < len(s) && s[level] == '#' {
		level++
	}
	if level == 0 || level > 6 {
		return 0, s
	}
	next, _ := utf8.DecodeRuneInString(s[level:])
	if !unicode.IsSpace(next) && (level < 2 || !unicode.Is(unicode.Han, next)) && level < len(s) {
		return 0, s
	}
	text = strings.TrimFunc(s[level:], blank)
	if closed := strings.TrimRight(text, "#"); strings.HasSuffix(closed, " ") {
		text = strings.TrimFunc(closed, blank)
	}
	return level, text
}

// cutBullet cuts the mark of an unordered list item. Numbers of ordered lists
// are printed text and stay.
func cutBullet(s string) (text string, ok bool) {
	if len(s) > 1 && strings.IndexByte("-*+", s[0]) >= 0 {
		r, _ := utf8.DecodeRuneInString(s[1:])
		if unicode.IsSpace(r) {
			return strings.TrimFunc(s[1:], blank), true
		}
	}
	return s, false
}

// isReference tells a link definition: [label]: https://…
func isReference(s string) bool {
	if !strings.HasPrefix(s, "[") || strings.HasPrefix(s, "[^") {
		return false
	}
	_, target, ok := strings.Cut(s, "]:")
	return ok && isURL(strings.Trim(strings.TrimSpace(target), "<>"))
}

// isBareLink tells a line that is nothing but an address.
func isBareLink(s string) bool { return isURL(s) }

// isURL tells that s is an address and nothing else.
func isURL(s string) bool {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Han, r) }) < 0
}
