package pdf

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Running heads and feet stand among the outermost lines of a page, in its upper
// or lower part, and recur at the same height.
const (
	outermost   = 3    // lines looked at, at the top and at the bottom
	marginShare = 0.16 // of the page's height
	sameHeight  = 12.0 // points
)

// A number that counts the pages recurs from its second page on; words need
// three pages, or all of a shorter file.
const (
	minNumbered = 2
	minRepeated = 3
)

// dropRunning takes running heads, running feet and page numbers out of the
// pages, and returns how many lines that were.
func dropRunning(pages []*page) int {
	var all []*edgeLine
	seen := map[string]map[int]bool{} // pages, by key
	for _, p := range pages {
		for _, l := range p.edgeLines() {
			for _, key := range l.keys {
				if seen[key] == nil {
					seen[key] = map[int]bool{}
				}
				seen[key][p.number] = true
			}
			all = append(all, l)
		}
	}
	dropped := 0
	for _, l := range all {
		if isPageNumber(l.line.text()) {
			l.page.remove(l.line.runs)
			dropped++
			continue
		}
		for _, key := range l.keys {
			need := min(minRepeated, max(2, len(pages)))
			if strings.Contains(key, pageNumber) {
				need = minNumbered
			}
			if len(seen[key]) >= need {
				l.page.remove(l.line.runs)
				dropped++
				break
			}
		}
	}
	return dropped
}

// numbered matches a line that is a page number by its form, as the standard for
// official documents (GB/T 9704) has it: — 1 —, and 第1页 共3页.
var numbered = regexp.MustCompile(`^([—－–─-]+\d{1,4}[—－–─-]+|第\d{1,4}页[，,/]?(共\d{1,4}页)?)$`)

// isPageNumber tells a line at the edge that is a page number though it stands on
// one page only.
func isPageNumber(text string) bool {
	return numbered.MatchString(strings.Join(strings.Fields(text), ""))
}

// edgeLine is a line near the edge of a page with the forms in which it may
// recur.
type edgeLine struct {
	page *page
	line *line
	keys []string
}

func (p *page) edgeLines() []*edgeLine {
	upright, tilted := p.split()
	lines := linesOf(upright)
	var edge []*edgeLine
	for i, l := range lines {
		top := i < outermost && l.box.y1 < p.box.height()*marginShare
		bottom := i >= len(lines)-outermost && l.box.y0 > p.box.height()*(1-marginShare)
		if top || bottom {
			edge = append(edge, &edgeLine{p, l, keys(l, p.number)})
		}
	}
	for _, r := range tilted { // watermarks
		l := &line{glyphs: r.glyphs, box: r.box, runs: []*run{r}}
		edge = append(edge, &edgeLine{p, l, keys(l, p.number)})
	}
	return edge
}

// pageNumber stands in a key for a number that counts the pages.
const pageNumber = "\x00"

// keys returns the forms of a line that are equal on the pages where it recurs:
// its text as it is, and with each of its numbers counted from the number of the
// page. Heights are rounded in two ways, so that near ones share a key.
func keys(l *line, page int) []string {
	text := strings.Join(strings.Fields(l.text()), "")
	forms := []string{text}
	for start := 0; start < len(text) && len(forms) < 8; {
		if text[start] < '0' || text[start] > '9' {
			start++
			continue
		}
		end := start
		for end < len(text) && text[end] >= '0' && text[end] <= '9' {
			end++
		}
		if n, err := strconv.Atoi(text[start:end]); err == nil && end-start <= 5 {
			forms = append(forms, text[:start]+pageNumber+strconv.Itoa(n-page)+text[end:])
		}
		start = end
	}
	var all []string
	for _, form := range forms {
		y := l.box.y1 / sameHeight
		all = append(all, form+"\n"+strconv.Itoa(int(math.Floor(y))), form+"\n~"+strconv.Itoa(int(math.Floor(y+0.5))))
	}
	return all
}

// remove takes runs out of the page.
func (p *page) remove(runs []*run) {
	p.runs = slices.DeleteFunc(p.runs, func(r *run) bool { return slices.Contains(runs, r) })
}
