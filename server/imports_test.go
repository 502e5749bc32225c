package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"cewen/corpus/store"
)

type importsAnswer struct {
	Imports []struct {
		store.Attempt
		File string `json:"file"`
	} `json:"imports"`
	Next    string `json:"next"`
	Failing []struct {
		store.Attempt
		File string `json:"file"`
	} `json:"failing"`
	FailingTotal int `json:"failing_total"`
}

func TestImportsAreListed(t *testing.T) {
	w := newWorld(t)
	body, edit := form(t, part{"file", "/home/me/好.md", text}, part{"file", "/home/me/空.md", ""}, part{"file", "/home/me/又.md", text})
	if got := w.do(http.MethodPost, "/api/v1/documents", body, edit); got.StatusCode != http.StatusOK {
		t.Fatal(got.body)
	}
	var got importsAnswer
	w.get("/api/v1/imports", withToken).decode(t, &got)
	var lines []string
	for _, a := range got.Imports {
		lines = append(lines, fmt.Sprintf("%s %s %s", a.Outcome, a.Path, a.DuplicateOf))
	}
	want := "failed /home/me/空.md , duplicate /home/me/又.md /home/me/好.md, imported /home/me/好.md "
	if strings.Join(lines, ", ") != want {
		t.Errorf("got %q, want %q", strings.Join(lines, ", "), want)
	}
	if got.FailingTotal != 1 || len(got.Failing) != 1 || got.Failing[0].Error == "" || got.Failing[0].File != "空.md" {
		t.Errorf("failing %+v", got.Failing)
	}
	if open := w.get("/api/v1/imports"); strings.Contains(open.body, "/home/me") {
		t.Errorf("paths are given to anyone: %s", open.body)
	}
	for _, a := range got.Imports[:2] { // a page a line
		var page importsAnswer
		w.get(fmt.Sprintf("/api/v1/imports?limit=1&cursor=%d", a.Number), withToken).decode(t, &page)
		if len(page.Imports) != 1 || page.Imports[0].Number >= a.Number {
			t.Errorf("after %d: %+v", a.Number, page.Imports)
		}
	}
	for _, wrong := range []string{"?cursor=x", "?cursor=0", "?limit=-1", "?page=2"} {
		if got := w.get("/api/v1/imports" + wrong); got.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", wrong, got.StatusCode)
		}
	}
}

func TestManyAreRemovedTogetherOrNone(t *testing.T) {
	w := newWorld(t)
	a := w.upload(part{"file", "a.md", text}).Results[0].ID
	b := w.upload(part{"file", "b.md", text + "又。\n"}).Results[0].ID
	post := func(body string) int {
		return w.do(http.MethodPost, "/api/v1/remove", strings.NewReader(body), withToken, withType("application/json")).StatusCode
	}
	for body, want := range map[string]int{
		`{"ids":[]}`: 400, `{}`: 400, `{"id":"x"}`: 400, fmt.Sprintf(`{"ids":[%q,"none"]}`, a): 404,
	} {
		if got := post(body); got != want {
			t.Errorf("%s: %d, want %d", body, got, want)
		}
	}
	if got := w.get("/api/v1/documents/" + a); got.StatusCode != http.StatusOK {
		t.Error("one went without the other")
	}
	if got := post(fmt.Sprintf(`{"ids":[%q,%q,%q]}`, a, b, a)); got != http.StatusNoContent {
		t.Errorf("both: %d", got)
	}
	if got := w.get("/api/v1/documents/" + b); got.StatusCode != http.StatusNotFound {
		t.Errorf("removed and there: %d", got.StatusCode)
	}
	if got := w.do(http.MethodPost, "/api/v1/remove", strings.NewReader(`{"ids":["x"]}`), withType("application/json")); got.StatusCode != http.StatusUnauthorized {
		t.Errorf("without a token: %d", got.StatusCode)
	}
}

func TestFailuresElsewhereAreNoted(t *testing.T) {
	w := newWorld(t)
	send := func(body string, edits ...func(*http.Request)) int {
		edits = append(edits, func(r *http.Request) { r.Header.Set("Content-Type", "application/json") })
		return w.do(http.MethodPost, "/api/v1/imports", strings.NewReader(body), edits...).StatusCode
	}
	const good = `{"failed": [{"path": "/home/me/坏.zip", "error": "打不开", "bytes": 12}]}`
	if got := send(good); got != http.StatusUnauthorized {
		t.Errorf("without the token: %d", got)
	}
	if got := send(good, withToken); got != http.StatusNoContent {
		t.Fatalf("status %d", got)
	}
	var got importsAnswer
	w.get("/api/v1/imports", withToken).decode(t, &got)
	if got.FailingTotal != 1 || len(got.Failing) != 1 || got.Failing[0].Path != "/home/me/坏.zip" || got.Failing[0].Error != "打不开" || got.Failing[0].Bytes != 12 {
		t.Errorf("failing %+v", got.Failing)
	}
	for _, wrong := range []string{
		`{"failed": [{"path": "", "error": "x"}]}`, `{"failed": [{"path": "x"}]}`, `{"failed": [{"path": "x", "error": "y", "bytes": -1}]}`,
		`{"failed": [{"path": "x", "error": "` + strings.Repeat("长", 2000) + `"}]}`, `{"imports": []}`, `[]`,
	} {
		if got := send(wrong, withToken); got != http.StatusBadRequest {
			t.Errorf("%.60s: %d", wrong, got)
		}
	}
}
