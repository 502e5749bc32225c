package query

import (
	"strings"
	"unicode/utf8"

	"cewen/analysis"
)

// Wildcard occurs where its pieces stand one after another with the gaps between
// them: 新建*所 holds 新建3所 and 新建公办幼儿园2所. An occurrence begins as early
// as it can, and from there each piece stands as early as it can.
type Wildcard struct {
	Pieces []Piece
	// Tail is how many characters must follow the last piece.
	Tail int
}

// Piece is a stretch of literal text with the gap before it.
type Piece struct {
	// Min is how many characters lie in the gap (?), of any kind.
	Min int
	// Run tells that more may, up to the end of the sentence (*): none of 。!?
	Run bool
	// Text is what was asked for, Folded is Fold(Text), never empty.
	Text, Folded string
}

var _ Atom = Wildcard{}

// sentenceEnds are the marks that end a sentence, folded (GB/T 15834: 句末点号).
const sentenceEnds = "。!?"

// newWildcard reads a text in which some characters, those at the byte offsets
// marked, are wildcards. Wildcards at the ends that ask for nothing are left out.
// It returns a Term where none is left, and ok is false where there is no literal
// character.
func newWildcard(text string, marked func(offset int) bool) (e Atom, ok bool) {
	var w Wildcard
	next := Piece{}
	flush := func(literal string) {
		if folded := analysis.Fold(literal); folded != "" {
			next.Text, next.Folded = strings.TrimSpace(literal), folded
			w.Pieces = append(w.Pieces, next)
			next = Piece{}
		}
	}
	start := 0
	for i, r := range text {
		if !marked(i) {
			continue
		}
		flush(text[start:i])
		start = i + utf8.RuneLen(r)
		if isAnyRun(r) {
			next.Run = true
		} else {
			next.Min++
		}
	}
	flush(text[start:])
	if len(w.Pieces) == 0 {
		return nil, false
	}
	w.Pieces[0].Run = false
	w.Tail = next.Min
	if len(w.Pieces) == 1 && w.Pieces[0].Min == 0 && w.Tail == 0 {
		return Term{Text: w.Pieces[0].Text, Folded: w.Pieces[0].Folded}, true
	}
	return w, true
}

func isAnyRun(r rune) bool { return r == '*' || r == '＊' }

func isWildcard(r rune) bool { return isAnyRun(r) || r == '?' || r == '？' }

func (w Wildcard) String() string {
	bare := true
	for _, p := range w.Pieces {
		bare = bare && isBareWord(p.Text)
	}
	var b strings.Builder
	for _, p := range w.Pieces {
		b.WriteString(strings.Repeat("?", p.Min))
		if p.Run {
			b.WriteByte('*')
		}
		if bare {
			b.WriteString(p.Text)
		} else {
			b.WriteString(escapeQuoted(p.Text))
		}
	}
	b.WriteString(strings.Repeat("?", w.Tail))
	if bare {
		return b.String()
	}
	return `"` + b.String() + `"`
}

func (w Wildcard) holds(u unit) bool { return holdsAtom(w, u) }

func (w Wildcard) key() string {
	var b strings.Builder
	b.WriteByte('w')
	for _, p := range w.Pieces {
		b.WriteString(strings.Repeat("?", p.Min))
		if p.Run {
			b.WriteByte('*')
		}
		b.WriteString(escapeQuoted(p.Folded))
	}
	b.WriteString(strings.Repeat("?", w.Tail))
	return b.String()
}

func (w Wildcard) places(t Text) []Span { return w.Spans(t) }

// Spans implements Atom.
func (w Wildcard) Spans(t Text) []Span {
	var spans []Span
	m := pieceMatcher{text: t.Folded, wildcard: w, failed: make(map[state]bool)}
	for at := 0; at < len(t.Folded); {
		if end, ok := m.match(state{at: at}); ok {
			spans = append(spans, Span{at, end})
			at = end
			continue
		}
		_, size := utf8.DecodeRuneInString(t.Folded[at:])
		at += size
	}
	return spans
}

// pieceMatcher tries all places for each piece, the earliest first. It remembers
// from where it failed, so that it tries no place twice.
type pieceMatcher struct {
	text     string
	wildcard Wildcard
	failed   map[state]bool
}

// state is that the pieces before one have been found, and where they end.
type state struct{ piece, at int }

func (m *pieceMatcher) match(s state) (end int, ok bool) {
	if s.piece == len(m.wildcard.Pieces) {
		return skipCharacters(m.text, s.at, m.wildcard.Tail)
	}
	if m.failed[s] {
		return 0, false
	}
	p := m.wildcard.Pieces[s.piece]
	at, ok := skipCharacters(m.text, s.at, p.Min)
	for ok {
		if strings.HasPrefix(m.text[at:], p.Folded) {
			if end, found := m.match(state{s.piece + 1, at + len(p.Folded)}); found {
				return end, true
			}
		}
		at, ok = m.goOn(p, at)
	}
	if s.piece > 0 {
		m.failed[s] = true
	}
	return 0, false
}

// goOn takes one more character into the gap before a piece, if it may.
func (m *pieceMatcher) goOn(p Piece, at int) (after int, ok bool) {
	if !p.Run || at == len(m.text) {
		return 0, false
	}
	r, size := utf8.DecodeRuneInString(m.text[at:])
	return at + size, !strings.ContainsRune(sentenceEnds, r)
}

// skipCharacters goes n characters on, if there are so many.
func skipCharacters(text string, at, n int) (after int, ok bool) {
	for ; n > 0; n-- {
		if at == len(text) {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at, true
}
