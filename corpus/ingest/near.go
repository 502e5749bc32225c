package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"cewen/corpus"
	"cewen/corpus/similar"
	"cewen/corpus/store"
)

// DefaultSimilarity is from where on two texts are near-duplicates. Of the shared
// reports, no two different ones are above 0.2; copies in which every twentieth
// character is another one are above 0.57, see TestNearDuplicatesOfRealReports.
const DefaultSimilarity = 0.5

// MinSimilarity is the least that can be asked for: below, not all pairs would be found.
const MinSimilarity = 0.4

// estimateError is how far an estimate may be below the similarity: three times its
// standard deviation at 0.5.
const estimateError = 0.135

// NearDuplicates says what becomes of a new document that is almost the same as one
// that is held.
type NearDuplicates struct {
	// Skip leaves it out. Otherwise it is stored, and what it resembles reported. A new
	// version of a document that is held is always stored.
	Skip bool
	// Threshold is the similarity from where on; 0 is DefaultSimilarity.
	Threshold float64
}

func (n NearDuplicates) threshold() float64 { return cmp.Or(n.Threshold, DefaultSimilarity) }

// Resemblance is a document that another one is almost the same as.
type Resemblance struct {
	ID   string `json:"id,omitempty"`
	Path string `json:"path,omitempty"`
	// Similarity is above 0 and at most 1, see similar.Shingles.
	Similarity float64 `json:"similarity"`
}

// Finder finds documents that are almost the same. It follows the journal of a store,
// so that each question costs only what has changed. It is safe for concurrent use.
type Finder struct {
	Store *store.Store

	mu       sync.Mutex
	drawn    bool
	position uint64
	index    similar.Index
}

// Pair are two documents that are almost the same, the older version first.
type Pair struct {
	First, Second *corpus.Document // without sections and paragraphs
	Similarity    float64
}

// follow brings the index to where the store is.
func (f *Finder) follow(v *store.View) error {
	var failed error
	err := v.Journal(f.position, func(e store.Entry) bool {
		f.index.Remove(uint32(e.Drop))
		if e.Put != 0 {
			var sketch similar.Sketch
			switch sketch, failed = v.Sketch(e.Put); {
			case errors.Is(failed, store.ErrNotFound):
				failed = nil // dropped later in the journal, and purged
			case failed == nil:
				f.index.Add(uint32(e.Put), &sketch)
			}
		}
		if failed == nil {
			f.position = e.Position
		}
		return failed == nil
	})
	return errors.Join(err, failed)
}

// view calls read with the store and an index that has followed it.
func (f *Finder) view(read func(*store.View) error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.drawn {
		if err := f.Store.DrawSketches(); err != nil {
			return fmt.Errorf("find near-duplicates: %w", err)
		}
		f.drawn = true
	}
	return f.Store.View(func(v *store.View) error {
		if err := f.follow(v); err != nil {
			return fmt.Errorf("find near-duplicates: %w", err)
		}
		return read(v)
	})
}

// maxCompared bounds with how many others a document is compared exactly: those that it
// resembles most by their sketches. Forms that are filled in by the hundred all resemble
// each other, and the first of them tells as much as the last.
const maxCompared = 4

// candidate is a version or a draft that a draft may resemble.
type candidate struct {
	estimate float64
	version  store.Ordinal
	draft    *draft
}

// likeliest are the candidates to be compared.
func likeliest(candidates []candidate) []candidate {
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.estimate, a.estimate) })
	return candidates[:min(maxCompared, len(candidates))]
}

// near returns the version held that a document resembles most, from a threshold on;
// nil when there is none. The same bytes, and earlier versions of the same path, are no
// near-duplicates.
func (f *Finder) near(v *store.View, d *draft, threshold float64) (*Resemblance, error) {
	var candidates []candidate
	for _, key := range f.index.Meeting(&d.Sketch) {
		sketch, err := v.Sketch(store.Ordinal(key))
		if err != nil {
			return nil, err
		}
		if e := d.Sketch.Estimate(&sketch); e >= threshold-estimateError {
			candidates = append(candidates, candidate{estimate: e, version: store.Ordinal(key)})
		}
	}
	var best *Resemblance
	for _, c := range likeliest(candidates) {
		held, err := v.Head(c.version)
		if err != nil {
			return nil, err
		}
		if held.Source.Path == d.Source.Path || held.Source.SHA256 == d.Source.SHA256 {
			continue
		}
		shingles, err := shinglesOf(v, c.version)
		if err != nil {
			return nil, err
		}
		s := shingles.Similarity(d.shingles())
		if s >= threshold && (best == nil || s > best.Similarity) {
			best = &Resemblance{ID: held.ID, Path: held.Source.Path, Similarity: s}
		}
	}
	return best, nil
}

// Pairs calls yield for each pair of documents held that are at least so similar, until
// it returns false.
func (f *Finder) Pairs(ctx context.Context, threshold float64, yield func(Pair) bool) error {
	meeting := make(map[store.Ordinal][]uint32)
	err := f.view(func(v *store.View) error {
		var failed error
		err := v.Live(func(o store.Ordinal) bool {
			var sketch similar.Sketch
			if sketch, failed = v.Sketch(o); failed == nil {
				meeting[o] = f.index.Meeting(&sketch)
			}
			return failed == nil && ctx.Err() == nil
		})
		return errors.Join(err, failed, ctx.Err())
	})
	if err != nil {
		return err
	}
	// Comparing takes its time, in which others may go on.
	return f.Store.View(func(v *store.View) error {
		for _, o := range slices.Sorted(maps.Keys(meeting)) {
			going, err := f.pairsOf(v, o, meeting[o], comparing{ctx, threshold, yield})
			if err != nil || !going {
				return err
			}
		}
		return nil
	})
}

