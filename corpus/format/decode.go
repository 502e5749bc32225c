package format

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode turns the bytes of a text file into UTF-8 with line feeds. It takes
// UTF-8, and UTF-16, UTF-32, GB18030 (so GBK and GB 2312) and Big5 where the
// bytes read like Chinese in them. Nothing is lost: a file that holds bytes
// which its character set does not know is refused.
func decode(data []byte) (string, error) {
	text, err := decodeCharset(data)
	if err != nil {
		return "", err
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", fmt.Errorf("%w：第 %d 行有空字符", ErrNotText, 1+strings.Count(text[:i], "\n"))
	}
	return lineFeeds(text), nil
}

func lineFeeds(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

func decodeCharset(data []byte) (string, error) {
	if isBinary(data) {
		return "", ErrNotText
	}
	rest, marked := cutByteOrderMark(data)
	switch {
	case marked != nil:
		return decodeWhole(marked, rest)
	case utf8.Valid(rest) && bytes.IndexByte(rest, 0) < 0:
		return string(rest), nil
	}
	if found := guessCharset(rest, chineseCharsets()); found != nil {
		return decodeWhole(found, rest)
	}
	switch {
	case utf8.Valid(rest):
		return string(rest), nil // with the null characters that the caller names
	case bytes.IndexByte(rest, 0) >= 0:
		return "", ErrNotText
	}
	return "", invalidUTF8(rest)
}

// isBinary tells files that are often given the extension of a text by mistake,
// by the bytes that they open with.
func isBinary(data []byte) bool {
	for _, magic := range []string{"%PDF-", "PK\x03\x04", "\xd0\xcf\x11\xe0", "\x89PNG", "\xff\xd8\xff", "\x1f\x8b", "{\\rtf"} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return true
		}
	}
	return false
}

// cutByteOrderMark cuts the byte order mark off data and returns the character
// set that it stands for; nil for UTF-8 and where there is none.
func cutByteOrderMark(data []byte) (rest []byte, marked encoding.Encoding) {
	for _, mark := range []struct {
		bytes string
		set   encoding.Encoding
	}{
		{"\xef\xbb\xbf", nil},
		{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)}, // before the shorter one of UTF-16
		{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"\xff\xfe", xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM)},
		{"\xfe\xff", xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM)},
	} {
		if rest, ok := bytes.CutPrefix(data, []byte(mark.bytes)); ok {
			return rest, mark.set
		}
	}
	return data, nil
}

// decodeWhole decodes data without a loss.
func decodeWhole(set encoding.Encoding, data []byte) (string, error) {
	text, err := set.NewDecoder().Bytes(data)
	if err != nil {
		return "", ErrEncoding
	}
	if i := bytes.IndexRune(text, utf8.RuneError); i >= 0 {
		return "", fmt.Errorf("%w：第 %d 行有无法辨认的字符", ErrEncoding, 1+bytes.Count(text[:i], []byte{'\n'}))
	}
	return string(text), nil
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
