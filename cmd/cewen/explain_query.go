package main

import (
	"strings"

	"cewen/search/query"
)

// Width in characters of what is shown of a query on either side of a mistake.
const queryAround = 25

// explainQuery shows where a query is wrong: the query, a caret below the place,
// and how to mend it.
func explainQuery(e *query.ParseError) string {
	runes := []rune(plain(e.Query))
	at := min(e.Offset, len(runes))
	from, to := max(0, at-queryAround), min(len(runes), at+queryAround)
	before, after := string(runes[from:at]), string(runes[at:to])
	if from > 0 {
		before = "…" + before
	}
	if to < len(runes) {
		after += "…"
	}
	width := columns(string(runes[at:min(to, at+max(1, e.Length))]))
	const indent = "  "
	return "检索式有误：" + e.Message + "\n" +
		indent + before + after + "\n" +
		indent + strings.Repeat(" ", columns(before)) + strings.Repeat("^", max(1, width)) + "\n" +
		e.Hint
}
