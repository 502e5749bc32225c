package query

import "cewen/analysis"

// Marks returns the occurrences of a query in a paragraph that is a hit, in bytes
// of the original text, in no order: those that are counted. The text is folded here.
func Marks(e Expr, p Place) []Span {
	scope, e := Scope(e)
	_, text := SplitFields(e)
	atoms := Atoms(text)
	if len(atoms) == 0 {
		return nil
	}
	m := marker{original: p.Text.Original()}
	m.folded = analysis.FoldWithOffsets(m.original)
	p.Text.Folded = m.folded.Text
	if scope != Sentence {
		m.add(atoms, p.Text, 0)
		return m.spans
	}
	for s := range Sentences(p.Text.Folded) {
		sentence := p.Text.Cut(s)
		if text.holds(unit{{&p, sentence}}) {
			m.add(atoms, sentence, s.Start)
		}
	}
	return m.spans
}

type marker struct {
	original string
	folded   *analysis.Folded
	spans    []Span
}

// add marks the occurrences in a text that begins at the given byte of the folded
// paragraph.
func (m *marker) add(atoms []Atom, t Text, base int) {
	for _, a := range atoms {
		if x, ok := a.(Exact); ok {
			m.addExact(x, t, base)
			continue
		}
		for _, s := range a.Spans(t) {
			from, to := m.folded.Original(base+s.Start, base+s.End)
			m.spans = append(m.spans, Span{from, to})
		}
	}
}

// addExact marks an exact literal, whose ends can be characters that folding drops.
func (m *marker) addExact(x Exact, t Text, base int) {
	if len(t.Folded) == 0 {
		return
	}
	from, _ := m.folded.Original(base, base+len(t.Folded))
	if base == 0 && len(t.Folded) == len(m.folded.Text) {
		from = 0
	}
	for _, s := range occurrences(t.Original(), x.Text, len(x.Text)) {
		m.spans = append(m.spans, Span{from + s.Start, from + s.End})
	}
}
