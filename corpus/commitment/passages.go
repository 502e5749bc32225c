package commitment

import (
	"slices"

	"cewen/corpus"
)

// PassageOf is a paragraph of a document as commitments are looked for in it; false for
// titles and headings, which promise nothing.
func PassageOf(d *corpus.Document, number int) (Passage, bool) {
	p := &d.Paragraphs[number]
	if p.Kind == corpus.KindHeading || p.Kind == corpus.KindTitle {
		return Passage{}, false
	}
	role := d.Role(p.Section)
	if !isParted(d) {
		role = corpus.RolePlan // a document without a review is all plan
	}
	return Passage{Text: p.Text, Role: role, Year: d.Year}, true
}

// isParted tells whether a document says which of its sections look back or ahead.
func isParted(d *corpus.Document) bool {
	return slices.ContainsFunc(d.Sections, func(s corpus.Section) bool {
		return s.Role == corpus.RolePlan || s.Role == corpus.RoleReview
	})
}
