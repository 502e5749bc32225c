package embedded

import (
	"cewen/analysis"
	"cewen/engine/embedded/zap"
)

// termCounter lists the terms of texts, of one after another: each term once, with how
// often it stands there.
type termCounter struct {
	terms  []string
	counts []uint32
	at     *zap.Numbering // where in terms a term is
}

// begin begins with a text of some terms.
func (c *termCounter) begin(terms int) {
	if c.at == nil {
		c.at = zap.NewNumbering()
	}
	c.at.Clear()
	c.terms, c.counts = make([]string, 0, terms), make([]uint32, 0, terms)
}

func (c *termCounter) add(term string) {
	i, added := c.at.Number(term)
	if !added {
		c.counts[i]++
		return
	}
	c.terms, c.counts = append(c.terms, term), append(c.counts, 1)
}

// grams gives the terms of fieldGrams, which are the grams of a text and the common phrases in
// it, and those of fieldRepeats.
func (c *termCounter) grams(text string) (grams, repeats []string) {
	c.begin(len(text) / 3)
	analysis.Grams(text, c.add)
	eachPhrase(text, c.add)
	common := common()
	for i, term := range c.terms {
		if c.counts[i] == 1 || !common[term] {
			continue
		}
		for bit, left := 0, c.counts[i]-1; left > 0; bit, left = bit+1, left>>1 {
			if left&1 == 1 {
				repeats = append(repeats, repeatTerm(term, bit))
			}
		}
	}
	return c.terms, repeats
}

// wordsIn are the words of a text.
type wordsIn struct {
	terms       []string
	frequencies []uint32
	length      int // words, those within others too
	count       int // words that make it up
}

func (c *termCounter) words(words *analysis.Words, text string) wordsIn {
	c.begin(len(text) / 6)
	var in wordsIn
	whole := analysis.Whole(func(int, int) { in.count++ })
	words.Each(text, func(start, end int) {
		in.length++
		whole(start, end)
		c.add(text[start:end])
	})
	in.terms, in.frequencies = c.terms, c.counts
	return in
}
