package commitments_test

import (
	"errors"
	"math"
	"testing"

	"cewen/search"
	"cewen/search/commitments"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
)

// statedEngine is an engine whose answers change with its state.
type statedEngine struct {
	search.Engine
	state string
}

func (e *statedEngine) State() string { return e.state }

func TestAnAnswerIsKeptForItsState(t *testing.T) {
	c := asking(t, instrumenttest.Corpus(t, files))
	engine := &statedEngine{c.Engine, "1"}
	c.Engine = engine
	var cache commitments.Cache
	turns := 0
	find := func(query string) *commitments.Answer {
		t.Helper()
		a, err := cache.Find(t.Context(), asked(query, nil), c, func() (func(), error) { turns++; return func() {}, nil })
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	first := find("新建")
	if find("新建") != first || turns != 1 {
		t.Error("not kept")
	}
	if find("建成") == first || turns != 2 {
		t.Error("the answer to another question")
	}
	engine.state = "2"
	if find("新建") == first || turns != 3 {
		t.Error("kept beyond its state")
	}
	engine.state = ""
	if find("新建"); turns != 4 {
		t.Error("kept without a state")
	}
	engine.state = "2"
	for i := range 8 {
		find("新建 | 第" + string(rune('甲'+i)))
	}
	if find("新建"); turns != 13 {
		t.Error("kept for ever")
	}
	if err := c.Store.Delete(first.Documents()[0].ID); err != nil {
		t.Fatal(err)
	}
	if l, err := first.List(c, commitments.Window{Limit: 9}); err != nil || len(l.Listed) != first.Len() {
		t.Error("what is held until it is purged cannot be shown:", err)
	}
	if err := c.Store.Purge(math.MaxUint64); err != nil {
		t.Fatal(err)
	}
	if _, err := first.List(c, commitments.Window{Limit: 9}); !errors.Is(err, instrument.ErrChanged) {
		t.Error(err)
	}
	cache.Forget()
	if got := find("新建").Len(); got >= first.Len() || turns != 14 {
		t.Error(got, turns)
	}
}
