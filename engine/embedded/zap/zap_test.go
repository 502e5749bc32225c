package zap_test

import (
	"bytes"
	"cmp"
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
func drawDocuments(t *rapid.T, prefix string) []*zap.Document {
	n := rapid.SampledFrom([]int{1, 2, 3, 10, 10, 100, 100, 100, 100, 1300}).Draw(t, "records")
	variety := rapid.SampledFrom([]int{1, 5, 50, 1000}).Draw(t, "terms")
	seed := rapid.IntRange(0, 1<<20).Draw(t, "seed")
	next := func(below int) int {
		seed = (seed*1103515245 + 12345) & 0x7fffffff
		return (seed >> 8) % below
	}
	// Records are made side by side: some have their terms in one list, some in the other.
	lists := []map[string]*zap.Terms{{}, {}}
	draw := func(name string, draws int) zap.Field {
		in := lists[next(2)]
		if in[name] == nil {
			in[name] = zap.NewTerms()
		}
		f := zap.Field{Name: name, Terms: in[name], Length: 1 + next(300)}
		for range next(draws) {
			term := fmt.Sprintf("词%d", next(1+next(variety))) // some stand in most records
			if next(3) == 0 {
				term += "，长一些的"
			}
			for range 1 + next(4)*next(3)*next(100) {
				f.Terms.Add(term)
			}
		}
		f.Numbers, f.Frequencies = f.Terms.Take()
		if name != "words" {
			f.Frequencies = nil
		}
		return f
	}
	documents := make([]*zap.Document, n)
	for i := range documents {
		fields := []zap.Field{draw("words", 12), draw("grams", 12)}
		if next(10) == 0 {
			fields = append(fields, draw("kind", 2))
		}
		documents[i] = zap.NewDocument(fmt.Sprintf("%s%08d", prefix, i), fields...)
	}
	return documents
}

// Segments built and merged here have what those have that bleve builds and merges; and bleve
// can merge those built here.
func TestSegmentsAreThoseOfBleve(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		var ours, theirs []segment.Segment
		var drops []*roaring.Bitmap
		for i := range rapid.IntRange(1, 3).Draw(t, "segments") {
			documents := drawDocuments(t, fmt.Sprint(i))
			results := make([]index.Document, len(documents))
			for i, d := range documents {
				results[i] = d
			}
			their, _, err := new(zapx.ZapPlugin).New(results)
			if err != nil {
				t.Fatal(err)
			}
			our, size, err := new(zap.Plugin).New(rapid.Permutation(results).Draw(t, "order"))
			if err != nil {
				t.Fatal(err)
			}
			if size == 0 {
				t.Fatal("size 0")
			}
			same(t, our, their)
			if rapid.Bool().Draw(t, "on disk") {
				our = onDisk(t, dir, our)
				defer our.Close()
			}
			ours, theirs = append(ours, our), append(theirs, their)
			drops = append(drops, drawDrops(t, len(documents)))
		}
		want := merged(t, dir, new(zapx.ZapPlugin), theirs, drops)
		defer want.Close()
		got := merged(t, dir, new(zap.Plugin), ours, drops)
		defer got.Close()
		if got.Count() == 0 {
			return
		}
		same(t, got, want)
		// What was merged here can be merged once more, here and by bleve.
		drop := []*roaring.Bitmap{roaring.BitmapOf(0)}
		again := merged(t, dir, new(zap.Plugin), []segment.Segment{got}, drop)
		defer again.Close()
		theirsAgain := merged(t, dir, new(zapx.ZapPlugin), []segment.Segment{got}, drop)
		defer theirsAgain.Close()
		if again.Count() > 0 {
			same(t, again, theirsAgain)
		}
	})
}

// drawDrops draws records to be dropped: none, some, nearly all.
func drawDrops(t *rapid.T, documents int) *roaring.Bitmap {
	from := rapid.IntRange(0, 2*documents).Draw(t, "dropped from")
	if from >= documents {
		return nil
	}
	drop := roaring.New()
	drop.AddRange(uint64(from), uint64(rapid.IntRange(from+1, documents).Draw(t, "to")))
	return drop
}

func onDisk(t *rapid.T, dir string, s segment.Segment) segment.Segment {
	path := filepath.Join(dir, "segment")
	defer os.Remove(path)
	if err := s.(segment.UnpersistedSegment).Persist(path); err != nil {
		t.Fatal(err)
	}
	return opened(t, path)
}

// opened opens a file, whose name can be used again.
func opened(t *rapid.T, path string) segment.Segment {
	s, err := new(zap.Plugin).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	return s
}

// merger is what merges segments.
type merger interface {
	Merge(segments []segment.Segment, drops []*roaring.Bitmap, path string, closed chan struct{}, r segment.StatsReporter) (
		numbers [][]uint64, size uint64, err error)
}

