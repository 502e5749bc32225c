package embedded

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"cewen/search"
)

var _ search.Completer = (*Engine)(nil)

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
		// The count that a walk of the dictionary gives is none: the postings tell.
		err := s.terms(fieldWords, prefix, func(term string, has *roaring.Bitmap) {
			if term != prefix {
				records[strings.Clone(term)] += has.GetCardinality()
			}
		})
		if err != nil {
			return nil, err
		}
	}
	words := make([]string, 0, len(records))
	for word := range records {
		words = append(words, word)
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(records[b], records[a]), cmp.Compare(a, b))
	})
	return words[:min(n, len(words))], nil
}
