package analysis

import "unicode/utf8"

// Edit is one change that folding made to a text.
type Edit struct {
	// Copied is the number of bytes before the change that folding left alone.
	Copied int
	// Folded is the number of bytes of the folded text that stand for Original.
	Folded int
	// Original is what was written there.
	Original string
}

// Edits calls yield for each change that Fold makes to text, in order. With them
// the text can be made again from its folded form, which holds nearly all of it:
// Unfold does so.
func Edits(text string, yield func(Edit)) {
	f := folder{table: foldTable()}
	copied, folded, from := 0, 0, -1 // from is where the change at hand begins
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		to, space, ok := f.next(r)
		if ok && !space && to == r && (r != utf8.RuneError || size > 1) {
			if from >= 0 {
				yield(Edit{Copied: copied, Folded: folded, Original: text[from:i]})
				copied, folded, from = 0, 0, -1
			}
			copied += size
		} else {
			if from < 0 {
				from = i
			}
			if ok {
				folded += utf8.RuneLen(to)
			}
			if space {
				folded++
			}
		}
		i += size
	}
	if from >= 0 {
		yield(Edit{Copied: copied, Folded: folded, Original: text[from:]})
	}
}

// Unfold appends to dst the text that folded was made from, given its edits.
func Unfold(dst []byte, folded string, edits func(yield func(Edit))) []byte {
	at := 0
	edits(func(e Edit) {
		dst = append(dst, folded[at:at+e.Copied]...)
		dst = append(dst, e.Original...)
		at += e.Copied + e.Folded
	})
	return append(dst, folded[at:]...)
}
