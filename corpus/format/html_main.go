package format

import "slices"

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
// titles.
func chooseContent(lines []pageLine, titles []string) pageContent {
	roles := make([]lineRole, len(lines))
	for i := range lines {
		roles[i] = lines[i].role()
	}
	joinCards(lines, roles)
	kept := keptLines(lines, roles)
	var c pageContent
	c.table = takeCards(lines, roles, kept)
	for i, line := range lines {
		switch {
		case kept[i] && (line.body || roles[i] != controlLine):
			c.lines = append(c.lines, line)
		case roles[i] == aboutLine:
			c.about = append(c.about, line.Text)
		}
	}
	c.headline = headline(lines[:firstOf(kept)], titles, c.lines)
	return c
}

// keptLines marks the lines of the document: those in the element that is named
// as holding it; where there is none, or one that holds little, the stretch that
// reads most like text, or all if there is nothing of a site on the page.
func keptLines(lines []pageLine, roles []lineRole) []bool {
	site := slices.ContainsFunc(roles, isSite)
	first, last := 0, len(lines)
	if site {
		first, last = stretch(lines, roles)
	}
	kept := between(first, last, len(lines))
	if named := namedLines(lines); holdsMost(lines, roles, named, kept) {
		kept = named
	}
	if site {
		trim(lines, roles, kept)
	}
	return kept
}

// isSite tells the lines that only the page of a site has.
func isSite(role lineRole) bool {
	return role == linkLine || role == controlLine || role == placeLine || role == footLine
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

// firstOf is the first line that is kept, len(kept) if none is.
func firstOf(kept []bool) int {
	if i := slices.Index(kept, true); i >= 0 {
		return i
	}
	return len(kept)
}

// holdsMost tells that the lines named hold at least half of the prose of others,
// and where those have none, half of all they print.
func holdsMost(lines []pageLine, roles []lineRole, named, others []bool) bool {
	namedProse, namedAll := runesIn(lines, roles, named)
	otherProse, otherAll := runesIn(lines, roles, others)
	if otherProse > 0 {
		return 2*namedProse >= otherProse
	}
	return namedAll > 0 && 2*namedAll >= otherAll
}

func runesIn(lines []pageLine, roles []lineRole, kept []bool) (prose, all int) {
	for i, line := range lines {
		if !kept[i] {
			continue
		}
		all += line.runes
		if roles[i] == proseLine {
			prose += line.runes
		}
	}
	return prose, all
}

// What lines of each kind take from a stretch, in characters of prose. A link in
// the text costs little, a menu or the foot of a site outweighs a stray sentence
// beyond it.
const (
	aboutCost  = 5 // 时间： and 来源： stand in documents as well
	linkCost   = 15
	placeCost  = 40
	footCost   = 120
	maxCounted = 300 // of one line: none outweighs everything
)

// stretch returns the lines [first, last) that read most like a document: the
// sequence with the largest sum of prose less the cost of chrome, and the plain
// lines that it touches, its title and signature among them. On a page without a
// sentence (a list of names) plain lines count as prose.
func stretch(lines []pageLine, roles []lineRole) (first, last int) {
	first, last = bestSum(lines, roles, 0)
	if first == last {
		first, last = bestSum(lines, roles, 1)
	}
	for first > 0 && roles[first-1] == plainLine {
		first--
	}
	for last < len(lines) && roles[last] == plainLine {
		last++
	}
	return first, last
}

// bestSum returns the lines with the largest sum of gains, none if all are
// losses. A character of a plain line gains plain.
func bestSum(lines []pageLine, roles []lineRole, plain int) (first, last int) {
	sum, best, start := 0, 0, 0
	for i := range lines {
		sum += gain(&lines[i], roles[i], plain)
		if sum <= 0 {
			sum, start = 0, i+1
		}
		if sum > best {
			best, first, last = sum, start, i+1
		}
	}
	return first, last
}

func gain(line *pageLine, role lineRole, plain int) int {
	switch role {
	case proseLine:
		return min(line.runes, maxCounted)
	case plainLine:
		return plain * line.runes
	case linkLine:
		return -linkCost
	case aboutLine:
		return -aboutCost
	case controlLine, placeLine, cardLine:
		return -placeCost
	case footLine:
		return -footCost
	}
	return 0
}

// trim drops what a site prints above and below a document from the lines kept:
// place, date and source above; buttons, related pages, the foot below. What
// only looks so stays between lines of the document, and in the element that is
// named as holding it.
func trim(lines []pageLine, roles []lineRole, kept []bool) {
	for i := range lines {
		if kept[i] {
			if roles[i] == plainLine || roles[i] == proseLine {
				break
			}
			kept[i] = lines[i].body && (roles[i] == linkLine || roles[i] == aboutLine || roles[i] == cardLine)
		}
	}
	end := len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		if !kept[i] {
			continue
		}
		if isTail(&lines[i], roles[i]) {
			end = i
		} else if roles[i] != linkLine {
			break
		}
	}
	for i := end; i < len(lines); i++ {
		kept[i] = false
	}
}

// isTail tells a line that a site prints below a document.
func isTail(line *pageLine, role lineRole) bool {
	switch role {
	case placeLine, footLine, controlLine:
		return true
	case aboutLine:
		return !line.body
	case plainLine, proseLine, linkLine, cardLine:
	}
	return false
}
