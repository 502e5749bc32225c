package verify

import (
	"context"
	"index/suffixarray"
	"slices"

	"cewen/corpus/store"
	"cewen/search"
)

// chunkBytes is how much text one suffix array covers: it takes about nine times
// as much memory while it is built.
const chunkBytes = 32 << 20

// chunk is a stretch of the corpus as one text, paragraphs apart from each other.
type chunk struct {
	text   []byte
	starts []int // of each paragraph in text
	of     []int // the document of each paragraph, numbered within the chunk
}

// separator stands between paragraphs. No folded text holds it.
const separator = 0

func (c *chunk) add(document int, texts store.Texts) {
	for i := range texts.Len() {
		c.starts = append(c.starts, len(c.text))
		c.of = append(c.of, document)
		c.text = append(append(c.text, texts.At(i)...), separator)
	}
}

// oracle counts terms in the stored text without any index of ours: by a suffix
// array (of the standard library) over the text itself, so that thousands of
// terms cost one pass. It gives what strings.Count gives, paragraph by paragraph.
func oracle(ctx context.Context, s *store.Store, terms []string) ([]search.Totals, error) {
	totals := make([]search.Totals, len(terms))
	c, document := &chunk{}, 0
	count := func() error {
		array := suffixarray.New(c.text)
		for i, term := range terms {
			if err := ctx.Err(); err != nil {
				return err
			}
			totals[i].Add(c.count(term, array.Lookup([]byte(term), -1)))
		}
		c = &chunk{}
		return nil
	}
	err := eachText(s, func(texts store.Texts) error {
		c.add(document, texts)
		document++
		if len(c.text) >= chunkBytes {
			return count()
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return totals, count()
}

// count turns the places where a term begins into totals: overlapping ones are
// left out from left to right.
func (c *chunk) count(term string, places []int) search.Totals {
	var t search.Totals
	slices.Sort(places)
	paragraph, document, end := -1, -1, 0
	for _, at := range places {
		if at < end {
			continue
		}
		end = at + len(term)
		p, found := slices.BinarySearch(c.starts, at)
		if !found {
			p--
		}
		t.Occurrences++
		if p != paragraph {
			paragraph = p
			t.Paragraphs++
		}
		if c.of[p] != document {
			document = c.of[p]
			t.Documents++
		}
	}
	return t
}

// eachText calls visit with the folded texts of each document held.
func eachText(s *store.Store, visit func(store.Texts) error) error {
	return s.View(func(v *store.View) error {
		var failed error
		err := v.Live(func(o store.Ordinal) bool {
			texts, err := v.Folded(o)
			if err == nil {
				err = visit(texts)
			}
			failed = err
			return err == nil
		})
		if failed != nil {
			return failed
		}
		return err
	})
}
