package format

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// rtfFont is a font of the table of fonts.
type rtfFont struct {
	charset int
	name    string
}

// charsetSymbol marks fonts whose bytes are places in the font.
const charsetSymbol = 2

// codePage is the encoding of a code page of Windows.
func codePage(n int) encoding.Encoding {
	switch n {
	case 936, 54936:
		return simplifiedchinese.GB18030
	case 950:
		return traditionalchinese.Big5
	case 932:
		return japanese.ShiftJIS
	case 949:
		return korean.EUCKR
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	}
	return charmap.Windows1252
}

// fontPage is the code page of a font's character set, that of the document
// where the font does not tell.
func fontPage(charset, document int) int {
	switch charset {
	case 134:
		return 936
	case 136:
		return 950
	case 128:
		return 932
	case 129:
		return 949
	case 204:
		return 1251
	case 238:
		return 1250
	case 161:
		return 1253
	case 162:
		return 1254
	}
	return document
}

// decode decodes bytes of text in a font. Bytes that are no character are dropped.
func (f rtfFont) decode(b []byte, document int) string {
	if f.charset == charsetSymbol {
		return f.symbols(b)
	}
	text, err := codePage(fontPage(f.charset, document)).NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return strings.ReplaceAll(string(text), "\ufffd", "")
}

// symbols are the characters of a symbol font.
func (f rtfFont) symbols(b []byte) string {
	name := strings.TrimSuffix(strings.TrimSpace(f.name), ";")
	var out strings.Builder
	for _, c := range b {
		if r := symbol(name, rune(c)); r != 0 {
			out.WriteRune(r)
		}
	}
	return out.String()
}
