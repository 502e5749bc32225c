package embedded

import (
	"strings"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"

	"cewen/analysis"
)

// relatedQuery is what paragraphs may have in common with the texts of a query:
// pairs of neighbouring characters.
type relatedQuery struct {
	text    string         // all texts, a space between each
	pairs   map[string]int // the number of each pair
	weights []float64      // of each pair: rarer ones count more
	weight  float64        // of all together
	sums    pairSums
	// length is how many places pairs have in the query: one less than characters.
	length int
	// postings are the records of each segment that have each pair, deleted ones
	// included.
	postings [][]*roaring.Bitmap
	// named are for each slot the pairs that the document is named by.
	named []pairSet
}

// newRelatedQuery prepares folded texts. Its weight is 0 when no paragraph can have
// anything in common with them.
func newRelatedQuery(v *view, texts []string) (*relatedQuery, error) {
	q := &relatedQuery{text: strings.Join(texts, " "), pairs: make(map[string]int)}
	var pairs []string
	analysis.Grams(q.text, func(gram string) {
		if utf8.RuneCountInString(gram) < 2 {
			return // the end of a run
		}
		q.length++
		if _, ok := q.pairs[gram]; !ok && len(pairs) < maxPairs {
			q.pairs[gram] = len(pairs)
			pairs = append(pairs, gram)
		}
	})
	if err := q.find(v, pairs); err != nil {
		return nil, err
	}
	for i := range q.weights {
		q.weight += q.weights[i]
	}
	q.sums = newPairSums(q.weights)
	q.named = namedPairs(v.documents, q.text, q.pairs)
	return q, nil
}

// find finds the records that have each pair, and weighs it by how few they are.
func (q *relatedQuery) find(v *view, pairs []string) error {
	q.postings = make([][]*roaring.Bitmap, len(v.segments))
	having, total := make([]int, len(pairs)), 0
	for i, s := range v.segments {
		total += len(s.places)
		for j, pair := range pairs {
			bitmap, err := s.postings(fieldGrams, pair)
			if err != nil {
				return err
			}
			q.postings[i] = append(q.postings[i], bitmap)
			having[j] += int(bitmap.GetCardinality())
		}
	}
	for _, n := range having {
		q.weights = append(q.weights, rarity(n, total))
	}
	return nil
}
