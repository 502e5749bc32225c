package embedded

import (
	"cewen/analysis"
	"cewen/engine/embedded/zap"
)

// termLists list the terms of one paragraph after another, a list for each field.
type termLists struct {
	words, grams, repeats, sections, kinds *zap.Terms
	// common tells of each gram, by number, whether it is common; as far as it is known.
	common []bool
}

func newTermLists() *termLists {
	return &termLists{
		words: zap.NewTerms(), grams: zap.NewTerms(), repeats: zap.NewTerms(), sections: zap.NewTerms(), kinds: zap.NewTerms(),
	}
}

// gramFields are the fields of the grams of a text and the common phrases in it, and of their
// repeats.
func (l *termLists) gramFields(text string) (grams, repeats zap.Field) {
	analysis.Grams(text, l.grams.Add)
	phrases().each(text, l.grams.Add)
	for i, count := range l.grams.Counts() {
		if count == 1 {
			continue
		}
		number := l.grams.Numbers()[i]
		if !l.isCommon(number) {
			continue
		}
		for bit, left := 0, count-1; left > 0; bit, left = bit+1, left>>1 {
			if left&1 == 1 {
				l.repeats.Add(repeatTerm(string(l.grams.Term(number)), bit))
			}
		}
	}
	return recordsOnly(fieldGrams, l.grams), recordsOnly(fieldRepeats, l.repeats)
}

// isCommon tells whether a gram is common.
func (l *termLists) isCommon(number uint32) bool {
	for n := len(l.common); n < l.grams.Len(); n++ {
		l.common = append(l.common, common()[string(l.grams.Term(uint32(n)))])
	}
	return l.common[number]
}

// recordsOnly is a field with the terms of the current text, of which only records are kept.
func recordsOnly(name string, terms *zap.Terms) zap.Field {
	return zap.Field{Name: name, Terms: terms, Numbers: terms.TakeNumbers()}
}

// wordField is the field of the words of a text. count is how many make it up; within these
// there may be others.
func (l *termLists) wordField(words *analysis.Words, text string) (f zap.Field, count int) {
	f = zap.Field{Name: fieldWords, Terms: l.words}
	whole := analysis.Whole(func(int, int) { count++ })
	words.Each(text, func(start, end int) {
		f.Length++
		whole(start, end)
		l.words.Add(text[start:end])
	})
	f.Numbers, f.Frequencies = l.words.Take()
	return f, count
}

// sectionField is the field of the words of the headings above a paragraph.
func (l *termLists) sectionField(words *analysis.Words, headings string) zap.Field {
	words.Each(headings, func(start, end int) { l.sections.Add(headings[start:end]) })
	return recordsOnly(fieldSection, l.sections)
}

// kindField is the field of the kind of a paragraph.
func (l *termLists) kindField(kind string) zap.Field {
	l.kinds.Add(kind)
	return recordsOnly(fieldKind, l.kinds)
}
