package ingest

import (
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// maxPathBytes bounds a source path: PATH_MAX of Linux, and what a server takes.
const maxPathBytes = 4 << 10

// decodeName turns the bytes of a file name into text: UTF-8 as it is, and else
// GB18030, in which Chinese systems and archives write names.
func decodeName(raw string) (name string, ok bool) {
	if utf8.ValidString(raw) {
		return raw, true
	}
	return decodeGB18030(raw)
}

func decodeGB18030(raw string) (name string, ok bool) {
	name, err := simplifiedchinese.GB18030.NewDecoder().String(raw)
	return name, err == nil && !strings.ContainsRune(name, utf8.RuneError)
}

// readsAsGBK tells whether valid UTF-8 is GBK by its looks. 太原 in GBK happens to
// be valid UTF-8: a combining mark and an Armenian letter. A name in UTF-8 that
// has Chinese characters has sequences of three bytes, one of the Latin script
// begins its pairs with C2 or C3.
func readsAsGBK(raw string) bool {
	const firstTrail, lastLatin = 0xa1, 0xc3
	found := false
	for i := 0; i < len(raw); {
		_, size := utf8.DecodeRuneInString(raw[i:])
		switch {
		case size > 2, size == 2 && raw[i+1] < firstTrail:
			return false
		case size == 2 && raw[i] > lastLatin:
			found = true
		}
		i += size
	}
	return found
}

// unfitName says why a path cannot identify a source; "" when it can.
func unfitName(path string) string {
	switch {
	case len(path) > maxPathBytes:
		return "文件名太长"
	case !utf8.ValidString(path):
		return "文件名的编码无法识别（可用 UTF-8、GB18030）"
	case strings.ContainsFunc(path, unicode.IsControl):
		return "文件名里有控制字符"
	}
	return ""
}

// archiveMark stands between the path of an archive and the name of an entry.
const archiveMark = "!/"

func isZip(name string) bool { return strings.EqualFold(filepath.Ext(name), ".zip") }

// isHidden tells whether a file is one that its system hides or keeps for itself.
func isHidden(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$") || base == "__MACOSX"
}

// printable makes any name valid text on one line, for messages.
func printable(name string) string {
	if decoded, ok := decodeName(name); ok {
		name = decoded
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '�'
		}
		return r
	}, strings.ToValidUTF8(name, "�"))
}
