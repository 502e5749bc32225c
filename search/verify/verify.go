// Package verify checks an engine against the text itself: law 3, provable.
package verify

import (
	"context"
	"fmt"

	"cewen/corpus/store"
	"cewen/search"
)

// Engine is what is verified.
type Engine interface {
	search.Engine
	// Inventory calls yield for each paragraph in the index, in any order: the
	// version of its document and its number there.
	Inventory(ctx context.Context, yield func(version store.Ordinal, paragraph int)) error
}

// Options say what to verify.
type Options struct {
	Store  *store.Store
	Engine Engine
	// Sample is the number of terms drawn from the text, and again of the wild.
	Sample int
	// Operators is the number of queries drawn with each operator.
	Operators int
	// Seed makes the draw repeatable.
	Seed uint64
}

// Run verifies an engine that has caught up with its store. Nothing may change
// meanwhile: a change shows as a difference.
func Run(ctx context.Context, o Options) (*Report, error) {
	r := &Report{Seed: o.Seed, Operators: []OperatorReport{}, Differences: []Difference{}, DamagedSources: []string{}}
	if err := r.checkInventory(ctx, o); err != nil {
		return nil, fmt.Errorf("verify paragraphs: %w", err)
	}
	var err error
	r.Sources, err = o.Store.CheckSources(ctx, func(sha256 string, _ error) { r.DamagedSources = append(r.DamagedSources, sha256) })
	if err != nil {
		return nil, fmt.Errorf("verify sources: %w", err)
	}
	if err := r.checkTerms(ctx, o); err != nil {
		return nil, fmt.Errorf("verify terms: %w", err)
	}
	if err := r.checkOperators(ctx, o); err != nil {
		return nil, fmt.Errorf("verify operators: %w", err)
	}
	return r, nil
}
