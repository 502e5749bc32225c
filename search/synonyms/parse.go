package synonyms

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a list. An entry within them, written out as a query with quotes and
// bars, stays below query.MaxLength.
const (
	// MaxFileSize is in bytes, some forty times the built-in list.
	MaxFileSize = 1 << 20
	// MaxVariants bounds the variants of one entry, the name not counted. The
	// built-in list has at most eight.
	MaxVariants = 16
	// MaxPhraseLength is in characters. The longest official wording of the
	// built-in list has 41.
	MaxPhraseLength = 100
)

// The characters of the format, as a Chinese keyboard writes them too.
const (
	commentSigns = "#＃"
	equalSigns   = "=＝"
	barSigns     = "|｜"
)

// Parse reads a list in UTF-8, with or without a byte order mark. A line is
// "name = variant | variant"; # starts a comment, empty lines say nothing. White
// space and invisible characters around a phrase are dropped, everything else,
// punctuation and quotes included, is part of it. A name may stand on several
// lines.
//
// name is what errors call the file. The error joins all faults of the file, each
// a *ParseError; an error of r is returned wrapped.
func Parse(r io.Reader, name string) (*List, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFileSize+1))
	if err != nil {
		return nil, fmt.Errorf("无法读取 %s：%w", name, err)
	}
	p := parser{file: name}
	p.parse(string(data))
	if len(p.faults) > 0 {
		return nil, errors.Join(p.faults...)
	}
	return newList(p.entries), nil
}

type parser struct {
	file    string
	line    int // number of the line being read, from 1
	entries []Entry
	faults  []error
}

func (p *parser) parse(text string) {
	if len(text) > MaxFileSize {
		p.fail(fmt.Sprintf("文件超过 %d KB", MaxFileSize>>10), "请只留用得着的词条")
		return
	}
	for line := range strings.Lines(text) {
		p.line++
		if !utf8.ValidString(line) {
			// So would be most lines after it, all for the same reason.
			p.fail("不是 UTF-8 编码", "请把文件另存为 UTF-8 编码")
			return
		}
		p.readLine(line)
	}
}

func (p *parser) readLine(line string) {
	if i := strings.IndexAny(line, commentSigns); i >= 0 {
		line = line[:i]
	}
	if line = trim(line); line == "" {
		return
	}
	sides := split(line, equalSigns)
	switch {
	case len(sides) == 1:
		p.fail("没有等号", "写成“名称 = 说法 | 说法”，例如“双碳 = 碳达峰碳中和”")
	case len(sides) > 2:
		p.fail("等号多于一个", "一行只写一条，说法之间用竖线“|”隔开")
	default:
		p.readEntry(Entry{Name: sides[0], Variants: split(sides[1], barSigns)})
	}
}

// split cuts a text at any of the signs and trims the pieces, of which there is
// at least one.
func split(text, signs string) []string {
	var pieces []string
	for {
		i := strings.IndexAny(text, signs)
		if i < 0 {
			return append(pieces, trim(text))
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		pieces = append(pieces, trim(text[:i]))
		text = text[i+size:]
	}
}

// trim drops what cannot be seen at both ends: white space, and the byte order
// marks and zero-width characters that come with copied text.
func trim(text string) string {
	return strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf)
	})
}
