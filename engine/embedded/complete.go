package embedded

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"cewen/search"
)

var _ search.Completer = (*Engine)(nil)

// maxCompleted bounds how many words of an index are looked at for one prefix: more
// begin with no character.
const maxCompleted = 20_000

// Complete implements search.Completer: by the words of the index.
func (e *Engine) Complete(ctx context.Context, prefix string, n int) (words []string, err error) {
	if prefix == "" || n < 1 {
		return nil, nil
	}
	err = e.read(search.Request{}, func(a *answerer) error {
		words, err = a.view.complete(ctx, prefix, n)
		return err
	})
	return words, err
}

func (v *view) complete(ctx context.Context, prefix string, n int) ([]string, error) {
	records := make(map[string]uint64)
	for _, s := range v.segments {
		if err := ended(ctx); err != nil {
			return nil, err
		}
		dictionary, err := s.snapshot.Segment().Dictionary(fieldWords)
		if err != nil {
			return nil, fmt.Errorf("dictionary of %s: %w", fieldWords, err)
		}
		all := beginning(dictionary, prefix)
		for range maxCompleted {
			entry, err := all.Next()
			if err != nil {
				return nil, fmt.Errorf("words with %q: %w", prefix, err)
			}
			if entry == nil {
				break
			}
			if entry.Term != prefix {
				records[entry.Term] += entry.Count
			}
		}
	}
	words := make([]string, 0, len(records))
	for word := range records {
		words = append(words, strings.Clone(word))
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(records[b], records[a]), cmp.Compare(a, b))
	})
	return words[:min(n, len(words))], nil
}
