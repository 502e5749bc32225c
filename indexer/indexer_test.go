package indexer

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// fakeEngine keeps, per generation, the versions that searches would see.
type fakeEngine struct {
	mu      sync.Mutex
	current *fakeGeneration
	begun   int
	stale   bool
	fail    int  // how many of the next batches fail
	broken  bool // a batch of the current generation failed, nothing works until Recover
}

type fakeGeneration struct {
	engine    *fakeEngine
	position  uint64
	live      map[store.Ordinal]bool
	discarded bool
	tidied    int
}

func (e *fakeEngine) Current() Generation {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.current == nil {
		return nil
	}
	return e.current
}

func (e *fakeEngine) Stale() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.current == nil || e.stale
}

func (e *fakeEngine) UseWords(*analysis.Words) {}

// Recover mends what a failed batch broke.
func (e *fakeEngine) Recover() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.broken = false
	return nil
}

func (e *fakeEngine) Begin() (Generation, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.begun++
	return &fakeGeneration{engine: e, live: map[store.Ordinal]bool{}}, nil
}

func (e *fakeEngine) Publish(g Generation) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.current, e.stale = g.(*fakeGeneration), false
	return nil
}

func (g *fakeGeneration) Position() uint64 {
	g.engine.mu.Lock()
	defer g.engine.mu.Unlock()
	return g.position
}

type fakeStep struct {
	generation *fakeGeneration
	batch      Batch
}

func (g *fakeGeneration) Prepare(_ context.Context, b Batch) (Step, error) {
	return fakeStep{g, b}, nil
}

func (s fakeStep) Commit(context.Context) error {
	g, b := s.generation, s.batch
	g.engine.mu.Lock()
	defer g.engine.mu.Unlock()
	if g.engine.broken && g == g.engine.current {
		return errors.New("broken")
	}
	if g.engine.fail > 0 {
		g.engine.fail--
		g.engine.broken = g == g.engine.current
		return errors.New("no space left on device")
	}
	for _, d := range b.Drop {
		if !g.live[d.Ordinal] || d.Paragraphs != 1 {
			return fmt.Errorf("dropped %+v, which is not there", d)
		}
		delete(g.live, d.Ordinal)
	}
	for _, o := range b.Put {
		g.live[o] = true
	}
	g.position = max(g.position, b.Position)
	return nil
}

func (g *fakeGeneration) Tidy(context.Context) error {
	g.engine.mu.Lock()
	defer g.engine.mu.Unlock()
	g.tidied++
	return nil
}

func (g *fakeGeneration) Discard() error { g.discarded = true; return nil }

// running is an indexer at work.
type running struct {
	*Indexer
	store  *store.Store
	engine *fakeEngine
}

func run(t *testing.T, engine *fakeEngine) *running {
	t.Helper()
	return runWith(t, engine, Options{})
}

