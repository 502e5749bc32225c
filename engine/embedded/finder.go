package embedded

import (
	"unsafe"

	"cewen/corpus/commitment"
	"cewen/search/query"
)

// passage is a text in which atoms are looked for: a paragraph or a sentence.
type passage struct {
	folded []byte
	// original returns the text as printed. Only exact literals and commitments ask for it.
	original func() string
	// commitments returns those of the paragraph; sentence is the one at hand, nil where
	// the passage is the paragraph. Only commitments ask for either.
	commitments func(*commitment.Finder) []commitment.Commitment
	sentence    *query.Text
	// stop tells that the search has ended and no answer is wanted any more; nil for
	// never. Only what can take long within one passage asks.
	stop func() bool
}

func (p *passage) stopped() bool { return p.stop != nil && p.stop() }

// text is the passage for package query. It shares the bytes of the passage.
func (p *passage) text() query.Text {
	if p.sentence != nil {
		return *p.sentence
	}
	return query.Text{Folded: unsafe.String(unsafe.SliceData(p.folded), len(p.folded)), Original: p.original, Commitments: p.commitments} //nolint:gosec // the mapped file is only read
}

// finder finds an atom. It is safe for concurrent use. What it finds is what
// query.Atom.Spans finds, only faster.
type finder interface {
	// occurs tells whether the atom occurs in a passage.
	occurs(p *passage) bool
	// count returns how often.
	count(p *passage) int
}

func newFinder(a query.Atom) finder {
	switch a := a.(type) {
	case query.Term:
		return &termFinder{newNeedle(a.Folded)}
	case query.Exact:
		return &exactFinder{folded: newNeedle(a.Folded), printed: newNeedle(a.Text)}
	case query.Wildcard:
		return newWildcardFinder(a)
	case query.Regex:
		return &regexFinder{a}
	case query.Near:
		return newNearFinder(a)
	case query.Promise:
		return &promiseFinder{a}
	}
	return &plainFinder{a}
}

// plainFinder finds an atom in the plain way.
type plainFinder struct{ atom query.Atom }

func (f *plainFinder) occurs(p *passage) bool { return f.count(p) > 0 }
func (f *plainFinder) count(p *passage) int   { return len(f.atom.Spans(p.text())) }

type termFinder struct{ needle needle }

func (f *termFinder) occurs(p *passage) bool { return f.needle.index(p.folded, 0) >= 0 }
func (f *termFinder) count(p *passage) int   { return f.needle.count(p.folded) }

// exactFinder reads the printed text only where the folded one has the literal.
type exactFinder struct{ folded, printed needle }

func (f *exactFinder) occurs(p *passage) bool { return f.count(p) > 0 }

func (f *exactFinder) count(p *passage) int {
	if f.folded.index(p.folded, 0) < 0 {
		return 0
	}
	return f.printed.count([]byte(p.original()))
}

type regexFinder struct{ regex query.Regex }

func (f *regexFinder) occurs(p *passage) bool { return f.regex.Match(p.folded) }

func (f *regexFinder) count(p *passage) int {
	n := 0
	f.regex.Regex.Spans(p.folded, func(int, int) bool {
		n++
		return true
	})
	return n
}
