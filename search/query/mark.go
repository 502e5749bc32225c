package query

import "cewen/analysis"

// Marks returns the occurrences of a query in a paragraph that is a hit, in bytes
// of the original text, in no order: those that are counted. The text is folded here.
func Marks(e Expr, p Place) []Span { return NewMarker(e).Marks(p) }

// Marker is Marks for many paragraphs.
type Marker struct {
	scope Unit
	text  Expr
	atoms []Atom
}

// NewMarker returns the marker of a query.
func NewMarker(e Expr) *Marker {
	scope, e := Scope(e)
	_, text := SplitFields(e)
	return &Marker{scope, text, Atoms(text)}
}

// Decides tells whether the marker decides anew what matches: of sentences, those count that
// do. Otherwise it looks at nothing but the text of a place.
func (m *Marker) Decides() bool { return m.scope == Sentence }

// Marks returns the occurrences in a paragraph.
func (m *Marker) Marks(p Place) []Span {
	if len(m.atoms) == 0 {
		return nil
	}
	found := marks{original: p.Text.Original()}
	found.folded = analysis.FoldWithOffsets(found.original)
	p.Text.Folded = found.folded.Text
	if !m.Decides() {
		found.add(m.atoms, p.Text, 0)
		return found.spans
	}
	for s := range Sentences(p.Text.Folded) {
		sentence := p.Text.Cut(s)
		if m.text.holds(unit{{&p, sentence}}) {
			found.add(m.atoms, sentence, s.Start)
		}
	}
	return found.spans
}

// marks are the occurrences in one paragraph.
type marks struct {
	original string
	folded   *analysis.Folded
	spans    []Span
}

// add marks the occurrences in a text that begins at the given byte of the folded
// paragraph.
func (m *marks) add(atoms []Atom, t Text, base int) {
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
func (m *marks) addExact(x Exact, t Text, base int) {
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
