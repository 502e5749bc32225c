package commitments

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"cewen/search"
	"cewen/search/instrument"
)

// Cache keeps the latest answers for those who turn a page. An answer holds for the state
// of the engine that it came from. It is safe for concurrent use.
type Cache struct {
	mu   sync.Mutex
	kept []keptAnswer // the latest last
}

type keptAnswer struct {
	key    string
	answer *Answer
}

// Bounds of a cache, in answers and in commitments of all of them: some 40 bytes each.
const (
	maxKept   = 8
	maxPlaces = 1_000_000
)

// Find is Commitments.Find for a question that may have been answered before. turn waits for
// leave to work one out and returns what gives it back; what is kept needs none.
func (k *Cache) Find(ctx context.Context, q *Commitments, c *instrument.Corpus, turn func() (done func(), err error)) (*Answer, error) {
	key, err := keyOf(q, c)
	if err != nil {
		return nil, err
	}
	if a := k.get(key); a != nil {
		return a, nil
	}
	done, err := turn()
	if err != nil {
		return nil, err
	}
	defer done()
	a, err := q.Find(ctx, c)
	if err == nil {
		k.put(key, a)
	}
	return a, err
}

// Forget drops all answers: one of them was of a corpus that has changed.
func (k *Cache) Forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept = nil
}

// keyOf names a question to an engine in a state; "" where the answer is not to be kept.
func keyOf(q *Commitments, c *instrument.Corpus) (string, error) {
	stated, ok := c.Engine.(search.Stated)
	if !ok || stated.State() == "" {
		return "", nil
	}
	b, err := json.Marshal(q)
	if err != nil {
		return "", fmt.Errorf("commitments: %w", err)
	}
	return stated.State() + " " + string(b), nil
}

func (k *Cache) get(key string) *Answer {
	k.mu.Lock()
	defer k.mu.Unlock()
	i := slices.IndexFunc(k.kept, func(a keptAnswer) bool { return a.key == key })
	if i < 0 || key == "" {
		return nil
	}
	found := k.kept[i]
	k.kept = append(slices.Delete(k.kept, i, i+1), found)
	return found.answer
}

func (k *Cache) put(key string, a *Answer) {
	if key == "" || a.Len() > maxPlaces/2 {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept = append(slices.DeleteFunc(k.kept, func(old keptAnswer) bool { return old.key == key }), keptAnswer{key, a})
	places := 0
	for _, old := range k.kept {
		places += old.answer.Len()
	}
	for len(k.kept) > maxKept || places > maxPlaces {
		places -= k.kept[0].answer.Len()
		k.kept = slices.Delete(k.kept, 0, 1)
	}
}
