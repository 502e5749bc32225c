package analysis

import (
	"bufio"
	_ "embed"
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

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
// use. It holds about 130 MB.
type Words struct {
	seg         gse.Segmenter
	cutter      lazyCutter
	stop        map[string]bool
	fingerprint string
}

// LoadWords loads the general dictionary, our policy dictionary and, when user
// is not nil, a user's own dictionary: a word a line, optionally followed by a
// frequency and a part-of-speech tag, "#" comments. It takes about a second:
// call it once a process and in the background.
func LoadWords(user io.Reader) (*Words, error) {
	w := &Words{stop: readStopWords(stopList)}
	w.seg.SkipLog, w.seg.NotLoadHMM = true, true
	w.seg.Dict = gse.NewDict()
	w.seg.Init()
	sum := fnv.New64a()
	add := func(r io.Reader) error { return w.addDictionary(io.TeeReader(r, sum)) }
	if user != nil {
		if err := add(user); err != nil {
			return nil, fmt.Errorf("user dictionary: %w", err)
		}
	}
	if err := add(strings.NewReader(policyDict)); err != nil {
		return nil, fmt.Errorf("policy dictionary: %w", err)
	}
	// Loaded last, because this also works out the subwords of every word.
	if err := w.seg.LoadDictEmbed("zh_s"); err != nil {
		return nil, fmt.Errorf("general dictionary: %w", err)
	}
	version, _, _ := strings.Cut(gse.GetVersion(), ",") // its name follows
	w.fingerprint = fmt.Sprintf("words%d-gse-%s-%x", WordsVersion, version, sum.Sum64())
	return w, nil
}

// addDictionary adds the entries of a dictionary file. The first entry of a word
// counts, so what is added earlier wins.
func (w *Words) addDictionary(r io.Reader) error {
	const defaultFrequency = 1000 // about that of 乡村振兴 in the general dictionary
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		frequency, tag := float64(defaultFrequency), "n"
		if len(fields) > 1 {
			f, err := strconv.ParseFloat(fields[1], 64)
			if err != nil || f < 1 {
				return fmt.Errorf("line %d: %q is not a frequency of at least 1", n, fields[1])
			}
			frequency = f
		}
		if len(fields) > 2 {
			tag = fields[2]
		}
		word := Fold(fields[0])
		if utf8.RuneCountInString(word) < 2 {
			continue
		}
		if err := w.seg.AddToken(word, frequency, tag); err != nil {
			return fmt.Errorf("line %d: %q: %w", n, fields[0], err)
		}
	}
	return lines.Err()
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
// characters that it is made of (one level: 中华人民共和国 gives 中华 and 人民共和国). Numbers, codes and document numbers
// (3.14%, gb/t 28181-2016, 国办发〔2023〕15号) are one word each.
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
	w.cut(text, func(start, end int, word *entry) {
		if !isWord(text[start:end]) {
			return
		}
		yield(from+start, from+end)
		for _, in := range word.parts() {
			yield(from+start+in.start, from+start+in.end)
		}
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
