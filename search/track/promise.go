package track

import (
	"math"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/corpus/commitment"
)

// Promise is a commitment as it is compared.
type Promise struct {
	features map[feature]int // feature to its bit
	weights  []float64       // of the bits
	own      uint64          // those of the object
	items    []uint64        // those of its items, where the object is a list
	lead     uint64          // those before 占 or 相当于, where the object is a share
	// like and unlike are words that tell it apart, and what the same is called of others:
	// 城镇 and 农村.
	like, unlike []string
	action       string
	promised     []Amount
	// direction is 1 where it is to grow, -1 where it is to fall, else 0.
	direction int
	little    bool // the object tells little by itself
	indicator bool // it is a number to be reached, and not a thing to be done
	ratio     bool // it speaks of a share of something
	several   bool
}

// Cutter cuts a folded text into words.
type Cutter func(folded string, yield func(start, end int))

// Context is what stands around a commitment.
type Context struct {
	Clause   string // the clauses that it lies in
	Sentence string
	Several  bool // it is to be kept in several years
}

// NewPromise prepares a commitment. cut may be nil: then all pairs of characters weigh the
// same, within words and across them.
func NewPromise(c *commitment.Commitment, around Context, w *Weights, cut Cutter) *Promise {
	p := &Promise{features: make(map[feature]int), action: analysis.Fold(c.Action), several: around.Several}
	object := analysis.Fold(c.Object)
	if object == "" {
		object = withoutDigits(analysis.Fold(around.Sentence)) // 新建…25万亩、改造8万亩
	}
	inWords, frame := pairsInWords(object, cut), pairsOf(frames)
	p.indicator = c.Type == commitment.Target
	p.add(object, func(f feature) float64 {
		switch {
		case frame[f]:
			return framing * w.of(f)
		case len(inWords) > 0 && (!inWords[f] || joins(f)):
			return acrossWords * w.of(f)
		}
		return w.of(f)
	})
	p.own = 1<<len(p.weights) - 1
	p.items = p.itemsOf(c.Object)
	p.lead = p.leadOf(object)
	p.like, p.unlike = told(object)
	context, weight := around.Clause, besides
	if p.little = p.telling() < leastTelling; p.little {
		context, weight = around.Sentence, besidesLittle // 投资, of what the sentence says
	}
	p.add(withoutDigits(analysis.Fold(context)), func(f feature) float64 { return weight * w.of(f) })
	for _, q := range c.Quantities {
		p.promised = append(p.promised, newAmount(q.Value, q.Value2, q.Unit))
	}
	p.direction = direction(p.action)
	p.ratio = holdsAny(analysis.Fold(around.Clause), shares)
	return p
}

// add gives the features of a text that are not known yet their bits.
func (p *Promise) add(folded string, weight func(feature) float64) {
	eachFeature(folded, func(f feature) {
		if _, ok := p.features[f]; ok || len(p.weights) == maxFeatures {
			return
		}
		p.features[f] = len(p.weights)
		p.weights = append(p.weights, weight(f))
	})
}

// pairsInWords are the features of the words of a text, those at a word of one character
// included: what the dictionary does not know is cut into such (黄标车). None without words.
func pairsInWords(folded string, cut Cutter) map[feature]bool {
	if cut == nil {
		return nil
	}
	in := make(map[feature]bool)
	from, shortBefore := 0, false
	cut(folded, func(start, end int) {
		short := utf8.RuneCountInString(folded[start:end]) == 1
		if !short && !shortBefore || start != from {
			from = start
		} else {
			from -= lastSize(folded[:from])
		}
		eachFeature(folded[from:end], func(f feature) { in[f] = true })
		from, shortBefore = end, short
	})
	return in
}

// joins tells whether a character that only joins words, or says whose it is, takes part
// in a feature.
func joins(f feature) bool {
	const joining = "和及与的等或并全各我本市省县区"
	return strings.ContainsRune(joining, rune(f>>32)) || strings.ContainsRune(joining, rune(f&math.MaxUint32))
}

// frames are words that say in what form something is done, and not what: a report need
// not repeat them.
var frames = strings.Fields("新一轮 专项行动 三年行动 行动计划 计划 方案 工程 行动 专项 制度 机制 体系 任务 项目 工作 建设 数量 总数 总量 系列 各类 比例 比重 占比")

// pairsOf are the features of words.
func pairsOf(words []string) map[feature]bool {
	in := make(map[feature]bool)
	for _, w := range words {
		eachFeature(w, func(f feature) { in[f] = true })
	}
	return in
}

// lastSize is the length of the last character of a text.
func lastSize(s string) int {
	_, size := utf8.DecodeLastRuneInString(s)
	return size
}

// leadOf are the bits of what the share is of that an object names: 环保投入 of
// 环保投入相当于生产总值的比例; all of the object where it is none.
func (p *Promise) leadOf(object string) uint64 {
	at := strings.Index(object, "占")
	if i := strings.Index(object, "相当于"); i >= 0 {
		at = i
	}
	if at <= 0 {
		return p.own
	}
	return p.bitsOf(object[:at])
}

// bitsOf are the bits of the features of a text that are known.
func (p *Promise) bitsOf(folded string) (set uint64) {
	eachFeature(folded, func(f feature) {
		if bit, ok := p.features[f]; ok {
			set |= 1 << bit
		}
	})
	return set
}

// opposites are words that tell two things of the same kind apart.
var opposites = [][2]string{{"城镇", "农村"}, {"城镇", "农民"}, {"第一产业", "第二产业"}, {"第一产业", "第三产业"}, {"第二产业", "第三产业"}, {"进口", "出口"}, {"出生", "死亡"}}

// told are the words of an object that tell it apart, and their opposites.
func told(object string) (like, unlike []string) {
	for _, o := range opposites {
		for i, w := range o {
			if other := o[1-i]; strings.Contains(object, w) && !strings.Contains(object, other) {
				like, unlike = append(like, w), append(unlike, other)
			}
		}
	}
	return like, unlike
}

// itemsOf are the bits of each item of an object that is a list; nil for one that is none.
func (p *Promise) itemsOf(object string) []uint64 {
	var items []uint64
	for _, item := range strings.FieldsFunc(analysis.Fold(object), func(r rune) bool { return strings.ContainsRune("、,和及与", r) }) {
		if b := p.bitsOf(item); bits.OnesCount64(b) >= shortestItem {
			items = append(items, b)
		}
	}
	if len(items) < 2 {
		return nil
	}
	return items
}

// telling is the sum of the weights of the object.
func (p *Promise) telling() float64 {
	sum := 0.0
	for _, w := range p.weights {
		sum += w
	}
	return sum
}

// withoutDigits is a text without numbers, which tell nothing of what is promised.
func withoutDigits(folded string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return ' '
		}
		return r
	}, folded)
}

// share is how much of what a mask asks for is in a set of bits, by weight.
func (p *Promise) share(bits, mask uint64) float64 {
	got, all := 0.0, 0.0
	for i, w := range p.weights {
		if mask>>i&1 == 0 {
			continue
		}
		all += w
		if bits>>i&1 == 1 {
			got += w
		}
	}
	if all == 0 {
		return 0
	}
	return got / all
}
