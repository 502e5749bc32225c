package search

import (
	"fmt"
	"slices"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// Stated is an engine that tells when its answers may change.
type Stated interface {
	// State names what answers come from: as long as it is the same, a request has the
	// same answer. It is "" while there is nothing to answer from.
	State() string
}

// Cache keeps the latest answers for those who ask the same again or come back to a page.
// An answer holds for the state of the engine that gave it, so none is ever out of date.
// It is safe for concurrent use.
type Cache struct {
	mu      sync.Mutex
	answers *simplelru.LRU[string, kept]
	size    int // bytes of all answers, about
	limit   int
}

type kept struct {
	result *Result
	size   int
}

// NewCache returns a cache of at most so many bytes of answers, as far as they can be
// estimated.
func NewCache(limit int) *Cache {
	c := &Cache{limit: limit}
	// No answer is smaller than this, so the number of them never is what decides.
	answers, err := simplelru.NewLRU(max(1, limit/answerBytes), func(_ string, k kept) { c.size -= k.size })
	if err != nil {
		panic(err) // only of a size below 1
	}
	c.answers = answers
	return c
}

// get returns the answer kept under a key. It may be changed.
func (c *Cache) get(key string) (*Result, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	k, ok := c.answers.Get(key)
	if !ok {
		return nil, false
	}
	return k.result.copied(), true
}

// put keeps an answer and drops the oldest ones that there is no room for any more.
// Answers of more than a tenth of the room are not worth those that would go.
func (c *Cache) put(key string, r *Result) {
	k := kept{result: r.copied(), size: len(key) + r.size()}
	if k.size > c.limit/10 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.answers.Remove(key)
	c.answers.Add(key, k)
	c.size += k.size
	for c.size > c.limit {
		c.answers.RemoveOldest()
	}
}

// cacheKey names a request to an engine in a state; "" where the answer is not to be
// kept.
func cacheKey(e Engine, r *Request) string {
	stated, ok := e.(Stated)
	if !ok || r.Explain || r.ByDocument {
		return ""
	}
	state := stated.State()
	if state == "" {
		return ""
	}
	return fmt.Sprintf("%s\x00%s\x00%+v\x00%s\x00%d\x00%s\x00%v", state, r.Expr, r.Filter, r.Sort, r.Limit, r.Cursor, r.Facets)
}

// copied is a copy whose lists can be changed; what they hold cannot.
func (r *Result) copied() *Result {
	next := *r
	next.Hits, next.Related = slices.Clone(r.Hits), slices.Clone(r.Related)
	next.Terms, next.Documents = slices.Clone(r.Terms), slices.Clone(r.Documents)
	next.Facets = make(map[FacetName][]Bucket, len(r.Facets))
	for name, buckets := range r.Facets {
		next.Facets[name] = slices.Clone(buckets)
	}
	return &next
}

// What parts of an answer take in memory besides their texts, about.
const (
	answerBytes = 1 << 10
	hitBytes    = 1 << 10 // with the names of its document and sections
	bucketBytes = 64
	segmentSize = 24
)

// size is about how many bytes the answer takes.
func (r *Result) size() int {
	size := answerBytes
	for _, hits := range [][]Hit{r.Hits, r.Related} {
		for i := range hits {
			// The text stands there twice: whole, and cut into segments.
			size += hitBytes + 2*len(hits[i].Paragraph.Text) + segmentSize*len(hits[i].Segments)
		}
	}
	for _, buckets := range r.Facets {
		size += bucketBytes * len(buckets)
	}
	return size + bucketBytes*len(r.Terms)
}
