package pdf

import (
	"math"
	"strings"
)

// composer joins lines into paragraphs.
type composer struct {
	body     style   // how most text is set
	pitch    float64 // from line to line within a paragraph, in ems of the body
	indented bool    // paragraphs begin with an indent
	numbered bool    // most paragraphs begin with a number
	open     []*line // the paragraph being put together
	gap      bool    // something separates it from the one before
	out      []Paragraph
}

// compose joins the lines of a document, in reading order, into paragraphs.
func compose(flow []*line) []Paragraph {
	setFrames(flow)
	c := &composer{body: bodyStyle(flow), gap: true}
	c.learn(flow)
	for i, l := range flow {
		if n := len(c.open); n > 0 && !c.continues(c.open[n-1], l) {
			c.finish()
			c.gap = c.apart(flow[i-1], l)
		}
		if l.row != "" {
			c.out = append(c.out, Paragraph{Kind: Row, Text: l.row, Page: l.page})
			c.gap = true
			continue
		}
		c.open = append(c.open, l)
	}
	c.finish()
	markHeadings(c.out)
	return c.out
}

// bodyStyle is the style of most glyphs.
func bodyStyle(flow []*line) style {
	count := map[style]int{}
	var best style
	for _, l := range flow {
		for _, g := range l.glyphs {
			s := *g.style
			if count[s]++; count[s] > count[best] {
				best = s
			}
		}
	}
	return best
}

// Bounds of what lines of one paragraph may differ in, in ems.
const (
	samePlace = 0.7  // where two lines begin
	minIndent = 1.2  // of a first line
	maxIndent = 2.7  // a line further in is set off, not indented
	maxStart  = 5.0  // lines that begin further in do not go on: signatures
	looser    = 1.25 // times the usual distance of lines: a gap
	loosest   = 3.0  // from line to line, whatever is usual
	setApart  = 0.2  // what a typesetter puts between Han and digits
	sameSize  = 0.12 // share by which sizes may differ
	halfLine  = 0.5  // of the width: a line that ends before is the last of its paragraph
	nearEnd   = 2.5  // before the end of the column: a line that may be full
)

// learn measures the usual distance of lines, and finds how paragraphs begin: with
// an indent, with a number.
func (c *composer) learn(flow []*line) {
	distances := map[int]int{} // in twentieths of an em
	indents, numbers := 0, 0   // votes
	starts := true             // a begins a paragraph
	for i := range flow[:max(0, len(flow)-1)] {
		a, b := flow[i], flow[i+1]
		if a.row != "" || b.row != "" || b.page != a.page || b.column != a.column || !similar(a, b) || !full(a, b) {
			starts = true
			continue
		}
		distances[int(math.Round(20*(b.base()-a.base())/a.size()))]++
		if starts {
			in := indent(a) - indent(b)
			indents += vote(in >= minIndent && in <= maxIndent)
			numbers += vote(startsItem(a))
		}
		starts = false
	}
	most := 0
	for d, n := range distances {
		if pitch := float64(d) / 20; n > most || n == most && pitch < c.pitch {
			most, c.pitch = n, pitch
		}
	}
	c.indented, c.numbered = indents > 0, numbers > 0
}

func vote(yes bool) int {
	if yes {
		return 1
	}
	return -1
}

// indent is how far a line begins inside its column, in ems.
func indent(l *line) float64 { return (l.left() - l.frame.x0) / l.size() }

// centred tells a line in the middle of its column that fills neither end.
func centred(l *line) bool {
	return middled(l) && l.left()-l.frame.x0 > 1.5*l.size() && l.frame.x1-l.right() > l.size()
}

// middled tells a line whose middle is that of its column.
func middled(l *line) bool {
	return math.Abs((l.left()+l.right())-(l.frame.x0+l.frame.x1)) < 2*l.size()
}

func similar(a, b *line) bool {
	return math.Abs(a.size()-b.size()) <= sameSize*max(a.size(), b.size())
}

// apart tells a gap between lines that stand below each other.
func (c *composer) apart(a, b *line) bool {
	if a.row != "" || b.row != "" || a.page != b.page || a.column != b.column {
		return false
	}
	limit := loosest
	if c.pitch > 0 {
		limit = min(limit, looser*c.pitch)
	}
	return b.base()-a.base() > limit*max(a.size(), b.size())
}

// full tells that line a ends where it does because the first word of b, which
// follows it, had no room there.
func full(a, b *line) bool {
	room := a.frame.x1 - a.right()
	if isHan(a.glyphs[len(a.glyphs)-1].r) && isWord(b.glyphs[0].r) {
		room -= setApart * a.size()
	}
	return indent(a) < maxStart && firstWord(b) > room
}