func runWith(t *testing.T, engine *fakeEngine, o Options) *running {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	o.Store, o.Engine, o.Words = s, engine, func() (*analysis.Words, error) { return nil, nil }
	x := New(o)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- x.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("run: %v", err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return &running{Indexer: x, store: s, engine: engine}
}

func (r *running) put(t *testing.T, path, text string) string {
	t.Helper()
	results, err := r.store.Put(context.Background(), &corpus.Document{
		Source:     corpus.Source{Path: path, SHA256: path + text},
		Paragraphs: []corpus.Paragraph{{Anchor: "a", Kind: corpus.KindText, Section: corpus.NoSection, Text: text}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return results[0].ID
}

func (r *running) wait(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	r.Wake()
	if err := r.WaitAll(ctx); err != nil {
		t.Fatal(err)
	}
}

// agree: the engine has what the store holds.
func (r *running) agree(t *testing.T) {
	t.Helper()
	var want []store.Ordinal
	if err := r.store.View(func(v *store.View) error {
		return v.Live(func(o store.Ordinal) bool { want = append(want, o); return true })
	}); err != nil {
		t.Fatal(err)
	}
	r.engine.mu.Lock()
	defer r.engine.mu.Unlock()
	var got []store.Ordinal
	for o := range r.engine.current.live {
		got = append(got, o)
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("engine has %v, store %v", got, want)
	}
}

func TestTheEngineFollowsEveryChange(t *testing.T) {
	r := run(t, &fakeEngine{})
	first := r.put(t, "a", "一")
	r.put(t, "b", "二")
	r.wait(t)
	r.agree(t)
	r.put(t, "a", "一改") // replaced
	r.put(t, "c", "三")
	r.put(t, "c", "三改") // came and was replaced in one batch
	r.wait(t)
	r.agree(t)
	if err := r.store.Delete(first); err != nil {
		t.Fatal(err)
	}
	r.wait(t)
	r.agree(t)
	if p := r.Progress(); !p.CaughtUp() || p.Position != 6 {
		t.Errorf("progress %+v", p)
	}
}

func TestAFailedBatchIsTriedAgain(t *testing.T) {
	r := run(t, &fakeEngine{})
	r.wait(t)
	r.engine.mu.Lock()
	r.engine.fail = 1
	r.engine.mu.Unlock()
	r.put(t, "a", "一")
	r.Wake()
	deadline := time.Now().Add(5 * time.Second)
	for r.Progress().Error == "" && time.Now().Before(deadline) {
		time.Sleep(time.Millisecond)
	}
	if p := r.Progress(); p.Error == "" || p.CaughtUp() {
		t.Errorf("a failure does not show: %+v", p)
	}
	r.wait(t)
	r.agree(t)
}

func TestAStaleEngineIsFilledAnew(t *testing.T) {
	r := run(t, &fakeEngine{})
	for i := range 20 {
		r.put(t, fmt.Sprint(i), "文字")
	}
	r.wait(t)
	r.engine.mu.Lock()
	r.engine.stale = true
	r.engine.mu.Unlock()
	if err := r.Rebuild(context.Background()); err != nil {
		t.Fatal(err)
	}
	r.agree(t)
	if r.engine.begun != 2 {
		t.Errorf("%d generations begun", r.engine.begun)
	}
}

func TestAFailedRebuildIsReportedAndDiscarded(t *testing.T) {
	r := run(t, &fakeEngine{})
	r.put(t, "a", "一")
	r.wait(t)
	r.engine.mu.Lock()
	r.engine.fail = 1
	r.engine.mu.Unlock()
	if err := r.Rebuild(context.Background()); err == nil {
		t.Error("no error")
	}
	r.wait(t)
	r.agree(t)
}

func TestWordsThatCannotBeLoadedAreTold(t *testing.T) {
	s, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	x := New(Options{Store: s, Engine: &fakeEngine{}, Words: func() (*analysis.Words, error) { return nil, errors.New("line 3") }})
	if err := x.Run(context.Background()); err == nil || x.Progress().Error == "" {
		t.Errorf("%v, %+v", err, x.Progress())
	}
}

func TestPurgeFollowsTheIndex(t *testing.T) {
	r := run(t, &fakeEngine{})
	r.put(t, "a", "一")
	r.put(t, "a", "二")
	r.wait(t)
	deadline := time.Now().Add(5 * time.Second)
	for {
		versions := 0
		if err := r.store.View(func(v *store.View) error {
			return v.Heads(func(store.Ordinal, *corpus.Document) error { versions++; return nil })
		}); err != nil {
			t.Fatal(err)
		}
		if versions == 1 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d versions are kept", versions)
		}
		time.Sleep(time.Millisecond)
	}
}

// An indexer that is asked to tidies up once it has had nothing to do for a while.
func TestAnIdleIndexerTidies(t *testing.T) {
	for _, tidy := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			r := runWith(t, &fakeEngine{}, Options{Tidy: tidy})
			r.put(t, "a", "一")
			r.Wake()
			time.Sleep(time.Minute)
			synctest.Wait()
			r.engine.mu.Lock()
			defer r.engine.mu.Unlock()
			if tidied := r.engine.current.tidied; tidied > 0 != tidy {
				t.Errorf("asked to tidy: %v, did so %d times", tidy, tidied)
			}
		})
	}
}
