package format

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// maxDepth bounds the nesting of elements. Text boxes in tables in content controls
// nest some sixty deep.
const maxDepth = 1000

// docxXML reads the XML of a part element by element.
type docxXML struct {
	d     *xml.Decoder
	depth int
}

func newDocxXML(r io.Reader) *docxXML {
	d := xml.NewDecoder(r)
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		encoding, err := htmlindex.Get(label)
		if err != nil {
			return nil, err
		}
		return encoding.NewDecoder().Reader(in), nil
	}
	return &docxXML{d: d}
}

// token is the next token. Errors of the XML are ErrWordDamaged; document types,
// which could define entities, are refused as Word refuses them.
func (x *docxXML) token() (xml.Token, error) {
	t, err := x.d.Token()
	switch {
	case errors.Is(err, ErrTooLarge):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w：%w", ErrWordDamaged, err)
	}
	switch t := t.(type) {
	case xml.StartElement:
		x.depth++
	case xml.EndElement:
		x.depth--
	case xml.Directive:
		return nil, fmt.Errorf("%w：含有文档类型声明", ErrWordDamaged)
	default:
		return t, nil
	}
	if x.depth > maxDepth {
		return nil, fmt.Errorf("%w：嵌套过深", ErrWordDamaged)
	}
	return t, nil
}

// docxElement reads what is inside an element; name is short for its name, see
// shortName. It has to read to the end of the element: by each, text or skip.
type docxElement func(name string, start xml.StartElement) error

// document calls read for each element inside the outermost one.
func (x *docxXML) document(read docxElement) error {
	if _, err := x.root(); err != nil {
		return err
	}
	return x.each(read)
}

// root opens the outermost element and returns its name.
func (x *docxXML) root() (string, error) {
	for {
		t, err := x.token()
		if err != nil {
			return "", err
		}
		if start, ok := t.(xml.StartElement); ok {
			return shortName(start.Name), nil
		}
	}
}

// each calls read for each element inside the open one.
func (x *docxXML) each(read docxElement) error {
	for {
		t, err := x.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := read(shortName(t.Name), t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip reads over the open element.
func (x *docxXML) skip() error {
	for outside := x.depth - 1; x.depth > outside; {
		if _, err := x.token(); err != nil {
			return err
		}
	}
	return nil
}

// text reads the text of the open element, without elements inside it.
func (x *docxXML) text() (string, error) {
	text := ""
	for outside := x.depth - 1; x.depth > outside; {
		t, err := x.token()
		if err != nil {
			return "", err
		}
		if chars, ok := t.(xml.CharData); ok && x.depth == outside+1 {
			if text == "" {
				text = string(chars)
			} else {
				text += string(chars) // around a comment
			}
		}
	}
	return text, nil
}

// Names of elements are short for their full names: those of WordprocessingML go
// without a prefix, in the transitional and in the strict conformance class, and
// of the others only those that print something have one.
const (
	nsWord       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsWordStrict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	nsDraw       = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsDrawStrict = "http://purl.oclc.org/ooxml/drawingml/main"
	nsMath       = "http://schemas.openxmlformats.org/officeDocument/2006/math"
	nsMathStrict = "http://purl.oclc.org/ooxml/officeDocument/math"
	nsCompat     = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	nsVML        = "urn:schemas-microsoft-com:vml"
)

// shortName returns "" for an element that says nothing.
func shortName(name xml.Name) string {
	switch name.Space {
	case nsWord, nsWordStrict:
		return name.Local
	case nsDraw, nsDrawStrict:
		return drawName(name.Local)
	case nsMath, nsMathStrict:
		switch name.Local {
		case "t":
			return "t"
		case "den":
			return "m:den"
		}
	case nsCompat:
		return name.Local
	case nsVML:
		if name.Local == "textpath" {
			return "v:textpath"
		}
	}
	return ""
}

// drawName maps the text of DrawingML, which a locked drawing holds, to the
// elements of WordprocessingML that mean the same.
func drawName(local string) string {
	switch local {
	case "p", "r", "t", "br":
		return local
	case "txBody":
		return "txbxContent"
	}
	return ""
}

// xmlAttr is the value of an attribute by its local name, "" if there is none.
func xmlAttr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// xmlAttrInt is the value of an attribute that is a number, otherwise fallback.
func xmlAttrInt(e xml.StartElement, local string, fallback int) int {
	n, err := strconv.Atoi(xmlAttr(e, local))
	if err != nil {
		return fallback
	}
	return n
}

// toggle is a property that can be on, off or not stated.
type toggle int8

const (
	unstated toggle = iota
	off
	on
)

// or is t, or other where t is not stated.
func (t toggle) or(other toggle) toggle {
	if t == unstated {
		return other
	}
	return t
}

// xmlToggle reads the element of a property that is on if nothing else is said.
func xmlToggle(e xml.StartElement) toggle {
	switch xmlAttr(e, "val") {
	case "0", "false", "off":
		return off
	}
	return on
}
