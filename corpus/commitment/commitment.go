// Package commitment finds the promises of plans (承诺): what a government says it will
// do or reach, that one could later check. 新建3所公办幼儿园 is one, 大力发展教育 is none.
//
// The functions are pure: from the text of a paragraph, the role of its section and the
// year of its document to commitments with their places. docs/commitments.md defines
// the fields, and lists the rules by their names and how often they are right.
package commitment

import (
	"cmp"
	"fmt"
	"slices"

	"cewen/analysis"
	"cewen/analysis/numeral"
	"cewen/corpus"
)

// Version changes whenever Find finds anything else than before in any text.
const Version = 8

// Type is what kind of a promise it is (类型).
type Type string

// The types of commitments.
const (
	Project Type = "project" // a thing to be built, made, finished, introduced; numbered
	Target  Type = "target"  // an indicator and its value
	Measure Type = "measure" // an act without a number that can be checked
)

// Strength is how firmly it is promised (力度).
type Strength string

// The strengths of commitments.
const (
	Firm    Strength = "firm"    // 确保, 必须, 务必
	Aim     Strength = "aim"     // 力争, 争取, 预期
	Explore Strength = "explore" // 探索, 研究, 试点
	Plain   Strength = "plain"   // otherwise
)

// Commitment is one action on one object, or one indicator and its target.
type Commitment struct {
	// Start and End are where it stands, as byte offsets into the paragraph's text,
	// from its action or indicator to the end of its object or target.
	Start int `json:"start"`
	End   int `json:"end"`
	// Span is the text there.
	Span       string     `json:"span"`
	Type       Type       `json:"type"`
	Action     string     `json:"action"` // the verb as written; "" for an indicator without one
	Object     string     `json:"object"` // what is acted on, or the indicator, without number and unit
	Quantities []Quantity `json:"quantities"`
	Deadline   string     `json:"deadline"` // as written in the sentence; "" if it has none
	Lead       string     `json:"lead"`     // the unit named as responsible; "" if none is
	Strength   Strength   `json:"strength"`
	// Rule is the name of the rule that found it, see Rules.
	Rule Rule `json:"rule"`
}

// Quantity is a number of a commitment.
type Quantity struct {
	Raw        string             `json:"raw"`   // as written, with its unit
	Value      float64            `json:"value"` // 万 and 亿 multiplied out; percentages as the number before %
	Value2     float64            `json:"value2,omitempty"`
	Unit       string             `json:"unit"` // as written, without 万 and 亿
	Comparator numeral.Comparator `json:"comparator"`
}

// Passage is what commitments are looked for in.
type Passage struct {
	Text string      // of a paragraph, as printed
	Role corpus.Role // of its section
	Year int         // of its document's plan; 0 if not known
}

// Finder finds commitments. It is immutable and safe for concurrent use.
type Finder struct {
	words *analysis.Words
	lex   *lexicon
}

// NewFinder returns a finder that cuts texts by words.
func NewFinder(words *analysis.Words) *Finder {
	return &Finder{words: words, lex: readLexicon()}
}

// Fingerprint names the rules and dictionaries: what finders of one fingerprint find is
// the same.
func (f *Finder) Fingerprint() string {
	return fmt.Sprintf("commitments%d-fold%d-%s", Version, analysis.FoldVersion, f.words.Fingerprint())
}

// Find returns the commitments of a passage in order of their places.
func (f *Finder) Find(p Passage) []Commitment {
	folded := analysis.FoldWithOffsets(p.Text)
	if !mayPromise(folded.Text, p) {
		return nil
	}
	t := f.read(folded.Text, p)
	var found []Commitment
	for _, s := range t.sentences() {
		for _, d := range s.drafts() {
			found = append(found, d.finish(p.Text, folded))
		}
	}
	return apart(found)
}

// apart leaves out commitments that overlap one before: each stretch of a text promises once,
// so that commitments can be counted by their places.
func apart(found []Commitment) []Commitment {
	slices.SortStableFunc(found, func(a, b Commitment) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	end := 0
	return slices.DeleteFunc(found, func(c Commitment) bool {
		if c.Start < end {
			return true
		}
		end = c.End
		return false
	})
}
