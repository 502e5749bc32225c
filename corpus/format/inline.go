package format

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// printed is what a line of Markdown prints.
type printed struct {
	text  string
	bold  bool // from end to end
	lead  int  // length in bytes of the opening bold run, 0 if there is none
	level int  // of the HTML heading that it stands in
}

// inline removes the inline marks of a line. It returns several lines where
// HTML breaks it (<br>, </p>).
func inline(s string) []printed {
	if !strings.ContainsAny(s, "*_`~<&\\[]!") {
		return []printed{{text: squeeze(s)}}
	}
	sc := &scanner{src: s}
	sc.scan()
	sc.endLine()
	return sc.lines
}

// scanner walks over a line. At src[pos] each mark function either handles what
// stands there, moves pos on and returns true, or does nothing.
type scanner struct {
	src   string
	pos   int
	lines []printed

	// drops holds the closing marks of pairs that were opened: their length by
	// their position.
	drops map[int]int

	out              strings.Builder
	bold             bool
	boldRunes, runes int  // printed, without white space
	lead             int  // end of the opening bold run in out, -1 if it opened plain
	toggles          int  // bold marks met on this line
	closed           bool // the only bold mark met closes a run opened on a line before
	level            int  // of the HTML heading that is open
}

func (sc *scanner) scan() {
	for sc.pos < len(sc.src) {
		next := strings.IndexAny(sc.src[sc.pos:], "*_`~<&\\[]!")
		if next < 0 {
			sc.print(sc.src[sc.pos:])
			return
		}
		sc.print(sc.src[sc.pos : sc.pos+next])
		sc.pos += next
		if !sc.mark() {
			sc.print(sc.src[sc.pos : sc.pos+1])
			sc.pos++
		}
	}
}

func (sc *scanner) mark() bool {
	if n := sc.drops[sc.pos]; n > 0 {
		sc.pos += n
		return true
	}
	switch sc.src[sc.pos] {
	case '*':
		return sc.stars()
	case '_':
		return sc.subscript() || sc.underscores()
	case '`':
		return sc.code()
	case '~':
		return sc.strike()
	case '<':
		return sc.tag() || sc.autolink()
	case '&':
		return sc.entity()
	case '\\':
		return sc.escape()
	case '!':
		return sc.image()
	case '[':
		return sc.footnote() || sc.link()
	}
	return false
}

// open drops the opening mark of n bytes at pos and, when the scan gets there,
// the closing mark of m bytes at end.
func (sc *scanner) open(n, end, m int) bool {
	if sc.drops == nil {
		sc.drops = make(map[int]int)
	}
	sc.drops[end] = m
	sc.pos += n
	return true
}

// print appends what is printed as it stands.
func (sc *scanner) print(s string) {
	if s == "" {
		return
	}
	for _, r := range s {
		if blank(r) {
			continue
		}
		if sc.runes == 0 && !sc.bold {
			sc.lead = -1
		}
		sc.runes++
		if sc.bold {
			sc.boldRunes++
		}
	}
	sc.out.WriteString(s)
}

// endLine finishes a printed line.
func (sc *scanner) endLine() {
	raw := sc.out.String()
	p := printed{text: squeeze(raw), level: sc.level}
	p.bold = sc.runes > 0 && (sc.boldRunes == sc.runes || sc.closed)
	if sc.lead > 0 && !p.bold {
		p.lead = len(squeeze(raw[:sc.lead]))
	}
	sc.lines = append(sc.lines, p)
	sc.out.Reset()
	sc.boldRunes, sc.runes, sc.lead, sc.toggles, sc.closed = 0, 0, 0, 0, false
}

// setBold opens or closes bold.
func (sc *scanner) setBold(bold bool) {
	if sc.bold && !bold && sc.lead == 0 && sc.runes > 0 {
		sc.lead = sc.out.Len()
	}
	sc.bold = bold
}

// stars handles runs of *. Two and more are bold marks and go, paired or not:
// what opens on one line often closes paragraphs later. One is emphasis if it
// pairs; otherwise it is printed (带*的为约束性指标).
func (sc *scanner) stars() bool {
	n := run(sc.src[sc.pos:], '*')
	before, after := sc.around(n)
	if n == 1 {
		return sc.emphasis(before)
	}
	if isWord(before) && isWord(after) { // 2**3, 138****1234
		sc.print(sc.src[sc.pos : sc.pos+n])
		sc.pos += n
		return true
	}
	sc.pos += n
	if n%4 == 0 { // closed and opened again at once
		return true
	}
	sc.toggles++
	sc.closed = sc.toggles == 1 && sc.runes > 0 && strings.TrimFunc(sc.src[sc.pos:], blank) == ""
	sc.setBold(!sc.bold)
	return true
}

