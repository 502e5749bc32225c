package track

import (
	"cmp"
	"slices"
)

// Weights of the parts of a score. Where a part does not apply, for the promise has no
// number or no verb, its weight is left out of the sum.
const (
	weightObject = 0.60
	weightUnit   = 0.10
	weightNumber = 0.15
	weightAction = 0.15
)

// Limits below which a sentence says nothing of a promise, see docs/commitments.md for
// how they were chosen.
const (
	// Threshold is the least score.
	Threshold = 0.50
	// leastObject is the least part of the object that a sentence must have.
	leastObject = 0.3
	// leastIndicator is the same for an indicator: those of a kind share most of their
	// names (城镇居民人均可支配收入, 农村居民…).
	leastIndicator = 0.7
)

const (
	// besides is what the words around the object weigh: they tell 3所学校 in one place
	// from those in another.
	besides = 0.25
	// besidesLittle is the same where the object tells less than leastTelling (投资,
	// 项目): then the whole sentence counts.
	besidesLittle = 0.3
	leastTelling  = 8.0
	// widest is the number of clauses in which an object is looked for.
	widest = 4
	// spread is what each clause after the first costs.
	spread = 0.05
	// ofSeveralYears is what the score of a sentence is multiplied with that tells of
	// several years where the promise is of one.
	ofSeveralYears = 0.85
	// acrossWords is what a pair of characters across two words weighs: the words may
	// stand in another order a year later.
	acrossWords = 0.4
	// framing is what a word of frames weighs.
	framing = 0.3
	// ofAnItem is what one whole item of a list of objects counts.
	ofAnItem = 0.85
	// shortestItem is less than the features of any item that has a name of its own.
	shortestItem = 4
	// ofAnother is what is left where it is something else that is counted.
	ofAnother = 0.4
	// mostBetween is how many characters may stand between a comma and a number that
	// belongs to what was named before it: 比上年同期增长.
	mostBetween = 7
	// absent is how much of its weight a part keeps that the sentence says nothing of: a
	// report need not repeat the number or the verb.
	absent = 0.5
	// closer is how much nearness to what was promised counts beside nearness to the
	// object, where one of several numbers is taken.
	closer = 0.2
	// leastPlace is how near to the object a number must stand to be shown beside the one
	// that was promised: else it is probably of something else.
	leastPlace = 0.5
	// maxFeatures bounds what is compared of a promise: more than any object has.
	maxFeatures = 64
)

// shares are words for a part of something, or what is compared with it, which is not the
// thing itself.
var shares = []string{"比重", "占比", "比例", "占", "相当于", "快于", "高于", "慢于"}

// Parts are the parts of a score, each from 0 to 1. Unit and Number are nil for a promise
// without numbers, Action for one without a verb.
type Parts struct {
	Object               float64
	Unit, Number, Action *float64
}

// score is the weighted mean of the parts that apply.
func (p Parts) score() float64 {
	sum, weights := weightObject*p.Object, weightObject
	for _, part := range []struct {
		value  *float64
		weight float64
	}{{p.Unit, weightUnit}, {p.Number, weightNumber}, {p.Action, weightAction}} {
		switch {
		case part.value == nil:
		case *part.value == 0:
			weights += absent * part.weight
		default:
			sum += part.weight * *part.value
			weights += part.weight
		}
	}
	return sum / weights
}

// Sentence is a sentence of a report that may tell what became of a promise.
type Sentence struct {
	Text string // as printed
	// SeveralYears tells that it speaks of several years and not of the last alone.
	SeveralYears bool
	// Source is where it stands, as its caller knows it.
	Source int

	*passage
}

// NewSentence returns a sentence to be ranked.
func NewSentence(printed string, severalYears bool, source int) *Sentence {
	return &Sentence{Text: printed, SeveralYears: severalYears, Source: source, passage: newPassage(printed)}
}

// Evidence is a sentence with what speaks for its telling of a promise.
type Evidence struct {
	*Sentence
	Score float64
	Parts Parts
	// Number is the number there that stands beside the one that was promised; nil
	// without one.
	Number *Number
}

// Number is a number of a report beside one of a promise.
type Number struct {
	Span            // in the text of the sentence
	Raw      string // as printed
	Amount          // as reported
	Promised int    // index into the quantities of the promise
	Gap
}

// Judge tells what speaks for a sentence's telling of the promise; false where too
// little does.
func (p *Promise) Judge(s *Sentence) (best Evidence, ok bool) {
	for _, w := range p.find(s) {
		if w.own < leastObject || p.indicator && w.own < leastIndicator {
			continue
		}
		if e := p.judge(s, w); e.Score > best.Score {
			best = e
		}
	}
	return best, best.Score >= Threshold
}

// judge judges a sentence by the clauses that name the object.
func (p *Promise) judge(s *Sentence, w window) Evidence {
	e := Evidence{Sentence: s, Parts: Parts{Object: w.object}}
	first, last := w.first-1, w.last+1
	if len(p.promised) > 0 {
		e.Parts.Unit, e.Parts.Number = new(float64), new(float64)
		at := p.number(&e, w)
		first, last = min(first, at), max(last, at)
	}
	if p.action != "" {
		a := related(p.action, s.between(first, last))
		e.Parts.Action = &a
	}
	e.Score = e.Parts.score()
	if s.SeveralYears && !p.several {
		e.Score *= ofSeveralYears
	}
	return e
}

// Rank returns the sentences that most likely tell of the promise, best first, at most
// limit; none where nothing is found. Of equal ones, those that come first stay first.
func (p *Promise) Rank(sentences []*Sentence, limit int) []Evidence {
	var found []Evidence
	for _, s := range sentences {
		if e, ok := p.Judge(s); ok {
			found = append(found, e)
		}
	}
	slices.SortStableFunc(found, byScore)
	return found[:min(limit, len(found))]
}

func byScore(a, b Evidence) int { return cmp.Compare(b.Score, a.Score) }
