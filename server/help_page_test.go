package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cewen/search/query"
	"cewen/search/synonyms"
	"cewen/search/syntax"
	"cewen/server"
)

func TestHelpShowsTheWholeLanguageAndItsExamplesRun(t *testing.T) {
	w := newWorld(t)
	w.putDigests()
	got := w.get("/help")
	if got.StatusCode != http.StatusOK || !strings.Contains(got.body, `<html lang="zh-CN">`) {
		t.Fatalf("%d", got.StatusCode)
	}
	text, asks := visible(got.body), links(got.body, "/?q=")
	for _, s := range syntax.Sections() {
		if !strings.Contains(text, s.Title) || !strings.Contains(got.body, `<h2 id="`+s.ID+`">`) {
			t.Errorf("no section %s", s.Title)
		}
		for _, e := range s.Entries {
			want, status := asked(e.Query), http.StatusOK
			if e.Error != nil {
				status = http.StatusBadRequest
			}
			if !strings.Contains(text, strings.Join(strings.Fields(e.Text), " ")) {
				t.Errorf("no text for %s", e.Query)
			}
			if !slices.Contains(asks, want) {
				t.Errorf("no link to %s", e.Query)
			}
			answer := w.get(want)
			if answer.StatusCode != status || status == http.StatusOK && !strings.Contains(visible(answer.body), "命中") {
				t.Errorf("%s: %d", e.Query, answer.StatusCode)
			}
		}
	}
}

func TestHelpListsTheSynonyms(t *testing.T) {
	w := newWorld(t)
	body := w.get("/help").body
	text, asks := visible(body), links(body, "/?q=")
	for _, e := range synonyms.Builtin().Entries() {
		if !strings.Contains(text, e.Name+strings.Join(e.Variants, " | ")) {
			t.Errorf("no %s", e.Name)
		}
		name, _ := query.NewTerm(e.Name)
		if _, err := (query.Parser{Synonyms: synonyms.Builtin()}).Parse("~" + name.String()); err != nil || !slices.Contains(asks, asked("~"+name.String())) {
			t.Errorf("no link that asks for %s (%v)", e.Name, err)
		}
	}
	without := newWorld(t, func(c *server.Config) { c.Parser.Synonyms = nil })
	if body := without.get("/help").body; strings.Contains(body, "synonym-list") {
		t.Error("a list of no synonyms")
	}
}

func TestEveryPageLeadsToTheHelp(t *testing.T) {
	w := newWorld(t)
	id := w.put(report())[0]
	for _, target := range []string{"/", asked("太忻"), asked("("), "/d/" + id, "/nothing", "/help"} {
		if body := w.get(target).body; !strings.Contains(body, `href="/help"`) {
			t.Errorf("no help at %s", target)
		}
	}
}
