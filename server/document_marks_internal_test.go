package server

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// hardDocument has paragraphs in which a hard query takes a while each, and a very
// long while together.
func hardDocument() *corpus.Document {
	d := &corpus.Document{ID: "a", Metadata: corpus.Metadata{Title: "甲"}}
	for range 500 {
		d.Paragraphs = append(d.Paragraphs, corpus.Paragraph{Section: -1, Text: strings.Repeat("的和，", 60)})
	}
	return d
}

func TestMarkingEndsWhenItsTimeIsUp(t *testing.T) {
	s := &Server{marking: make(chan struct{}, 1)}
	e, err := query.Parse("的 NEAR/500 和 NEAR/500 ，")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeoutCause(t.Context(), 20*time.Millisecond, search.ErrBudget)
	defer cancel()
	if _, err := s.findMarks(ctx, hardDocument(), e, nil); !errors.Is(err, search.ErrBudget) {
		t.Fatalf("the time is up: %v", err)
	}
	easy, err := s.findMarks(t.Context(), &corpus.Document{Paragraphs: []corpus.Paragraph{{Section: -1, Text: "的和"}}}, query.Term{Text: "的", Folded: "的"}, nil)
	if err != nil || easy.occurrences != 1 {
		t.Errorf("an easy query beside a hard one: %+v, %v", easy, err)
	}
	select {
	case s.marking <- struct{}{}:
	case <-time.After(10 * time.Second):
		t.Error("a hard query that was given up goes on and on")
	}
	if _, err := s.findMarks(ctx, hardDocument(), e, nil); !errors.Is(err, search.ErrBudget) {
		t.Errorf("no room in time: %v", err)
	}
}

func TestAPanicInMarkingIsAnError(t *testing.T) {
	s := &Server{marking: make(chan struct{}, 1)}
	e, err := query.Parse("甲 NEAR 乙 NEAR 丙")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.findMarks(t.Context(), nil, e, nil); !errors.Is(err, errPanic) {
		t.Errorf("%v", err)
	}
}

func TestHardQueriesAreDistancesInsideDistances(t *testing.T) {
	for q, want := range map[string]bool{
		"甲": false, "甲 NEAR 乙": false, "(甲 | 乙) NEAR (丙 | 丁)": false, "in:句 甲 -(乙 NEAR 丙)": false, "/a.*b/": false, "甲 NEAR 乙 THEN 丙": true,
		"甲 | -(乙 NEAR (丙 | (丁 NEAR 戊)))": true, "in:篇 (甲 THEN 乙 NEAR 丙)": true,
	} {
		e, err := query.Parse(q)
		if err != nil {
			t.Fatal(err)
		}
		if got := isHard(e); got != want {
			t.Errorf("%s: %v", q, got)
		}
	}
}

func TestADocumentThatCouldNotBeMarkedSaysSo(t *testing.T) {
	d := hardDocument()
	v := newDocumentView(documentAnswer{document: d, asked: "甲 NEAR 乙", countable: true, costly: true})
	if !v.Asked || !v.Costly || v.Text.Marks != 0 || len(v.Text.Blocks) != len(d.Paragraphs) {
		t.Errorf("%+v", v.layout)
	}
}
