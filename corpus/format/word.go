package format

import (
	"bytes"
	"errors"
	"fmt"
)

// Word files come in four formats, and their extension often tells the wrong one:
// office software saves .docx under the name .doc and the other way round, and
// web sites serve RTF and HTML as .doc. So the content decides.

// The errors of Word files. Their texts are for end users.
var (
	ErrWordPassword = errors.New("文件有密码，请在 Word 中取消密码后重新保存")
	ErrWordDamaged  = errors.New("文件损坏或不完整，请用 Word 或 LibreOffice 打开后另存为 .docx")
	ErrWordVersion  = errors.New("Word 文件的版本太旧或太特殊，请用 Word 或 LibreOffice 另存为 .docx")
	ErrNotWord      = errors.New("不是 Word 文件，请用 Word 或 LibreOffice 另存为 .docx")
)

// The first bytes of files.
const (
	magicZip = "PK\x03\x04"
	magicOLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	magicRTF = `{\rtf`
)

// readWord reads a file that is called .docx, .docm, .doc or .rtf, whichever of
// these it is.
func readWord(data []byte) (*Parsed, error) {
	switch {
	case bytes.HasPrefix(data, []byte(magicZip)):
		return printWord(readDocx, data)
	case bytes.HasPrefix(data, []byte(magicOLE)):
		return printWord(readDoc, data)
	case bytes.HasPrefix(data, []byte(magicRTF)):
		return printWord(readRTF, data)
	}
	return readDisguised(data)
}

// printWord prints a file. If a field in it never ends, which would hide the rest of
// the text, it prints it again with the instructions.
func printWord(read func(w *wordText, data []byte) error, data []byte) (*Parsed, error) {
	w := newWordText()
	err := read(w, data)
	if err == nil && w.unclosed {
		w = newWordText()
		w.fieldless = true
		err = read(w, data)
	}
	if err != nil {
		return nil, err
	}
	blocks, err := w.finish()
	if err != nil {
		return nil, err
	}
	return &Parsed{Blocks: blocks}, nil
}

// maxSniff is how far the first tag of a page may stand behind comments and
// white space, in bytes.
const maxSniff = 1024

// readDisguised reads a web page, a web archive or a plain text that bears the name
// of a Word file.
func readDisguised(data []byte) (*Parsed, error) {
	start := bytes.ToLower(data[:min(len(data), maxSniff)])
	switch {
	case len(data) == 0:
		return &Parsed{}, nil
	case bytes.Contains(start, []byte("mime-version:")):
		return readWebArchive(data)
	case bytes.Contains(start, []byte("<html")):
		return readHTML(data)
	case bytes.HasPrefix(start, []byte("<?xml")), bytes.HasPrefix(start, []byte("\ufeff<?xml")):
		return nil, fmt.Errorf("%w（内容是 XML）", ErrNotWord)
	}
	parsed, err := textFormat(textBlocks)(data)
	if err != nil {
		return nil, ErrNotWord
	}
	return parsed, nil
}
