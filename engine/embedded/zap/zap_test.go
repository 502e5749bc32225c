package zap_test

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zapx "github.com/blevesearch/zapx/v17"
	"pgregory.net/rapid"

	"cewen/engine/embedded/zap"
)

// drawDocuments draws records: fields that all have and fields that few have, terms in one
// record and terms in many.
func drawDocuments(t *rapid.T) []*zap.Document {
	n := rapid.SampledFrom([]int{1, 2, 3, 10, 10, 100, 100, 2100}).Draw(t, "records")
	variety := rapid.SampledFrom([]int{1, 5, 50, 1000}).Draw(t, "terms")
	seed := rapid.IntRange(0, 1<<20).Draw(t, "seed")
	next := func(below int) int {
		seed = (seed*1103515245 + 12345) & 0x7fffffff
		return (seed >> 8) % below
	}
	draw := func() []string {
		terms := make([]string, next(12))
		for i := range terms {
			// Some terms stand in most records.
			terms[i] = fmt.Sprintf("词%d", next(1+next(variety)))
		}
		slices.Sort(terms)
		terms = slices.Compact(terms)
		for i := range terms {
			j := next(i + 1)
			terms[i], terms[j] = terms[j], terms[i]
		}
		return terms
	}
	documents := make([]*zap.Document, n)
	for i := range documents {
		grams, words := draw(), draw()
		frequencies := make([]uint32, len(words))
		for k := range frequencies {
			frequencies[k] = 1 + uint32(next(4)*next(100))
		}
		fields := []zap.Field{
			{Name: "words", Terms: words, Frequencies: frequencies, Length: 1 + next(300)},
			{Name: "grams", Terms: grams, Length: len(grams)},
		}
		if next(10) == 0 {
			fields = append(fields, zap.Field{Name: "kind", Terms: []string{"heading"}, Length: 1})
		}
		documents[i] = zap.NewDocument(fmt.Sprintf("%08d", i), fields...)
	}
	return documents
}

// Merged by bleve, a segment built here and one that bleve built are the same, byte for byte,
// up to the list of fields, which bleve writes in no fixed order.
func TestSegmentsAreThoseOfBleve(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		documents := drawDocuments(t)
		results := make([]index.Document, len(documents))
		for i, d := range documents {
			results[i] = d
		}
		theirs, _, err := new(zapx.ZapPlugin).New(results)
		if err != nil {
			t.Fatal(err)
		}
		shuffled := rapid.Permutation(results).Draw(t, "order")
		ours, size, err := new(zap.Plugin).New(shuffled)
		if err != nil {
			t.Fatal(err)
		}
		if size == 0 || ours.Count() != theirs.Count() || !slices.Equal(ours.Fields(), theirs.Fields()) {
			t.Fatal(size, ours.Count(), theirs.Count(), ours.Fields(), theirs.Fields())
		}
		drop := roaring.BitmapOf(uint32(rapid.IntRange(0, len(documents)-1).Draw(t, "dropped")))
		for _, dropped := range []*roaring.Bitmap{nil, drop} {
			if a, b := merged(t, dir, ours, dropped), merged(t, dir, theirs, dropped); !bytes.Equal(a, b) {
				t.Fatalf("%d records, %d bytes and %d bytes differ", len(documents), len(a), len(b))
			}
		}
		same(t, ours, theirs)
	})
}

// merged is what bleve makes of a segment when it merges it with itself.
func merged(t *rapid.T, dir string, s segment.Segment, drop *roaring.Bitmap) []byte {
	path := filepath.Join(dir, "merged")
	defer os.Remove(path)
	if _, _, err := new(zapx.ZapPlugin).Merge([]segment.Segment{s, s}, []*roaring.Bitmap{drop, nil}, path, nil, nil); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tail := written[len(written)-4-4-4-8:] // CRC, version, mode of chunks, and before them:
	fields := binary.BigEndian.Uint64(tail)
	return written[:binary.BigEndian.Uint64(written[fields+1:])]
}

