package indexer

import (
	"context"

	"cewen/analysis"
	"cewen/corpus/store"
)

// Engine is what an indexer fills: generations of an index, one of which serves.
type Engine interface {
	// Current is the generation that serves.
	Current() Generation
	// Stale tells whether the current generation was built by other rules or
	// dictionaries than those in force.
	Stale() bool
	// UseWords gives the engine the words, without which nothing can be indexed.
	UseWords(words *analysis.Words)
	// Recover puts the engine back to where a failed batch left it, ready to be
	// tried again. It does nothing when none failed.
	Recover() error
	// Begin starts an empty generation beside the current one.
	Begin() (Generation, error)
	// Publish makes a generation begun the current one and removes the one before.
	Publish(g Generation) error
}

// Generation is one build of an index.
type Generation interface {
	// Position is the journal position that the generation covers.
	Position() uint64
	// Prepare makes all that a batch needs to be committed and changes nothing. It may
	// run beside the Commit of the batch before.
	Prepare(ctx context.Context, batch Batch) (Step, error)
	// Tidy puts the generation into the form that is fastest to search. It may
	// take long and may be interrupted by ctx.
	Tidy(ctx context.Context) error
	// Discard gives up a generation that was begun and not published.
	Discard() error
}

// Step is a batch that is ready to be committed.
type Step interface {
	// Commit brings the generation to the position of the batch, all of the batch or
	// nothing, so that after a crash Position tells where to go on. Searches see the
	// batch when Commit returns. Steps of a generation that serves are committed in
	// their order, those of one that does not serve yet at the same time.
	Commit(ctx context.Context) error
}

// Apply prepares a batch and commits it.
func Apply(ctx context.Context, g Generation, batch Batch) error {
	step, err := g.Prepare(ctx, batch)
	if err != nil {
		return err
	}
	return step.Commit(ctx)
}

// Batch is a step along the journal.
type Batch struct {
	// Position is where the step ends.
	Position uint64
	// Put are the versions that came and are still there, in order.
	Put []store.Ordinal
	// Drop are the versions that went.
	Drop []Dropped
}

// Dropped is a version that went, with its number of paragraphs.
type Dropped struct {
	Ordinal    store.Ordinal
	Paragraphs int
}
