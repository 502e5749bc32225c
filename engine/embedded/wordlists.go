package embedded

import (
	"slices"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// The words of queries are the same few again and again, and those that most paragraphs
// have take longest to walk over: how they stand in each record is kept once they were
// asked for twice.

// wordList tells of the records of a segment that have a word.
type wordList struct {
	postings segment.PostingsList // nil where kept is not
	kept     *keptWord
}

// keptWord holds the records of a word and, beside each, its share; see wordList.each.
type keptWord struct {
	records []uint32
	shares  []float32
}

// count is how many records have the word.
func (l *wordList) count() int {
	if l.kept != nil {
		return len(l.kept.records)
	}
	return int(l.postings.Count())
}

// each calls yield for those of some matches, in the order of their records, that have the
// word, with its share of the score: BM25's, without the weight of the word.
func (l *wordList) each(matches []int, record func(at int) uint64, yield func(at int, share float32)) error {
	if l.kept == nil {
		return eachPosting(l.postings, matches, record, func(at int, p segment.Posting) { yield(at, share(p)) })
	}
	from := 0
	for _, at := range matches {
		n, found := slices.BinarySearch(l.kept.records[from:], uint32(record(at)))
		if from += n; found {
			yield(at, l.kept.shares[from])
		}
	}
	return nil
}

func share(p segment.Posting) float32 { return float32(saturation(float64(p.Frequency()), p.Norm())) }

// keepWord reads a list.
func keepWord(postings segment.PostingsList) (*keptWord, error) {
	n := int(postings.Count())
	k := &keptWord{records: make([]uint32, 0, n), shares: make([]float32, 0, n)}
	iterator := postings.Iterator(true, true, false, nil)
	for {
		p, err := iterator.Next()
		if p == nil || err != nil {
			return k, err
		}
		k.records, k.shares = append(k.records, uint32(p.Number())), append(k.shares, share(p))
	}
}

// wordLists keeps lists of words. It is safe for concurrent use.
type wordLists struct {
	mu    sync.Mutex
	lists *simplelru.LRU[wordOf, *keptWord] // nil for a word that was asked for once
	size  int                               // bytes of all lists, about
}

// wordOf is a word in a segment.
type wordOf struct {
	segment uint64
	word    string
}

// Bounds of what is kept, in bytes.
const (
	keptWordBytes   = 24 << 20
	postingBytes    = 8 // of a record in a list
	longestWordList = keptWordBytes / 4
	shortWordList   = 100 // about what the least one takes
)

func newWordLists() *wordLists {
	w := new(wordLists)
	lists, err := simplelru.NewLRU(keptWordBytes/shortWordList, func(_ wordOf, k *keptWord) { w.size -= k.size() })
	if err != nil {
		panic(err) // only of a size below 1
	}
	w.lists = lists
	return w
}

func (k *keptWord) size() int {
	if k == nil {
		return shortWordList
	}
	return shortWordList + postingBytes*len(k.records)
}

// list returns the list of a word in a segment.
func (w *wordLists) list(s *indexSegment, word string) (l wordList, err error) {
	key := wordOf{s.snapshot.Id(), word}
	kept, again := w.get(key)
	if kept != nil {
		return wordList{kept: kept}, nil
	}
	dictionary, err := s.snapshot.Segment().Dictionary(fieldWords)
	if err != nil {
		return l, err
	}
	if l.postings, err = dictionary.PostingsList([]byte(word), nil, nil); err != nil {
		return l, err
	}
	if again && postingBytes*l.postings.Count() <= longestWordList {
		if l.kept, err = keepWord(l.postings); err != nil {
			return l, err
		}
	}
	w.put(key, l.kept)
	return l, nil
}

func (w *wordLists) get(key wordOf) (kept *keptWord, again bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.lists.Get(key)
}

func (w *wordLists) put(key wordOf, k *keptWord) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lists.Remove(key)
	w.lists.Add(key, k)
	for w.size += k.size(); w.size > keptWordBytes; {
		w.lists.RemoveOldest()
	}
}
