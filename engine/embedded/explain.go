package embedded

import (
	"github.com/RoaringBitmap/roaring/v2"

	"cewen/search"
)

// newExplain begins to say how a request is answered.
func newExplain(v *view, p *plan) *search.Explain {
	e := &search.Explain{Scope: p.unit.String(), Parts: make([]search.ExplainPart, len(p.atoms)), Stages: []search.ExplainStage{}}
	for i, a := range p.atoms {
		e.Parts[i] = search.ExplainPart{Text: a.String(), Grams: a.grams.String()}
	}
	for _, s := range v.segments {
		e.Records += int(s.live())
	}
	return e
}

// live is the number of records that are not deleted.
func (s *indexSegment) live() uint64 {
	n := uint64(len(s.places))
	if s.deleted != nil {
		n -= s.deleted.GetCardinality()
	}
	return n
}

func (c *collector) explainAtoms(s *indexSegment, atoms []*roaring.Bitmap) {
	if c.explain == nil {
		return
	}
	for i, bitmap := range atoms {
		n := s.live()
		if bitmap != nil {
			n = bitmap.GetCardinality()
			if s.deleted != nil {
				n -= bitmap.AndCardinality(s.deleted)
			}
		}
		c.explain.Parts[i].Candidates += int(n)
	}
}

func (c *collector) explainCandidates(n int) {
	if c.explain != nil {
		c.explain.Candidates += n
	}
}
