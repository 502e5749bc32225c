package instrument

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
)

// Corpus is what instruments look at.
type Corpus struct {
	Engine search.Engine
	Store  *store.Store
	// Parser reads queries, with the synonyms in use.
	Parser query.Parser
	// Words loads the words or returns those that are loaded.
	Words func() (*analysis.Words, error)
	// Version is that of the program.
	Version string
	// Plain asks for the plainest way that there is instead of the fast one. The
	// answer is the same; audits compare the two.
	Plain bool
}

// AsPlain returns the corpus to be looked at in the plainest way.
func (c *Corpus) AsPlain() *Corpus {
	plain := *c
	plain.Engine, plain.Plain = search.Plain{Store: c.Store}, true
	return &plain
}

// hitsPerPage is how many hits are asked for at a time: some megabytes of them.
const hitsPerPage = 5000

// EachHit calls visit with each hit of a request, page by page, in the order of the
// request.
func (c *Corpus) EachHit(ctx context.Context, r search.Request, visit func(*search.Hit) error) error {
	r.Limit = hitsPerPage
	for {
		result, err := c.Engine.Search(ctx, r)
		if err != nil {
			return err
		}
		for i := range result.Hits {
			if err := visit(&result.Hits[i]); err != nil {
				return err
			}
		}
		if result.Next == "" {
			return nil
		}
		r.Cursor = result.Next
	}
}

// Held are the documents that have a paragraph which passes a filter, with their
// totals of paragraphs, in the order of Compare.
func (c *Corpus) Held(ctx context.Context, filter search.Filter) ([]Head, error) {
	counted, err := c.ByDocument(ctx, search.Request{Expr: query.All{}, Filter: filter})
	if err != nil {
		return nil, err
	}
	heads, err := c.heads(ctx)
	if err != nil {
		return nil, err
	}
	heads = slices.DeleteFunc(heads, func(h Head) bool { return counted[h.ID].Documents == 0 })
	for i := range heads {
		heads[i].Paragraphs = counted[heads[i].ID].Paragraphs
	}
	return heads, nil
}

// ByDocument returns the totals of each document with hits, by its ID.
func (c *Corpus) ByDocument(ctx context.Context, r search.Request) (map[string]search.Totals, error) {
	r.ByDocument, r.Sort, r.Limit = true, search.SortNewest, 0
	result, err := c.Engine.Search(ctx, r)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]search.Totals, len(result.Documents))
	for _, d := range result.Documents {
		byID[d.ID] = search.Totals{Documents: 1, Paragraphs: d.Paragraphs, Occurrences: d.Occurrences}
	}
	return byID, nil
}

// Head is a document held, without its text.
type Head struct {
	*corpus.Document
	Ordinal store.Ordinal
	// Paragraphs is how many of its paragraphs are looked at.
	Paragraphs int
}

// Compare is the order in which documents are listed: by region, year, date, title
// and at last ID.
func Compare(a, b *corpus.Document) int {
	return cmp.Or(
		cmp.Compare(a.Region, b.Region), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Date, b.Date),
		cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID),
	)
}

// heads are all documents held, in the order of Compare.
func (c *Corpus) heads(ctx context.Context) (heads []Head, err error) {
	err = c.Store.View(func(v *store.View) error {
		heads, err = headsOf(ctx, v)
		return err
	})
	return heads, err
}

func headsOf(ctx context.Context, v *store.View) ([]Head, error) {
	var heads []Head
	var inner error
	err := v.Live(func(o store.Ordinal) bool {
		d, err := v.Head(o)
		if inner = errors.Join(ctx.Err(), err); inner != nil {
			return false
		}
		heads = append(heads, Head{Document: d, Ordinal: o})
		return true
	})
	if err := errors.Join(err, inner); err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	slices.SortFunc(heads, func(a, b Head) int { return Compare(a.Document, b.Document) })
	return heads, nil
}