// comparing is a search for pairs on its way.
type comparing struct {
	ctx       context.Context
	threshold float64
	yield     func(Pair) bool
}

// pairsOf are the pairs of a version and older ones among those that it meets. One that
// has gone meanwhile is left out.
func (f *Finder) pairsOf(v *store.View, o store.Ordinal, meeting []uint32, c comparing) (going bool, err error) {
	sketch, err := v.Sketch(o)
	if errors.Is(err, store.ErrNotFound) {
		return true, nil
	}
	var own similar.Shingles
	for _, key := range meeting {
		older := store.Ordinal(key)
		if err := errors.Join(err, c.ctx.Err()); err != nil {
			return false, err
		}
		if older >= o || !v.Holds(older) {
			continue
		}
		other, err := v.Sketch(older)
		if err != nil {
			return false, err
		}
		if sketch.Estimate(&other) < c.threshold-estimateError {
			continue
		}
		if own == nil {
			if own, err = shinglesOf(v, o); err != nil {
				return false, err
			}
		}
		pair, err := newPair(v, older, o, own)
		if err != nil {
			return false, err
		}
		if pair.Similarity >= c.threshold && !c.yield(pair) {
			return false, nil
		}
	}
	return true, err
}

func newPair(v *store.View, first, second store.Ordinal, own similar.Shingles) (p Pair, err error) {
	others, err := shinglesOf(v, first)
	if err != nil {
		return p, err
	}
	p.Similarity = own.Similarity(others)
	if p.First, err = v.Head(first); err == nil {
		p.Second, err = v.Head(second)
	}
	return p, err
}

func shinglesOf(v *store.View, o store.Ordinal) (similar.Shingles, error) {
	texts, err := v.Folded(o)
	if err != nil {
		return nil, err
	}
	return similar.NewShingles(texts), nil
}

// draft is a document on its way into the store.
type draft struct {
	*store.Draft
	runs similar.Shingles // nil until they are needed
}

func newDraft(d *corpus.Document) (*draft, error) {
	ready, err := store.NewDraft(d)
	return &draft{Draft: ready}, err
}

func (d *draft) shingles() similar.Shingles {
	if d.runs == nil {
		d.runs = similar.NewShingles(d.Folded())
	}
	return d.runs
}

// nearIn returns the draft among others that a document resembles most, from a
// threshold on; nil when there is none.
func nearIn(others []*draft, d *draft, threshold float64) *Resemblance {
	var candidates []candidate
	for _, other := range others {
		if other.Source.Path == d.Source.Path || other.Source.SHA256 == d.Source.SHA256 {
			continue
		}
		if e := d.Sketch.Estimate(&other.Sketch); e >= threshold-estimateError {
			candidates = append(candidates, candidate{estimate: e, draft: other})
		}
	}
	var best *Resemblance
	for _, c := range likeliest(candidates) {
		s := c.draft.shingles().Similarity(d.shingles())
		if s >= threshold && (best == nil || s > best.Similarity) {
			best = &Resemblance{Path: c.draft.Source.Path, Similarity: s}
		}
	}
	return best
}

// compare notes what each draft resembles, among the documents held and the drafts
// before it, and takes out those that are to be left out for it.
func (g *Ingester) compare(files []File, drafts []*draft, results []Result) error {
	finder := g.Finder()
	return finder.view(func(v *store.View) error {
		var before []*draft
		for i, d := range drafts {
			if d == nil {
				continue
			}
			near := files[i].Near
			most, err := finder.near(v, d, near.threshold())
			if err != nil {
				return err
			}
			if other := nearIn(before, d, near.threshold()); most == nil || other != nil && other.Similarity > most.Similarity {
				most = other
			}
			results[i].Resembles = most
			if most != nil && near.Skip && !v.HasPath(d.Source.Path) {
				results[i].Outcome, results[i].Error, drafts[i] = Skipped, most.skipped(), nil
				continue
			}
			before = append(before, d)
		}
		return nil
	})
}

// skipped says to the user why a file was left out.
func (r *Resemblance) skipped() string {
	return fmt.Sprintf("与 %s 近似（%s），按要求没有导入", printable(r.Path), r.Percent())
}

// Percent is the similarity for a reader, rounded down: what is not the same is not 100 %.
func (r *Resemblance) Percent() string {
	const perMille = 1000
	return fmt.Sprintf("%.1f %%", float64(int(r.Similarity*perMille))/10)
}

// settle keeps resemblances with the results that they belong to, and names documents
// of the same group.
func settle(results []Result) {
	ids := make(map[string]string)
	for _, r := range results {
		ids[r.Path] = r.ID
	}
	for i := range results {
		r := &results[i]
		switch r.Outcome {
		case store.Imported, store.Updated, Skipped:
			if r.Resembles != nil && r.Resembles.ID == "" {
				r.Resembles.ID = ids[r.Resembles.Path]
			}
		default:
			r.Resembles = nil // the same as before, or not stored
		}
	}
}
