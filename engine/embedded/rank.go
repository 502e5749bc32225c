package embedded

import (
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/search/query"
)

// Weights of ranking. Ranking has two stages: every hit gets a base score from
// its text, and the best of them are scored by their words too.
const (
	// rankWindow is how many of the best by text are scored by words: far more
	// than anyone reads, few enough to cost a few milliseconds.
	rankWindow = 1000
	// BM25's usual saturation and length normalisation.
	bm25K1, bm25B = 1.2, 0.75
	// averageLength is the length in bytes of a middling paragraph of a work report, and
	// averageWords its length in words, those within others too. Constants, so that scores
	// do not move while documents come in.
	averageLength, averageWords = 350, 107
	// shortest is the least length that counts, as a share of averageLength: a heading
	// that mentions a phrase once is not ahead of a paragraph that is about it.
	shortest = 0.5
	// A title or heading that holds the phrase says what the text below is about.
	titleBoost, headingBoost = 2.0, 1.2
	// coverBoost is added, times the share of a title or heading that the phrase makes
	// up: one that says little else is what was asked for. It outweighs what a
	// paragraph can gain by repeating the phrase.
	coverBoost = 2.0
	// nameBoost is added where the phrase is all that a heading says behind its number.
	nameBoost = 1.0
	// sectionBoost is added where a heading above has one of the words.
	sectionBoost = 0.25
	// wordsWeight is what the best by BM25 over words gains, which tells whole words
	// from characters that happen to meet; the others gain their share of it.
	wordsWeight = 0.5
	// nearWeight is what texts gain that stand side by side, times their weight in the
	// base score, and nearGap the distance in bytes (thirty characters, a clause) at
	// which half of it is left.
	nearWeight = 1.5
	nearGap    = 90
)

// baseScorer scores a match by its occurrences, its length and its kind.
type baseScorer struct {
	words   []string  // of the query
	weights []float64 // of each atom that counts: rarer ones count more
	sizes   []int     // of the literals of each, in bytes
	// places are the records that are titles, that are headings, and those below a heading
	// that has one of the words.
	places [3]*roaring.Bitmap
}

// The places of a baseScorer.
const (
	inTitle = iota
	inHeading
	inSection
)

func newBaseScorer(v *view, p *plan, words []string) (*baseScorer, error) {
	s := &baseScorer{words: words, weights: make([]float64, p.counted), sizes: make([]int, p.counted)}
	for i := range s.weights {
		for _, literal := range query.Literals(p.atoms[i].Atom) {
			s.sizes[i] += len(literal)
		}
		s.weights[i] = 1
		if len(s.weights) == 1 {
			break // one weight for all changes no order
		}
		n, total, err := v.estimate(p.atoms[i].grams)
		if err != nil {
			return nil, err
		}
		s.weights[i] = rarity(n, total)
	}
	return s, nil
}

// rarity is BM25's weight of what n of total records have.
func rarity(n, total int) float64 {
	return math.Log1p((float64(total) - float64(n) + 0.5) / (float64(n) + 0.5))
}

// literals are the texts that a query is made of, those under negations left out.
func literals(e query.Expr) []string {
	var texts []string
	for _, a := range query.Atoms(e) {
		texts = append(texts, query.Literals(a)...)
	}
	return texts
}

// estimate returns how many records fulfil a condition on grams, out of how many.
func (v *view) estimate(grams analysis.GramQuery) (candidates, total int, err error) {
	for _, s := range v.segments {
		bitmap, all, err := s.candidates(grams)
		if err != nil {
			return 0, 0, err
		}
		if all {
			candidates += len(s.places)
		} else {
			candidates += int(bitmap.GetCardinality())
		}
		total += len(s.places)
	}
	return candidates, total, nil
}

// enter prepares for the records of a segment.
func (b *baseScorer) enter(s *indexSegment) error {
	var err error
	if b.places[inTitle], err = s.postings(fieldKind, string(corpus.KindTitle)); err != nil {
		return err
	}
	if b.places[inHeading], err = s.postings(fieldKind, string(corpus.KindHeading)); err != nil {
		return err
	}
	bitmaps := make([]*roaring.Bitmap, len(b.words))
	for i, w := range b.words {
		if bitmaps[i], err = s.postings(fieldSection, w); err != nil {
			return err
		}
	}
	b.places[inSection] = roaring.FastOr(bitmaps...)
	return nil
}

// score tells of a match what ranking wants to know; stands are the places of its
// record, counts the occurrences of each atom there.
func (b *baseScorer) score(m *match, stands atomSet, counts []int, length int) {
	norm := bm25K1 * (1 - bm25B + bm25B*max(shortest, float64(length)/averageLength))
	score, covered := 0.0, 0
	for i, w := range b.weights {
		tf := float64(counts[i])
		score += w * tf * (bm25K1 + 1) / (tf + norm)
		covered += counts[i] * b.sizes[i]
		if counts[i] > 0 {
			m.has.add(i)
		}
	}
	switch {
	case stands.may(inTitle):
		score, m.headed = score*titleBoost, true
	case stands.may(inHeading):
		score, m.headed = score*headingBoost, true
	}
	if m.headed {
		score += coverBoost * min(1, float64(covered)/float64(length))
	}
	if stands.may(inSection) {
		score += sectionBoost
	}
	m.base = float32(score)
}

// queryWords returns the words of texts, each once; stop words only when there
// is nothing else.
func queryWords(words *analysis.Words, texts []string) []string {
	var telling, stop []string
	add := func(list *[]string, word string) {
		if !slices.Contains(*list, word) {
			*list = append(*list, word)
		}
	}
	for _, text := range texts {
		words.Each(text, func(start, end int) {
			if word := text[start:end]; words.IsStop(word) {
				add(&stop, word)
			} else {
				add(&telling, word)
			}
		})
	}
	if len(telling) == 0 {
		return stop
	}
	return telling
}

// rankByWords adds to the scores of matches what their words tell.
func (v *view) rankByWords(words []string, matches []placed) error {
	byWords, err := v.wordScores(words, matches)
	if err != nil {
		return err
	}
	if best := slices.Max(append(byWords, 0)); best > 0 {
		for i := range byWords {
			matches[i].score += wordsWeight * byWords[i] / best
		}
	}
	return nil
}
