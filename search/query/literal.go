package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cewen/search/regex"
)

// A text with escapes, as it stands between quotes, is how texts go from the
// tokens to what they mean: ? and * are wildcards, \? \* \" and \\ are the
// characters themselves.

// escapable tells whether a backslash before a character is an escape.
func escapable(r rune) bool { return r == '"' || r == '\\' || r == '?' || r == '*' }

// character is one of a text with escapes.
type character struct {
	char     rune
	wildcard bool
}

// readEscapes reads a text with escapes.
func readEscapes(text string) []character {
	runes := []rune(text)
	chars := make([]character, 0, len(runes))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if r == '\\' && i+1 < len(runes) && escapable(runes[i+1]) {
			i++
			chars = append(chars, character{char: runes[i]})
			continue
		}
		chars = append(chars, character{char: r, wildcard: r == '?' || r == '*'})
	}
	return chars
}

// readText returns what a text with escapes asks for; ok is false when there is no
// literal character.
func readText(text string) (a Atom, ok bool) {
	var plain strings.Builder
	wild := make(map[int]bool)
	for _, c := range readEscapes(text) {
		if c.wildcard {
			wild[plain.Len()] = true
		}
		plain.WriteRune(c.char)
	}
	if len(wild) == 0 {
		return asAtom(NewTerm(plain.String()))
	}
	return newWildcard(plain.String(), func(i int) bool { return wild[i] })
}

func asAtom(t Term, ok bool) (Atom, bool) { return t, ok }

// unescape returns a text with escapes as plain text, without wildcards.
func unescape(text string) string {
	var b strings.Builder
	for _, c := range readEscapes(text) {
		b.WriteRune(c.char)
	}
	return b.String()
}

// escapeBare makes a bare word a text with escapes: there only \? and \* are
// escapes, and full-width signs are wildcards too.
func escapeBare(word string) string {
	runes := []rune(word)
	var b strings.Builder
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case r == '\\' && i+1 < len(runes) && isWildcard(runes[i+1]):
			i++
			if runes[i] == '?' || runes[i] == '*' {
				b.WriteByte('\\')
			}
			b.WriteRune(runes[i])
		case r == '\\':
			b.WriteString(`\\`)
		case r == '？':
			b.WriteByte('?')
		case r == '＊':
			b.WriteByte('*')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// escapeQuoted makes plain text a text with escapes.
func escapeQuoted(s string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, `?`, `\?`, `*`, `\*`).Replace(s)
}

// quote prints plain text in quotes.
func quote(s string) string { return `"` + escapeQuoted(s) + `"` }

// isBareWord tells whether a plain text can stand in a query without quotes.
func isBareWord(s string) bool {
	if s == "" || operator(s).kind != tokenOperand {
		return false
	}
	for i, r := range s {
		if unicode.IsSpace(r) || delimiter(r) != tokenOperand || r == '\\' || r == utf8.RuneError || isColon(r) || isWildcard(r) || isOpenBrace(r) || isCloseBrace(r) {
			return false
		}
		if i == 0 && (isMinus(r) || isSlash(r) || isTilde(r)) {
			return false
		}
	}
	return true
}

// isBareValue tells whether a text with escapes can stand after a field without
// quotes.
func isBareValue(s string) bool {
	if s == "" {
		return false
	}
	depth := 0
	for i, r := range s {
		switch kind := delimiter(r); {
		case unicode.IsSpace(r), kind == tokenQuote, kind == tokenOr, r == '\\', r == utf8.RuneError, r == '？', r == '＊':
			return false
		case kind == tokenOpen && i == 0, kind == tokenClose && depth == 0:
			return false
		case kind == tokenOpen:
			depth++
		case kind == tokenClose:
			depth--
		}
	}
	return depth == 0
}

// literal adds the literal whose opening quote stands at start.
func (p *parser) literal(start int) (end int, err error) {
	text, end, err := p.quoted(start)
	if err != nil {
		return 0, err
	}
	return end, p.addText(start, end, text)
}

// quoted reads what stands between quotes, the opening one at start, and keeps its
// escapes.
func (p *parser) quoted(start int) (text string, end int, err error) {
	_, size := utf8.DecodeRuneInString(p.query[start:])
	closers := closingQuotes(p.query[start:start+size], p.query[start+size:])
	for i := start + size; i < len(p.query); {
		r, n := utf8.DecodeRuneInString(p.query[i:])
		switch {
		case r == '\\':
			following, m := utf8.DecodeRuneInString(p.query[i+n:])
			if escapable(following) {
				n += m
			} else {
				text += `\` // a backslash of its own
			}
		case strings.ContainsRune(closers, r):
			return text, i + n, nil
		case r == '"': // inside quotes of the other kind
			text += `\`
		}
		text += p.query[i : i+n]
		i += n
	}
	return "", 0, p.fail(token{start: start, end: start + size}, "引号没有配对", "在后面补上另一个引号；要检索引号本身，请写成 \\\"")
}

// closingQuotes returns the characters that end a literal begun with opening:
// quotes of the same kind or, where none follows, of the other kind, as in “放管服".
func closingQuotes(opening, rest string) string {
	own, other := "\"＂", "”“"
	if !strings.Contains(own, opening) {
		own, other = other, own
	}
	if !strings.ContainsAny(rest, own) && strings.ContainsAny(rest, other) {
		return other
	}
	return own
}

// regex reads the regular expression whose opening slash stands at start.
func (p *parser) regex(start int, slash rune) (end int, err error) {
	size := utf8.RuneLen(slash)
	var pattern strings.Builder
	for i := start + size; i < len(p.query); {
		r, n := utf8.DecodeRuneInString(p.query[i:])
		if r == slash {
			return i + n, p.addRegex(token{kind: tokenOperand, start: start, end: i + n}, pattern.String())
		}
		if r == '\\' {
			following, m := utf8.DecodeRuneInString(p.query[i+n:])
			if following != slash {
				pattern.WriteByte('\\')
			}
			i, n = i+n, m
		}
		pattern.WriteString(p.query[i : i+n])
		i += n
	}
	return 0, p.fail(token{start: start, end: start + size}, "正则表达式没有结尾的斜线", "在后面补上“/”；要检索斜线开头的文字，请加引号")
}

func (p *parser) addRegex(t token, pattern string) error {
	if p.regexes++; p.regexes > maxRegexes {
		return p.fail(t, "正则表达式太多", "一个检索式里最多 20 个，请分几次检索")
	}
	r, err := regex.Compile(pattern)
	if err != nil {
		return p.failRegex(t, err)
	}
	t.expr = Regex{r}
	p.tokens = append(p.tokens, t)
	return nil
}
