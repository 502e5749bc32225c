package embedded

import (
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"cewen/analysis"
	"cewen/search/query"
)

// plan is a query made ready to be answered: what must hold of fields, what of the
// text, and what the index can be asked for each part.
type plan struct {
	unit query.Unit
	// fields chooses the paragraphs that are looked at.
	fields *condition
	// atoms are those that count, in the order of query.Atoms, then those that are
	// only under negations.
	atoms   []atom
	counted int
	// conditions are those on fields between the texts.
	conditions []*condition
	root       node
	needPrint  bool // texts as printed matter
	reads      bool // texts are read: not all atoms are counted in the index, or sentences are told apart
}

// atom is a text of a query.
type atom struct {
	query.Atom
	grams analysis.GramQuery
	find  finder
	// common is the text that the atom is, where the index has its number in each
	// paragraph; "" for none.
	common string
}

// node is an expression over atoms and conditions.
type node struct {
	kind     nodeKind
	index    int // of the atom or condition
	children []node
}

type nodeKind int

const (
	nodeAtom nodeKind = iota
	nodeCondition
	nodeAnd
	nodeOr
	nodeNot
	nodeAll
)

func newPlan(e query.Expr) (*plan, error) {
	unit, e := query.Scope(e)
	fields, text := query.SplitFields(e)
	p := &plan{unit: unit, fields: &condition{expr: fields}, reads: unit == query.Sentence}
	for _, a := range query.Atoms(text) {
		p.addAtom(a)
	}
	p.counted = len(p.atoms)
	var err error
	p.root, err = p.compile(text)
	return p, err
}

func (p *plan) addAtom(a query.Atom) int {
	for i := range p.atoms {
		if query.SameAtom(p.atoms[i].Atom, a) {
			return i
		}
	}
	p.needPrint = p.needPrint || readsPrint(a)
	next := atom{Atom: a, grams: query.Candidates(a), find: newFinder(a)}
	term, ok := a.(query.Term)
	if ok && common()[term.Folded] {
		next.grams = analysis.GramQuery{Op: analysis.GramHas, Gram: term.Folded}
		next.common = term.Folded
	}
	if ok && isCharacter(term.Folded) {
		next.common = term.Folded
	}
	if next.common == "" || p.unit == query.Sentence {
		next.common, p.reads = "", true
	}
	p.atoms = append(p.atoms, next)
	return len(p.atoms) - 1
}

// readsPrint tells whether an atom, or the operand of one, looks at the text as
// printed.
func readsPrint(e query.Expr) bool {
	switch e := e.(type) {
	case query.Exact, query.Promise:
		return true
	case query.Near:
		return readsPrint(e.A) || readsPrint(e.B)
	case query.Or:
		return slices.ContainsFunc(e, readsPrint)
	}
	return false
}

func (p *plan) compile(e query.Expr) (node, error) {
	switch e := e.(type) {
	case query.Atom:
		return node{kind: nodeAtom, index: p.addAtom(e)}, nil
	case query.And:
		return p.compileAll(nodeAnd, e)
	case query.Or:
		return p.compileAll(nodeOr, e)
	case query.Not:
		return p.compileAll(nodeNot, []query.Expr{e.Expr})
	case query.Field, query.Title, query.Heading:
		p.conditions = append(p.conditions, &condition{expr: e})
		return node{kind: nodeCondition, index: len(p.conditions) - 1}, nil
	case query.All:
		return node{kind: nodeAll}, nil
	}
	return node{}, fmt.Errorf("no plan for %T", e)
}

func (p *plan) compileAll(kind nodeKind, exprs []query.Expr) (node, error) {
	n := node{kind: kind}
	for _, e := range exprs {
		child, err := p.compile(e)
		if err != nil {
			return n, err
		}
		n.children = append(n.children, child)
	}
	return n, nil
}

// holds evaluates the text of the query; atom and condition tell of each part.
func (n *node) holds(atom, condition func(i int) bool) bool {
	switch n.kind {
	case nodeAtom:
		return atom(n.index)
	case nodeCondition:
		return condition(n.index)
	case nodeAnd:
		for i := range n.children {
			if !n.children[i].holds(atom, condition) {
				return false
			}
		}
		return true
	case nodeOr:
		for i := range n.children {
			if n.children[i].holds(atom, condition) {
				return true
			}
		}
		return false
	case nodeNot:
		return !n.children[0].holds(atom, condition)
	case nodeAll:
		return true
	}
	return false
}

// possible tells whether the query can hold where the atoms can occur for which
// atom returns true: what is not known counts as true.
func (n *node) possible(atom func(i int) bool) bool {
	switch n.kind {
	case nodeAtom:
		return atom(n.index)
	case nodeAnd:
		for i := range n.children {
			if !n.children[i].possible(atom) {
				return false
			}
		}
		return true
	case nodeOr:
		for i := range n.children {
			if n.children[i].possible(atom) {
				return true
			}
		}
		return false
	case nodeCondition, nodeNot, nodeAll:
	}
	return true
}

// silent tells whether the query can hold where none of its texts occurs.
func (p *plan) silent() bool { return p.root.possible(func(int) bool { return false }) }

// atomCandidates returns for each atom the records of a segment that can have it,
// nil for all.
func (p *plan) atomCandidates(s *indexSegment) ([]*roaring.Bitmap, error) {
	bitmaps := make([]*roaring.Bitmap, len(p.atoms))
	for i := range p.atoms {
		bitmap, all, err := s.candidates(p.atoms[i].grams)
		if err != nil {
			return nil, err
		}
		if !all {
			bitmaps[i] = bitmap
		}
	}
	return bitmaps, nil
}

// tallies returns for each atom how often it stands in each record, nil where that takes
// reading. wanted is how many records are asked for.
func (p *plan) tallies(s *indexSegment, wanted int) ([]*tally, error) {
	all := make([]*tally, len(p.atoms))
	for i := range p.atoms {
		if p.atoms[i].common == "" {
			continue
		}
		var err error
		if all[i], err = s.tally(p.atoms[i].common, wanted); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// records returns the records of a segment that can match, deleted ones left out,
// given those that can have each atom. Nothing that matches is missing; what does
// not match is told apart by verification.
func (p *plan) records(s *indexSegment, atoms []*roaring.Bitmap) (*roaring.Bitmap, error) {
	bitmap, all, err := p.root.records(s, atoms)
	if err != nil {
		return nil, err
	}
	if all {
		bitmap = s.everything()
	}
	if s.deleted != nil && !s.deleted.IsEmpty() {
		bitmap = roaring.AndNot(bitmap, s.deleted)
	}
	return bitmap, nil
}

func (n *node) records(s *indexSegment, atoms []*roaring.Bitmap) (bitmap *roaring.Bitmap, all bool, err error) {
	child := func(i int) (*roaring.Bitmap, bool, error) { return n.children[i].records(s, atoms) }
	switch n.kind {
	case nodeAtom:
		return atoms[n.index], atoms[n.index] == nil, nil
	case nodeAnd:
		return s.allOf(len(n.children), 0, child)
	case nodeOr:
		return s.anyOf(len(n.children), child)
	case nodeCondition, nodeNot, nodeAll:
	}
	// Grams say where a text can be, never where it is: a negation excludes nothing
	// before verification.
	return nil, true, nil
}
