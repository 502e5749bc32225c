package verify

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"

	"cewen/search/query"
)

// operator is a part of the query language that is verified by queries of its own.
type operator struct {
	name string
	// draw draws a query that a passage mostly answers.
	draw func(p passage, random *rand.Rand) string
}

// passage is a paragraph from which queries are drawn.
type passage struct {
	folded, original string
	// other is the folded text of a paragraph of the same document.
	other string
}

func operators() []operator {
	return []operator{
		{"?", drawOne},
		{"*", drawRun},
		{"NEAR", func(p passage, random *rand.Rand) string { return drawNear("NEAR", p, random) }},
		{"THEN", func(p passage, random *rand.Rand) string { return drawNear("THEN", p, random) }},
		{"in:句", func(p passage, random *rand.Rand) string {
			pieces := drawEnds(p.folded, random)
			return drawBoth(pieces.first, pieces.last, query.Sentence)
		}},
		{"in:节", func(p passage, random *rand.Rand) string {
			return drawBoth(longPiece(p.folded, random), longPiece(p.other, random), query.Section)
		}},
		{"in:篇", func(p passage, random *rand.Rand) string {
			return drawBoth(longPiece(p.folded, random), longPiece(p.other, random), query.Document)
		}},
		{"/…/", drawRegex},
		{"exact", func(p passage, random *rand.Rand) string { return "exact:" + quote(substring(p.original, random)) }},
	}
}

// drawOne draws a literal with one of its characters left open or, of a single
// character, the one behind it.
func drawOne(p passage, random *rand.Rand) string {
	runes := []rune(substring(p.folded, random))
	if len(runes) == 1 {
		return `"` + escape(string(runes)) + `?"`
	}
	at := random.IntN(len(runes))
	return `"` + escape(string(runes[:at])) + "?" + escape(string(runes[at+1:])) + `"`
}

// drawRun draws two pieces with any run of characters between them.
func drawRun(p passage, random *rand.Rand) string {
	pieces := drawEnds(p.folded, random)
	return `"` + escape(pieces.first) + "*" + escape(pieces.last) + `"`
}

// drawNear draws two pieces at about the distance at which they stand, sometimes in
// the other order.
func drawNear(operator string, p passage, random *rand.Rand) string {
	pieces := drawEnds(p.folded, random)
	if random.IntN(4) == 0 {
		pieces.first, pieces.last = pieces.last, pieces.first
	}
	distance := max(0, pieces.gap+random.IntN(5)-1)
	return fmt.Sprintf("%s %s/%d %s", quote(pieces.first), operator, distance, quote(pieces.last))
}

func drawBoth(a, b string, unit query.Unit) string {
	return quote(a) + " " + quote(b) + " in:" + unit.String()
}

// digits are what a regular expression leaves open in a drawn literal.
var digits = regexp.MustCompile(`[0-9]+`)

// drawRegex draws two pieces, any digits in them left open, with a bounded gap.
func drawRegex(p passage, random *rand.Rand) string {
	pieces := drawEnds(p.folded, random)
	open := func(s string) string {
		return digits.ReplaceAllString(strings.ReplaceAll(regexp.QuoteMeta(s), "/", `\/`), `[0-9]+`)
	}
	return fmt.Sprintf("/%s.{0,%d}%s/", open(pieces.first), pieces.gap+random.IntN(3), open(pieces.last))
}

// ends are two pieces of a text, the first before the last, with a gap in characters
// between them.
type ends struct {
	first, last string
	gap         int
}

// maxStretch is how far apart in characters drawn pieces begin and end: most of them
// in one sentence, some not.
const maxStretch = 30

// drawEnds draws a stretch of a text and takes one to four characters at either end.
func drawEnds(text string, random *rand.Rand) ends {
	runes := []rune(text)
	if len(runes) < 2 {
		return ends{first: text, last: text}
	}
	length := 2 + random.IntN(min(maxStretch, len(runes))-1)
	from := random.IntN(len(runes) - length + 1)
	runes = runes[from : from+length]
	first := 1 + random.IntN(min(4, length-1))
	last := 1 + random.IntN(min(4, length-first))
	return ends{
		first: string(runes[:first]), last: string(runes[length-last:]), gap: length - first - last,
	}
}

// longPiece draws three to five characters, so that a query over whole documents
// does not find all of them.
func longPiece(text string, random *rand.Rand) string {
	runes := []rune(text)
	length := min(3+random.IntN(3), len(runes))
	from := random.IntN(len(runes) - length + 1)
	return string(runes[from : from+length])
}

func quote(s string) string { return `"` + escape(s) + `"` }

// escape makes plain text part of a literal.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, `?`, `\?`, `*`, `\*`).Replace(s)
}
