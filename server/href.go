package server

import (
	"fmt"
	"html"
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"
)

// href is the attribute of a link within this site, with the characters of its address
// as they are read. Left to itself, html/template writes nine bytes for a Han character,
// and a page has hundreds of links that repeat the query: that was a quarter of its
// weight. Browsers encode the address themselves when they follow it.
func href(address string) (template.HTMLAttr, error) {
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") {
		return "", fmt.Errorf("%q leads away from this site", address)
	}
	return template.HTMLAttr(`href="` + html.EscapeString(readable(address)) + `"`), nil //nolint:gosec // escaped, and no scheme
}

// readable writes characters beyond ASCII that can be seen as themselves in an address.
// All else stays escaped.
func readable(address string) string {
	if !strings.Contains(address, "%") {
		return address
	}
	var b strings.Builder
	b.Grow(len(address))
	for i := 0; i < len(address); {
		r, length := escapedRune(address[i:])
		if length > 0 {
			b.WriteRune(r)
			i += length
			continue
		}
		b.WriteByte(address[i])
		i++
	}
	return b.String()
}

// escapedRune reads a character that an address begins with in its escaped form, and the
// length of that; 0 where there is none, or one that is to stay escaped.
func escapedRune(address string) (r rune, length int) {
	var raw [utf8.UTFMax]byte
	n := 0
	for n < len(raw) && 3*n+2 < len(address) && address[3*n] == '%' {
		high, low := hexDigit(address[3*n+1]), hexDigit(address[3*n+2])
		if high < 0 || low < 0 {
			break
		}
		raw[n] = byte(high<<4 | low)
		n++
		if n == 1 && raw[0] < utf8.RuneSelf {
			return 0, 0
		}
	}
	r, size := utf8.DecodeRune(raw[:n])
	if n == 0 || r == utf8.RuneError || !unicode.IsGraphic(r) || unicode.IsSpace(r) {
		return 0, 0
	}
	return r, 3 * size
}

// hexDigit is the value of a digit, -1 for what is none.
func hexDigit(c byte) int { return strings.IndexByte("0123456789ABCDEF", c) }
