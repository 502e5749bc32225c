package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"cewen/corpus/format"
)

// MaxFileSize bounds a source file in bytes; see format.MaxFileSize.
const MaxFileSize = format.MaxFileSize

// The errors of Read. Their texts are for end users.
var (
	ErrEmpty       = format.ErrEmpty
	ErrUnsupported = format.ErrUnsupported
	ErrNotText     = format.ErrNotText
	ErrEncoding    = format.ErrEncoding
	ErrTooLarge    = format.ErrTooLarge
)

// Input is a source file to be read.
type Input struct {
	// Path names the file, as in Source.Path. Its extension chooses the format;
	// the names of file and folders are evidence of region and year.
	Path string
	Data []byte
	// Set overrides what the file states; see ParseSet.
	Set map[Field]string
	// Sidecar does so for this file alone, and counts before Set.
	Sidecar map[Field]string
}

// Supported tells whether Read reads files of this name.
func Supported(name string) bool { return format.Supported(name) }

// Refusal says why files of this name are not read and what to do about it: an
// ErrUnsupported (wrapped).
func Refusal(name string) error { return format.Refusal(name) }

// Read turns a file into a document without an ID. It returns, wrapped,
// ErrEmpty, ErrUnsupported, ErrNotText, ErrEncoding, ErrTooLarge or ErrTooMuch for a file
// that it cannot read and ErrBadValue for a value in Set or Sidecar that is not one. What
// the file states wrongly (an impossible year in its front matter) is passed over.
func Read(in Input) (*Document, error) {
	set, err := checkSet(in.Set)
	if err != nil {
		return nil, err
	}
	sidecar, err := checkSet(in.Sidecar)
	if err != nil {
		return nil, err
	}
	parsed, err := format.Parse(in.Path, in.Data)
	if err == nil {
		err = checkLength(parsed.Blocks)
	}
	if err != nil {
		return nil, fmt.Errorf("无法读取 %s：%w", baseName(in.Path), err)
	}
	return compose(in, parsed, set, sidecar), nil
}

// compose makes a document of a parsed file; set and sidecar are checked.
func compose(in Input, parsed *format.Parsed, set, sidecar map[Field]string) *Document {
	digest := sha256.Sum256(in.Data)
	doc := &Document{Source: Source{Path: in.Path, SHA256: hex.EncodeToString(digest[:]), Unread: parsed.Unread}}
	o := buildOutline(parsed.Blocks)
	doc.Sections, doc.Paragraphs = o.sections, o.paragraphs
	e := &evidence{
		sidecar: sidecar,
		set:     set,
		front:   frontValues(parsed.FrontMatter),
		table:   tableValues(parsed.Table),
		path:    in.Path,
		head:    o.head,
		doc:     doc,
	}
	e.tableKind = tableKind(parsed.Table)
	e.pageTitle, e.pagePublished = pageValues(parsed.FrontMatter)
	doc.Metadata, doc.Source.URL = extract(e)
	doc.AssignRoles()
	return doc
}

// baseName is the last element of a path with either slash, also inside an archive.
func baseName(p string) string {
	return path.Base(strings.ReplaceAll(p, `\`, "/"))
}

// The bounds of what one document prints. It is put into the index as a whole, which
// takes some twelve kilobytes a paragraph and sixty bytes a byte of text (measured on
// files of 60 MB). The longest known here has 170 kB in a thousand paragraphs.
const (
	MaxText       = 8 << 20 // bytes: nearly three million characters, a shelf of books
	MaxParagraphs = 100_000
)

// ErrTooMuch is returned for a file that prints more than a document may. Its text is
// for end users.
var ErrTooMuch = fmt.Errorf("一篇文档的文字超过 %d 万字或 %d 万段；请拆成几个文件（例如按章或按年）再导入", MaxText/30_000, MaxParagraphs/10_000)

// checkLength returns ErrTooMuch for blocks beyond MaxText or MaxParagraphs.
func checkLength(blocks []format.Block) error {
	size := 0
	for _, b := range blocks {
		size += len(b.Text)
	}
	if size > MaxText || len(blocks) > MaxParagraphs {
		return ErrTooMuch
	}
	return nil
}
