package embedded

// pairSet is a set of the pairs of a query, a bit for each by its number.
type pairSet uint64

// maxPairs is how many pairs of a query count, the first: a sentence of sixty
// characters tells a paragraph from all others.
const maxPairs = 64

// pairSums adds up the weights of a set of pairs: a table for every eight of them.
type pairSums [maxPairs / 8][256]float32

func newPairSums(weights []float64) (sums pairSums) {
	for i, weight := range weights {
		table := &sums[i/8]
		for set := range table {
			if set&(1<<(i%8)) != 0 {
				table[set] += float32(weight)
			}
		}
	}
	return sums
}

func (sums *pairSums) of(set pairSet) (sum float32) {
	for i := 0; set != 0; i++ {
		sum += sums[i][set&0xFF]
		set >>= 8
	}
	return sum
}
