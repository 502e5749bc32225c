package format

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// The bounds of a package (ISO/IEC 29500-2), which is a zip archive.
const (
	// maxParts bounds the entries of the archive. A long document with thousands of
	// pictures stays below.
	maxParts = 20000
	// maxPartsSize bounds the XML that is read from one file, in bytes. A document
	// takes about fifteen bytes of XML a character at worst, so that this is far
	// more than any single document, and is read in a few seconds.
	maxPartsSize = 128 << 20
	// maxRatio bounds how much larger a part may be than its compressed form once it
	// is larger than minBomb: the XML of real documents stays below 50, bombs reach
	// 1000.
	maxRatio = 200
	minBomb  = 8 << 20 // bytes
)

// docxPackage is an open archive.
type docxPackage struct {
	parts map[string]*zip.File // by lower-case name without the first slash
	left  int64                // bytes of XML that may still be read
}

func openPackage(data []byte) (*docxPackage, error) {
	if bytes.Count(data, []byte("PK\x01\x02")) > maxParts {
		return nil, fmt.Errorf("%w：压缩包里的文件过多", ErrTooLarge)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w：%w", ErrWordDamaged, err)
	}
	p := &docxPackage{parts: make(map[string]*zip.File, len(archive.File)), left: maxPartsSize}
	for _, f := range archive.File {
		p.parts[partName(f.Name)] = f
	}
	return p, nil
}

// partName is how a part is looked up: names do not tell case, and some writers
// use backslashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// errNoPart says that a package lacks a part; most of them may be missing.
var errNoPart = errors.New("no such part")

// part opens a part. It returns errNoPart if there is none.
func (p *docxPackage) part(name string) (*docxXML, io.Closer, error) {
	f := p.parts[partName(name)]
	if f == nil {
		return nil, nil, fmt.Errorf("%s: %w", name, errNoPart)
	}
	if f.Flags&1 != 0 {
		return nil, nil, ErrWordPassword
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, fmt.Errorf("%w：%s：%w", ErrWordDamaged, name, err)
	}
	allowed := max(minBomb, maxRatio*int64(min(f.CompressedSize64, maxPartsSize)))
	return newDocxXML(&partReader{r: r, allowed: allowed, pack: p}), r, nil
}

// partReader reads a part within the bounds.
type partReader struct {
	r       io.Reader
	allowed int64 // bytes of this part
	pack    *docxPackage
	stretch int // bytes since the last tag
}

// maxStretch bounds a tag or a text without a tag in it, in bytes: a paragraph of
// a million characters. It bounds what the XML reader holds at a time.
const maxStretch = 4 << 20

func (p *partReader) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	p.allowed -= int64(n)
	p.pack.left -= int64(n)
	if at := bytes.LastIndexByte(b[:n], '<'); at >= 0 {
		p.stretch = n - at
	} else {
		p.stretch += n
	}
	if p.allowed < 0 || p.pack.left < 0 || p.stretch > maxStretch {
		return 0, fmt.Errorf("%w：解压后过大", ErrTooLarge)
	}
	return n, err
}

// The types of the relations that lead to the parts of a document. Before the name
// stands an address that differs between the two conformance classes.
const (
	relDocument  = "/officeDocument"
	relStyles    = "/styles"
	relNumbering = "/numbering"
	relFootnotes = "/footnotes"
	relEndnotes  = "/endnotes"
)

// relations maps types of relations, from the last slash on, to part names. A part
// without relations has none.
func (p *docxPackage) relations(of string) (map[string]string, error) {
	dir, base := path.Split(of)
	x, file, err := p.part(dir + "_rels/" + base + ".rels")
	if errors.Is(err, errNoPart) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	relations := map[string]string{}
	err = x.document(func(_ string, start xml.StartElement) error {
		kind, target := xmlAttr(start, "Type"), xmlAttr(start, "Target")
		if slash := strings.LastIndexByte(kind, '/'); slash >= 0 && relations[kind[slash:]] == "" && xmlAttr(start, "TargetMode") != "External" {
			relations[kind[slash:]] = resolve(dir, target)
		}
		return x.skip()
	})
	return relations, err
}

// resolve returns the part that a target names, seen from a folder.
func resolve(dir, target string) string {
	if strings.HasPrefix(target, "/") {
		return target
	}
	return path.Join(dir, target)
}
