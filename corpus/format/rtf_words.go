package format

// word does what a control word says. Destinations come first in their group.
func (p *rtfPrinter) word(t rtfToken) {
	if t.word == "u" && t.has {
		p.unicode(t.n)
		return
	}
	if p.skip > 0 {
		p.skip--
		if t.word == "bin" {
			p.scan.skip(t.n)
		}
		return
	}
	p.flush()
	if s := rtfCharacter(t.word); s != "" {
		p.text(s)
		return
	}
	if p.destination(t) || p.character(t) || p.paragraph(t) {
		return
	}
	if p.group.starred {
		p.leave() // a destination that may be passed over
	}
}

// leave passes over the rest of the open group.
func (p *rtfPrinter) leave() {
	p.scan.skipGroup()
	p.close()
}

// destination handles words that say what their group is for.
func (p *rtfPrinter) destination(t rtfToken) bool {
	switch t.word {
	case "*":
		p.group.starred = true
	case "fonttbl":
		p.group.fontTable = true
	case "field":
		p.fields.begin()
		p.group.field = true
	case "fldinst", "shp", "shpinst", "ud", "listtext", "pntext":
		// The text in them is read; the instruction of a field is not printed.
	case "fldrslt":
		p.fields.separate()
	case "footnote", "shptxt":
		p.aside()
	case "upr": // the same text twice: for readers without Unicode, and for those with it
		p.scan.skipNext()
	case "stylesheet", "colortbl", "info", "pict", "nonshppict", "shprslt", "sp", "nonesttables", "pn",
		"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
		"ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "xe", "tc", "rxe", "bkmkstart", "bkmkend", "annotation":
		p.leave()
	default:
		return false
	}
	p.group.starred = p.group.starred && t.word == "*"
	return true
}

// character handles words about characters.
func (p *rtfPrinter) character(t rtfToken) bool {
	on := !t.has || t.n != 0
	switch t.word {
	case "b":
		p.group.bold = on
	case "v":
		p.group.hidden = on
	case "deleted":
		p.group.deleted = on
	case "plain":
		p.group.bold, p.group.hidden, p.group.deleted, p.group.font = false, false, false, p.font
	case "f":
		p.group.font, p.group.defined = t.n, t.n
	case "deff":
		p.font, p.group.font = t.n, t.n
	case "fcharset":
		p.fonts[p.group.defined] = rtfFont{charset: t.n}
	case "ansicpg":
		p.page = t.n
	case "uc":
		p.group.skipped = max(0, min(t.n, maxSkipped))
	case "bin":
		p.scan.skip(t.n)
	default:
		return false
	}
	return true
}

// maxSkipped bounds the characters that stand for one of Unicode: no encoding has
// more than four bytes.
const maxSkipped = 8

// paragraph handles words about paragraphs and tables.
func (p *rtfPrinter) paragraph(t rtfToken) bool {
	switch t.word {
	case "pard":
		p.para = rtfPara{}
	case "outlinelevel":
		p.para.level = outlineHeading(t.n)
	case "fi":
		p.para.indented = t.n > 0
	case "qc", "qr":
		p.para.aside = true
	case "ql", "qj", "qd":
		p.para.aside = false
	case "intbl":
		p.para.inTable = true
	case "itap":
		p.para.depth = max(0, min(t.n, maxTables))
	case "par", "sect", "page", "column", "line", "cell", "nestcell", "row", "nestrow":
		if p.visible() {
			p.mark(t.word)
		}
	default:
		return false
	}
	return true
}

// mark ends a line, a paragraph, a cell or a row.
func (p *rtfPrinter) mark(word string) {
	switch word {
	case "line":
		p.out.breakLine()
	case "page", "column":
		p.out.breakLine()
		p.out.separate()
	case "row", "nestrow":
		p.out.endRow()
	case "cell", "nestcell":
		p.out.nest(max(1, p.tables()))
		p.endParagraph()
		p.out.endCell()
	default:
		p.out.nest(p.tables())
		p.endParagraph()
		if word == "sect" {
			p.out.separate()
		}
	}
}

// tables is how many tables are around the open paragraph.
func (p *rtfPrinter) tables() int {
	if p.para.inTable {
		return max(1, p.para.depth)
	}
	return p.para.depth
}

func (p *rtfPrinter) endParagraph() {
	p.out.endParagraph(wordParagraph{level: p.para.level, indent: p.para.indented && !p.para.aside})
}

// rtfCharacter is what a control word prints, "" if it prints nothing.
func rtfCharacter(word string) string {
	switch word {
	case "tab", "emspace", "enspace", "qmspace", "~":
		return " "
	case "_":
		return "-"
	case "emdash":
		return "—"
	case "endash":
		return "–"
	case "lquote":
		return "‘"
	case "rquote":
		return "’"
	case "ldblquote":
		return "“"
	case "rdblquote":
		return "”"
	case "bullet":
		return "•"
	}
	return ""
}
