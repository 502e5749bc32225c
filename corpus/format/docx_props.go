package format

import "encoding/xml"

// docxRun is what the properties of a run say.
type docxRun struct {
	style  string
	bold   toggle
	hidden toggle
	gone   bool // of a paragraph mark: deleted or moved away, so that the next paragraph goes on
	font   string
}

// docxPara is what the properties of a paragraph say.
type docxPara struct {
	style   string
	outline int // from 0; noOutline if not stated
	indent  toggle
	aside   toggle // set in the middle or to the right, where an indent means nothing
	numID   int    // unnumbered if not stated
	level   int    // of the list, from 0; unnumbered if not stated
	mark    docxRun
}

const (
	noOutline   = -1
	bodyOutline = 9 // the outline level that means running text
	unnumbered  = -1
)

func newDocxPara() docxPara {
	return docxPara{outline: noOutline, numID: unnumbered, level: unnumbered}
}

// runProps reads the open rPr.
func (x *docxXML) runProps() (docxRun, error) {
	var run docxRun
	err := x.each(func(name string, start xml.StartElement) error {
		switch name {
		case "rStyle":
			run.style = xmlAttr(start, "val")
		case "b":
			run.bold = xmlToggle(start)
		case "vanish", "specVanish":
			run.hidden = xmlToggle(start)
		case "del", "moveFrom":
			run.gone = true
		case "rFonts":
			run.font = xmlAttr(start, "ascii")
		}
		return x.skip()
	})
	return run, err
}

// paraProps reads the open pPr.
func (x *docxXML) paraProps() (docxPara, error) {
	p := newDocxPara()
	err := x.each(func(name string, start xml.StartElement) (err error) {
		switch name {
		case "pStyle":
			p.style = xmlAttr(start, "val")
		case "outlineLvl":
			p.outline = xmlAttrInt(start, "val", noOutline)
		case "ind":
			p.indent = firstLine(start)
		case "jc":
			p.aside = setAside(xmlAttr(start, "val"))
		case "numPr":
			return x.numProps(&p)
		case "rPr":
			p.mark, err = x.runProps()
			return err
		}
		return x.skip()
	})
	return p, err
}

// firstLine tells whether an indentation moves the first line to the right.
func firstLine(ind xml.StartElement) toggle {
	stated := unstated
	for _, a := range ind.Attr {
		switch a.Name.Local {
		case "firstLine", "firstLineChars":
			if a.Value != "0" {
				return on
			}
			stated = off
		case "hanging", "hangingChars":
			if a.Value != "0" {
				stated = off
			}
		}
	}
	return stated
}

// setAside tells whether an alignment sets lines apart from running text.
func setAside(jc string) toggle {
	switch jc {
	case "center", "right", "end":
		return on
	}
	return off
}

// numProps reads the open numPr.
func (x *docxXML) numProps(p *docxPara) error {
	return x.each(func(name string, start xml.StartElement) error {
		switch name {
		case "numId":
			p.numID = xmlAttrInt(start, "val", unnumbered)
		case "ilvl":
			p.level = xmlAttrInt(start, "val", unnumbered)
		}
		return x.skip()
	})
}
