package analysis

import (
	_ "embed"
	"fmt"
	"hash/fnv"
	"io"
	"strings"

	"github.com/go-ego/gse"
)

// WordsVersion changes whenever the rules of Words.Each change.
const WordsVersion = 1

// policyDict is our own dictionary of policy terms: "word frequency tag" a line.
//
//go:embed dict/policy.txt
var policyDict string

// stopList holds the words that say nothing about what a paragraph is about.
//
//go:embed dict/stop.txt
var stopList string

// Words cuts folded text into words (分词). Words rank and relate paragraphs;
// they never decide what matches. A Words is immutable and safe for concurrent
// use. It holds about 15 MB, without pointers.
type Words struct {
	cutter      *cutter
	stop        map[string]bool
	fingerprint string
}

// LoadWords loads the general dictionary, our policy dictionary and, when user
// is not nil, a user's own dictionary: a word a line, optionally followed by a
// frequency and a part-of-speech tag, "#" comments. It takes about 0.2 s:
// call it once a process and in the background.
func LoadWords(user io.Reader) (*Words, error) {
	d, sum := newDictionary(), fnv.New64a()
	if user != nil {
		if err := eachEntry(io.TeeReader(user, sum), d.add); err != nil {
			return nil, fmt.Errorf("user dictionary: %w", err)
		}
	}
	if err := eachEntry(io.TeeReader(strings.NewReader(policyDict), sum), d.add); err != nil {
		return nil, fmt.Errorf("policy dictionary: %w", err)
	}
	if err := d.addGeneral(general); err != nil {
		return nil, fmt.Errorf("general dictionary: %w", err)
	}
	version, _, _ := strings.Cut(gse.GetVersion(), ",") // its name follows
	return &Words{
		cutter:      d.cutter(),
		stop:        readStopWords(stopList),
		fingerprint: fmt.Sprintf("words%d-gse-%s-%x", WordsVersion, version, sum.Sum64()),
	}, nil
}

func readStopWords(list string) map[string]bool {
	stop := make(map[string]bool)
	for line := range strings.Lines(list) {
		word, _, _ := strings.Cut(line, "#")
		if word = strings.TrimSpace(word); word != "" {
			stop[Fold(word)] = true
		}
	}
	return stop
}

// Fingerprint names the dictionaries and rules in use: texts cut by Words of
// different fingerprints cannot be compared.
func (w *Words) Fingerprint() string { return w.fingerprint }

// IsStop tells whether a word says nothing about what a paragraph is about.
func (w *Words) IsStop(word string) bool { return w.stop[word] }

// Each calls yield for each word of a folded text as the byte range
// [start, end), in order: first the words that make up the text, without
// punctuation and white space, each followed by the words of two or more
// characters that it is made of (one level: 中华人民共和国 gives 中华 and
// 人民共和国). Numbers, codes and document numbers (3.14%, gb/t 28181-2016,
// 国办发〔2023〕15号) are one word each.
func (w *Words) Each(folded string, yield func(start, end int)) {
	for pos := 0; pos < len(folded); {
		start, end := nextRun(folded, pos)
		w.segment(folded, pos, start, yield)
		if end > start {
			yield(start, end)
		}
		pos = end
	}
}

// segment cuts folded[from:to] by the dictionary.
func (w *Words) segment(folded string, from, to int, yield func(start, end int)) {
	if from >= to {
		return
	}
	text := folded[from:to]
	w.cutter.cut(text, func(word found) {
		if !word.isWord(text) {
			return
		}
		yield(from+word.start, from+word.end)
		word.inside(text, func(start, end int) { yield(from+start, from+end) })
	})
}

// isWord tells whether a segment holds a letter or digit.
func isWord(s string) bool {
	t := foldTable()
	for _, r := range s {
		if _, c := t.lookup(r); c&classGram != 0 {
			return true
		}
	}
	return false
}
