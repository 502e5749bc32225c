package corpus

import (
	"strings"
)

// signature is who signed a document and when: a date alone on its line, below the
// names of bodies, or on one line with them.
type signature struct{ by, day string }

// maxSignature is how many lines from the end a date without a body above it may
// stand: a note on distribution or an annex may be below it.
const maxSignature = 6

// signature reads the first date that stands below a body; what follows is
// attached to the document. Failing that it takes a date near the end.
func (e *evidence) signature() signature { return e.signed() }

func (e *evidence) readSignature() signature {
	ps := e.doc.Paragraphs
	var last signature
	for i, p := range ps {
		if p.Kind == KindTable || !shorter(p.Text, maxSigned) || i == 0 {
			continue
		}
		by, day := signedLine(p.Text)
		if day == "" {
			continue
		}
		if by == "" {
			by = signersAbove(ps[:i])
		}
		if by != "" && i > minSigned {
			return signature{by, day}
		}
		if i >= len(ps)-maxSignature {
			last = signature{"", day}
		}
	}
	if last.day == "" && len(ps) > 0 {
		last.by = creditedTo(ps[len(ps)-1].Text)
	}
	return last
}

// maxSigned bounds a line of a signature in characters; minSigned is how many
// paragraphs stand before one at least: title and text.
const (
	maxSigned = 60
	minSigned = 1
)

// signedLine reads a date alone on its line, or behind bodies.
func signedLine(s string) (by, day string) {
	c := strings.Trim(compact(s), "（）()")
	if d, n := readDate(c); len(d) == len("2006-01-02") && n == len(c) {
		return "", d
	}
	at := strings.IndexFunc(s, func(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' || r == '二' || r == '一' })
	if at <= 0 {
		return "", ""
	}
	c = compact(s[at:])
	if d, n := readDate(c); len(d) == len("2006-01-02") && n == len(c) {
		if by := bodies(trimSigner(s[:at])); by != "" {
			return by, d
		}
	}
	return "", ""
}

// signersAbove reads the bodies on the lines above a date, at most maxSigners.
func signersAbove(above []Paragraph) string {
	const maxSigners = 12
	var names []string
	for i := len(above) - 1; i > 0 && len(names) < maxSigners; i-- {
		s := trimSigner(above[i].Text)
		if above[i].Kind == KindTable || !shorter(s, maxSigned) {
			break
		}
		by := bodies(s)
		if by == "" {
			break
		}
		names = append([]string{by}, names...)
	}
	return joinBodies(names)
}

// trimSigner takes away what no name has, the marks of a stamp among it.
func trimSigner(s string) string {
	for _, stamp := range []string{"（盖章）", "(盖章)", "（章）", "（印）"} {
		s = strings.ReplaceAll(s, stamp, "")
	}
	return strings.Trim(strings.TrimRight(s, "&sp;nb0123456789 "), " 　")
}

// creditedTo reads a last line that is a body in brackets: （万载县统计局）.
func creditedTo(s string) string {
	c := compact(s)
	inner, ok := strings.CutPrefix(c, "（")
	if !ok || !strings.HasSuffix(inner, "）") {
		return ""
	}
	if inner = strings.TrimSuffix(inner, "）"); isBody(inner) {
		return inner
	}
	return ""
}
