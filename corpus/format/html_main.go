package format

import "strings"

// pageContent is what a page is about.
type pageContent struct {
	headline []pageLine // printed outside of the document, above it
	lines    []pageLine // the document
	table    []KeyValue // its metadata
	about    []string   // the lines that tell date and source of the page
}

// blocks are the printed lines of the document under its headline.
func (c *pageContent) blocks() []Block {
	return contentBlocks(append(c.headline, c.lines...))
}

func contentBlocks(lines []pageLine) []Block {
	blocks := make([]Block, 0, len(lines))
	for _, line := range lines {
		blocks = append(blocks, line.Block)
	}
	return blocks
}

// chooseContent finds the document among the lines of a page whose head gives
// titles: the lines in the element that is named as holding it, or where there is
// none, or one that holds little, the stretch of lines that reads most like text.
func chooseContent(lines []pageLine, titles []string) pageContent {
	roles := make([]lineRole, len(lines))
	for i := range lines {
		roles[i] = lines[i].role()
	}
	kept := namedLines(lines)
	first, last := stretch(lines, roles)
	if 2*proseIn(lines, roles, kept) < proseIn(lines, roles, between(first, last, len(lines))) || !anyOf(kept) {
		kept = between(first, last, len(lines))
	}
	trim(lines, roles, kept)

	var c pageContent
	c.table = takeCards(lines, roles, kept)
	for i, line := range lines {
		switch {
		case kept[i] && roles[i] != controlLine:
			c.lines = append(c.lines, line)
		case roles[i] == aboutLine:
			c.about = append(c.about, line.Text)
		}
	}
	c.headline = headline(lines[:firstOf(kept)], titles, c.lines)
	return c
}

// namedLines marks the lines in elements that are named as holding the document.
func namedLines(lines []pageLine) []bool {
	kept := make([]bool, len(lines))
	for i, line := range lines {
		kept[i] = line.body
	}
	return kept
}

func between(first, last, n int) []bool {
	kept := make([]bool, n)
	for i := first; i < last; i++ {
		kept[i] = true
	}
	return kept
}

func anyOf(kept []bool) bool { return firstOf(kept) < len(kept) }

// firstOf is the first line that is kept, len(kept) if none is.
func firstOf(kept []bool) int {
	for i, k := range kept {
		if k {
			return i
		}
	}
	return len(kept)
}

func proseIn(lines []pageLine, roles []lineRole, kept []bool) int {
	runes := 0
	for i, line := range lines {
		if kept[i] && roles[i] == proseLine {
			runes += line.runes
		}
	}
	return runes
}

// What lines of each kind take from a stretch, in characters of prose. A link in
// the text costs little, a menu or the foot of a site outweighs a stray sentence
// beyond it.
const (
	linkCost   = 15
	placeCost  = 40
	footCost   = 120
	maxCounted = 300 // of one line: none outweighs everything
)

// stretch returns the lines [first, last) that read most like a document: the
// sequence with the largest sum of prose less the cost of chrome, and the plain
// lines that it touches, its title and signature among them.
func stretch(lines []pageLine, roles []lineRole) (first, last int) {
	sum, best, start := 0, 0, 0
	for i := range lines {
		sum += gain(&lines[i], roles[i])
		if sum <= 0 {
			sum, start = 0, i+1
		}
		if sum > best {
			best, first, last = sum, start, i+1
		}
	}
	if best == 0 { // no sentence anywhere: all that is not chrome
		first, last = 0, len(lines)
	}
	for first > 0 && roles[first-1] == plainLine {
		first--
	}
	for last < len(lines) && roles[last] == plainLine {
		last++
	}
	return first, last
}

func gain(line *pageLine, role lineRole) int {
	switch role {
	case proseLine:
		return min(line.runes, maxCounted)
	case linkLine:
		return -linkCost
	case aboutLine, controlLine, placeLine, cardLine:
		return -placeCost
	case footLine:
		return -footCost
	case plainLine:
	}
	return 0
}

// trim drops what a site prints above and below a document from the lines kept:
// place, date and source above, buttons, related pages, the foot below. A line
// that only looks so stays where the document stands around it.
func trim(lines []pageLine, roles []lineRole, kept []bool) {
	for i := range lines {
		if kept[i] {
			if roles[i] == plainLine || roles[i] == proseLine {
				break
			}
			kept[i] = roles[i] == linkLine && lines[i].body
		}
	}
	end := len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		if !kept[i] {
			continue
		}
		if roles[i] == placeLine || roles[i] == footLine || roles[i] == controlLine || roles[i] == aboutLine && !strings.HasPrefix(lines[i].Text, "日期") {
			end = i
		} else if roles[i] != linkLine {
			break
		}
	}
	for i := end; i < len(lines); i++ {
		kept[i] = false
	}
}

// headLines is how many lines of a document may repeat the title of its page.
const headLines = 15

// headline returns the line or lines above the document that print its title,
// none if the document opens with it itself.
func headline(above []pageLine, titles []string, document []pageLine) []pageLine {
	last := len(above) - 1
	for last >= 0 && !isHeadline(&above[last], titles) {
		last--
	}
	if last < 0 {
		return nil
	}
	first := last
	for first > 0 && isHeadline(&above[first-1], titles) && above[first-1].Kind == above[last].Kind {
		first--
	}
	found := append([]pageLine(nil), above[first:last+1]...)
	if strings.Contains(compactLines(document[:min(len(document), headLines)]), compactLines(found)) {
		return nil
	}
	for i := range found {
		found[i].Kind, found[i].Level, found[i].Lead = Heading, 1, 0
	}
	return found
}

// isHeadline tells a line that prints the title that the head of the page gives,
// or part of it, or is a heading of the first order.
func isHeadline(line *pageLine, titles []string) bool {
	if line.runes < minTitle || line.isLink() || line.cells != nil {
		return false
	}
	if line.Kind == Heading && line.Level == 1 {
		return true
	}
	text := compactLines([]pageLine{*line})
	for _, title := range titles {
		if strings.Contains(title, text) {
			return true
		}
	}
	return false
}

// minTitle is the least length of a title in characters: 个人所得税法 has six.
const minTitle = 5

// compactLines is what lines print, without white space.
func compactLines(lines []pageLine) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(compactString(line.Text))
	}
	return b.String()
}

func compactString(s string) string { return strings.Join(strings.Fields(s), "") }
