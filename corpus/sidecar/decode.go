package sidecar

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decode turns a table into UTF-8. Spreadsheets write UTF-8 with a mark or without,
// UTF-16 with one ("Unicode text"), and on Chinese systems GBK. A table is too short
// to guess more from.
func decode(data []byte) (string, error) {
	text, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), data)
	if err != nil {
		return "", ErrEncoding
	}
	if utf8.Valid(text) {
		return string(text), nil
	}
	text, err = simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || strings.ContainsRune(string(text), utf8.RuneError) {
		return "", ErrEncoding
	}
	return string(text), nil
}

// separator is what parts the cells: of comma, semicolon and tab, of both widths,
// that which the line of names has most of outside of quotes.
func separator(text string) rune {
	line, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n \t"), "\n")
	best, most := ',', 0
	for _, sep := range ",;\t，；" {
		n, quoted := 0, false
		for _, r := range line {
			switch {
			case r == '"':
				quoted = !quoted
			case r == sep && !quoted:
				n++
			}
		}
		if n > most {
			best, most = sep, n
		}
	}
	return best
}
