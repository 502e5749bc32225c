package server_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cewen/search/instrument"
	"cewen/search/instruments"
)

func TestInstrumentAnswersByGetAndPost(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	got := w.get("/api/v1/kwic?left=5&sort=date&q=" + url.QueryEscape("太忻"))
	var answer struct {
		Tables []instrument.Table
		Notes  []string
		Record instrument.Record
	}
	got.decode(t, &answer)
	if len(answer.Tables) != 1 || len(answer.Tables[0].Rows) != 3 || answer.Tables[0].Rows[0][1] != "太忻" {
		t.Errorf("%s", got.body)
	}
	if r := answer.Record; r.Instrument != "kwic" || r.Corpus.Documents != 2 || r.Versions.Program != "test" || !strings.Contains(string(r.Parameters), `"left":5`) {
		t.Errorf("record %+v", r)
	}
	posted := w.do(http.MethodPost, "/api/v1/kwic?audit=true", strings.NewReader(`{"q": "太忻", "left": 5, "sort": "date"}`), withType("application/json"))
	end, err := instrument.Decode(strings.NewReader(posted.body), new(instrument.Tables))
	if err != nil || end.Audit == nil || !end.Audit.OK() || end.Audit.Rows != 3 {
		t.Errorf("%v %s", err, posted.body)
	}
}

func TestInstrumentGivesATableAsFile(t *testing.T) {
	w := newWorld(t)
	w.put(report())
	at := "/api/v1/kwic?left=5&right=5&q=" + url.QueryEscape("太忻")
	got := w.get(at + "&format=csv")
	if !strings.HasPrefix(got.body, "\ufeffleft,keyword,right,") || strings.Count(got.body, "\n") != 4 {
		t.Errorf("%s", got.body)
	}
	if h := got.Header; h.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.Contains(h.Get("Content-Disposition"), `"cewen-kwic.csv"`) {
		t.Errorf("%v", h)
	}
	got = w.get(at + "&format=jsonl&table=kwic")
	if !json.Valid([]byte(strings.SplitN(got.body, "\n", 2)[0])) || !strings.HasPrefix(got.body, `{"left":"加快","keyword":"太忻",`) {
		t.Errorf("%s", got.body)
	}
}

func TestInstrumentErrorsAreTheOneShape(t *testing.T) {
	w := newWorld(t)
	w.put(report())
	for target, code := range map[string]string{
		"/api/v1/kwic": "bad_request",
		"/api/v1/kwic?q=" + url.QueryEscape("(太忻"):       "bad_query",
		"/api/v1/kwic?q=x&widht=5":                       "bad_request",
		"/api/v1/kwic?q=x&left=4":                        "bad_request",
		"/api/v1/kwic?q=x&format=xls":                    "bad_request",
		"/api/v1/kwic?q=x&format=csv&table=nothing":      "bad_request",
		"/api/v1/kwic?q=x&format=csv&audit=true":         "bad_request",
		"/api/v1/kwic?q=x&table=kwic":                    "bad_request",
		"/api/v1/kwic?q=x&level=" + url.QueryEscape("乡"): "bad_request",
	} {
		got := w.get(target)
		var f failure
		got.decode(t, &f)
		if got.StatusCode != http.StatusBadRequest || f.Error.Code != code || got.Header.Get("Content-Disposition") != "" {
			t.Errorf("%s: %d %s", target, got.StatusCode, got.body)
		}
	}
	got := w.do(http.MethodPost, "/api/v1/kwic", strings.NewReader(`{"q": "x", "widht": 5}`), withType("application/json"))
	if got.StatusCode != http.StatusBadRequest {
		t.Errorf("an unknown parameter is taken: %s", got.body)
	}
}

// Every instrument has its endpoint, and refuses a body without anything in it
// before an answer is begun, or answers it wholly.
func TestEveryInstrumentIsOffered(t *testing.T) {
	w := newWorld(t, withWords)
	w.put(report(), other())
	for _, name := range instruments.Names() {
		got := w.do(http.MethodPost, "/api/v1/"+name, strings.NewReader(`{}`), withType("application/json"))
		if got.StatusCode == http.StatusOK {
			if _, err := instrument.Decode(strings.NewReader(got.body), new(instrument.Tables)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		} else if got.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d %s", name, got.StatusCode, got.body)
		}
	}
}
