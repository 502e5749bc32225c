package embedded

import (
	"context"
	"runtime"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	"golang.org/x/sync/errgroup"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
)

// recorder makes the records of documents.
type recorder struct {
	words *analysis.Words
}

// recorded is what was made of a document version.
type recorded struct {
	head    *corpus.Document
	records []*document.Document
	// counts are the numbers of words of its paragraphs.
	counts []int
}

// all makes the records of versions on all cores, in their order. They do not refer to
// texts of v.
func (r recorder) all(ctx context.Context, v *store.View, versions []store.Ordinal) ([]recorded, error) {
	made := make([]recorded, len(versions))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, o := range versions {
		group.Go(func() (err error) {
			if err = ctx.Err(); err == nil {
				made[i], err = r.record(v, o)
			}
			return err
		})
	}
	return made, group.Wait()
}

func (r recorder) record(v *store.View, o store.Ordinal) (recorded, error) {
	d, err := v.Outline(o)
	if err != nil {
		return recorded{}, err
	}
	head, err := v.Head(o)
	if err != nil {
		return recorded{}, err
	}
	folded, err := v.Folded(o)
	if err != nil {
		return recorded{}, err
	}
	sections := make([]string, len(d.Sections))
	for i := range sections {
		sections[i] = analysis.Fold(strings.Join(d.SectionPath(i), " "))
	}
	made := recorded{head: head, records: make([]*document.Document, len(d.Paragraphs)), counts: make([]int, len(d.Paragraphs))}
	for i, p := range d.Paragraphs {
		s := source{folded: strings.Clone(folded.String(i)), kind: p.Kind}
		if p.Section >= 0 {
			s.section = sections[p.Section]
		}
		made.records[i], made.counts[i] = newRecord(r.words, recordID(o, i), s)
	}
	return made, nil
}