// firstWord is the width of what must not be parted at the beginning of a line.
func firstWord(l *line) float64 {
	end := 0
	for end+1 < len(l.glyphs) && !l.glyphs[end+1].spaced {
		a, b := l.glyphs[end].r, l.glyphs[end+1].r
		if !isOpener(a) && !isCloser(b) && !isQuote(a) && !isQuote(b) && !(isTight(a) && isTight(b)) {
			break
		}
		end++
	}
	width := rightOf(l.glyphs[:end+1]) - l.left()
	if isOpener(l.glyphs[0].r) {
		width += l.size() / 2
	}
	return width
}

// isQuote tells quotation marks, which open and close in other languages: many
// programs part them from nothing.
func isQuote(r rune) bool { return strings.ContainsRune("“”‘’", r) }

// isTight tells characters between which no line ends.
func isTight(r rune) bool { return r > ' ' && r < 0x7f || isWord(r) }

// continues tells that b belongs to the paragraph that a ends so far.
func (c *composer) continues(a, b *line) bool {
	if b.row != "" || a.column == tiltedColumn || b.column == tiltedColumn || !similar(a, b) || c.apart(a, b) {
		return false
	}
	if c.large(a) && c.large(b) && middled(a) && middled(b) {
		return a.page == b.page && !startsItem(b) && !isDashed(b)
	}
	if a.page == b.page && a.column == b.column && b.box.midY() < a.box.midY() || c.bold(a) != c.bold(b) && !c.bold(c.open[0]) {
		return false
	}
	if c.bracketed() && !closes(a) && !startsItem(b) {
		return true
	}
	return (full(a, b) || c.unfinished(a, b)) && c.inPlace(a, b)
}

// maxBracketed is how many lines an open bracket holds together: what laws say of
// their amendments under the title takes up to a dozen.
const maxBracketed = 16

// bracketed tells that a bracket is open at the end of the open paragraph. What
// stands in brackets under a title is centred or set in, line by line.
func (c *composer) bracketed() bool {
	if len(c.open) > maxBracketed || !strings.ContainsRune("（(", c.open[0].glyphs[0].r) {
		return false
	}
	depth := 0
	for _, l := range c.open {
		for _, g := range l.glyphs {
			switch g.r {
			case '（', '(':
				depth++
			case '）', ')':
				depth--
			}
		}
	}
	return depth > 0
}

// unfinished tells that b goes on with the paragraph of a, though it had room
// behind a: programs break lines by rules of their own. Where paragraphs are
// indented, a line that is not begins none, unless it addresses somebody.
func (c *composer) unfinished(a, b *line) bool {
	if startsItem(b) || indent(a) >= maxStart {
		return false
	}
	last := a.glyphs[len(a.glyphs)-1].r
	within := c.indented && (math.Abs(indent(b)) < samePlace || c.hangs(b))
	if a.frame.x1-a.right() < nearEnd*a.size() {
		return within && b.glyphs[len(b.glyphs)-1].r != '：'
	}
	return !closes(a) && a.right()-a.frame.x0 > halfLine*a.frame.width() && (within || strings.ContainsRune("，、", last))
}

// inPlace tells that b begins where a line within the paragraph may begin.
func (c *composer) inPlace(a, b *line) bool {
	in := indent(b)
	switch {
	case len(c.open) > 1 && math.Abs(in-indent(a)) < samePlace && in >= minIndent:
		return true // the paragraph is set inside the column
	case math.Abs(in) < samePlace:
		return c.indented || !closes(a) || !startsItem(b) && (a.page == b.page || c.numbered)
	case c.hangs(b):
		return true
	case in < 0:
		return false
	}
	return math.Abs(in-indent(a)) < samePlace && (!c.indented || in > maxIndent) && !(startsItem(b) && closes(a))
}

// hangs tells that b begins below the text behind the mark of the open item.
func (c *composer) hangs(b *line) bool {
	return math.Abs(b.left()-hang(c.open[0]))/b.size() < samePlace
}

// hang is where the text behind the mark of an item begins: the lines below may
// begin there too.
func hang(l *line) float64 {
	const maxMark = 8 // characters
	for i, g := range l.glyphs[:min(len(l.glyphs), maxMark)] {
		if i > 0 && (g.spaced || g.box.x0-l.glyphs[i-1].box.x1 > 0.9*g.style.size) {
			return g.box.x0
		}
	}
	return math.Inf(-1)
}

func (c *composer) large(l *line) bool { return l.size() > (1+sameSize)*c.body.size }

// bold tells a line that opens bolder than the text around it.
func (c *composer) bold(l *line) bool { return l.style().bold && !c.body.bold }
