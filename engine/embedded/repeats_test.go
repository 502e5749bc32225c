package embedded

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cewen/analysis"
	"cewen/indexer"
	"cewen/search"
	"cewen/search/query"
)

func TestCommonTextsCanBeCounted(t *testing.T) {
	pairs, phrases := strings.Fields(commonPairs), strings.Fields(commonPhrases)
	if len(pairs) != 1000 || len(phrases) != 391 || len(common()) != len(pairs)+len(phrases) {
		t.Errorf("%d pairs, %d phrases, %d together", len(pairs), len(phrases), len(common()))
	}
	for text := range common() {
		if analysis.Fold(text) != text {
			t.Errorf("%q is not folded", text)
		}
		// What ends as it begins can overlap itself where occurrences do not.
		for i := range text {
			if i > 0 && strings.HasPrefix(text, text[i:]) {
				t.Errorf("%q can overlap itself", text)
			}
		}
	}
	for _, text := range pairs {
		if utf8.RuneCountInString(text) != 2 {
			t.Errorf("%q is no pair", text)
		}
	}
	for i, c := range characters() {
		if !isCharacter(c) || analysis.Fold(c) != c || slices.Index(characters(), c) != i {
			t.Errorf("%q is no common character", c)
		}
	}
	for _, text := range phrases {
		if len(text) <= headBytes {
			t.Errorf("%q is too short", text)
		}
	}
}

// Phrases are found at every place, those within each other too.
func TestPhrasesAreFound(t *testing.T) {
	pieces := append(strings.Fields(commonPhrases), "，", "的", "1", "a", "\xff", "")
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "text"), "")
		if cut := rapid.IntRange(0, 2).Draw(t, "cut"); len(text) > cut {
			text = text[:len(text)-cut]
		}
		found := make(map[string]int)
		phrases().each(text, func(phrase string) { found[phrase]++ })
		for phrase := range common() {
			if len(phrase) > headBytes && found[phrase] != strings.Count(text, phrase) {
				t.Fatalf("%s in %q: %d", phrase, text, found[phrase])
			}
		}
	})
}

func TestRepeatsAreInBinary(t *testing.T) {
	for _, text := range []string{"发展", "高质量发展", "的"} {
		for n := 1; n <= 70; n++ {
			_, repeats := newTermLists().gramFields(strings.Repeat(text+"，", n) + "太原")
			count := 1
			for _, number := range repeats.Numbers {
				for bit := range 8 {
					if string(repeats.Terms.Term(number)) == repeatTerm(text, bit) {
						count += 1 << bit
					}
				}
			}
			if count != n {
				t.Errorf("%d occurrences of %s are written as %d (%d terms)", n, text, count, len(repeats.Numbers))
			}
		}
	}
}

// Common texts are counted without reading; what is counted is what strings.Count counts.
func TestCommonTextsAreCountedAsWritten(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	texts := []string{
		"社会主义现代化建设，社会主义现代化，社会主义。", "高质量发展高质量发展", "高质量 发展", "推动经济社会发展，社会发展，发展",
		"生态文明建设与生态文明", "供给侧结构性改革。供给侧\n改革", "中国特色社会主义思想", "一带一路一带一路一带一", "乡村振兴战略、乡村振兴",
		"的𠮷的，的。的1的ａ的", "的", "一 一 一一大大大，大",
	}
	batch := b.put("a", texts...)
	if err := indexer.Apply(ctx, b.engine.Current(), batch); err != nil {
		t.Fatal(err)
	}
	for _, text := range slices.AppendSeq(characters(), maps.Keys(common())) {
		term, _ := query.NewTerm(text)
		for _, e := range []query.Expr{term, query.In{Unit: query.Sentence, Expr: term}} {
			r, err := b.engine.Search(ctx, search.Request{Expr: e, Sort: search.SortNewest})
			if err != nil {
				t.Fatal(err)
			}
			paragraphs, occurrences := 0, 0
			for _, in := range texts {
				n := strings.Count(analysis.Fold(in), text)
				occurrences += n
				paragraphs += min(n, 1)
			}
			if r.Totals.Occurrences != occurrences || r.Totals.Paragraphs != paragraphs {
				t.Errorf("%s: %+v, want %d paragraphs, %d occurrences", text, r.Totals, paragraphs, occurrences)
			}
		}
	}
}
