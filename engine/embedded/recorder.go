package embedded

import (
	"context"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/engine/embedded/zap"
)

// recorder makes the records of documents.
type recorder struct {
	words *analysis.Words
}

// recorded is what was made of a document version.
type recorded struct {
	head    *corpus.Document
	records []*zap.Document
	// counts are the numbers of words of its paragraphs.
	counts []int
}

// all makes the records of versions on all cores, in their order. They do not refer to
// texts of v.
func (r recorder) all(ctx context.Context, v *store.View, versions []store.Ordinal) ([]recorded, error) {
	made := make([]recorded, len(versions))
	cores := runtime.GOMAXPROCS(0)
	free := make(chan *termLists, cores) // those that no core uses now
	for range cores {
		free <- newTermLists()
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(cores)
	for i, o := range versions {
		group.Go(func() (err error) {
			lists := <-free
			if err = ctx.Err(); err == nil {
				made[i], err = r.record(v, o, lists)
			}
			free <- lists
			return err
		})
	}
	return made, group.Wait()
}

func (r recorder) record(v *store.View, o store.Ordinal, lists *termLists) (recorded, error) {
	d, err := v.SharedOutline(o)
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
	sections := make([]zap.Field, len(d.Sections))
	for i := range sections {
		sections[i] = lists.sectionField(r.words, analysis.Fold(strings.Join(d.SectionPath(i), " ")))
	}
	made := recorded{head: head, records: make([]*zap.Document, len(d.Paragraphs)), counts: make([]int, len(d.Paragraphs))}
	for i, p := range d.Paragraphs {
		text := folded.String(i)
		words, count := lists.wordField(r.words, text)
		fields := make([]zap.Field, 1, 5)
		fields[0] = words
		add := func(f zap.Field) {
			if len(f.Numbers) > 0 {
				fields = append(fields, f)
			}
		}
		grams, repeats := lists.gramFields(text)
		add(grams)
		add(repeats)
		if p.Section >= 0 {
			add(sections[p.Section])
		}
		if p.Kind != corpus.KindText {
			add(lists.kindField(string(p.Kind)))
		}
		made.records[i], made.counts[i] = zap.NewDocument(recordID(o, i), fields...), count
	}
	return made, nil
}
