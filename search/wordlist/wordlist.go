// Package wordlist reads lists of phrases (词表) and of queries as people write them:
// a line each, groups with =, or CSV with a head. What could be meant in two ways is
// refused: a list that is read wrong gives numbers that are wrong.
package wordlist

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"cewen/search"
	"cewen/search/query"
)

// MaxPhrases bounds a list: what counts them in one pass takes up to 30 KB a phrase.
const MaxPhrases = 20_000

// Entry is a phrase of a list.
type Entry struct {
	// Group is the name of the group, empty in a list without groups.
	Group string
	query.Term
}

// List is a list of phrases in the order in which they were written.
type List struct {
	Entries []Entry
	// Grouped tells that it has groups.
	Grouped bool
	// Repeated are phrases that stood in the list, or in one group of it, more than
	// once, in whatever spelling. They are kept once.
	Repeated []string
}

// Options say how a list is read.
type Options struct {
	// Literal takes phrases that look like regular expressions or wildcards as they
	// stand.
	Literal bool
}

// Error says what is wrong with a list and where. It comes as search.ErrBadRequest.
type Error struct {
	Line    int // from 1; 0 for the whole list
	Message string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Message
	}
	return fmt.Sprintf("第 %d 行：%s", e.Line, e.Message)
}

func fail(line int, format string, args ...any) error {
	return fmt.Errorf("%w: %w", search.ErrBadRequest, &Error{Line: line, Message: fmt.Sprintf(format, args...)})
}

// Parse reads a list of phrases, in one of three forms:
//
//	环保                          a phrase a line
//	环境规制 = 环保 | 污染 | 减排   a group a line
//	group,phrase                  CSV with these columns, or phrase alone; separated
//	环境规制,环保                  by comma, semicolon or tab
//
// White space around phrases, empty lines and a byte order mark do not matter; lines
// that begin with # are comments. Every error is search.ErrBadRequest.
func Parse(text string, o Options) (*List, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	if !utf8.ValidString(text) {
		return nil, fail(0, "词表不是有效的 UTF-8 文字")
	}
	p := &parser{options: o, list: new(List), seen: make(map[string]bool)}
	columns, comma, err := header(text, phraseColumns())
	switch {
	case err != nil:
		return nil, err
	case columns != nil:
		err = p.csv(text, columns, comma)
	default:
		err = p.lines(text)
	}
	if err != nil {
		return nil, err
	}
	if len(p.list.Entries) == 0 {
		return nil, fail(0, "词表是空的：里面没有一个短语")
	}
	return p.list, nil
}

// parser gathers entries.
type parser struct {
	options Options
	list    *List
	seen    map[string]bool // group, zero, folded phrase
}

// line calls read with each line that says something.
func eachLine(text string, read func(n int, line string) error) error {
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := read(n, line); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) lines(text string) error {
	grouped, plain := 0, 0
	err := eachLine(text, func(n int, line string) error {
		name, phrases, isGroup := strings.Cut(strings.Replace(line, "＝", "=", 1), "=")
		if !isGroup {
			plain = n
			return p.plain(n, line)
		}
		grouped = n
		return p.group(n, strings.TrimSpace(name), phrases)
	})
	if err == nil && grouped > 0 && plain > 0 {
		return fail(plain, "有的行写了组（组名 = 词|词），这一行没有；请给每一行都写上组，或都不写")
	}
	return err
}

func (p *parser) plain(n int, line string) error {
	if i := strings.IndexAny(line, ",;\t|｜"); i >= 0 {
		return fail(n, "短语里有“%s”：若是 CSV，请在首行写列名 phrase 或 group,phrase；若是一组词，请写成 组名 = 词|词；若它就是短语的一部分，请用 CSV 并加引号", shown(line[i:]))
	}
	return p.add(n, "", line)
}

// shown names a separator.
func shown(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	if r == '\t' {
		return "制表符"
	}
	return string(r)
}

func (p *parser) group(n int, name, phrases string) error {
	if name == "" {
		return fail(n, "等号前面没有组名")
	}
	for phrase := range strings.SplitSeq(strings.ReplaceAll(phrases, "｜", "|"), "|") {
		if phrase = strings.TrimSpace(phrase); phrase == "" {
			return fail(n, "组“%s”里有空的短语；请检查多余的 |", name)
		}
		if err := p.add(n, name, phrase); err != nil {
			return err
		}
	}
	return nil
}

// add adds a phrase, once for its group.
func (p *parser) add(n int, group, phrase string) error {
	if length := utf8.RuneCountInString(phrase); length > query.MaxLength {
		return fail(n, "短语有 %d 个字，超过 %d 个字的上限", length, query.MaxLength)
	}
	if !p.options.Literal && looksLikePattern(phrase) {
		return fail(n, "“%s”像正则表达式或通配符，而词表里的短语按原样查找；要用检索式请用 cewen batch，确实要查这几个字符请加 --literal", phrase)
	}
	term, ok := query.NewTerm(phrase)
	if !ok {
		return fail(n, "短语“%s”里没有可检索的字", phrase)
	}
	p.list.Grouped = p.list.Grouped || group != ""
	key := group + "\x00" + term.Folded
	if p.seen[key] {
		p.list.Repeated = append(p.list.Repeated, phrase)
		return nil
	}
	if len(p.list.Entries) == MaxPhrases {
		return fail(n, "词表超过 %d 个短语的上限；请分成几份", MaxPhrases)
	}
	p.seen[key] = true
	p.list.Entries = append(p.list.Entries, Entry{Group: group, Term: term})
	return nil
}

// looksLikePattern tells whether a phrase reads like a regular expression or has
// wildcards of the query language.
func looksLikePattern(phrase string) bool {
	if len(phrase) > 2 && strings.HasPrefix(phrase, "/") && strings.HasSuffix(phrase, "/") {
		return true
	}
	return strings.ContainsAny(phrase, `*\^$`) || strings.Contains(phrase, "?") ||
		strings.Contains(phrase, "[") && strings.Contains(phrase, "]") || strings.Contains(phrase, "(?") || strings.Contains(phrase, ".+")
}
