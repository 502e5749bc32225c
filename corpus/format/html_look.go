package format

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// look is how text is printed; elements hand it down to what they hold.
type look struct {
	bold, center, large, indent bool

	level  int  // of the heading that holds it, 0 for none
	linked bool // it is a link
	pre    bool // white space is printed as it stands
	body   bool // it lies in an element that is known to hold the document
}

// largeSize is the size of letters, in points, from which a centred line is a
// title. Text is set in 9 to 15 points on screens.
const largeSize = 16

// inside is the look of what an element holds whose own look is l.
func (l look) inside(n *html.Node) look {
	switch n.Data {
	case "b", "strong", "th":
		l.bold = true
	case "center":
		l.center = true
	case "a":
		l.linked = l.linked || hasAttribute(n, "href") && !isContents(n)
	case "pre":
		l.pre = true
	case "font":
		l.large = isLargeFont(attribute(n, "size"), l.large)
	}
	if level := headingLevel(n.DataAtom); level > 0 {
		l.level = level
	}
	if align := strings.ToLower(attribute(n, "align")); align != "" {
		l.center = align == "center" || align == "middle"
	}
	return l.styled(styles(n))
}

func (l look) styled(properties map[string]string) look {
	for key, value := range properties {
		switch key {
		case "font-weight":
			weight, err := strconv.Atoi(value)
			l.bold = value == "bold" || value == "bolder" || err == nil && weight >= 600
		case "text-align":
			l.center = value == "center"
		case "font-size":
			if points, ok := readPoints(value); ok {
				l.large = points >= largeSize
			}
		case "text-indent":
			l.indent = strings.TrimLeft(value, "0.") != "" && value[0] >= '0' && value[0] <= '9' && !isZeroLength(value)
		case "white-space":
			l.pre = strings.HasPrefix(value, "pre")
		}
	}
	return l
}

// isZeroLength tells 0, 0px, 0.0em.
func isZeroLength(value string) bool {
	number, err := strconv.ParseFloat(strings.TrimRight(value, "abcdefghijklmnopqrstuvwxyz% "), 64)
	return err == nil && number == 0
}

// isLargeFont reads the size of a font element: 1 to 7, or relative to 3.
func isLargeFont(size string, before bool) bool {
	n, err := strconv.Atoi(size)
	if err != nil {
		return before
	}
	if size[0] == '+' || size[0] == '-' {
		n += 3
	}
	return n >= 5
}

// readPoints reads a size of letters in points.
func readPoints(value string) (float64, bool) {
	unit := strings.TrimLeft(value, "0123456789.")
	number, err := strconv.ParseFloat(value[:len(value)-len(unit)], 64)
	if err != nil {
		return 0, false
	}
	switch strings.TrimSpace(unit) {
	case "pt":
		return number, true
	case "px":
		return number * 0.75, true
	case "em", "rem":
		return number * 12, true
	case "%":
		return number * 0.12, true
	}
	return 0, false
}

// isHiddenNode tells an element that its own attributes hide.
func isHiddenNode(n *html.Node) bool {
	if hasAttribute(n, "hidden") {
		return true
	}
	style := styles(n)
	return style["display"] == "none" || style["visibility"] == "hidden"
}

// contentsEntry matches how an entry of a table of contents begins.
var contentsEntry = regexp.MustCompile(`^\s*(?:第[一二三四五六七八九十百零0-9]{1,6}[编章节条]|[一二三四五六七八九十]{1,3}、|附[件则录])`)

// isContents tells a link to a place of the same page from an entry of the table of
// contents: it belongs to the document.
func isContents(n *html.Node) bool {
	return strings.Contains(attribute(n, "href"), "#") && n.FirstChild != nil && n.FirstChild.Type == html.TextNode && contentsEntry.MatchString(n.FirstChild.Data)
}
