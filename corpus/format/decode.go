package format

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode turns the bytes of a text file into UTF-8 with line feeds. It takes
// UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one, and
// GB18030 where the bytes are not UTF-8 but plausible Chinese in GB18030.
func decode(data []byte) (string, error) {
	text, err := decodeCharset(data)
	if err != nil {
		return "", err
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", fmt.Errorf("%w：第 %d 行有空字符", ErrNotText, 1+strings.Count(text[:i], "\n"))
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text, nil
}

// binaryMagic opens files that are often given a text extension by mistake.
var binaryMagic = []string{"%PDF-", "PK\x03\x04", "\xd0\xcf\x11\xe0", "\x89PNG", "\xff\xd8\xff", "\x1f\x8b", "{\\rtf"}

func decodeCharset(data []byte) (string, error) {
	for _, magic := range binaryMagic {
		if bytes.HasPrefix(data, []byte(magic)) {
			return "", ErrNotText
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return decodeWide(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewDecoder().Bytes(data))
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeWide(xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM).NewDecoder().Bytes(data))
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", ErrNotText
	}
	if text, ok := decodeGB18030(data); ok {
		return text, nil
	}
	return "", invalidUTF8(data)
}

// decodeWide accepts UTF-16 and UTF-32 that decode without a loss.
func decodeWide(text []byte, err error) (string, error) {
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return "", ErrEncoding
	}
	return string(text), nil
}

// plausibleShare is the share of a GB18030 text's double-byte characters that
// are among the 3755 commonest (rows 16–55 of GB 2312) or its punctuation. Real
// texts, traditional ones apart, have above 95 %; UTF-8 or Big5 read as GB18030
// stays below 60 %.
const plausibleShare = 0.8

// decodeGB18030 decodes data if it is well-formed GB18030 that reads like
// Chinese; broken UTF-8 would often be well-formed as well.
func decodeGB18030(data []byte) (string, bool) {
	common, double := 0, 0
	for i := 0; i < len(data); {
		lead := data[i]
		switch {
		case lead < 0x80:
			i++
			continue
		case i+1 >= len(data):
			return "", false
		case data[i+1] >= 0x30 && data[i+1] <= 0x39: // four bytes: rare characters
			i += 4
			continue
		}
		double++
		if data[i+1] >= 0xA1 && (lead >= 0xA1 && lead <= 0xA3 || lead >= 0xB0 && lead <= 0xD7) {
			common++
		}
		i += 2
	}
	if double == 0 || float64(common) < plausibleShare*float64(double) {
		return "", false
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return "", false
	}
	return string(text), true
}

// invalidUTF8 says where data stops being UTF-8.
func invalidUTF8(data []byte) error {
	offset, line := 0, 1
	for offset < len(data) {
		r, n := utf8.DecodeRune(data[offset:])
		if r == utf8.RuneError && n <= 1 {
			break
		}
		if r == '\n' {
			line++
		}
		offset += n
	}
	return fmt.Errorf("%w：第 %d 行（第 %d 字节）不是有效的 UTF-8", ErrEncoding, line, offset+1)
}

// squeeze normalises white space: every run of it, control characters included,
// becomes one space; none is left at the ends. Text without anything visible
// becomes empty.
func squeeze(s string) string {
	s = strings.TrimFunc(s, blank)
	if isSqueezed(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// isSqueezed tells that s holds no white space but single spaces. Chinese text
// has few bytes that could start any other, so it looks at bytes first.
func isSqueezed(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c > ' ' && c < 0x7f:
		case c == ' ':
			if i+1 < len(s) && s[i+1] == ' ' {
				return false
			}
		case c < ' ', c == 0x7f:
			return false
		case c == 0xC2 && s[i+1] <= 0xA0: // C1 controls, no-break space
			return false
		case c == 0xE1, c == 0xE2 && s[i+1] < 0x82, c == 0xE3 && s[i+1] == 0x80 && s[i+2] == 0x80:
			if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
				return false
			}
		}
	}
	return true
}

// blank tells that r shows nothing at the end of a line: white space, controls,
// zero-width characters.
func blank(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}
