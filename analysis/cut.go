package analysis

import (
	"sync"
	"sync/atomic"

	"github.com/go-ego/gse"
)

// Cut calls yield for each word that makes up a folded text, as the byte range
// [start, end), in order: those of Each without the words that they are made of.
func (w *Words) Cut(folded string, yield func(start, end int)) {
	w.Each(folded, Whole(yield))
}

// Whole takes the words of Each and passes on those of Cut. It is good for one text.
func Whole(yield func(start, end int)) func(start, end int) {
	last := 0
	return func(start, end int) {
		if start < last {
			return // within the word before
		}
		last = end
		yield(start, end)
	}
}

// CutTagged is Cut with the part of speech of each word as the dictionaries have it
// ("v" a verb, "n" a noun, "d" an adverb, …); "m" for numbers and codes.
func (w *Words) CutTagged(folded string, yield func(start, end int, tag string)) {
	for pos := 0; pos < len(folded); {
		start, end := nextRun(folded, pos)
		if pos < start {
			text := folded[pos:start]
			w.cut(text, func(from, to int, word *entry) {
				if isWord(text[from:to]) {
					yield(pos+from, pos+to, word.partOfSpeech())
				}
			})
		}
		if end > start {
			yield(start, end, "m")
		}
		pos = end
	}
}

// lazyCutter is made for the first text that is worth it: that takes some tenths of a
// second, which whoever only cuts queries can do without.
type lazyCutter struct {
	once sync.Once
	made atomic.Pointer[cutter]
}

// get returns the cutter, or nil while texts are too short to make it.
func (l *lazyCutter) get(dict *gse.Dictionary, size int) *cutter {
	const worthIt = 60 // bytes
	c := l.made.Load()
	if c == nil && size > worthIt {
		l.once.Do(func() { l.made.Store(newCutter(dict)) })
		c = l.made.Load()
	}
	return c
}

// cut cuts a text by the dictionary as cutter.cut does. Where there is no cutter yet, or
// gse has rules of its own for letters, gse cuts it.
func (w *Words) cut(text string, yield func(start, end int, word *entry)) {
	if cuts(text) {
		if c := w.cutter.get(w.seg.Dict, len(text)); c != nil {
			c.cut(text, yield)
			return
		}
	}
	segments := w.seg.Segment([]byte(text))
	for i := range segments {
		s := &segments[i]
		yield(s.Start(), s.End(), newEntry(s.Token()))
	}
}
