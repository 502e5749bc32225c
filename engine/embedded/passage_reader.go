package embedded

import "cewen/analysis"

// passageSlack is how many characters a passage may be longer than the query: what
// the query left out.
const passageSlack = 8

// passageReader finds in a text the passage that has most in common with a query.
// It is for one goroutine.
type passageReader struct {
	query  *relatedQuery
	places []int // of the text at hand: the pair at each, absent for none of the query
	counts []int // of each pair in the passage at hand
}

// absent stands for pairs that the query does not have.
const absent = -1

func newPassageReader(q *relatedQuery) *passageReader {
	return &passageReader{query: q, counts: make([]int, len(q.weights))}
}

// closeness returns the share of the query, by weight, that the best passage of a
// folded text has, from 0 to 1. Pairs in named count as had wherever it is.
func (r *passageReader) closeness(folded string, named pairSet) float64 {
	r.read(folded)
	shared := 0.0
	for i, weight := range r.query.weights {
		r.counts[i] = int(named >> i & 1)
		shared += float64(r.counts[i]) * weight
	}
	best, width := shared, r.query.length+passageSlack
	for i, pair := range r.places {
		shared += r.enter(pair)
		if i >= width {
			shared -= r.leave(r.places[i-width])
		}
		best = max(best, shared)
	}
	return best / r.query.weight
}

// read finds the pairs of a text.
func (r *passageReader) read(folded string) {
	r.places = r.places[:0]
	analysis.Grams(folded, func(gram string) {
		pair, ok := r.query.pairs[gram]
		if !ok {
			pair = absent
		}
		r.places = append(r.places, pair)
	})
}

// enter takes a pair into the passage and returns what that adds.
func (r *passageReader) enter(pair int) float64 {
	if pair == absent {
		return 0
	}
	if r.counts[pair]++; r.counts[pair] > 1 {
		return 0
	}
	return r.query.weights[pair]
}

// leave takes a pair out of the passage and returns what that takes away.
func (r *passageReader) leave(pair int) float64 {
	if pair == absent {
		return 0
	}
	if r.counts[pair]--; r.counts[pair] > 0 {
		return 0
	}
	return r.query.weights[pair]
}
