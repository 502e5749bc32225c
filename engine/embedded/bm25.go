package embedded

import (
	"cmp"
	"fmt"
	"slices"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// wordScores returns the score of each match by BM25 over words, 0 where it has none of
// them.
func (v *view) wordScores(words []string, matches []placed) ([]float64, error) {
	scores := make([]float64, len(matches))
	if len(words) == 0 || len(matches) == 0 {
		return scores, nil
	}
	order := make([]int, len(matches)) // the matches by their records
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(matches[a].record, matches[b].record) })
	for _, word := range words {
		if err := v.addWord(word, matches, order, scores); err != nil {
			return nil, fmt.Errorf("rank by %q: %w", word, err)
		}
	}
	return scores, nil
}

// addWord adds what a word gives to the scores of matches.
func (v *view) addWord(word string, matches []placed, order []int, scores []float64) error {
	lists := make([]wordList, len(v.segments))
	having, total := 0, 0
	for i, s := range v.segments {
		var err error
		if lists[i], err = v.words.list(s, word); err != nil {
			return err
		}
		having, total = having+lists[i].count(), total+len(s.places)
	}
	weight := rarity(having, total)
	for i, s := range v.segments {
		n, _ := slices.BinarySearchFunc(order, s.base+uint64(len(s.places)), func(at int, end uint64) int {
			return cmp.Compare(matches[at].record, end)
		})
		within := order[:n]
		order = order[n:]
		err := lists[i].each(within, func(at int) uint64 { return matches[at].record - s.base }, func(at int, share float32) {
			scores[at] += weight * float64(share)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// eachPosting calls yield for those of some matches, in the order of their records, whose
// record is in a list.
func eachPosting(list segment.PostingsList, matches []int, record func(at int) uint64, yield func(at int, p segment.Posting)) error {
	if len(matches) == 0 || list.Count() == 0 {
		return nil
	}
	postings := list.Iterator(true, true, false, nil)
	next, err := postings.Advance(record(matches[0]))
	for _, at := range matches {
		for err == nil && next != nil && next.Number() < record(at) {
			next, err = postings.Advance(record(at))
		}
		if err != nil || next == nil {
			return err
		}
		if next.Number() == record(at) {
			yield(at, next)
		}
	}
	return nil
}

// saturation is BM25's share for a word that stands in a record so often. norm is the
// inverse of the root of the number of words, as bleve tells it.
func saturation(frequency, norm float64) float64 {
	length := averageWords * 1.0
	if norm > 0 {
		length = 1 / (norm * norm)
	}
	return frequency * (bm25K1 + 1) / (frequency + bm25K1*(1-bm25B+bm25B*length/averageWords))
}
