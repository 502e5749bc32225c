// Package ingest brings files into the store and says of each what became of it:
// files, folders and archives are walked, read, and put in groups. One bad file
// never stops the others, and nothing is passed over in silence.
package ingest

import (
	"context"
	"runtime"
	"sync"

	"cewen/corpus"
	"cewen/corpus/store"
)

// File is a file to bring in.
type File struct {
	// Path identifies the source: absolute, or "archive.zip!/entry".
	Path string
	Data []byte
	// Set overrides metadata.
	Set map[corpus.Field]string
	// Sidecar does so for this file alone, before Set.
	Sidecar map[corpus.Field]string
	// DropSource leaves the bytes out: only what was read of them is kept.
	DropSource bool
	// Near says what becomes of it when it is almost the same as another document.
	Near NearDuplicates
}

// The outcomes of a file that did not reach the store.
const (
	// Failed is the outcome of a file that could not be read or stored.
	Failed = store.Failed
	// Skipped is the outcome of a file in a folder or archive that is not a
	// document: hidden, or of a kind that cannot be read.
	Skipped store.Outcome = "skipped"
)

// Outcomes lists what can become of a file, in the order in which it is reported.
func Outcomes() []store.Outcome {
	return []store.Outcome{store.Imported, store.Updated, store.Unchanged, store.Duplicate, Skipped, Failed}
}

// Result says what became of a file.
type Result struct {
	Path    string        `json:"path"`
	Outcome store.Outcome `json:"outcome"`
	// ID of the document; of the one held already for a duplicate.
	ID string `json:"id,omitempty"`
	// DuplicateOf is the source path of the document held already.
	DuplicateOf string `json:"duplicate_of,omitempty"`
	// Resembles is the document that it is almost the same as, if there is one.
	Resembles *Resemblance `json:"resembles,omitempty"`
	// Error says why the file failed or was skipped, for the user.
	Error string `json:"error,omitempty"`
	// Note says what of the file could not be read though the rest is held, for the user.
	Note string `json:"note,omitempty"`
	// Bytes is the size of the file.
	Bytes int64 `json:"bytes"`
}

// Ingester reads files into a store.
type Ingester struct {
	Store *store.Store
	// DropSources is File.DropSource for all files.
	DropSources bool
	// Stored is called after documents reached the disk, to wake what follows the
	// journal. It may be nil.
	Stored func()

	// putting is held from comparing documents with those held to storing them.
	putting  sync.Mutex
	findOnce sync.Once
	finder   *Finder
}

var (
	_ Target = (*Ingester)(nil)
	_ Noter  = (*Ingester)(nil)
)

// Put reads files and stores their documents in one transaction. What it reports
// as stored is on disk. The results are in the order of files.
func (g *Ingester) Put(ctx context.Context, files ...File) []Result {
	results, _ := g.PutGroup(ctx, files) // each result says what went wrong
	return results
}

// PutGroup implements Target.
func (g *Ingester) PutGroup(ctx context.Context, files []File) ([]Result, error) {
	results := make([]Result, len(files))
	drafts := parseAll(files, results)
	g.putting.Lock()
	defer g.putting.Unlock()
	if err := g.compare(files, drafts, results); err != nil {
		for i := range results {
			results[i].Outcome, results[i].Error = Failed, Explain(err)
		}
		return results, err
	}
	var ready []*store.Draft
	var at []int // ready[i] is of files[at[i]]
	for i, d := range drafts {
		if d != nil {
			if !g.DropSources && !files[i].DropSource {
				d.Source.Bytes = files[i].Data
			}
			ready, at = append(ready, d.Draft), append(at, i)
		}
	}
	err := g.store(ctx, ready, func(i int, r store.PutResult, err error) {
		result := &results[at[i]]
		if err != nil {
			result.Error = Explain(err)
			return
		}
		result.Outcome, result.ID, result.DuplicateOf = r.Outcome, r.ID, r.DuplicateOf
	})
	settle(results)
	if err != nil {
		return results, err
	}
	return results, g.Note(ctx, results)
}

// Finder finds near-duplicates in the store.
func (g *Ingester) Finder() *Finder {
	g.findOnce.Do(func() { g.finder = &Finder{Store: g.Store} })
	return g.finder
}

// Note implements Noter. What was put is in the log already.
func (g *Ingester) Note(_ context.Context, results []Result) error {
	var attempts []store.Attempt
	for _, r := range results {
		a := store.Attempt{Path: r.Path, Outcome: r.Outcome, Error: r.Error, Bytes: r.Bytes}
		switch {
		case r.Outcome == Skipped && r.Resembles != nil:
			a.ID, a.DuplicateOf = r.Resembles.ID, r.Resembles.Path
		case r.Outcome != Failed:
			continue
		}
		attempts = append(attempts, a)
	}
	return g.Store.Note(attempts...)
}

// store puts documents in one transaction and calls done for each. Where that
// fails for another reason than the disk, one document may be to blame: then each
// is put by itself. The error is one after which no other document can be stored.
func (g *Ingester) store(ctx context.Context, documents []*store.Draft, done func(i int, r store.PutResult, err error)) error {
	if len(documents) == 0 {
		return nil
	}
	stored, err := g.Store.PutDrafts(ctx, documents...)
	for i := range documents {
		switch {
		case err == nil:
			done(i, stored[i], nil)
		case len(documents) == 1 || isFinal(err):
			done(i, store.PutResult{}, err)
		default:
			_ = g.store(ctx, documents[i:i+1], func(_ int, r store.PutResult, err error) { done(i, r, err) }) // done takes it
		}
	}
	if err == nil && g.Stored != nil {
		g.Stored()
	}
	if isFinal(err) {
		return err
	}
	return nil
}

// parseAll reads files on all processors. Of a file that cannot be read the
// draft is nil; every result is Failed so far.
func parseAll(files []File, results []Result) []*draft {
	drafts := make([]*draft, len(files))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for i := range next {
				drafts[i], results[i] = parse(files[i])
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	workers.Wait()
	return drafts
}

func parse(f File) (*draft, Result) {
	result := Result{Path: f.Path, Outcome: Failed, Bytes: int64(len(f.Data))}
	d, err := corpus.Read(corpus.Input{Path: f.Path, Data: f.Data, Set: f.Set, Sidecar: f.Sidecar})
	if err != nil {
		result.Error = err.Error()
		return nil, result
	}
	result.Note = d.Source.Unread
	made, err := newDraft(d)
	if err != nil {
		result.Error = Explain(err)
		return nil, result
	}
	return made, result
}
