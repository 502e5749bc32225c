package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/indexer"
	"cewen/search"
	"cewen/server"
)

func TestSearchAnswersWithTheResultOfTheSearcher(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	for _, target := range []string{
		"q=太忻一体化", "q=高质量发展&facet=region&facet=year", "q=", "q=发展&limit=1", "q=发展&limit=1&cursor=1",
		"q=发展&limit=0", "q=~双碳&facet=role&explain=true", "q=太忻 NEAR/10 一体化 in:句&role=回顾", "q=发展&region=全国", "q=发展&year=2020..&level=national&sort=-date", "q=没有这句话",
	} {
		t.Run(target, func(t *testing.T) {
			v, err := url.ParseQuery(target)
			if err != nil {
				t.Fatal(err)
			}
			got := w.get("/api/v1/search?" + v.Encode())
			if got.StatusCode != http.StatusOK {
				t.Fatalf("status %d: %s", got.StatusCode, got.body)
			}
			var result search.Result
			got.decode(t, &result)
			var again bytes.Buffer
			encoder := json.NewEncoder(&again)
			encoder.SetEscapeHTML(false)
			if err := encoder.Encode(result); err != nil {
				t.Fatal(err)
			}
			if again.String() != got.body {
				t.Errorf("not the JSON of search.Result:\n%s\n%s", got.body, again.String())
			}
		})
	}
}

func TestSearchCountsWhatIsPrinted(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	var result search.Result
	w.get("/api/v1/search?q=%E5%A4%AA%E5%BF%BB%E4%B8%80%E4%BD%93%E5%8C%96&facet=year").decode(t, &result)
	if want := (search.Totals{Documents: 1, Paragraphs: 2, Occurrences: 3}); result.Totals != want {
		t.Errorf("totals %+v, want %+v", result.Totals, want)
	}
	if len(result.Hits) != 2 || len(result.Hits[0].Segments) != 5 {
		t.Errorf("hits %+v", result.Hits)
	}
	if got := result.Facets[search.FacetYear]; len(got) != 1 || got[0].Value != "2022" {
		t.Errorf("years %+v", got)
	}
}

