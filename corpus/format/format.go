// Package format turns the bytes of a file into blocks: the printed lines of a
// document in order, each with what its layout tells (a heading, bold, a list
// item, a table row, a gap before it). What the lines mean is left to package
// corpus.
//
// One law holds for every format: everything that is printed survives, in
// order. Only marks, comments, images and the targets of links are dropped.
package format

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// MaxFileSize bounds a file, in bytes. The longest policy document known here is
// 170 kB; 64 MiB is some twenty million characters, beyond any single document,
// and small enough that a file read whole, decoded and cut into paragraphs
// cannot exhaust a small server.
const MaxFileSize = 64 << 20

// The errors of Parse. Their texts are for end users.
var (
	ErrEmpty       = errors.New("文件没有文字")
	ErrUnsupported = errors.New("不支持这种文件")
	ErrNotText     = errors.New("不是文本文件")
	ErrEncoding    = errors.New("文字编码无法识别（可用 UTF-8、UTF-16、GB18030、Big5）")
	ErrTooLarge    = fmt.Errorf("文件超过 %d MB", MaxFileSize>>20)
)

// Kind tells what layout says about a block.
type Kind int

// The kinds of block.
const (
	Text    Kind = iota // a line of running text
	Heading             // marked as a heading; Level is 1–6
	Bold                // a line that is bold from end to end
	Item                // a list item whose mark (-, *, +) is dropped
	Row                 // a table row, cells joined by " | "
)

// Block is one printed line.
type Block struct {
	Kind  Kind
	Level int // of a Heading: 1–6; 0 otherwise
	// Text is what is printed: one line, marks removed, white space normalised
	// (runs become one space, none at the ends), never empty.
	Text string
	// Lead is the length in bytes of the bold run that opens a Text block, 0 if
	// it does not open bold.
	Lead int
	// Gap tells that something separates the block from the one before: a blank
	// line, a rule, an image.
	Gap bool
	// Indent tells that the line begins with white space, as the first line of a
	// Chinese paragraph does.
	Indent bool
	// Page is the number of the page that the line is printed on, from 1; 0 in
	// formats without pages.
	Page int
}

// KeyValue is one entry of the front matter, in the order of the file. A list
// gives one entry an element.
type KeyValue struct{ Key, Value string }

// Parsed is a file cut into blocks.
type Parsed struct {
	FrontMatter []KeyValue
	// Table are the rows of a table of metadata, as government sites print it above
	// a document: 发文机关 and 国务院办公厅. They are no blocks.
	Table  []KeyValue
	Blocks []Block
	// Unread says what of the file could not be read, "" if all of it was. It is for
	// end users.
	Unread string
}

// formats lists the formats, each with its extensions in lower case with the dot.
func formats() []fileFormat {
	return []fileFormat{
		{[]string{".md", ".markdown"}, textFormat(markdownBlocks)},
		{[]string{".txt"}, textFormat(textBlocks)},
		{[]string{".html", ".htm", ".shtml", ".xhtml"}, readHTML},
		{[]string{".mht", ".mhtml"}, readWebArchive},
		{[]string{".eml"}, readMail},
		{[]string{".docx", ".docm", ".doc", ".rtf"}, readWord},
		{[]string{".pdf"}, readPDF},
	}
}

// fileFormat is how files with certain extensions are read.
type fileFormat struct {
	extensions []string
	// read cuts the bytes of a file into blocks. A file without printed text has none.
	read func(data []byte) (*Parsed, error)
}

// Extensions lists the extensions that Parse reads, in lower case with the dot.
func Extensions() []string {
	var all []string
	for _, f := range formats() {
		all = append(all, f.extensions...)
	}
	return all
}

// Supported tells whether Parse reads files of this name.
func Supported(name string) bool { return readerFor(name) != nil }

// Parse reads a file. The format follows from the extension of name. It returns
// ErrUnsupported, ErrTooLarge, ErrNotText or ErrEncoding (wrapped) for what it
// cannot read, and ErrEmpty for a file without any printed text, together with
// its front matter.
func Parse(name string, data []byte) (*Parsed, error) {
	read := readerFor(name)
	if read == nil {
		return nil, Refusal(name)
	}
	if len(data) > MaxFileSize {
		return nil, ErrTooLarge
	}
	parsed, err := read(data)
	if err != nil {
		return nil, err
	}
	if len(parsed.Blocks) == 0 {
		return parsed, ErrEmpty
	}
	return parsed, nil
}

// readerFor returns what reads files of this name, nil for none.
func readerFor(name string) func(data []byte) (*Parsed, error) {
	extension := strings.ToLower(filepath.Ext(name))
	for _, f := range formats() {
		if slices.Contains(f.extensions, extension) {
			return f.read
		}
	}
	return nil
}

// textFormat reads a text file, with front matter or without, whose lines blocks
// cuts.
func textFormat(blocks func(body string) []Block) func(data []byte) (*Parsed, error) {
	return func(data []byte) (*Parsed, error) {
		text, err := decode(data)
		if err != nil {
			return nil, err
		}
		front, body := cutFrontMatter(text)
		return &Parsed{FrontMatter: front, Blocks: blocks(body)}, nil
	}
}
