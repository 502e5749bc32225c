package commitments

import (
	"context"
	"maps"
	"slices"

	"cewen/corpus/commitment"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
)

// answer reads the documents in question and counts. Of what is listed only the places
// are kept: there may be millions.
func (a *asked) answer(ctx context.Context, c *instrument.Corpus) (*answer, error) {
	finder, err := finderOf(c)
	if err != nil {
		return nil, err
	}
	request := a.request
	request.Filter = a.wide
	hit, err := c.ByDocument(ctx, request)
	if err != nil {
		return nil, err
	}
	maps.DeleteFunc(hit, func(id string, _ search.Totals) bool { return a.documents != nil && !a.documents[id] })
	parts := make([]*answer, instrument.Workers())
	for i := range parts {
		parts[i] = newAnswer()
	}
	err = c.Selected(ctx, instrument.Selection{Filter: a.wide, Hit: hit}, func(worker int, t *instrument.Text) error {
		promised, err := t.Commitments(finder)
		if err == nil {
			a.document(source{t.Head, t.Places, promised}, parts[worker])
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	whole := parts[0]
	for _, p := range parts[1:] {
		whole.add(p)
	}
	whole.finder = finder
	whole.rows = a.sorted(whole.documents)
	return whole, nil
}

// finderOf is what queries of the corpus find commitments by.
func finderOf(c *instrument.Corpus) (*commitment.Finder, error) {
	if c.Parser.Commitments != nil {
		return c.Parser.Commitments()
	}
	words, err := c.Words()
	if err != nil {
		return nil, err
	}
	return commitment.NewFinder(words), nil
}

// source is a document with what it promises.
type source struct {
	head     instrument.Head
	places   []query.Place             // that are looked at
	promised [][]commitment.Commitment // by paragraph
}

// document takes in what a document promises.
func (a *asked) document(s source, into *answer) {
	missed := a.missed(&s.head.Metadata)
	if len(missed) > 1 {
		return // in no facet
	}
	d, of := listed{head: withoutOutline(s.head)}, &counted{s.head.Document, make(map[FacetName][]*tally)}
	for _, paragraph := range a.paragraphs(s) {
		for i := range s.promised[paragraph] {
			p := &s.promised[paragraph][i]
			if a.holds(p) && into.count(of, paragraph, p, append(slices.Clone(missed), a.missing(p)...)) {
				d.places = append(d.places, a.placeOf(p, paragraph, i))
			}
		}
	}
	if len(d.places) > 0 {
		into.documents = append(into.documents, d)
	}
}

// withoutOutline is what is kept of a document.
func withoutOutline(h instrument.Head) instrument.Head {
	d := *h.Document
	d.Sections, d.Paragraphs = nil, nil
	h.Document = &d
	return h
}

// paragraphs are the numbers of those that the query finds and that promise something.
func (a *asked) paragraphs(s source) []int {
	places := s.places
	if unit, _ := query.Scope(a.request.Expr); unit == query.Sentence || unit == query.Paragraph {
		// Whether such a paragraph is found depends on itself alone.
		places = slices.DeleteFunc(slices.Clone(places), func(p query.Place) bool { return len(s.promised[p.Number]) == 0 })
	}
	var numbers []int
	if _, all := a.request.Expr.(query.All); all {
		for i := range places {
			numbers = append(numbers, places[i].Number)
		}
		return numbers
	}
	for _, f := range query.Find(a.request.Expr, places) {
		if len(s.promised[f.Paragraph]) > 0 {
			numbers = append(numbers, f.Paragraph)
		}
	}
	return numbers
}
