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
