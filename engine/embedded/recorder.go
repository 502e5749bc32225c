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
	var terms termCounter
	sections := make([][]string, len(d.Sections)) // the words of the headings above
	for i := range sections {
		sections[i] = terms.words(r.words, analysis.Fold(strings.Join(d.SectionPath(i), " "))).terms
	}
	made := recorded{head: head, records: make([]*zap.Document, len(d.Paragraphs)), counts: make([]int, len(d.Paragraphs))}
	for i, p := range d.Paragraphs {
		text := strings.Clone(folded.String(i))
		words := terms.words(r.words, text)
		made.counts[i] = words.count
		fields := []zap.Field{{Name: fieldWords, Terms: words.terms, Frequencies: words.frequencies, Length: words.length}}
		recordsOnly := func(name string, terms []string) {
			if len(terms) > 0 {
				fields = append(fields, zap.Field{Name: name, Terms: terms})
			}
		}
		grams, repeats := terms.grams(text)
		recordsOnly(fieldGrams, grams)
		recordsOnly(fieldRepeats, repeats)
		if p.Section >= 0 {
			recordsOnly(fieldSection, sections[p.Section])
		}
		if p.Kind != corpus.KindText {
			recordsOnly(fieldKind, []string{string(p.Kind)})
		}
		made.records[i] = zap.NewDocument(recordID(o, i), fields...)
	}
	return made, nil
}
