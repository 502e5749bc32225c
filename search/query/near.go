package query

import (
	"fmt"
	"unicode/utf8"
)

// Limits and default of distances.
const (
	// MaxDistance is in characters: longer than nearly all sentences; what is
	// further apart is asked for by scope.
	MaxDistance = 500
	// DefaultDistance is that of NEAR and THEN without a number.
	DefaultDistance = 10
)

// Near occurs where an occurrence of A and one of B stand apart from each other by
// at most Distance characters of the folded text, in the same paragraph (or
// sentence, where the scope is the sentence), and do not overlap. Its occurrence
// is the stretch from the beginning of the first to the end of the second. Of
// stretches that overlap as many count as can stand without overlap.
//
// A and B are atoms or an Or of such.
type Near struct {
	A, B     Expr
	Distance int
	// Ordered tells that A comes first (THEN).
	Ordered bool
}

var _ Atom = Near{}

func (n Near) String() string {
	operator := "NEAR"
	if n.Ordered {
		operator = "THEN"
	}
	right := operand(n.B)
	if _, ok := n.B.(Near); ok {
		right = "(" + right + ")"
	}
	return fmt.Sprintf("%s %s/%d %s", operand(n.A), operator, n.Distance, right)
}

// Spans implements Atom.
func (n Near) Spans(t Text) []Span { return apart(n.places(t)) }

// places is the plain definition: every pair is looked at.
func (n Near) places(t Text) []Span {
	as := Places(n.A, t)
	if len(as) == 0 {
		return nil
	}
	bs := Places(n.B, t)
	var spans []Span
	seen := make(map[Span]bool)
	for _, a := range as {
		for _, b := range bs {
			s, ok := n.join(t.Folded, a, b)
			if ok && !seen[s] {
				seen[s] = true
				spans = append(spans, s)
			}
		}
	}
	return spans
}

// join returns the stretch of two occurrences that are near enough.
func (n Near) join(text string, a, b Span) (Span, bool) {
	first, second := a, b
	if b.Start < a.Start {
		if n.Ordered {
			return Span{}, false
		}
		first, second = b, a
	}
	if second.Start < first.End || !within(text[first.End:second.Start], n.Distance) {
		return Span{}, false
	}
	return Span{first.Start, second.End}, true
}

// within tells whether a text has at most n characters, of which one has one byte
// to four.
func within(text string, n int) bool {
	return len(text) <= n || len(text) <= n*utf8.UTFMax && utf8.RuneCountInString(text) <= n
}

// Places returns the places at which an operand of a Near can stand in a text, in
// no order.
func Places(e Expr, t Text) []Span {
	switch e := e.(type) {
	case Atom:
		return e.places(t)
	case Or:
		var spans []Span
		for _, sub := range e {
			spans = append(spans, Places(sub, t)...)
		}
		return spans
	}
	return nil
}

// isOperand tells whether an expression can stand beside NEAR or THEN.
func isOperand(e Expr) bool {
	switch e := e.(type) {
	case Promise:
		return false
	case Atom:
		return true
	case Or:
		for _, sub := range e {
			if !isOperand(sub) {
				return false
			}
		}
		return true
	}
	return false
}

// nears is how deep distances stand in each other in an operand.
func nears(e Expr) int {
	switch e := e.(type) {
	case Near:
		return 1 + max(nears(e.A), nears(e.B))
	case Or:
		deepest := 0
		for _, sub := range e {
			deepest = max(deepest, nears(sub))
		}
		return deepest
	}
	return 0
}

func (n Near) holds(u unit) bool { return holdsAtom(n, u) }

func (n Near) key() string {
	return fmt.Sprintf("n%d%t(%s)(%s)", n.Distance, n.Ordered, operandKey(n.A), operandKey(n.B))
}

func operandKey(e Expr) string {
	switch e := e.(type) {
	case Atom:
		return e.key()
	case Or:
		key := ""
		for _, sub := range e {
			key += "|" + operandKey(sub)
		}
		return key
	}
	return e.String()
}
