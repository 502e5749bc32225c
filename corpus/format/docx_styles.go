package format

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// docxStyle is a style by itself, without what it is based on.
type docxStyle struct {
	name  string
	based string
	para  docxPara
	run   docxRun
}

// docxStyles are the styles of a document by their identifiers.
type docxStyles struct {
	styles    map[string]*docxStyle
	paragraph string // the style of paragraphs that name none
}

// maxBased bounds how many styles stand one on the other. Word refuses more than
// eleven; a circle ends here as well.
const maxBased = 32

// readStyles reads the part of styles.
func readStyles(x *docxXML) (*docxStyles, error) {
	all := &docxStyles{styles: map[string]*docxStyle{}}
	err := x.document(func(name string, start xml.StartElement) error {
		if name != "style" {
			return x.skip()
		}
		id := xmlAttr(start, "styleId")
		if xmlAttr(start, "type") == "paragraph" && isTrue(xmlAttr(start, "default")) {
			all.paragraph = id
		}
		s, err := readStyle(x)
		all.styles[id] = s
		return err
	})
	return all, err
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

func readStyle(x *docxXML) (*docxStyle, error) {
	s := &docxStyle{para: newDocxPara()}
	err := x.each(func(name string, start xml.StartElement) (err error) {
		switch name {
		case "name":
			s.name = xmlAttr(start, "val")
		case "basedOn":
			s.based = xmlAttr(start, "val")
		case "pPr":
			s.para, err = x.paraProps()
			return err
		case "rPr":
			s.run, err = x.runProps()
			return err
		}
		return x.skip()
	})
	return s, err
}

// chain calls visit for a style and those it is based on, until visit has found
// what it looks for.
func (all *docxStyles) chain(id string, visit func(id string, s *docxStyle) (found bool)) {
	for range maxBased {
		s := all.styles[id]
		if s == nil || visit(id, s) {
			return
		}
		id = s.based
	}
}

// paraOf is the paragraph's properties with those of its style where it states
// none of its own. mark holds the properties that its runs inherit.
func (all *docxStyles) paraOf(p docxPara) docxPara {
	if all.styles[p.style] == nil {
		p.style = all.paragraph
	}
	p.mark.bold, p.mark.hidden = unstated, unstated
	all.chain(p.style, func(id string, s *docxStyle) bool {
		if p.outline == noOutline {
			p.outline = s.outline()
		}
		p.indent, p.aside = p.indent.or(s.para.indent), p.aside.or(s.para.aside)
		if p.numID == unnumbered && s.para.numID != unnumbered {
			p.numID = s.para.numID
			if p.level == unnumbered {
				p.level = s.para.level
			}
		}
		p.mark.bold = p.mark.bold.or(s.run.bold)
		p.mark.hidden = p.mark.hidden.or(s.run.hidden)
		return false
	})
	return p
}

// runOf is the run's properties with those of its style, and of its paragraph's,
// where it states none of its own.
func (all *docxStyles) runOf(r, para docxRun) docxRun {
	if r.style != "" {
		all.chain(r.style, func(_ string, s *docxStyle) bool {
			r.bold, r.hidden = r.bold.or(s.run.bold), r.hidden.or(s.run.hidden)
			return false
		})
	}
	r.bold, r.hidden = r.bold.or(para.bold), r.hidden.or(para.hidden)
	return r
}

// outline is the outline level that a style states or its name tells.
func (s *docxStyle) outline() int {
	if s.para.outline != noOutline {
		return s.para.outline
	}
	return namedOutline(s.name)
}

// namedOutline is the outline level of a built-in style, whose name some writers
// give in Chinese and without the level: heading 2, 标题 2, Title.
func namedOutline(name string) int {
	name = strings.ToLower(strings.TrimSpace(name))
	if name == "title" || name == "标题" {
		return 0
	}
	for _, prefix := range []string{"heading", "标题"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && n >= 1 && n <= bodyOutline {
				return n - 1
			}
		}
	}
	return noOutline
}

// outlineHeading turns an outline level into the level of a heading, 0 for none.
func outlineHeading(outline int) int {
	if outline < 0 || outline >= bodyOutline {
		return 0
	}
	return outline + 1
}
