package embedded

import (
	"encoding/binary"

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
	fieldRepeats = "repeats" // how often common bigrams stand there, see analyzeRepeats
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
	// count is where the number of words is left when the record is indexed.
	count *int
}

// newRecord is the record of a paragraph.
func newRecord(words *analysis.Words, id string, s source) *document.Document {
	record := document.NewDocument(id)
	add := func(name, text string, options index.FieldIndexingOptions, analyze analyzer) {
		record.AddField(&field{name: name, text: text, options: options | index.IndexField, analyze: analyze})
	}
	add(fieldGrams, s.folded, index.SkipFreqNorm, analyzeGrams)
	add(fieldRepeats, s.folded, index.SkipFreqNorm, analyzeRepeats)
	add(fieldWords, s.folded, 0, func(text string) (frequencies index.TokenFrequencies, length int) {
		frequencies, length, *s.count = analyzeWords(words, text)
		return frequencies, length
	})
	if s.section != "" {
		add(fieldSection, s.section, index.SkipFreqNorm, func(text string) (index.TokenFrequencies, int) {
			return analyzeSection(words, text)
		})
	}
	if s.kind != corpus.KindText {
		add(fieldKind, string(s.kind), index.SkipFreqNorm, analyzeWhole)
	}
	return record
}

// analyzer turns a text into terms with frequencies, and its length in terms.
type analyzer func(text string) (index.TokenFrequencies, int)

// field is a field of a record that bleve indexes as it stands. Its terms are
// substrings of text: nothing is copied.
type field struct {
	name    string
	text    string
	options index.FieldIndexingOptions
	analyze analyzer

	frequencies index.TokenFrequencies
	length      int
}

func (f *field) Analyze()                                         { f.frequencies, f.length = f.analyze(f.text) }
func (f *field) Name() string                                     { return f.name }
func (f *field) Value() []byte                                    { return nil }
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) Options() index.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.frequencies }
func (f *field) NumPlainTextBytes() uint64                        { return uint64(len(f.text)) }
func (f *field) Size() int                                        { return len(f.text) }

// once is the frequency of every term of a field of documents only. It is shared
// by all of them and never written.
func once() *index.TokenFreq {
	f := new(index.TokenFreq)
	f.SetFrequency(1)
	return f
}

func analyzeGrams(text string) (index.TokenFrequencies, int) {
	frequencies := make(index.TokenFrequencies, len(text)/3)
	present := once()
	analysis.Grams(text, func(gram string) { frequencies[gram] = present })
	return frequencies, len(frequencies)
}

func analyzeSection(words *analysis.Words, text string) (index.TokenFrequencies, int) {
	frequencies := make(index.TokenFrequencies)
	present := once()
	words.Each(text, func(start, end int) { frequencies[text[start:end]] = present })
	return frequencies, len(frequencies)
}

func analyzeWhole(text string) (index.TokenFrequencies, int) {
	return index.TokenFrequencies{text: once()}, 1
}

// analyzeWords also counts the words that make up the text.
func analyzeWords(words *analysis.Words, text string) (frequencies index.TokenFrequencies, length, count int) {
	frequencies = make(index.TokenFrequencies, len(text)/6)
	whole := analysis.Whole(func(int, int) { count++ })
	words.Each(text, func(start, end int) {
		length++
		whole(start, end)
		word := text[start:end]
		if f := frequencies[word]; f != nil {
			f.SetFrequency(f.Frequency() + 1)
			return
		}
		frequencies[word] = once()
	})
	return frequencies, length, count
}
