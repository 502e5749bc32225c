package analysis

import "unicode/utf8"

// GramVersion changes whenever Grams gives different results.
const GramVersion = 1

// Grams calls yield for each gram of a folded text, repeats included: every two
// neighbouring characters within a run of letters, digits and marks, and the
// last character of every run alone. So a character's grams are the terms that
// begin with it, and none of its places is missed.
//
// Each gram is a substring of folded.
func Grams(folded string, yield func(gram string)) {
	t := foldTable()
	prev := -1 // where the previous character of the run starts
	for i := 0; i < len(folded); {
		r, size := utf8.DecodeRuneInString(folded[i:])
		_, class := t.lookup(r)
		switch {
		case class&classGram != 0 && prev >= 0:
			yield(folded[prev : i+size])
			prev = i
		case class&classGram != 0:
			prev = i
		case prev >= 0:
			yield(folded[prev:i])
			prev = -1
		}
		i += size
	}
	if prev >= 0 {
		yield(folded[prev:])
	}
}
