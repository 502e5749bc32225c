package regex

import (
	"regexp/syntax"

	"cewen/analysis"
)

// Limits of a plan. Beyond them it asks for less, never for the wrong thing.
const (
	// maxTexts and maxTextRunes bound how many texts are kept of what a part of a
	// pattern matches, and their characters in all: enough for a class of letters or
	// a list of names, each with a few characters around it.
	maxTexts     = 32
	maxTextRunes = 1000
	// maxChars bounds the characters that are kept of those that a part begins or
	// ends with: letters, digits and Chinese numerals together are 60.
	maxChars = 64
	// maxPairs bounds the bigrams asked for between two parts: two digits in a row
	// are 100.
	maxPairs = 100
	// maxCopies bounds the copies that a repetition is taken for: a year has four
	// digits.
	maxCopies = 4
	// maxGrams bounds the grams of a plan. Each is a look-up in every segment of an
	// index, of about a microsecond.
	maxGrams = 500
)

// plan returns the condition that the grams of every text meet in which the folded
// tree finds something. Assertions (^, \b) are taken for met.
//
// The method is that of R. Cox, “Regular Expression Matching with a Trigram Index”
// (2012): from the leaves up, keep the texts that a part can match while they are
// few, then only what they begin and end with and the grams that they must have. As
// grams are of two characters, one character at either end is enough.
func plan(re *syntax.Regexp) analysis.GramQuery {
	return pruned(partOf(re).query())
}

// partOf returns the part of a tree.
func partOf(re *syntax.Regexp) part {
	switch re.Op {
	case syntax.OpNoMatch:
		return exactly()
	case syntax.OpLiteral:
		return exactly(string(re.Rune))
	case syntax.OpCharClass:
		return oneOf(re.Rune)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return part{first: anyChar(), last: anyChar()}
	case syntax.OpStar:
		return partOf(re.Sub[0]).repeated(0, -1)
	case syntax.OpPlus:
		return partOf(re.Sub[0]).repeated(1, -1)
	case syntax.OpQuest:
		return alternatives([]part{partOf(re.Sub[0]), exactly("")})
	case syntax.OpRepeat:
		return partOf(re.Sub[0]).repeated(re.Min, re.Max)
	case syntax.OpConcat:
		return row(partsOf(re.Sub))
	case syntax.OpAlternate:
		return alternatives(partsOf(re.Sub))
	default: // assertions, the empty text
		return exactly("")
	}
}

func partsOf(subs []*syntax.Regexp) []part {
	parts := make([]part, len(subs))
	for i, sub := range subs {
		parts[i] = partOf(sub)
	}
	return parts
}

// oneOf returns the part for one character of a set.
func oneOf(set runeSet) part {
	members, ok := set.members(maxChars)
	if !ok {
		return part{first: anyChar(), last: anyChar()}
	}
	texts := make([]string, len(members))
	for i, r := range members {
		texts[i] = string(r)
	}
	p := exactly(texts...)
	if len(texts) > maxTexts {
		p = p.loosened()
	}
	return p
}

// pruned drops what has most grams of an AND until the plan is within maxGrams.
func pruned(q analysis.GramQuery) analysis.GramQuery {
	for gramsIn(q) > maxGrams {
		if q.Op != analysis.GramAnd {
			return analysis.GramQuery{}
		}
		largest := 0
		for i, sub := range q.Sub {
			if gramsIn(sub) > gramsIn(q.Sub[largest]) {
				largest = i
			}
		}
		rest := append([]analysis.GramQuery{}, q.Sub[:largest]...)
		q = analysis.AllGrams(append(rest, q.Sub[largest+1:]...)...)
	}
	return q
}

func gramsIn(q analysis.GramQuery) int {
	if len(q.Sub) == 0 {
		return 1
	}
	n := 0
	for _, sub := range q.Sub {
		n += gramsIn(sub)
	}
	return n
}
