package embedded

import (
	"fmt"
	"slices"
	"sync/atomic"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search/query"
)

// parts are the sections of a document version, as queries ask about them.
type parts struct {
	sections []sectionPart
	of       []int32 // the section of each paragraph, -1 for none
}

type sectionPart struct {
	title  query.Text
	parent int
	role   corpus.Role
}

// partsCache holds the parts of a document version once they have been read.
// Versions never change, so whoever reads them reads the same.
type partsCache struct{ read atomic.Pointer[parts] }

func (c *partsCache) get(v *store.View, o store.Ordinal) (*parts, error) {
	if p := c.read.Load(); p != nil {
		return p, nil
	}
	d, err := v.SharedOutline(o)
	if err != nil {
		return nil, fmt.Errorf("sections: %w", err)
	}
	p := &parts{sections: make([]sectionPart, len(d.Sections)), of: make([]int32, len(d.Paragraphs))}
	for i, s := range d.Sections {
		p.sections[i] = sectionPart{title: foldedText(s.Title), parent: s.Parent, role: d.Role(i)}
	}
	for i := range d.Paragraphs {
		p.of[i] = int32(d.Paragraphs[i].Section)
	}
	c.read.Store(p)
	return p, nil
}

// section returns the section of a paragraph.
func (p *parts) section(paragraph uint32) int { return int(p.of[paragraph]) }

func (p *parts) role(section int) corpus.Role {
	if section < 0 {
		return corpus.RoleOther
	}
	return p.sections[section].role
}

// headings returns the titles around a section, the outermost first.
func (p *parts) headings(section int) []query.Text {
	var titles []query.Text
	for ; section >= 0; section = p.sections[section].parent {
		titles = append(titles, p.sections[section].title)
	}
	slices.Reverse(titles)
	return titles
}
