package main

import (
	"cmp"
	"errors"
	"fmt"
	"index/suffixarray"
	"slices"
	"strings"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
)

// library is every report as it is stored, from which questions are drawn and their
// right answers known.
type library struct {
	reports    []*report // in the order of their paths
	paragraphs []paragraph
	words      *analysis.Words
	// text finds how often a text is printed in all paragraphs together.
	text *suffixarray.Index
}

// report is one document; its paragraphs are library.paragraphs[from:to].
type report struct {
	*corpus.Document
	from, to int
}

// paragraph is what is searched for.
type paragraph struct {
	id      string // as in search.ParagraphRef
	kind    corpus.ParagraphKind
	section int    // index into report.Sections or corpus.NoSection
	folded  string // the text as compared
}

// readLibrary reads all reports back from the store.
func readLibrary(s *store.Store, words *analysis.Words) (*library, error) {
	lib := &library{words: words}
	err := s.View(func(v *store.View) error {
		var failed error
		err := v.Live(func(o store.Ordinal) bool {
			d, err := v.Document(o)
			if err == nil {
				lib.reports = append(lib.reports, &report{Document: d})
			}
			failed = err
			return err == nil
		})
		return errors.Join(err, failed)
	})
	if err != nil {
		return nil, fmt.Errorf("read reports: %w", err)
	}
	// Files may be imported in any order: what is drawn must not depend on it.
	slices.SortFunc(lib.reports, func(a, b *report) int { return cmp.Compare(a.Source.Path, b.Source.Path) })
	lib.addParagraphs()
	return lib, nil
}

func (lib *library) addParagraphs() {
	var text strings.Builder
	for _, d := range lib.reports {
		d.from = len(lib.paragraphs)
		for _, p := range d.Paragraphs {
			folded := analysis.Fold(p.Text)
			lib.paragraphs = append(lib.paragraphs, paragraph{
				id: corpus.ParagraphID(d.ID, p.Anchor), kind: p.Kind, section: p.Section, folded: folded,
			})
			text.WriteString(folded)
			text.WriteByte('\n') // no text runs over the end of a paragraph
		}
		d.to = len(lib.paragraphs)
	}
	lib.text = suffixarray.New([]byte(text.String()))
}

// reportOf is the report of paragraph i.
func (lib *library) reportOf(i int) *report {
	after, _ := slices.BinarySearchFunc(lib.reports, i+1, func(d *report, i int) int { return cmp.Compare(d.from, i) })
	return lib.reports[after-1]
}

// paragraphsOf are the paragraphs of a report.
func (lib *library) paragraphsOf(d *report) []paragraph { return lib.paragraphs[d.from:d.to] }

// printed counts how often a folded text is printed, up to limit. Unlike
// strings.Count it counts overlapping places too.
func (lib *library) printed(folded string, limit int) int {
	return len(lib.text.Lookup([]byte(folded), limit))
}

// tokens are the words of a folded text that follow each other, as byte ranges:
// without the shorter words inside a word, which Words.Each gives too.
func (lib *library) tokens(folded string) [][2]int {
	var tokens [][2]int
	end := 0
	lib.words.Each(folded, func(from, to int) {
		if from >= end {
			tokens, end = append(tokens, [2]int{from, to}), to
		}
	})
	return tokens
}
