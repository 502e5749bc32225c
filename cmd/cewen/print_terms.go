package main

import "cewen/search"

// maxTermsShown bounds the table of the parts of a query; JSON has all of them.
const maxTermsShown = 30

// terms prints what each part of a query makes up of the totals, where it has more
// than one.
func (p *resultPrinter) terms(terms []search.TermCount) {
	if len(terms) < 2 {
		return
	}
	rows := [][]string{{"其中", "文档", "段落", "出现"}}
	for _, t := range terms[:min(maxTermsShown, len(terms))] {
		rows = append(rows, append([]string{plain(shown(t.Term))}, totalsCells(t.Totals)...))
	}
	p.columns("  ", rows)
	if rest := len(terms) - maxTermsShown; rest > 0 {
		p.printf("  …还有 %d 个，--json 全部列出\n", rest)
	}
}
