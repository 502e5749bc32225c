package embedded

import (
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"cewen/analysis"
	"cewen/corpus/store"
)

// recorder makes the records of documents.
type recorder struct {
	words *analysis.Words
	// counts gets the number of words of each paragraph while bleve indexes: it is
	// complete when the batch is committed.
	counts map[store.Ordinal][]int
}

// add adds the records of all paragraphs of a document version to a batch. They refer
// to texts of v.
func (r recorder) add(b *bleve.Batch, v *store.View, o store.Ordinal) error {
	d, err := v.Outline(o)
	if err != nil {
		return err
	}
	folded, err := v.Folded(o)
	if err != nil {
		return err
	}
	sections := make([]string, len(d.Sections))
	for i := range sections {
		sections[i] = analysis.Fold(strings.Join(d.SectionPath(i), " "))
	}
	counts := make([]int, len(d.Paragraphs))
	r.counts[o] = counts
	for i, p := range d.Paragraphs {
		s := source{folded: folded.String(i), kind: p.Kind, count: &counts[i]}
		if p.Section >= 0 {
			s.section = sections[p.Section]
		}
		if err := b.IndexAdvanced(newRecord(r.words, recordID(o, i), s)); err != nil {
			return fmt.Errorf("index document %s: %w", d.ID, err)
		}
	}
	return nil
}