func TestEveryErrorHasOneShape(t *testing.T) {
	w := newWorld(t)
	w.put(report())
	long := strings.Repeat("长", 3000)
	for name, c := range map[string]struct {
		method, target, body string
		edit                 func(*http.Request)
		status               int
		code, message        string
	}{
		"open group":           {target: "/api/v1/search?q=(a", status: 400, code: "bad_query", message: "括号"},
		"unknown parameter":    {target: "/api/v1/search?regoin=x", status: 400, code: "bad_request", message: "regoin"},
		"unknown level":        {target: "/api/v1/search?level=x", status: 400, code: "bad_request", message: "层级"},
		"bad year":             {target: "/api/v1/search?year=abc", status: 400, code: "bad_request", message: "年份"},
		"bad sort":             {target: "/api/v1/search?sort=x", status: 400, code: "bad_request", message: "排序"},
		"bad limit":            {target: "/api/v1/search?limit=1000", status: 400, code: "bad_request", message: "条数"},
		"negative limit":       {target: "/api/v1/search?limit=-1", status: 400, code: "bad_request", message: "条数"},
		"bad facet":            {target: "/api/v1/search?facet=x", status: 400, code: "bad_request", message: "分面"},
		"bad cursor":           {target: "/api/v1/search?q=a&cursor=x", status: 400, code: "bad_request", message: "cursor"},
		"long address":         {target: "/api/v1/search?q=" + long, status: 414, code: "url_too_long"},
		"long query":           {target: "/api/v1/search?q=" + strings.Repeat("a", 2500), status: 400, code: "bad_query"},
		"count of nothing":     {target: "/api/v1/count", status: 400, code: "bad_request", message: "短语"},
		"count of white space": {target: "/api/v1/count?phrase=a&phrase=%20", status: 400, code: "bad_request", message: "第 2 个"},
		"count in a form":      {method: "POST", target: "/api/v1/count", body: "phrases=a", edit: withType("application/x-www-form-urlencoded"), status: 415, code: "unsupported_media_type"},
		"count misspelt":       {method: "POST", target: "/api/v1/count", body: `{"phrase":["a"]}`, edit: withType("application/json"), status: 400, code: "bad_request"},
		"count twice":          {method: "POST", target: "/api/v1/count", body: `{"phrases":["a"]}{}`, edit: withType("application/json"), status: 400, code: "bad_request"},
		"count of too much":    {method: "POST", target: "/api/v1/count", body: `{"phrases":["` + strings.Repeat("a", 5<<20) + `"]}`, edit: withType("application/json"), status: 413, code: "too_large", message: "4 MiB"},
		"count of too many":    {method: "POST", target: "/api/v1/count", body: `{"phrases":["a"` + strings.Repeat(`,"a"`, 10_000) + `]}`, edit: withType("application/json"), status: 400, code: "bad_request", message: "10001"},
		"bad explain":          {target: "/api/v1/search?explain=1", status: 400, code: "bad_request", message: "explain"},
		"bad role":             {target: "/api/v1/search?role=x", status: 400, code: "bad_request", message: "部分"},
		"role of documents":    {target: "/api/v1/documents?role=x", status: 400, code: "bad_request", message: "role"},
		"role of an export":    {target: "/api/v1/export?role=x", status: 400, code: "bad_request", message: "role"},
		"synonyms of what":     {target: "/api/v1/synonyms?q=x", status: 400, code: "bad_request", message: "q"},
		"no such document":     {target: "/api/v1/documents/nothing", status: 404, code: "not_found"},
		"bad list cursor":      {target: "/api/v1/documents?cursor=x", status: 400, code: "bad_request", message: "cursor"},
		"no such route":        {target: "/api/v1/nothing", status: 404, code: "not_found"},
		"wrong method":         {method: "PUT", target: "/api/v1/search", status: 405, code: "method_not_allowed"},
		"import without token": {method: "POST", target: "/api/v1/documents", status: 401, code: "unauthorized"},
		"wrong token":          {method: "POST", target: "/api/v1/documents", edit: func(r *http.Request) { r.Header.Set("Authorization", "Bearer x") }, status: 401, code: "unauthorized", message: "不对"},
		"import without form":  {method: "POST", target: "/api/v1/documents", edit: withToken, status: 415, code: "unsupported_media_type"},
		"delete of nothing":    {method: "DELETE", target: "/api/v1/documents/nothing", edit: withToken, status: 404, code: "not_found"},
		"verify not offered":   {method: "POST", target: "/api/v1/verify", edit: withToken, status: 501, code: "not_offered"},
		"stats not offered":    {target: "/api/v1/stats", status: 501, code: "not_offered"},
		"export misspelt":      {target: "/api/v1/export?years=2022", status: 400, code: "bad_request"},
	} {
		t.Run(name, func(t *testing.T) {
			edit := c.edit
			if edit == nil {
				edit = func(*http.Request) {}
			}
			if c.method == "" {
				c.method = http.MethodGet
			}
			got := w.do(c.method, c.target, strings.NewReader(c.body), edit)
			if got.StatusCode != c.status {
				t.Fatalf("status %d, want %d: %s", got.StatusCode, c.status, got.body)
			}
			var f failure
			got.decode(t, &f)
			if f.Error.Code != c.code || !strings.Contains(f.Error.Message, c.message) || f.Error.Message == "" {
				t.Errorf("error %+v, want code %s and %q", f.Error, c.code, c.message)
			}
			if (c.code == "bad_query") != (f.Error.Offset != nil && f.Error.Length != nil) {
				t.Errorf("offset %v, length %v", f.Error.Offset, f.Error.Length)
			}
			if (c.status == http.StatusUnauthorized) != (got.Header.Get("WWW-Authenticate") != "") {
				t.Errorf("WWW-Authenticate: %q", got.Header.Get("WWW-Authenticate"))
			}
		})
	}
}

func TestErrorsOfTheEngineDoNotReachTheReader(t *testing.T) {
	for name, c := range map[string]struct {
		err    error
		status int
		code   string
		logged bool
	}{
		"a failure": {errors.New("/var/lib/cewen: no space"), 500, "internal", true},
		"the time":  {fmt.Errorf("scan: %w", search.ErrBudget), 503, "budget", false},
		"too early": {search.ErrNotReady, 503, "not_ready", false},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.engine.fail = func(context.Context) error { return c.err }
			got := w.get("/api/v1/search?q=a")
			var f failure
			got.decode(t, &f)
			if got.StatusCode != c.status || f.Error.Code != c.code || strings.Contains(got.body, "/var/lib") {
				t.Errorf("%d %s", got.StatusCode, got.body)
			}
			if strings.Contains(w.log.String(), c.err.Error()) != c.logged {
				t.Errorf("log: %s", w.log)
			}
		})
	}
}

func TestAPanicIsALoggedInternalError(t *testing.T) {
	w := newWorld(t)
	w.engine.fail = func(context.Context) error { panic("boom") }
	for _, target := range []string{"/api/v1/search?q=a", "/?q=a"} {
		if got := w.get(target); got.StatusCode != http.StatusInternalServerError || strings.Contains(got.body, "boom") {
			t.Errorf("%s: %d %s", target, got.StatusCode, got.body)
		}
	}
	if !strings.Contains(w.log.String(), "boom") || !strings.Contains(w.log.String(), "brute_test.go") {
		t.Errorf("the log does not say where: %s", w.log)
	}
}

