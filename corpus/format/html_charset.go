package format

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	xunicode "golang.org/x/text/encoding/unicode"
)

// declarationSize is how far from its beginning a page is searched for the
// declaration of its character set, in bytes. The standard says 1,024; old pages
// put scripts before it.
const declarationSize = 16 << 10

// maxLost is the share of the characters of a page that may be undecodable: old
// pages have a broken byte in an advertisement or where text was cut. They print
// as U+FFFD, as in a browser.
const maxLost = 0.005

var declaredCharset = regexp.MustCompile(`(?i)<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)`)

// decodeHTML turns the bytes of a page into UTF-8 with line feeds. What a page
// declares is often wrong (gb2312 above UTF-8 and the reverse), so a byte order
// mark decides, then whether the bytes are UTF-8, then in which character set
// they read like Chinese. The declaration counts only where too little text
// stands to tell.
func decodeHTML(data []byte) (string, error) {
	if isBinary(data) {
		return "", ErrNotText
	}
	rest, marked := cutByteOrderMark(data)
	switch {
	case marked != nil:
		return decodeTolerant(marked, rest)
	case utf8.Valid(rest) && !looksWide(rest):
		return cleanHTML(string(rest)), nil
	}
	sets := append([]encoding.Encoding{xunicode.UTF8}, chineseCharsets()...)
	if found := guessCharset(rest, sets); found != nil {
		return decodeTolerant(found, rest)
	}
	if declared := declaredChinese(rest); declared != nil {
		return decodeTolerant(declared, rest)
	}
	if looksWide(rest) {
		return "", ErrNotText
	}
	return "", invalidUTF8(rest)
}

// looksWide tells that a good part of data are null characters, as in UTF-16.
func looksWide(data []byte) bool {
	head := data[:min(len(data), sampleSize)]
	return bytes.Count(head, []byte{0})*8 > len(head)
}

// declaredChinese returns the Chinese character set that a page declares, nil if
// it declares none or another.
func declaredChinese(data []byte) encoding.Encoding {
	m := declaredCharset.FindSubmatch(data[:min(len(data), declarationSize)])
	if m == nil {
		return nil
	}
	set, err := htmlindex.Get(string(m[1]))
	if err != nil {
		return nil
	}
	switch name, _ := htmlindex.Name(set); name {
	case "gbk", "gb18030":
		return simplifiedchinese.GB18030
	case "big5", "utf-8":
		return set
	}
	return nil
}

// decodeTolerant decodes data with hardly a loss.
func decodeTolerant(set encoding.Encoding, data []byte) (string, error) {
	decoded, err := set.NewDecoder().Bytes(data)
	if err != nil {
		return "", ErrEncoding
	}
	text := string(decoded)
	lost := strings.Count(text, string(utf8.RuneError))
	if float64(lost) > maxLost*float64(utf8.RuneCountInString(text)) {
		return "", fmt.Errorf("%w：有 %d 个无法辨认的字符", ErrEncoding, lost)
	}
	return cleanHTML(text), nil
}

// cleanHTML drops null characters and makes line ends line feeds.
func cleanHTML(text string) string {
	return lineFeeds(strings.ReplaceAll(text, "\x00", ""))
}
