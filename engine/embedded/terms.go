package embedded

import (
	"slices"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/engine/embedded/zap"
)

// termLists list the terms of one paragraph after another, a list for each field.
type termLists struct {
	words, grams, repeats, sections, kinds *zap.Terms
	known                                  []knownGram // of grams, by number, as far as was looked up
	// characters is how often each of characters() stands in the text at hand.
	characters []uint32
}

// knownGram is what is known of a gram: whether it is common, and the number of the common
// character that it begins with, -1 for none. Every place of a character begins one gram.
type knownGram struct {
	common    bool
	character int8
}

func newTermLists() *termLists {
	return &termLists{
		words: zap.NewTerms(), grams: zap.NewTerms(), repeats: zap.NewTerms(), sections: zap.NewTerms(), kinds: zap.NewTerms(),
		characters: make([]uint32, len(characters())),
	}
}

// gramFields are the fields of the grams of a text and the common phrases in it, and of the
// repeats of what is common; common characters are in the second alone.
func (l *termLists) gramFields(text string) (grams, repeats zap.Field) {
	analysis.Grams(text, l.grams.Add)
	phrases().each(text, l.grams.Add)
	for i, count := range l.grams.Counts() {
		number := l.grams.Numbers()[i]
		gram := l.gram(number)
		if gram.character >= 0 {
			l.characters[gram.character] += count
		}
		if gram.common && count > 1 {
			l.addRepeats(string(l.grams.Term(number)), count)
		}
	}
	for i, count := range l.characters {
		if count > 0 {
			l.repeats.Add(characters()[i])
			l.addRepeats(characters()[i], count)
			l.characters[i] = 0
		}
	}
	return recordsOnly(fieldGrams, l.grams), recordsOnly(fieldRepeats, l.repeats)
}

func (l *termLists) addRepeats(text string, count uint32) {
	for bit, left := 0, count-1; left > 0; bit, left = bit+1, left>>1 {
		if left&1 == 1 {
			l.repeats.Add(repeatTerm(text, bit))
		}
	}
}

// gram tells what is known of a gram.
func (l *termLists) gram(number uint32) knownGram {
	for n := len(l.known); n < l.grams.Len(); n++ {
		text := l.grams.Term(uint32(n))
		gram := knownGram{common: common()[string(text)], character: -1}
		// Phrases are among the grams, too.
		if _, size := utf8.DecodeRune(text); utf8.RuneCount(text) <= 2 {
			gram.character = int8(slices.Index(characters(), string(text[:size])))
		}
		l.known = append(l.known, gram)
	}
	return l.known[number]
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