func TestCountsAreThoseOfTheText(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	type counts struct {
		Counts []struct {
			Phrase string `json:"phrase"`
			search.Totals
		} `json:"counts"`
	}
	var get, post counts
	w.get("/api/v1/count?phrase="+url.QueryEscape("太忻一体化")+"&phrase=-"+url.QueryEscape("高质量发展")).decode(t, &get)
	w.do("POST", "/api/v1/count?year=2023", strings.NewReader(`{"phrases":["太忻一体化","高质量发展"]}`), withType("application/json; charset=utf-8")).decode(t, &post)
	if got, want := fmt.Sprint(get), "{[{太忻一体化 {1 2 3}} {-高质量发展 {0 0 0}}]}"; got != want {
		t.Errorf("GET: %s, want %s: phrases are literals", got, want)
	}
	if got, want := fmt.Sprint(post), "{[{太忻一体化 {0 0 0}} {高质量发展 {1 2 2}}]}"; got != want {
		t.Errorf("POST: %s, want %s", got, want)
	}
}

// documentList is the list of documents.
type documentList struct {
	Total     int    `json:"total"`
	Next      string `json:"next"`
	Documents []struct {
		search.DocumentRef
		File       string        `json:"file"`
		Source     corpus.Source `json:"source"`
		Paragraphs int           `json:"paragraphs"`
	} `json:"documents"`
}

