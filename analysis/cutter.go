package analysis

import (
	"math"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-ego/gse"
)

// cutter cuts texts exactly as gse.Segmenter.Segment does with the same dictionary, some
// times faster: it looks words up by characters instead of bytes, and allocates nothing.
// It leaves alone texts with letters of the Latin, Greek and like scripts (cuts).
type cutter struct {
	trie  trie
	words []entry
	// scratch holds *path values.
	scratch sync.Pool
}

// entry is a word of the dictionary.
type entry struct {
	distance float32 // the less, the more frequent
	chars    int32
	tag      string
	// inside are the words of two or more characters that it is made of, as byte ranges.
	inside []byteRange
}

type byteRange struct{ start, end int }

// noWord is the number of no entry.
const noWord = -1

// lonelyDistance is the distance of a character that is no word.
const lonelyDistance = 32

// lonelyTag is the part of speech of a character that is no word.
const lonelyTag = "x"

// newCutter takes over the dictionary of a segmenter.
func newCutter(dict *gse.Dictionary) *cutter {
	c := &cutter{words: make([]entry, 0, dict.NumTokens()), trie: newTrie(2 * dict.NumTokens())}
	c.scratch.New = func() any { return new(path) }
	total := float32(math.Log2(dict.TotalFreq()))
	for i := range dict.Tokens {
		token := &dict.Tokens[i]
		text := token.Text()
		if !cuts(text) {
			continue // it stands in no text that is cut here
		}
		word := newEntry(token)
		word.distance = total - float32(math.Log2(token.Freq()))
		c.trie.insert(text, int32(len(c.words)))
		c.words = append(c.words, *word)
	}
	return c
}

// newEntry is a word of gse's, without its distance.
func newEntry(token *gse.Token) *entry {
	text := token.Text()
	word := &entry{chars: int32(utf8.RuneCountInString(text)), tag: token.Pos()}
	for _, s := range token.Segments() {
		if utf8.RuneCountInString(text[s.Start():s.End()]) > 1 {
			word.inside = append(word.inside, byteRange{s.Start(), s.End()})
		}
	}
	return word
}

// parts are the words that it is made of; of a character that is no word, none.
func (e *entry) parts() []byteRange {
	if e == nil {
		return nil
	}
	return e.inside
}

// partOfSpeech is as the dictionary has it.
func (e *entry) partOfSpeech() string {
	if e == nil {
		return lonelyTag
	}
	return e.tag
}

// cuts is false for texts with characters that gse joins to words without the dictionary:
// letters and digits of one or two bytes, and bytes that are no character.
func cuts(text string) bool {
	for i, r := range text {
		switch {
		case r == utf8.RuneError:
			_, size := utf8.DecodeRuneInString(text[i:])
			if size == 1 {
				return false
			}
		case r < 0x800 && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			return false
		}
	}
	return true
}

// path is the shortest way through a text: for each character, how far it is to its end,
// and by which word one comes there.
type path struct {
	steps []pathStep
}

type pathStep struct {
	char     rune
	end      int32 // of the character, in bytes
	word     int32 // that ends here, or noWord
	distance float32
}

// read takes in the characters of a text.
func (p *path) read(text string) {
	p.steps = p.steps[:0]
	for i, r := range text {
		p.steps = append(p.steps, pathStep{char: r, end: int32(i + utf8.RuneLen(r)), word: noWord})
	}
}

// reach notes that a word which adds to the distance ends at a step, if that is the
// shortest way yet. As gse does, it takes a distance of 0 for none.
func (s *pathStep) reach(distance float32, word int32) {
	if s.distance == 0 || s.distance > distance {
		s.distance, s.word = distance, word
	}
}

// find finds the shortest way.
func (c *cutter) find(p *path) {
	before := float32(0)
	for i := range p.steps {
		node, alone := root, false
		for j := i; j < len(p.steps); j++ {
			slot := c.trie.child(node, p.steps[j].char)
			if slot == nil {
				break
			}
			node = slot.node
			if slot.word != noWord {
				alone = alone || j == i
				p.steps[j].reach(before+c.words[slot.word].distance, slot.word)
			}
		}
		if !alone {
			p.steps[i].reach(before+lonelyDistance, noWord)
		}
		before = p.steps[i].distance
	}
}

// cut calls yield for each word of a text, punctuation included, as the byte range
// [start, end) with its entry; nil for a character that is no word.
func (c *cutter) cut(text string, yield func(start, end int, word *entry)) {
	p := c.scratch.Get().(*path)
	defer c.scratch.Put(p)
	p.read(text)
	c.find(p)
	// From the end to the beginning: each step chosen is moved behind those not yet read.
	first := len(p.steps)
	for i := len(p.steps) - 1; i >= 0; {
		step := p.steps[i]
		chars := 1
		if step.word != noWord {
			chars = int(c.words[step.word].chars)
		}
		first--
		p.steps[first] = step
		i -= chars
	}
	start := 0
	for _, step := range p.steps[first:] {
		var word *entry
		if step.word != noWord {
			word = &c.words[step.word]
		}
		yield(start, int(step.end), word)
		start = int(step.end)
	}
}
