package embedded

import (
	"context"
	"fmt"
	"testing"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/indexer"
	"cewen/internal/testdata"
)

// Size of what is searched in benchmarks: some megabytes of text.
const benchReports, benchParagraphs = 120, 60

// putReport stores a report of our own words.
func (b *bench) putReport(number, paragraphs int) {
	b.t.Helper()
	d, err := corpus.Read(corpus.Input{Path: fmt.Sprintf("报告/%d.md", number), Data: []byte(testdata.Report(number, paragraphs))})
	if err == nil {
		_, err = b.store.Put(context.Background(), d)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// pending is the batch of what is stored after a position, and the size of its texts.
func (b *bench) pending(after uint64) (batch indexer.Batch, size int64) {
	b.t.Helper()
	err := b.store.View(func(v *store.View) error {
		batch.Position = v.Position()
		return v.Journal(after, func(e store.Entry) bool {
			folded, err := v.Folded(e.Put)
			if err != nil {
				b.t.Fatal(err)
			}
			batch.Put, size = append(batch.Put, e.Put), size+int64(folded.Size())
			return true
		})
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return batch, size
}

// newBenchReports is an engine over reports of our own words, in one segment, and the size
// of its texts.
func newBenchReports(t testing.TB) (b *bench, size int64) {
	t.Helper()
	b = newBench(t)
	for i := range benchReports {
		b.putReport(i, benchParagraphs)
	}
	batch, size := b.pending(0)
	err := indexer.Apply(context.Background(), b.engine.Current(), batch)
	if err == nil {
		err = b.engine.Current().Tidy(context.Background())
	}
	if err != nil {
		t.Fatal(err)
	}
	return b, size
}
