package analysis

// Cut calls yield for each word that makes up a folded text, as the byte range
// [start, end), in order: those of Each without the words that they are made of.
func (w *Words) Cut(folded string, yield func(start, end int)) {
	last := 0
	w.Each(folded, func(start, end int) {
		if start < last {
			return // within the word before
		}
		last = end
		yield(start, end)
	})
}
