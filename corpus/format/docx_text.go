package format

import (
	"encoding/xml"
	"strconv"
)

// text prints the elements that stand for text. It tells whether name is one.
func (d *docx) text(name string, start xml.StartElement) (printed bool, err error) {
	switch name {
	case "t":
		s, err := d.x.text()
		d.print(s)
		return true, err
	case "instrText":
		s, err := d.x.text()
		d.fields.instruct(s)
		return true, err
	case "fldChar":
		d.fieldMark(xmlAttr(start, "fldCharType"))
	case "tab", "ptab":
		d.print("\t")
	case "noBreakHyphen":
		d.print("-")
	case "sym":
		d.printSymbol(start)
	case "v:textpath":
		d.print(xmlAttr(start, "string"))
	case "m:den":
		d.print("/")
		return true, d.x.each(d.element)
	case "br", "cr":
		d.lineBreak(xmlAttr(start, "type"))
	default:
		return false, nil
	}
	return true, d.x.skip()
}

// visible tells that what stands here is printed.
func (d *docx) visible() bool {
	return d.gone == 0 && d.run.hidden != on && !d.fields.instructing()
}

func (d *docx) print(s string) {
	if s != "" && d.visible() {
		d.out.print(s, d.run.bold == on)
	}
}

// printSymbol prints a character of a symbol font.
func (d *docx) printSymbol(sym xml.StartElement) {
	place, err := strconv.ParseUint(xmlAttr(sym, "char"), 16, 16)
	if err != nil {
		return
	}
	if r := symbol(xmlAttr(sym, "font"), rune(place)); r != 0 {
		d.print(string(r))
	}
}

// lineBreak breaks the line, or the page or column, which leaves a gap.
func (d *docx) lineBreak(kind string) {
	if !d.visible() {
		return
	}
	d.out.breakLine()
	if kind == "page" || kind == "column" {
		d.out.separate()
	}
}

// fieldMark begins, divides or ends a field.
func (d *docx) fieldMark(kind string) {
	switch kind {
	case "begin":
		if !d.out.fieldless {
			d.fields.begin()
		}
	case "separate":
		d.fields.separate()
	case "end":
		d.print(d.fields.end())
	}
}

// simpleField reads the open fldSimple, whose result stands inside it.
func (d *docx) simpleField(start xml.StartElement) error {
	before := d.out.size
	err := d.x.each(d.element)
	if d.out.size == before {
		d.print(equation(xmlAttr(start, "instr")))
	}
	return err
}

// endFields notes at the end of a text whether an instruction is still open.
func (d *docx) endFields() { d.out.unclosed = d.out.unclosed || d.fields.instructing() }
