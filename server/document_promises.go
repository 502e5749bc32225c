package server

import (
	"slices"
	"strings"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/corpus/store"
	"cewen/search/commitments"
)

// promisedView is the panel of commitments on the page of a document.
type promisedView struct {
	Total  phrase
	Types  []promisedType
	First  []promisedItem
	All    string // the page of commitments with those of this document
	Review string // the same beside the next report, "" where that makes no sense
}

type promisedType struct {
	Label phrase
	Count int
	Href  string
}

// promisedItem is a commitment with the way to its paragraph on the page.
type promisedItem struct {
	Span, Href string
	Facts      string // numbers and deadline
}

// shownPromises is how many commitments the panel lists, those with numbers first: it stands before the
// text and must not push it away.
const shownPromises = 5

// promised is the panel of a document, nil where it promises nothing or where the words
// that commitments are found by are not loaded yet.
func (s *Server) promised(d *corpus.Document, review string) (*promisedView, error) {
	if loading, ok := s.config.Searcher.Engine.(interface{ Words() *analysis.Words }); ok && loading.Words() == nil || s.config.Parser.Commitments == nil {
		return nil, nil
	}
	finder, err := s.config.Parser.Commitments()
	if err != nil {
		return nil, err
	}
	var all [][]commitment.Commitment
	err = s.config.Store.View(func(v *store.View) error {
		o, err := v.Ordinal(d.ID)
		if err != nil {
			return err
		}
		kept, ok := v.Commitments(o, finder.Fingerprint())
		if !ok { // it has just come in
			kept, err = v.FindCommitments(o, finder)
		}
		all = kept
		return err
	})
	if err != nil || len(all) != len(d.Paragraphs) { // another version came in between
		return nil, err
	}
	return newPromisedView(d, all, review), nil
}

func newPromisedView(d *corpus.Document, all [][]commitment.Commitment, review string) *promisedView {
	of := address{paramDocument: {d.ID}}
	counts, total := map[commitment.Type]int{}, 0
	var numbered, others []promisedItem
	for i, list := range all {
		for _, c := range list {
			total++
			counts[c.Type]++
			item := promisedItem{Span: c.Span, Href: "#p-" + d.Paragraphs[i].Anchor, Facts: factsOfPromise(&c)}
			if len(c.Quantities) > 0 {
				numbered = append(numbered, item)
			} else {
				others = append(others, item)
			}
		}
	}
	if total == 0 {
		return nil
	}
	v := &promisedView{Total: ph("%s 条承诺", number(total)), All: commitmentsHref(of), Review: review}
	for _, t := range commitments.Types() {
		if counts[t] > 0 {
			v.Types = append(v.Types, promisedType{ph(t.Name()), counts[t], commitmentsHref(of.set("type", string(t)))})
		}
	}
	v.First = slices.Concat(numbered[:min(shownPromises, len(numbered))], others)
	v.First = v.First[:min(shownPromises, len(v.First))]
	return v
}

// factsOfPromise are the numbers and the deadline of a commitment.
func factsOfPromise(c *commitment.Commitment) string {
	var facts []string
	for _, q := range c.Quantities {
		facts = append(facts, q.Raw)
	}
	if c.Deadline != "" {
		facts = append(facts, c.Deadline)
	}
	return strings.Join(facts, " · ")
}
