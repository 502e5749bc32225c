package analysis

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
			w.cutter.cut(text, func(word found) {
				if word.isWord(text) {
					yield(pos+word.start, pos+word.end, word.tag())
				}
			})
		}
		if end > start {
			yield(start, end, "m")
		}
		pos = end
	}
}
