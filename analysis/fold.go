package analysis

import (
	"strings"
	"unicode/utf8"
)

// FoldVersion changes whenever Fold maps any text differently than before.
// Folded text on disk that carries another version is folded anew.
const FoldVersion = 1

// Fold maps text to the form that is compared. Full width becomes half width,
// upper case lower, traditional characters simplified (one by one),
// compatibility ideographs and radicals their unified form; zero-width
// characters and white space between two Han characters are dropped, other runs
// of white space become one space, white space at both ends is dropped. A byte
// that is not UTF-8 becomes U+FFFD.
//
// Fold is idempotent. It returns text itself when nothing changes.
func Fold(text string) string {
	if alreadyFolded(text) {
		return text
	}
	return string(AppendFold(make([]byte, 0, len(text)), text))
}

// AppendFold appends Fold(text) to dst and returns the extended slice.
func AppendFold(dst []byte, text string) []byte {
	f := folder{table: foldTable()}
	for i := 0; i < len(text); {
		if end := f.row(text, i); end > i {
			dst = append(dst, text[i:end]...)
			i = end
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r, space, ok := f.next(r); ok {
			if space {
				dst = append(dst, ' ')
			}
			dst = utf8.AppendRune(dst, r)
		}
		i += size
	}
	return dst
}

// folder is the state of one pass over a text.
type folder struct {
	table   *runeTable
	any     bool // something was emitted
	prevHan bool // the last emitted character was Han
	pending bool // white space was read since
}

// next takes the next character. ok tells whether one is emitted, space whether
// a space goes before it.
func (f *folder) next(r rune) (folded rune, space, ok bool) {
	folded, class := f.table.lookup(r)
	switch {
	case class&classDrop != 0:
		return 0, false, false
	case class&classSpace != 0:
		f.pending = f.any
		return 0, false, false
	}
	han := class&classHan != 0
	space = f.pending && (!f.prevHan || !han)
	f.any, f.prevHan, f.pending = true, han, false
	return folded, space, true
}

// row takes the characters from i on that fold to themselves and need no space before them.
// It returns where they end: most of a text comes in such rows.
func (f *folder) row(text string, i int) (end int) {
	if f.pending {
		return i
	}
	for end = i; end+3 <= len(text) && text[end] >= 0xE4 && text[end] <= 0xE9; end += 3 {
		a, b := text[end+1], text[end+2]
		r := rune(text[end]&0x0F)<<12 | rune(a&0x3F)<<6 | rune(b&0x3F)
		if a&0xC0 != 0x80 || b&0xC0 != 0x80 || f.table.class[r]&classPlain == 0 {
			break
		}
	}
	if end > i {
		f.any, f.prevHan = true, true
	}
	return end
}

// alreadyFolded tells whether Fold would return text unchanged, without
// building it.
func alreadyFolded(text string) bool {
	f := folder{table: foldTable()}
	spaces := 0
	for i, r := range text {
		folded, space, ok := f.next(r)
		switch {
		case ok && (folded != r || r == utf8.RuneError):
			return false
		case ok && space != (spaces == 1):
			return false
		case ok:
			spaces = 0
		case text[i] == ' ' && spaces == 0 && f.any:
			spaces = 1
		default:
			return false
		}
	}
	return spaces == 0
}

// Traditional writes a text in traditional characters where there is one: a text
// that folds to the same. It is for tests of folding, not for readers, who would
// expect words to be taken into account.
func Traditional(text string) string {
	t := foldTable()
	return strings.Map(func(r rune) rune {
		if to, ok := t.traditional[r]; ok {
			return to
		}
		return r
	}, text)
}
