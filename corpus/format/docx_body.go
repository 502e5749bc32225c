package format

import "encoding/xml"

// docx is a document that is being read, element by element. Elements that say
// nothing are walked through: whatever stands around a text, it is printed.
type docx struct {
	pack   *docxPackage
	x      *docxXML
	styles *docxStyles
	lists  *docxLists
	notes  map[noteKey][]wordBlock

	out    *wordText
	para   docxPara // the open paragraph's properties, its style's included
	run    docxRun  // the open run's
	fields wordFields
	gone   int // elements around this one that were deleted or moved away
}

// element reads one element; see the type of that name. An element that says
// nothing is walked through.
func (d *docx) element(name string, start xml.StartElement) error {
	switch name {
	case "p":
		return d.paragraph()
	case "r":
		return d.runElement()
	case "tbl":
		return d.table()
	case "tr":
		return d.row()
	case "tc":
		return d.cell()
	case "txbxContent":
		return d.textBox()
	case "AlternateContent":
		return d.alternate()
	case "footnoteReference":
		return d.note(relFootnotes, start)
	case "endnoteReference":
		return d.note(relEndnotes, start)
	case "fldSimple":
		return d.simpleField(start)
	case "del", "moveFrom":
		return d.deleted()
	}
	if isUnprinted(name) {
		return d.x.skip()
	}
	if printed, err := d.text(name, start); printed {
		return err
	}
	return d.x.each(d.element)
}

// isUnprinted tells elements whose content is not printed: properties, deleted
// text, the pronunciation above a character.
func isUnprinted(name string) bool {
	switch name {
	case "pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "rubyPr", "smartTagPr", "customXmlPr",
		"delText", "delInstrText", "rt", "background":
		return true
	}
	return false
}

// paragraph reads the open p.
func (d *docx) paragraph() error {
	around, run := d.para, d.run
	d.para, d.run = d.styles.paraOf(newDocxPara()), docxRun{}
	err := d.x.each(func(name string, start xml.StartElement) error {
		if name != "pPr" {
			return d.element(name, start)
		}
		stated, err := d.x.paraProps()
		d.para = d.styles.paraOf(stated)
		d.para.mark.gone = stated.mark.gone || stated.mark.hidden == on
		return err
	})
	if !d.para.mark.gone {
		d.out.endParagraph(d.layout())
	}
	d.para, d.run = around, run
	return err
}

// layout is what the open paragraph's properties tell, its number counted.
func (d *docx) layout() wordParagraph {
	number, bullet := d.lists.next(d.para)
	return wordParagraph{
		level:  outlineHeading(d.para.outline),
		number: number,
		item:   bullet,
		indent: d.para.indent == on && d.para.aside != on,
	}
}

// runElement reads the open r.
func (d *docx) runElement() error {
	around := d.run
	d.run = d.styles.runOf(docxRun{}, d.para.mark)
	err := d.x.each(func(name string, start xml.StartElement) error {
		if name != "rPr" {
			return d.element(name, start)
		}
		stated, err := d.x.runProps()
		d.run = d.styles.runOf(stated, d.para.mark)
		return err
	})
	d.run = around
	return err
}

// table reads the open tbl.
func (d *docx) table() error {
	if len(d.out.tables) >= maxTables {
		return d.x.each(d.element)
	}
	d.out.openTable()
	err := d.x.each(d.element)
	d.out.closeTable()
	return err
}

// row reads the open tr, unless it was deleted or is hidden.
func (d *docx) row() error {
	gone := false
	err := d.x.each(func(name string, start xml.StartElement) error {
		switch {
		case name == "trPr":
			return d.x.each(func(name string, _ xml.StartElement) error {
				gone = gone || name == "del" || name == "hidden"
				return d.x.skip()
			})
		case gone:
			return d.x.skip()
		}
		return d.element(name, start)
	})
	d.out.endRow()
	return err
}

// cell reads the open tc. One that goes on with the cell above prints nothing.
func (d *docx) cell() error {
	merged := false
	err := d.x.each(func(name string, start xml.StartElement) error {
		switch {
		case name == "tcPr":
			return d.x.each(func(name string, start xml.StartElement) error {
				merged = merged || name == "vMerge" && xmlAttr(start, "val") != "restart"
				return d.x.skip()
			})
		case merged:
			return d.x.skip()
		}
		return d.element(name, start)
	})
	d.out.endCell()
	return err
}

// deleted reads the open del or moveFrom. It prints nothing, but fields may begin
// inside it that end behind it.
func (d *docx) deleted() error {
	d.gone++
	err := d.x.each(d.element)
	d.gone--
	return err
}

// beside reads the open element as a text of its own.
func (d *docx) beside() ([]wordBlock, error) {
	out, fields := d.out, d.fields
	d.out, d.fields = out.beside(), nil
	err := d.x.each(d.element)
	d.endFields()
	blocks, tooLarge := d.out.take()
	d.out, d.fields = out, fields
	if err == nil {
		err = tooLarge
	}
	return blocks, err
}

// textBox reads the open txbxContent and puts it behind the paragraph that it is
// anchored in.
func (d *docx) textBox() error {
	if !d.visible() {
		return d.x.skip()
	}
	if d.out.depth >= maxAsides {
		return d.x.each(d.element)
	}
	blocks, err := d.beside()
	d.out.refer(blocks)
	return err
}

// alternate reads the open AlternateContent: the first choice that prints
// something, and what is there for older programs only if none does.
func (d *docx) alternate() error {
	before := d.out.size
	return d.x.each(func(name string, _ xml.StartElement) error {
		if name != "Choice" && name != "Fallback" || d.out.size > before {
			return d.x.skip()
		}
		return d.x.each(d.element)
	})
}
