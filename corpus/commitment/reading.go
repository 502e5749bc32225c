package commitment

import (
	"slices"

	"cewen/corpus"
)

// Readings say in which role each paragraph of a document is read for commitments.
type Readings struct {
	d      *corpus.Document
	parted bool
}

// ReadingsOf returns the readings of a document. Its paragraphs need no text.
func ReadingsOf(d *corpus.Document) Readings {
	return Readings{d: d, parted: slices.ContainsFunc(d.Sections, func(s corpus.Section) bool {
		return s.Role == corpus.RolePlan || s.Role == corpus.RoleReview
	})}
}

// Role is the role that a paragraph is read in: that of its section. A document of which
// no section is plan or review is all plan. It is "" for paragraphs that are not read:
// titles and headings promise nothing.
func (r Readings) Role(paragraph int) corpus.Role { return r.RoleOf(&r.d.Paragraphs[paragraph]) }

// RoleOf is Role for a paragraph of the document.
func (r Readings) RoleOf(p *corpus.Paragraph) corpus.Role {
	switch {
	case p.Kind == corpus.KindHeading, p.Kind == corpus.KindTitle:
		return ""
	case !r.parted:
		return corpus.RolePlan
	}
	return r.d.Role(p.Section)
}
