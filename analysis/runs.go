package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nextRun finds, at or after from, the next stretch of a folded text that is one
// word whatever a dictionary says: a number with its sign (3.14%), a code
// (pm2.5, gb/t 28181-2016), a document number (国办发〔2023〕15号). It returns
// len(folded) twice when there is none.
func nextRun(folded string, from int) (start, end int) {
	for i := from; i < len(folded); i++ { // by bytes: none within a character is looked for
		switch c := folded[i]; {
		case c > "〔"[0]:
		case isAlnum(c):
			return i, codeEnd(folded, i)
		case c == '[' || strings.HasPrefix(folded[i:], "〔"):
			if s, e, ok := documentNumber(folded, from, i); ok {
				return s, e
			}
		}
	}
	return len(folded), len(folded)
}

func isAlnum(c byte) bool { return isDigit(c) || c >= 'a' && c <= 'z' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// codeEnd returns the end of the code that starts at i: letters and digits,
// joined by single signs, a per-cent sign after a digit, and the number that
// follows the letters of a standard after a space (gb/t 28181-2016).
func codeEnd(s string, i int) int {
	start := i
	for i < len(s) {
		switch {
		case isAlnum(s[i]):
			i++
		case i+1 < len(s) && strings.IndexByte("./-_+:", s[i]) >= 0 && isAlnum(s[i+1]):
			i++
		case i+1 < len(s) && s[i] == ' ' && isDigit(s[i+1]) && isStandard(s[start:i]):
			i++
		default:
			return percentEnd(s, i)
		}
	}
	return i
}

func percentEnd(s string, i int) int {
	if !isDigit(s[i-1]) {
		return i
	}
	for _, sign := range []string{"%", "‰", "℃"} {
		if strings.HasPrefix(s[i:], sign) {
			return i + len(sign)
		}
	}
	return i
}

// isStandard tells whether s is the prefix of a national, industry or local
// standard, whose number follows after a space.
func isStandard(s string) bool {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "/t"), "/z")
	switch s {
	case "gb", "gbj", "db", "hj", "cj", "jgj", "iso", "iec", "dl", "jt", "sl", "ny", "ga":
		return true
	}
	return len(s) > 2 && strings.HasPrefix(s, "db") && isDigit(s[2])
}

// documentNumber reads 发文字号 around the opening bracket at open: an agency code
// of at most maxAgencyCode Han characters before it (not before from), a year of four digits,
// a closing bracket, a number and 号.
func documentNumber(s string, from, open int) (start, end int, ok bool) {
	_, size := utf8.DecodeRuneInString(s[open:])
	i := open + size
	digits := func() bool {
		n := i
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		return i > n
	}
	yearAt := i
	if !digits() || i-yearAt != 4 {
		return 0, 0, false
	}
	switch {
	case strings.HasPrefix(s[i:], "〕"):
		i += len("〕")
	case strings.HasPrefix(s[i:], "]"):
		i++
	default:
		return 0, 0, false
	}
	if !digits() || !strings.HasPrefix(s[i:], "号") {
		return 0, 0, false
	}
	start = agencyCodeStart(s, from, open)
	return start, i + len("号"), start < open
}

// agencyCodeStart walks back over the agency code that ends at end.
func agencyCodeStart(s string, from, end int) int {
	const maxAgencyCode = 6 // 晋政办发电, 国办发明电: none in use is longer than six
	start := end
	for range maxAgencyCode {
		r, size := utf8.DecodeLastRuneInString(s[from:start])
		if size == 0 || !unicode.Is(unicode.Han, r) || strings.ContainsRune("据照按见以的和与及于根", r) {
			break
		}
		start -= size
	}
	return start
}
