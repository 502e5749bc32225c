package main

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"

	"cewen/search/query"
)

// question asks for something that is known to be in the reports.
type question struct {
	text  string          // as typed; what the baselines get
	expr  query.Expr      // what cewen gets: the same words, never operators
	right map[string]bool // IDs of the paragraphs that answer it
}

// set is a way of asking.
type set struct {
	name      string
	questions []question
}

const (
	// setSize is how many questions are drawn for a set: one of them moves a figure
	// by 0.0025, a quarter of what is let pass.
	setSize = 400
	// minSetSize is the least for which two decimals mean something.
	minSetSize = 300
	// seed draws the same questions every time.
	seed = 20260101
)

// drawSets draws the questions of all sets. gold is the path of the table that
// regions and years are checked against.
func drawSets(lib *library, gold string) ([]set, error) {
	known, err := readGold(gold)
	if err != nil {
		return nil, err
	}
	var sets []set
	for _, ask := range []struct {
		name string
		next drawer
	}{
		{"heading", headingQuestions(lib)},
		{"report name", nameQuestions(lib, known)},
		{"sentence", sentenceQuestion},
		{"keywords", keywordsQuestion},
	} {
		s := set{ask.name, draw(lib, ask.name, ask.next)}
		if len(s.questions) < minSetSize {
			return nil, fmt.Errorf("%s: %d questions, %d are needed to measure", s.name, len(s.questions), minSetSize)
		}
		sets = append(sets, s)
	}
	return sets, nil
}

// drawer draws a question about one report; ok is false when that report has none
// that is well defined.
type drawer func(lib *library, d *report, rng *rand.Rand) (q question, ok bool)

// draw draws up to setSize questions, from each report once before any gives a
// second, so that all years and places have their part.
func draw(lib *library, name string, next drawer) []question {
	const rounds = 3 // a report that gave nothing three times has nothing
	rng := newRand(name)
	var questions []question
	seen := make(map[string]bool)
	for range rounds {
		for _, i := range rng.Perm(len(lib.reports)) {
			q, ok := next(lib, lib.reports[i], rng)
			if !ok || seen[q.text] {
				continue
			}
			seen[q.text] = true
			if questions = append(questions, q); len(questions) == setSize {
				return questions
			}
		}
	}
	return questions
}

// newRand is a source of its own for each set, so that a change of one set leaves
// the others as they are.
func newRand(name string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(name))
	return rand.New(rand.NewPCG(seed, h.Sum64())) //nolint:gosec // draws have to be the same every time
}

// termOf is the query for a text as it stands, whatever its characters mean in the
// query language.
func termOf(text string) (query.Expr, bool) {
	term, ok := query.NewTerm(text)
	return term, ok
}