func merged(t *rapid.T, dir string, by merger, segments []segment.Segment, drops []*roaring.Bitmap) segment.Segment {
	path := filepath.Join(dir, "merged")
	numbers, size, err := by.Merge(segments, drops, path, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || uint64(info.Size()) < size {
		t.Fatalf("%d bytes said, %v, %v", size, info, err)
	}
	next := uint64(0)
	for i, s := range segments {
		if numbers == nil {
			break // nothing is left
		}
		for record := range s.Count() {
			if drops[i] != nil && drops[i].Contains(uint32(record)) {
				continue
			}
			if numbers[i][record] != next {
				t.Fatalf("record %d of segment %d becomes %d, want %d", record, i, numbers[i][record], next)
			}
			next++
		}
	}
	return opened(t, path)
}

// same compares all that is asked of two segments.
func same(t *rapid.T, a, b segment.Segment) {
	if a.Count() != b.Count() || !slices.Equal(a.Fields(), b.Fields()) {
		t.Fatal(a.Count(), b.Count(), a.Fields(), b.Fields())
	}
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

// posting is a term in a record, with its frequency and the length of the field where they
// count.
type posting struct {
	term      string
	record    uint64
	frequency uint64
	length    float64
}

func postingsOf(t *rapid.T, s segment.Segment, field string) []posting {
	dictionary, err := s.Dictionary(field)
	if err != nil {
		t.Fatal(err)
	}
	var all []posting
	terms := dictionary.AutomatonIterator(nil, nil, nil)
	for {
		entry, err := terms.Next()
		if err != nil {
			t.Fatal(err)
		}
		if entry == nil {
			return all
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
			found := posting{term: entry.Term, record: p.Number()}
			if field == "words" || field == "_id" {
				found.frequency, found.length = p.Frequency(), p.Norm()
			}
			all = append(all, found)
		}
	}
}

// A merge that is given up says so in the one way that bleve understands, and leaves nothing.
func TestAMergeIsGivenUp(t *testing.T) {
	var segments []segment.Segment
	for range 2 {
		s, _, err := new(zap.Plugin).New(sample(10))
		if err != nil {
			t.Fatal(err)
		}
		segments = append(segments, s)
	}
	closed := make(chan struct{})
	close(closed)
	path := filepath.Join(t.TempDir(), "merged")
	_, _, err := new(zap.Plugin).Merge(segments, make([]*roaring.Bitmap, len(segments)), path, closed, nil)
	if err != segment.ErrClosed { //nolint:errorlint // bleve compares it so
		t.Errorf("%v, want %v itself", err, segment.ErrClosed)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("the file is left behind: %v", err)
	}
}

// Documents of others go to bleve's own builder.
func TestForeignDocuments(t *testing.T) {
	terms := zap.NewTerms()
	terms.Add("发展")
	d := zap.NewDocument("b", zap.Field{Name: "grams", Terms: terms, Numbers: terms.TakeNumbers()})
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

func BenchmarkMerge(b *testing.B) {
	var segments []segment.Segment
	for range 4 {
		s, _, err := new(zap.Plugin).New(sample(2000))
		if err != nil {
			b.Fatal(err)
		}
		path := filepath.Join(b.TempDir(), "segment")
		err = s.(segment.UnpersistedSegment).Persist(path)
		if err == nil {
			s, err = new(zap.Plugin).Open(path)
		}
		if err != nil {
			b.Fatal(err)
		}
		defer s.Close()
		segments = append(segments, s)
	}
	for _, by := range []struct {
		name string
		merger
	}{{"here", new(zap.Plugin)}, {"bleve", new(zapx.ZapPlugin)}} {
		b.Run(by.name, func(b *testing.B) {
			b.ReportAllocs()
			path := filepath.Join(b.TempDir(), "merged")
			for b.Loop() {
				_, _, err := by.Merge(segments, make([]*roaring.Bitmap, len(segments)), path, nil, nil)
				if err == nil {
					err = os.Remove(path)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
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
	documents, terms := make([]*zap.Document, n), zap.NewTerms()
	for i := range documents {
		for range 150 {
			terms.Add(string(rune(0x4e00+next(1+next(200)))) + string(rune(0x4e00+next(1+next(200)))))
		}
		documents[i] = zap.NewDocument(fmt.Sprintf("%08d", i), zap.Field{Name: "grams", Terms: terms, Numbers: terms.TakeNumbers()})
	}
	slices.SortFunc(documents, func(a, b *zap.Document) int { return cmp.Compare(a.ID(), b.ID()) })
	results := make([]index.Document, n)
	for i, d := range documents {
		results[i] = d
	}
	return results
}

func TestTermsAreNumberedAndCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, numbers := zap.NewTerms(), make(map[string]uint32)
		term := rapid.StringOfN(rapid.SampledFrom([]rune("ab发展\x00")), 0, 5, -1)
		for _, text := range rapid.SliceOf(rapid.SliceOf(term)).Draw(t, "texts") {
			counts := make(map[string]uint32)
			var order []uint32
			for _, term := range text {
				if _, ok := numbers[term]; !ok {
					numbers[term] = uint32(len(numbers))
				}
				if counts[term]++; counts[term] == 1 {
					order = append(order, numbers[term])
				}
				terms.Add(term)
			}
			got, times := terms.Take()
			if !slices.Equal(got, order) || len(times) != len(order) {
				t.Fatalf("%q: %v, want %v", text, got, order)
			}
			for i, number := range got {
				if term := string(terms.Term(number)); numbers[term] != number || counts[term] != times[i] {
					t.Fatalf("%q is number %d, %d times", term, number, times[i])
				}
			}
		}
		if terms.Len() != len(numbers) {
			t.Fatal(terms.Len())
		}
	})
}

// BenchmarkTerms numbers the pairs of characters of texts.
func BenchmarkTerms(b *testing.B) {
	pairs := make([]string, 1<<16)
	seed := uint64(1)
	for i := range pairs {
		seed = seed*6364136223846793005 + 1442695040888963407
		pairs[i] = string(rune(0x4e00+seed>>33%500)) + string(rune(0x4e00+seed>>43%500))
	}
	b.ReportAllocs()
	b.SetBytes(6)
	terms := zap.NewTerms()
	for i := 0; b.Loop(); i++ {
		terms.Add(pairs[i&(1<<16-1)])
		if i&127 == 0 {
			terms.TakeNumbers()
		}
	}
}
