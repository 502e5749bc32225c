package server_test

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"cewen/search"
	"cewen/server"
)

// completingEngine offers what it is told to, besides what the plain one answers.
type completingEngine struct {
	*bruteEngine
	words []string
}

var _ search.Completer = (*completingEngine)(nil)

func (e *completingEngine) Complete(_ context.Context, folded string, n int) ([]string, error) {
	var words []string
	for _, word := range e.words {
		if strings.HasPrefix(word, folded) && len(words) < n {
			words = append(words, word)
		}
	}
	return words, nil
}

func TestPhrasesSuggestedAreFoundAsOftenAsSaid(t *testing.T) {
	w := newWorld(t, func(c *server.Config) {
		brute := c.Searcher.Engine.(*bruteEngine)
		c.Searcher = &search.Searcher{Engine: &completingEngine{brute, []string{"太忻", "太忻一体化", "太空站"}}}
	})
	w.put(report(), other())
	var got struct {
		From        int
		Suggestions []struct {
			Text, Kind string
			Documents  int
		}
	}
	w.get("/api/v1/suggest?q="+url.QueryEscape("养老 太")).decode(t, &got)
	var phrases []string
	for _, s := range got.Suggestions {
		if s.Kind == "phrase" {
			phrases = append(phrases, fmt.Sprintf("%s %d", s.Text, s.Documents))
		}
	}
	// What is found nowhere is not offered.
	if want := "太忻 1,太忻一体化 1"; strings.Join(phrases, ",") != want {
		t.Errorf("phrases %q, want %q", phrases, want)
	}
}
