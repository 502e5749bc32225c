package format

import (
	"encoding/xml"
	"errors"
	"fmt"
)

// Word documents since 2007 are read with encoding/xml straight from the archive:
// what is printed stands in one part, in order, and a few others say how. No
// library reads all of it; see docs/adr.

// readDocx prints a document in Office Open XML, of either conformance class.
func readDocx(w *wordText, data []byte) error {
	p, err := openPackage(data)
	if err != nil {
		return err
	}
	main, err := p.mainPart()
	if err != nil {
		return err
	}
	d, err := openDocx(p, main, w)
	if err != nil {
		return err
	}
	return d.readPart(main, func(x *docxXML) error {
		d.x = x
		root, err := x.root()
		switch {
		case err != nil:
			return err
		case root != "document":
			return ErrNotWord // a sheet or slides
		}
		err = x.each(d.element)
		d.endFields()
		return err
	})
}

// mainPart finds the part that holds the text.
func (p *docxPackage) mainPart() (string, error) {
	relations, err := p.relations("")
	if err != nil {
		return "", err
	}
	main := relations[relDocument]
	if main == "" {
		main = "word/document.xml"
	}
	if p.parts[partName(main)] == nil {
		return "", fmt.Errorf("%w：压缩包里没有 %s", ErrNotWord, main)
	}
	return main, nil
}

// openDocx reads the parts that the text refers to. Those that are missing or
// damaged beyond reading are done without only if the text needs none of them:
// missing ones.
func openDocx(p *docxPackage, main string, w *wordText) (*docx, error) {
	d := &docx{
		pack: p, out: w,
		styles: &docxStyles{},
		lists:  &docxLists{},
		notes:  map[noteKey][]wordBlock{},
	}
	relations, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	err = d.readPart(relations[relStyles], func(x *docxXML) (err error) {
		d.styles, err = readStyles(x)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = d.readPart(relations[relNumbering], func(x *docxXML) (err error) {
		d.lists, err = readNumbering(x)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, kind := range []string{relFootnotes, relEndnotes} {
		if err := d.readPart(relations[kind], func(x *docxXML) error { return d.readNotes(kind, x) }); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// readPart reads a part that may be missing.
func (d *docx) readPart(name string, read func(*docxXML) error) error {
	if name == "" {
		return nil
	}
	x, file, err := d.pack.part(name)
	if errors.Is(err, errNoPart) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	if err := read(x); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// noteKey names a note: footnotes and endnotes are counted apart.
type noteKey struct{ kind, id string }

// readNotes reads the part of footnotes or of endnotes.
func (d *docx) readNotes(kind string, x *docxXML) error {
	d.x = x
	return x.document(func(name string, start xml.StartElement) error {
		if typ := xmlAttr(start, "type"); typ != "" && typ != "normal" {
			return x.skip() // the line above the notes
		}
		blocks, err := d.beside()
		d.notes[noteKey{kind, xmlAttr(start, "id")}] = blocks
		return err
	})
}

// note puts a note behind the paragraph that refers to it first.
func (d *docx) note(kind string, ref xml.StartElement) error {
	key := noteKey{kind, xmlAttr(ref, "id")}
	if d.visible() {
		d.out.refer(d.notes[key])
		delete(d.notes, key)
	}
	return d.x.skip()
}
