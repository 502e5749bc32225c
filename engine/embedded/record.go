package embedded

import (
	"encoding/binary"
	"sync"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
)

// recordVersion changes whenever the fields of a record or its ID change.
const recordVersion = 2

// The fields of a record.
const (
	fieldGrams   = "grams"   // bigrams, documents only: they find candidates
	fieldRepeats = "repeats" // how often common bigrams stand there, see gramTerms
	fieldWords   = "words"   // words with frequencies and lengths: they rank
	fieldSection = "section" // words of the headings above the paragraph, documents only
	fieldKind    = "kind"    // kind of the paragraph, where it is not text
)

// recordID is the ID of a paragraph's record: version and number of the
// paragraph, four bytes each, big-endian.
func recordID(o store.Ordinal, paragraph int) string {
	var b [8]byte
	binary.BigEndian.PutUint32(b[:4], uint32(o))
	binary.BigEndian.PutUint32(b[4:], uint32(paragraph))
	return string(b[:])
}

func parseRecordID(id []byte) (o store.Ordinal, paragraph int, ok bool) {
	if len(id) != 8 {
		return 0, 0, false
	}
	return store.Ordinal(binary.BigEndian.Uint32(id[:4])), int(binary.BigEndian.Uint32(id[4:])), true
}

// source is what the record of a paragraph is made of. folded and section are folded
// texts that must stay readable until the record is indexed.
type source struct {
	folded, section string
	kind            corpus.ParagraphKind
}

// newRecord is the record of a paragraph, and the number of words that make it up.
func newRecord(words *analysis.Words, id string, s source) (record *document.Document, count int) {
	record = document.NewDocument(id)
	add := func(f *field) {
		f.options |= index.IndexField
		record.AddField(f)
	}
	grams, repeats := gramTerms(s.folded)
	add(&field{name: fieldGrams, terms: grams, length: len(grams), size: len(s.folded), options: index.SkipFreqNorm})
	add(&field{name: fieldRepeats, terms: repeats, length: len(repeats), options: index.SkipFreqNorm})
	terms, length, count := wordTerms(words, s.folded)
	add(&field{name: fieldWords, terms: terms, length: length})
	if s.section != "" {
		terms := sectionTerms(words, s.section)
		add(&field{name: fieldSection, terms: terms, length: len(terms), options: index.SkipFreqNorm})
	}
	if s.kind != corpus.KindText {
		terms := index.TokenFrequencies{string(s.kind): present()}
		add(&field{name: fieldKind, terms: terms, length: 1, options: index.SkipFreqNorm})
	}
	return record, count
}

// field is a field of a record as bleve indexes it: its terms are there already, so that
// the next records can be made while bleve indexes. Terms are substrings of the text:
// nothing is copied.
type field struct {
	name    string
	terms   index.TokenFrequencies
	length  int // in terms; of 0, bleve loses terms that stand in one record only
	size    int // of the text, in bytes
	options index.FieldIndexingOptions
}

func (f *field) Analyze()                                         {}
func (f *field) Name() string                                     { return f.name }
func (f *field) Value() []byte                                    { return nil }
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) Options() index.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                        { return uint64(f.size) }
func (f *field) Size() int                                        { return f.size }

// frequencies are the frequencies from 0 on that terms have. They are shared by all
// terms and never written: a term costs no allocation.
var frequencies = sync.OnceValue(func() []*index.TokenFreq {
	const kept = 64 // hardly a word stands more often in a paragraph
	of := make([]*index.TokenFreq, kept)
	for i := range of {
		of[i] = newFrequency(i)
	}
	return of
})

func newFrequency(n int) *index.TokenFreq {
	f := new(index.TokenFreq)
	f.SetFrequency(n)
	return f
}

// times is the frequency of a term that occurs n times.
func times(n int) *index.TokenFreq {
	if of := frequencies(); n < len(of) {
		return of[n]
	}
	return newFrequency(n)
}

// present is the frequency of a term of which only the documents matter. Of 0, bleve keeps
// neither frequency nor length: that would be two bytes a term of a record, a third of the
// whole index.
func present() *index.TokenFreq { return times(0) }

func sectionTerms(words *analysis.Words, text string) index.TokenFrequencies {
	terms := make(index.TokenFrequencies)
	there := present()
	words.Each(text, func(start, end int) { terms[text[start:end]] = there })
	return terms
}

// wordTerms also tells how many words the text has, and how many make it up.
func wordTerms(words *analysis.Words, text string) (terms index.TokenFrequencies, length, count int) {
	terms = make(index.TokenFrequencies, len(text)/6)
	whole := analysis.Whole(func(int, int) { count++ })
	words.Each(text, func(start, end int) {
		length++
		whole(start, end)
		word := text[start:end]
		n := 1
		if f := terms[word]; f != nil {
			n += f.Frequency()
		}
		terms[word] = times(n)
	})
	return terms, length, count
}
