package embedded

import (
	"fmt"

	"cewen/search"
)

// matcher decides on the text whether a paragraph matches and counts the
// occurrences. It is for one goroutine.
type matcher struct {
	finders []finder // of all terms, those that count first
	counted int      // how many of them count
	counts  []int    // of the paragraph at hand; -1 where not yet counted
	root    node
}

// node is an expression over finders.
type node struct {
	kind     nodeKind
	finder   int
	children []node
}

type nodeKind int

const (
	nodeTerm nodeKind = iota
	nodeAnd
	nodeOr
	nodeNot
	nodeAll
)

func newMatcher(e search.Expr) (*matcher, error) {
	m := &matcher{}
	index := make(map[string]int)
	for _, t := range search.Terms(e) {
		index[t.Folded] = len(m.finders)
		m.finders = append(m.finders, newFinder(t.Folded))
	}
	m.counted = len(m.finders)
	var err error
	m.root, err = m.compile(e, index)
	m.counts = make([]int, len(m.finders))
	return m, err
}

func (m *matcher) compile(e search.Expr, index map[string]int) (node, error) {
	switch e := e.(type) {
	case search.Term:
		i, ok := index[e.Folded]
		if !ok {
			i = len(m.finders)
			index[e.Folded] = i
			m.finders = append(m.finders, newFinder(e.Folded))
		}
		return node{kind: nodeTerm, finder: i}, nil
	case search.And:
		return m.compileAll(nodeAnd, e, index)
	case search.Or:
		return m.compileAll(nodeOr, e, index)
	case search.Not:
		return m.compileAll(nodeNot, []search.Expr{e.Expr}, index)
	case search.All:
		return node{kind: nodeAll}, nil
	}
	return node{}, fmt.Errorf("no matcher for %T", e)
}

func (m *matcher) compileAll(kind nodeKind, exprs []search.Expr, index map[string]int) (node, error) {
	n := node{kind: kind}
	for _, e := range exprs {
		child, err := m.compile(e, index)
		if err != nil {
			return n, err
		}
		n.children = append(n.children, child)
	}
	return n, nil
}

// match tells whether a folded paragraph matches and how many occurrences it has.
// m.counts then holds the count of each term that counts.
func (m *matcher) match(text []byte) (occurrences int, ok bool) {
	for i := range m.counts {
		m.counts[i] = -1
	}
	if !m.eval(&m.root, text) {
		return 0, false
	}
	for i := range m.counted {
		occurrences += m.count(i, text)
	}
	return occurrences, true
}

func (m *matcher) count(finder int, text []byte) int {
	if m.counts[finder] < 0 {
		m.counts[finder] = m.finders[finder].count(text)
	}
	return m.counts[finder]
}

func (m *matcher) eval(n *node, text []byte) bool {
	switch n.kind {
	case nodeTerm:
		return m.count(n.finder, text) > 0
	case nodeAnd:
		for i := range n.children {
			if !m.eval(&n.children[i], text) {
				return false
			}
		}
		return true
	case nodeOr:
		for i := range n.children {
			if m.eval(&n.children[i], text) {
				return true
			}
		}
		return false
	case nodeNot:
		return !m.eval(&n.children[0], text)
	case nodeAll:
		return true
	}
	return false
}
