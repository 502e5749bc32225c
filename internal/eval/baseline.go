package main

import (
	"context"
	"fmt"
	"runtime"

	"github.com/blevesearch/bleve/v2"
	banalysis "github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bquery "github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"

	"cewen/analysis"
)

// batchSize is how many paragraphs are indexed at once.
const batchSize = 5000

// buildBaselines indexes all paragraphs for the baselines, a field for each, in
// the folder dir.
func buildBaselines(dir string, lib *library) (bleve.Index, error) {
	mapping := bleve.NewIndexMapping()
	mapping.ScoringModel = index.BM25Scoring
	idx, err := bleve.NewUsing(dir, mapping, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("create baselines: %w", err)
	}
	group := new(errgroup.Group)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < len(lib.paragraphs); from += batchSize {
		part := lib.paragraphs[from:min(from+batchSize, len(lib.paragraphs))]
		group.Go(func() error { return indexBaselines(idx, lib, part) })
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("index baselines: %w", err)
	}
	return idx, nil
}

func indexBaselines(idx bleve.Index, lib *library, paragraphs []paragraph) error {
	batch := idx.NewBatch()
	for _, p := range paragraphs {
		record := document.NewDocument(p.id)
		for _, t := range tokenizers(lib) {
			record.AddField(document.NewTextFieldCustom(t.name, nil, []byte(p.folded), index.IndexField, analyzer{t}))
		}
		if err := batch.IndexAdvanced(record); err != nil {
			return err
		}
	}
	return idx.Batch(batch)
}

// analyzer lets bleve cut text by a tokenizer.
type analyzer struct{ tokenizer }

// Analyze implements bleve's analysis.Analyzer.
func (a analyzer) Analyze(text []byte) banalysis.TokenStream {
	var stream banalysis.TokenStream
	a.cut(string(text), func(token string) {
		stream = append(stream, &banalysis.Token{Term: []byte(token), Position: len(stream) + 1})
	})
	return stream
}

// baseline is bleve's match query over the tokens of a text, any of which may
// match, scored by BM25, with everything else as bleve has it.
type baseline struct {
	tokenizer
	index bleve.Index
}

func newBaselines(idx bleve.Index, lib *library) []ranker {
	var rankers []ranker
	for _, t := range tokenizers(lib) {
		rankers = append(rankers, &baseline{tokenizer: t, index: idx})
	}
	return rankers
}

func (b *baseline) name() string { return b.tokenizer.name }

func (b *baseline) rank(ctx context.Context, q question) ([]string, error) {
	var tokens []bquery.Query
	b.cut(analysis.Fold(q.text), func(token string) {
		t := bquery.NewTermQuery(token)
		t.SetField(b.tokenizer.name)
		tokens = append(tokens, t)
	})
	// What a match query becomes once its analyzer has cut the text.
	request := bleve.NewSearchRequestOptions(bquery.NewDisjunctionQuery(tokens), depth, 0, false)
	// bleve numbers records at random: without the ID ties would fall otherwise
	// every time.
	request.SortBy([]string{"-_score", "_id"})
	result, err := b.index.SearchInContext(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", b.tokenizer.name, err)
	}
	ids := make([]string, len(result.Hits))
	for i, h := range result.Hits {
		ids[i] = h.ID
	}
	return ids, nil
}