// emphasis drops a pair of single stars around words: *重点*.
func (sc *scanner) emphasis(before rune) bool {
	rest := sc.src[sc.pos+1:]
	end := strings.IndexByte(rest, '*')
	if end <= 0 || !isEdge(before) {
		return false
	}
	inner := rest[:end]
	after, _ := utf8.DecodeRuneInString(rest[end+1:])
	if strings.TrimFunc(inner, blank) != inner || after == '*' || !isEdge(after) {
		return false
	}
	return sc.open(1, sc.pos+1+end, 1)
}

// underscores drops a pair of __ or _ around words; blanks to be filled in
// (____年__月) are printed.
func (sc *scanner) underscores() bool {
	n := run(sc.src[sc.pos:], '_')
	before, _ := sc.around(n)
	rest := sc.src[sc.pos+n:]
	end := strings.Index(rest, sc.src[sc.pos:sc.pos+n])
	if n > 2 || end <= 0 || !isEdge(before) {
		return sc.printRun(n)
	}
	inner := rest[:end]
	after, _ := utf8.DecodeRuneInString(rest[end+n:])
	if strings.TrimFunc(inner, blank) != inner || !isEdge(after) {
		return sc.printRun(n)
	}
	return sc.open(n, sc.pos+n+end, n)
}

func (sc *scanner) printRun(n int) bool {
	sc.print(sc.src[sc.pos : sc.pos+n])
	sc.pos += n
	return true
}

// subscript drops the mark that TeX and converters leave in chemical names:
// PM_2.5, PM_{2.5}, CO_2, NO_x print as PM2.5, CO2, NOx.
func (sc *scanner) subscript() bool {
	head := sc.src[:sc.pos]
	name := head[len(strings.TrimRight(head, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")):]
	before, _ := utf8.DecodeLastRuneInString(head[:len(head)-len(name)])
	if name == "" || len(name) > 3 || isWord(before) {
		return false
	}
	rest := sc.src[sc.pos+1:]
	body, braced := strings.CutPrefix(rest, "{")
	index := body[:len(body)-len(strings.TrimLeft(body, "0123456789.x"))]
	tail := body[len(index):]
	if braced && !strings.HasPrefix(tail, "}") {
		return false
	}
	after, _ := utf8.DecodeRuneInString(tail)
	if index == "" || index[0] == '.' || isWord(after) && after != '}' || after == '_' {
		return false
	}
	sc.print(strings.TrimRight(index, "."))
	sc.print(index[len(strings.TrimRight(index, ".")):])
	sc.pos = len(sc.src) - len(strings.TrimPrefix(tail, "}"))
	return true
}

// code drops the marks of a code span and prints what they hold as it stands.
func (sc *scanner) code() bool {
	n := run(sc.src[sc.pos:], '`')
	rest := sc.src[sc.pos+n:]
	end := strings.Index(rest, sc.src[sc.pos:sc.pos+n])
	if end <= 0 {
		return sc.printRun(n)
	}
	sc.print(rest[:end])
	sc.pos += n + end + n
	return true
}

// strike drops a pair of ~~; single tildes are printed (3~5年).
func (sc *scanner) strike() bool {
	if run(sc.src[sc.pos:], '~') != 2 {
		return sc.printRun(run(sc.src[sc.pos:], '~'))
	}
	rest := sc.src[sc.pos+2:]
	end := strings.Index(rest, "~~")
	if end <= 0 {
		return sc.printRun(2)
	}
	return sc.open(2, sc.pos+2+end, 2)
}

// entity decodes &mdash; and the like; a bare & (R&D) is printed.
func (sc *scanner) entity() bool {
	end := strings.IndexByte(sc.src[sc.pos:min(len(sc.src), sc.pos+34)], ';')
	if end < 2 {
		return false
	}
	entity := sc.src[sc.pos : sc.pos+end+1]
	decoded := html.UnescapeString(entity)
	if decoded == entity || strings.ContainsRune(decoded, utf8.RuneError) {
		return false
	}
	sc.print(decoded)
	sc.pos += end + 1
	return true
}

// escape prints the punctuation behind a backslash.
func (sc *scanner) escape() bool {
	if sc.pos+1 >= len(sc.src) || !isPunct(sc.src[sc.pos+1]) {
		return false
	}
	sc.print(sc.src[sc.pos+1 : sc.pos+2])
	sc.pos += 2
	return true
}

// around returns the characters before and after the next n bytes, 0 at the ends.
func (sc *scanner) around(n int) (before, after rune) {
	before, after = 0, 0
	if sc.pos > 0 {
		before, _ = utf8.DecodeLastRuneInString(sc.src[:sc.pos])
	}
	if sc.pos+n < len(sc.src) {
		after, _ = utf8.DecodeRuneInString(sc.src[sc.pos+n:])
	}
	return before, after
}

func run(s string, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

// isWord tells an ASCII letter or digit.
func isWord(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// isEdge tells what may stand beside emphasis: the end of the line (0 or, from
// an empty string, RuneError), white space, punctuation.
func isEdge(r rune) bool {
	return r == 0 || r == utf8.RuneError || unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r)
}

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !isWord(rune(c))
}