// same compares all that can be asked of two segments.
func same(t *rapid.T, a, b segment.Segment) {
	for i := range a.Count() {
		x, err := a.DocID(i)
		if err != nil {
			t.Fatal(err)
		}
		y, err := b.DocID(i)
		if err != nil || !bytes.Equal(x, y) {
			t.Fatalf("record %d is %q and %q, %v", i, x, y, err)
		}
	}
	for _, field := range a.Fields() {
		if x, y := postingsOf(t, a, field), postingsOf(t, b, field); !slices.Equal(x, y) {
			t.Fatalf("field %s: %v, want %v", field, x, y)
		}
	}
}

func postingsOf(t *rapid.T, s segment.Segment, field string) []string {
	dictionary, err := s.Dictionary(field)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	terms := dictionary.AutomatonIterator(nil, nil, nil)
	for {
		entry, err := terms.Next()
		if err != nil {
			t.Fatal(err)
		}
		if entry == nil {
			return lines
		}
		list, err := dictionary.PostingsList([]byte(entry.Term), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for it := list.Iterator(true, true, false, nil); ; {
			p, err := it.Next()
			if err != nil {
				t.Fatal(err)
			}
			if p == nil {
				break
			}
			lines = append(lines, fmt.Sprint(entry.Term, p.Number(), p.Frequency(), p.Norm()))
		}
	}
}

// Documents of others go to bleve's own builder.
func TestForeignDocuments(t *testing.T) {
	d := zap.NewDocument("b", zap.Field{Name: "grams", Terms: []string{"发展"}, Length: 1})
	s, _, err := new(zap.Plugin).New([]index.Document{d, foreign{d}})
	if err != nil {
		t.Fatal(err)
	}
	if s.Count() != 2 {
		t.Error(s.Count())
	}
}

type foreign struct{ index.Document }

func BenchmarkBuild(b *testing.B) {
	results := sample(2000)
	for _, by := range []struct {
		name  string
		build func([]index.Document) (segment.Segment, uint64, error)
	}{{"here", new(zap.Plugin).New}, {"bleve", new(zapx.ZapPlugin).New}} {
		b.Run(by.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := by.build(results); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*len(results))/b.Elapsed().Seconds(), "records/s")
		})
	}
}

// sample are records of 150 grams out of 40,000, the more frequent the lower the number.
func sample(n int) []index.Document {
	seed := uint64(1)
	next := func(below uint64) uint64 {
		seed = seed*6364136223846793005 + 1442695040888963407
		return (seed >> 33) % below
	}
	documents := make([]*zap.Document, n)
	for i := range documents {
		terms := make([]string, 150)
		for k := range terms {
			terms[k] = string(rune(0x4e00+next(1+next(200)))) + string(rune(0x4e00+next(1+next(200))))
		}
		slices.Sort(terms)
		terms = slices.Compact(terms)
		documents[i] = zap.NewDocument(fmt.Sprintf("%08d", i), zap.Field{Name: "grams", Terms: terms, Length: len(terms)})
	}
	slices.SortFunc(documents, func(a, b *zap.Document) int { return cmp.Compare(a.ID(), b.ID()) })
	results := make([]index.Document, n)
	for i, d := range documents {
		results[i] = d
	}
	return results
}

func TestNumbering(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, want := zap.NewNumbering(), make(map[string]uint32)
		for _, term := range rapid.SliceOf(rapid.StringOfN(rapid.SampledFrom([]rune("ab发展\x00")), 0, 5, -1)).Draw(t, "terms") {
			before, known := want[term]
			if !known {
				before = uint32(len(want))
				want[term] = before
			}
			if number, added := n.Number(term); number != before || added == known {
				t.Fatalf("%q is number %d, %v, want %d", term, number, added, before)
			}
		}
		n.Clear()
		if number, added := n.Number("发展"); number != 0 || !added {
			t.Fatal(number, added)
		}
	})
}
