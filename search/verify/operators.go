package verify

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
)

// OperatorReport says how the queries with one operator compared.
type OperatorReport struct {
	Operator string `json:"operator"`
	// Queries is how many were compared, Found how many of them have hits in the
	// documents that were read, Wrong how many differ.
	Queries int `json:"queries"`
	Found   int `json:"found"`
	Wrong   int `json:"wrong"`
}

// checkOperators: queries with each operator have the hits that they have by a plain
// scan of some documents, and as many in all as the totals say.
func (r *Report) checkOperators(ctx context.Context, o Options) error {
	random := rand.New(rand.NewPCG(o.Seed, 1)) //nolint:gosec // a repeatable draw is wanted, not a secret one
	sample, err := drawDocuments(o.Store, random)
	if err != nil || len(sample.ordinals) == 0 || o.Operators == 0 {
		return err
	}
	r.SampledDocuments = len(sample.ordinals)
	trials, err := drawTrials(o.Store, sample, o.Operators, random)
	if err != nil {
		return err
	}
	start := time.Now()
	for _, t := range trials {
		if err := t.ask(ctx, o.Engine, sample); err != nil {
			return fmt.Errorf("%q: %w", t.expr, err)
		}
	}
	r.IndexTime += time.Since(start).Seconds()
	start = time.Now()
	if err := scanSample(ctx, o.Store, sample, trials); err != nil {
		return err
	}
	r.TextTime += time.Since(start).Seconds()
	r.addTrials(trials)
	return nil
}

// drawTrials draws n queries with each operator from the documents of a sample.
func drawTrials(s *store.Store, sample documentSample, n int, random *rand.Rand) (trials []*trial, err error) {
	err = s.View(func(v *store.View) error {
		for i, operator := range operators() {
			for range n {
				expr, err := drawQuery(v, sample, operator, random)
				if err != nil {
					return err
				}
				trials = append(trials, &trial{operator: i, expr: expr, hits: make(map[string]int)})
			}
		}
		return nil
	})
	return trials, err
}

// drawQuery draws a query with an operator. A draw that gives nothing to search for,
// such as a lone space, is drawn again.
func drawQuery(v *store.View, sample documentSample, o operator, random *rand.Rand) (query.Expr, error) {
	const attempts = 1000 // a text of nothing but signs that fold away is not stored
	for range attempts {
		p, err := drawPassage(v, sample, random)
		if err != nil {
			return nil, err
		}
		if expr, err := query.Parse(o.draw(p, random)); err == nil {
			return expr, nil
		}
	}
	return nil, fmt.Errorf("no query with %s in %d draws", o.name, attempts)
}

// scanSample answers all queries the plain way in the documents of a sample.
func scanSample(ctx context.Context, s *store.Store, sample documentSample, trials []*trial) error {
	return s.View(func(v *store.View) error {
		for _, ordinal := range sample.ordinals {
			d, places, err := search.ReadPlaces(v, ordinal)
			if err != nil {
				return err
			}
			for _, t := range trials {
				if err := ctx.Err(); err != nil {
					return err
				}
				t.compare(d, query.Find(t.expr, places))
			}
		}
		return nil
	})
}

// addTrials adds what was found out. What an answer lists beyond what was found
// shows in its totals.
func (r *Report) addTrials(trials []*trial) {
	for _, operator := range operators() {
		r.Operators = append(r.Operators, OperatorReport{Operator: operator.name})
	}
	for _, t := range trials {
		of := &r.Operators[t.operator]
		of.Queries++
		of.Found += min(1, t.text.Paragraphs)
		switch {
		case t.answer != t.listed:
			of.Wrong++
			r.addDifference(t.expr.String(), t.answer, t.listed)
		case t.differs || t.index != t.text:
			of.Wrong++
			r.addDifference(t.expr.String(), t.index, t.text)
		}
	}
}