func TestDocumentsAreListedNewestFirstInPages(t *testing.T) {
	w := newWorld(t)
	for i := range 7 {
		d := report()
		d.Title, d.Source.Path, d.Source.SHA256 = fmt.Sprint("报告", i), fmt.Sprint("/x/", i), strings.Repeat(fmt.Sprint(i), 64)
		if d.Date = fmt.Sprintf("202%d-01-01", i/2); i == 6 {
			d.Date, d.Year = "", 0
		}
		w.put(d)
	}
	var titles []string
	cursor := ""
	for range 10 {
		var page documentList
		w.get("/api/v1/documents?limit=3&cursor="+cursor).decode(t, &page)
		if page.Total != 7 {
			t.Fatalf("total %d", page.Total)
		}
		for _, d := range page.Documents {
			titles = append(titles, d.Date)
		}
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	want := "2022-01-01 2022-01-01 2021-01-01 2021-01-01 2020-01-01 2020-01-01 "
	if got := strings.Join(titles, " "); got != want {
		t.Errorf("dates %q, want %q", got, want)
	}
	var found documentList
	w.get("/api/v1/documents?title="+url.QueryEscape("报告３")).decode(t, &found)
	if found.Total != 1 || found.Documents[0].Title != "报告3" {
		t.Errorf("by title: %+v", found)
	}
}

func TestTheListFollowsTheStore(t *testing.T) {
	w := newWorld(t)
	count := func() (total, paragraphs int) {
		var list documentList
		w.get("/api/v1/documents").decode(t, &list)
		for _, d := range list.Documents {
			paragraphs += d.Paragraphs
		}
		return list.Total, paragraphs
	}
	check := func(step string, wantTotal, wantParagraphs int) {
		t.Helper()
		if total, paragraphs := count(); total != wantTotal || paragraphs != wantParagraphs {
			t.Errorf("%s: %d documents of %d paragraphs, want %d of %d", step, total, paragraphs, wantTotal, wantParagraphs)
		}
	}
	check("empty", 0, 0)
	ids := w.put(report(), other())
	check("two", 2, 9)
	changed := report()
	changed.Paragraphs = changed.Paragraphs[:4]
	changed.Source.SHA256 = strings.Repeat("c", 64)
	w.put(changed)
	check("one changed", 2, 6)
	if got := w.do("DELETE", "/api/v1/documents/"+ids[1], nil, withToken); got.StatusCode != http.StatusNoContent {
		t.Fatalf("delete: %d", got.StatusCode)
	}
	check("one deleted", 1, 4)
	if err := w.store.Purge(100); err != nil {
		t.Fatal(err)
	}
	w.put(other())
	check("put again after a purge", 2, 6)
	late := newWorldOver(t, w.store)
	var list documentList
	late.get("/api/v1/documents").decode(t, &list)
	if list.Total != 2 {
		t.Errorf("a server started late lists %d", list.Total)
	}
}

func newWorldOver(t *testing.T, st *store.Store) *world {
	return newWorld(t, func(c *server.Config) { c.Store = st })
}

func TestPathsAreForThoseWithTheToken(t *testing.T) {
	w := newWorld(t)
	id := w.put(report())[0]
	w.put(other())
	for _, target := range []string{
		"/api/v1/documents", "/api/v1/documents/" + id, "/api/v1/export", "/d/" + id, "/api/v1/search?q=", "/?q=%E5%A4%AA",
	} {
		got := w.get(target)
		if strings.Contains(got.body, "secret") || strings.Contains(got.body, `reports\`) {
			t.Errorf("%s shows the path: %s", target, got.body)
		}
		shown := strings.HasPrefix(target, "/api/v1/documents") || strings.HasSuffix(target, "export")
		if got := w.get(target, withToken); strings.Contains(got.body, "/home/someone/secret") != shown {
			t.Errorf("%s with the token: %s", target, got.body)
		}
	}
	if got := w.get("/api/v1/export"); !strings.Contains(got.body, `"path":"太原-2022.md"`) || !strings.Contains(got.body, `"path":"guowuyuan.md"`) {
		t.Errorf("no base names: %s", got.body)
	}
}

func TestExportHoldsEachDocumentAsTheAPIGivesIt(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	got := w.get("/api/v1/export")
	if ct := got.Header.Get("Content-Type"); !strings.HasPrefix(ct, "application/jsonl") {
		t.Errorf("type %s", ct)
	}
	lines := strings.SplitAfter(strings.TrimSuffix(got.body, "\n"), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, line := range lines {
		var e corpus.Exported
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		if one := w.get("/api/v1/documents/" + e.ID); strings.TrimSpace(one.body) != strings.TrimSpace(line) {
			t.Errorf("export\n%s\ndocument\n%s", line, one.body)
		}
		if strings.Contains(line, `""`) || strings.Contains(line, "null") {
			t.Errorf("empty values in %s", line)
		}
	}
	if one := w.get("/api/v1/export?year=2023"); strings.Count(one.body, "\n") != 1 {
		t.Errorf("filtered: %s", one.body)
	}
	if none := w.get("/api/v1/export?year=1999"); none.StatusCode != 200 || none.body != "" {
		t.Errorf("of nothing: %d %q", none.StatusCode, none.body)
	}
}

func TestReadiness(t *testing.T) {
	w := newWorld(t)
	if got := w.get("/readyz"); got.StatusCode != http.StatusOK {
		t.Errorf("caught up: %d", got.StatusCode)
	}
	w.indexer.progress.Store(&indexer.Progress{Position: 1, Target: 3, Error: "open /secret: denied"})
	got := w.get("/readyz")
	if got.StatusCode != http.StatusServiceUnavailable || strings.Contains(got.body, "secret") || !strings.Contains(got.body, `"target":3`) {
		t.Errorf("behind: %d %s", got.StatusCode, got.body)
	}
	if got := w.get("/readyz", withToken); !strings.Contains(got.body, "secret") {
		t.Errorf("with the token: %s", got.body)
	}
	for state, p := range map[string]indexer.Progress{
		"ready 200":      {Serving: true, Position: 3, Target: 3},
		"rebuilding 200": {Serving: true, Position: 3, Target: 3, Rebuilding: true},
		"behind 503":     {Serving: true, Position: 2, Target: 3, Rebuilding: true},
		"building 503":   {Rebuilding: true},
		"stopped 503":    {Serving: true, Error: "x"},
	} {
		w.indexer.progress.Store(&p)
		got := w.get("/readyz")
		var body struct{ State string }
		if err := json.Unmarshal([]byte(got.body), &body); err != nil || fmt.Sprint(body.State, " ", got.StatusCode) != state {
			t.Errorf("%s: %d %s", state, got.StatusCode, got.body)
		}
	}
	if got := w.get("/healthz"); got.StatusCode != http.StatusOK {
		t.Errorf("alive: %d", got.StatusCode)
	}
}

func TestRebuildVerifyAndStats(t *testing.T) {
	samples := []int{}
	w := newWorld(t, func(c *server.Config) {
		c.Verify = func(_ context.Context, sample int) (any, error) {
			samples = append(samples, sample)
			return map[string]int{"checked": sample}, nil
		}
		c.Stats = func(context.Context) (any, error) { return map[string]int{"documents": 3}, nil }
	})
	if got := w.do("POST", "/api/v1/rebuild", nil, withToken); got.StatusCode != 200 || w.indexer.rebuilds.Load() != 1 {
		t.Errorf("rebuild: %d %s", got.StatusCode, got.body)
	}
	if got := w.do("POST", "/api/v1/verify?sample=7", nil, withToken); got.body != "{\"checked\":7}\n" {
		t.Errorf("verify: %s", got.body)
	}
	for _, bad := range []string{"0", "-1", "x", "1000000"} {
		if got := w.do("POST", "/api/v1/verify?sample="+bad, nil, withToken); got.StatusCode != 400 {
			t.Errorf("verify %s: %d", bad, got.StatusCode)
		}
	}
	if got := w.get("/api/v1/stats"); got.body != "{\"documents\":3}\n" {
		t.Errorf("stats: %s", got.body)
	}
	if len(samples) != 1 {
		t.Errorf("verified %v", samples)
	}
}
