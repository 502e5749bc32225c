package embedded

import (
	"cewen/corpus/commitment"
	"cewen/corpus/store"
	"cewen/search/query"
)

// promiseFinder looks at where commitments stand only if they are asked for in sentences.
type promiseFinder struct{ promise query.Promise }

func (f *promiseFinder) occurs(p *passage) bool { return f.count(p) > 0 }

func (f *promiseFinder) count(p *passage) int {
	text := p.text()
	if p.sentence == nil {
		return len(f.promise.Held(text))
	}
	return len(f.promise.Spans(text))
}

// promises reads the commitments of paragraphs as the store keeps them, or finds them
// anew. It is for one goroutine, and quick where paragraphs come document by document.
type promises struct {
	of   store.Ordinal // the version at hand; 0 for none
	kept [][]commitment.Commitment
	// Where nothing is kept:
	readings commitment.Readings
	year     int
}

// at returns the commitments of a paragraph; original returns its text as printed.
func (p *promises) at(v *store.View, o store.Ordinal, paragraph int, original func() string, f *commitment.Finder) ([]commitment.Commitment, error) {
	if p.of != o {
		if err := p.enter(v, o, f); err != nil {
			return nil, err
		}
	}
	if p.kept != nil {
		return p.kept[paragraph], nil
	}
	role := p.readings.Role(paragraph)
	if role == "" {
		return nil, nil
	}
	return f.Find(commitment.Passage{Text: original(), Role: role, Year: p.year}), nil
}

func (p *promises) enter(v *store.View, o store.Ordinal, f *commitment.Finder) error {
	*p = promises{of: o}
	if kept, ok := v.Commitments(o, f.Fingerprint()); ok {
		p.kept = kept
		return nil
	}
	d, err := v.SharedOutline(o)
	if err != nil {
		return err
	}
	p.readings, p.year = commitment.ReadingsOf(d), d.Year
	return nil
}