// hitHeads are the documents with hits, in the order of Compare. Those that went after they
// were found are left out.
func hitHeads(ctx context.Context, v *store.View, hit map[string]search.Totals) ([]Head, error) {
	heads := make([]Head, 0, len(hit))
	for id := range hit {
		if err := ctx.Err(); err != nil {
			return nil, context.Cause(ctx)
		}
		o, err := v.Ordinal(id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		d, headErr := v.Head(o)
		if err := errors.Join(err, headErr); err != nil {
			return nil, fmt.Errorf("list documents: %w", err)
		}
		heads = append(heads, Head{Document: d, Ordinal: o})
	}
	slices.SortFunc(heads, func(a, b Head) int { return Compare(a.Document, b.Document) })
	return heads, nil
}

// Text is a document with its paragraphs as queries look at them. They lie in the
// mapped file and hold as long as the function that got them.
type Text struct {
	Head
	// Places are its paragraphs that pass the filter.
	Places []query.Place

	view  *store.View
	plain bool
	// promised is what Commitments returned, for the finder that it was asked with.
	promised [][]commitment.Commitment
	finder   *commitment.Finder
}

// WordCounts returns how many words each of Places has: as the store keeps them from
// the time of indexing, or else by cutting the texts, as the plainest way always does.
func (t *Text) WordCounts(words *analysis.Words) []int {
	var kept []int
	if !t.plain {
		kept, _ = t.view.WordCounts(t.Ordinal, words.Fingerprint())
	}
	counts := make([]int, len(t.Places))
	for i, p := range t.Places {
		if p.Number < len(kept) {
			counts[i] = kept[p.Number]
			continue
		}
		words.Cut(p.Text.Folded, func(int, int) { counts[i]++ })
	}
	return counts
}

// EachText calls visit with each document held that has a paragraph which passes a
// filter, in the order of Compare.
func (c *Corpus) EachText(ctx context.Context, filter search.Filter, visit func(*Text) error) error {
	return c.Store.View(func(v *store.View) error { return c.eachText(ctx, v, filter, visit) })
}

// Workers is how many goroutines InParallel uses.
func Workers() int { return max(1, runtime.GOMAXPROCS(0)) }

// Selection says which documents are read.
type Selection struct {
	// Filter leaves out paragraphs, and documents of which none is left.
	Filter search.Filter
	// Hit are the documents that are read, see ByDocument; nil for all.
	Hit map[string]search.Totals
}

// InParallel is EachText by several workers: visit is told which, from 0, and is
// called by each worker for one document after the other.
func (c *Corpus) InParallel(ctx context.Context, filter search.Filter, visit func(worker int, t *Text) error) error {
	return c.Selected(ctx, Selection{Filter: filter}, visit)
}

// Selected is InParallel for some of the documents. Each worker reads what it visits.
func (c *Corpus) Selected(ctx context.Context, s Selection, visit func(worker int, t *Text) error) error {
	return c.Store.View(func(v *store.View) error {
		heads, err := selectedHeads(ctx, v, s)
		if err != nil {
			return err
		}
		var next atomic.Int64
		group, ctx := errgroup.WithContext(ctx)
		for worker := range Workers() {
			group.Go(func() error {
				for i := next.Add(1) - 1; i < int64(len(heads)); i = next.Add(1) - 1 {
					if err := c.visit(ctx, v, heads[i], s.Filter, func(t *Text) error { return visit(worker, t) }); err != nil {
						return err
					}
				}
				return nil
			})
		}
		return group.Wait()
	})
}

func (c *Corpus) eachText(ctx context.Context, v *store.View, filter search.Filter, visit func(*Text) error) error {
	heads, err := selectedHeads(ctx, v, Selection{Filter: filter})
	for i := 0; err == nil && i < len(heads); i++ {
		err = c.visit(ctx, v, heads[i], filter, visit)
	}
	return err
}

// selectedHeads are the documents that are read, in the order of Compare.
func selectedHeads(ctx context.Context, v *store.View, s Selection) ([]Head, error) {
	read := headsOf
	if s.Hit != nil {
		read = func(ctx context.Context, v *store.View) ([]Head, error) { return hitHeads(ctx, v, s.Hit) }
	}
	heads, err := read(ctx, v)
	documents := s.Filter.Without(query.FieldRole)
	return slices.DeleteFunc(heads, func(h Head) bool { return !documents.Match(&h.Metadata, corpus.RoleOther) }), err
}

// visit reads a document and calls visit, unless no paragraph passes the filter.
func (c *Corpus) visit(ctx context.Context, v *store.View, h Head, filter search.Filter, visit func(*Text) error) error {
	if err := ctx.Err(); err != nil {
		return context.Cause(ctx)
	}
	t, err := c.readText(v, h, filter)
	if err != nil || len(t.Places) == 0 {
		return err
	}
	return visit(t)
}

// Again reads a document once more, whole. It is ErrChanged where its version is gone.
func (c *Corpus) Again(h Head, visit func(*Text) error) error {
	return c.Store.View(func(v *store.View) error {
		if !v.Holds(h.Ordinal) {
			return fmt.Errorf("%w", ErrChanged)
		}
		t, err := c.readText(v, h, nil)
		if err != nil {
			return err
		}
		return visit(t)
	})
}

func (c *Corpus) readText(v *store.View, h Head, filter search.Filter) (*Text, error) {
	d, places, err := search.ReadPlaces(v, h.Ordinal)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", h.ID, err)
	}
	places = slices.DeleteFunc(places, func(p query.Place) bool { return !filter.Match(p.Meta, p.Role) })
	h.Document, h.Paragraphs = d, len(places)
	t := &Text{Head: h, Places: places, view: v, plain: c.Plain}
	if !c.Plain {
		t.answerAsKept()
	}
	return t, nil
}

// FindText returns the document of an ID, whole. It returns store.ErrNotFound.
func (c *Corpus) FindText(id string) (d *corpus.Document, err error) {
	err = c.Store.View(func(v *store.View) error {
		o, err := v.Ordinal(id)
		if err != nil {
			return err
		}
		d, err = v.Document(o)
		return err
	})
	return d, err
}
