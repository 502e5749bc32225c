package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"cewen/corpus"
	"cewen/search"
)

// site is a running server as a browser meets it.
type site struct {
	t    *testing.T
	base string
	data string
	http *http.Client
}

// newSite starts a server; an empty data directory gets the sample.
func newSite(t *testing.T, data string) *site {
	t.Helper()
	cmd := startServer(t, data)
	at := waitForServer(t, data, cmd.Process.Pid)
	s := &site{t: t, base: at.at.url(), data: data, http: new(http.Client)}
	for start := time.Now(); s.status("/readyz") != http.StatusOK; time.Sleep(20 * time.Millisecond) {
		if time.Since(start) > 2*time.Minute {
			t.Fatal("the server is not ready")
		}
	}
	return s
}

// get fetches a path; redirects are followed.
func (s *site) get(path string) (status int, body string, at *url.URL) {
	s.t.Helper()
	request, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.base+path, nil)
	if err != nil {
		s.t.Fatalf("%s: %v", path, err)
	}
	response, err := s.http.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatalf("%s: %v", path, err)
	}
	return response.StatusCode, string(data), response.Request.URL
}

func (s *site) status(path string) int { s.t.Helper(); status, _, _ := s.get(path); return status }

// drawnQueries are queries from texts that are held: stretches of them, two together,
// alternatives, exclusions, wildcards and filters.
func drawnQueries(texts []string, n int) []url.Values {
	r := rand.New(rand.NewPCG(7, 7))
	stretch := func() string {
		runes := []rune(texts[r.IntN(len(texts))])
		length := min(len(runes), 2+r.IntN(4))
		from := r.IntN(len(runes) - length + 1)
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(string(runes[from:from+length])) + `"`
	}
	filters := []url.Values{{}, {"year": {"2022"}}, {"region": {"山西省"}}, {"role": {"plan"}}, {"level": {"省", "市"}}}
	var out []url.Values
	for i := range n {
		q := stretch()
		switch i % 5 {
		case 1:
			q += " " + stretch()
		case 2:
			q += " | " + stretch()
		case 3:
			q += " -" + stretch()
		case 4:
			q += " in:篇 " + stretch()
		}
		v := url.Values{"q": {q}}
		for name, values := range filters[r.IntN(len(filters))] {
			v[name] = values
		}
		out = append(out, v)
	}
	return out
}

// comparedQueries is how many queries are asked in four ways; make web asks 200.
func comparedQueries() int {
	if os.Getenv("CEWEN_WEB") != "" {
		return 200
	}
	return 20
}

// TestPageAPICommandAndTableCountTheSame asks queries in four ways.
func TestPageAPICommandAndTableCountTheSame(t *testing.T) {
	s := newSite(t, filepath.Join(t.TempDir(), "data"))
	var texts []string
	_, export, _ := s.get("/api/v1/export")
	for line := range strings.Lines(export) {
		var d corpus.Exported
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		for _, p := range d.Paragraphs {
			texts = append(texts, p.Text)
		}
	}
	asked := 0
	for _, v := range drawnQueries(texts, comparedQueries()) {
		status, body, _ := s.get("/api/v1/search?limit=0&" + v.Encode())
		var api search.Result
		if err := json.Unmarshal([]byte(body), &api); err != nil || status != http.StatusOK {
			continue // a stretch of signs alone is no query
		}
		asked++
		_, page, _ := s.get("/?" + v.Encode())
		_, table, _ := s.get("/api/v1/hits?format=csv&" + v.Encode())
		for name, got := range map[string]search.Totals{"page": totalsOnPage(t, page), "CSV": totalsOfTable(t, table), "command": totalsOfCommand(t, s.data, v)} {
			if got != api.Totals {
				t.Errorf("%v: the %s says %+v, the API %+v", v, name, got, api.Totals)
			}
		}
	}
	if asked < comparedQueries()*9/10 {
		t.Errorf("only %d queries could be asked", asked)
	}
}

func totalsOnPage(t *testing.T, page string) (totals search.Totals) {
	m := regexp.MustCompile(`命中 <b>([0-9,]+)</b> 段 · <b>([0-9,]+)</b> 篇(?: · <b>([0-9,]+)</b> 次)?`).FindStringSubmatch(page)
	if m == nil {
		return totals
	}
	for i, n := range []*int{&totals.Paragraphs, &totals.Documents, &totals.Occurrences} {
		if _, err := fmt.Sscan(strings.ReplaceAll(m[i+1], ",", ""), n); err != nil && m[i+1] != "" {
			t.Fatal(err)
		}
	}
	return totals
}

func totalsOfTable(t *testing.T, table string) (totals search.Totals) {
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	column, documents := slices.Index(rows[0], "occurrences"), map[string]bool{}
	for _, row := range rows[1:] {
		n := 0
		if _, err := fmt.Sscan(row[column], &n); err != nil {
			t.Fatal(err)
		}
		documents[row[0]] = true
		totals.Paragraphs++
		totals.Occurrences += n
	}
	totals.Documents = len(documents)
	return totals
}

func totalsOfCommand(t *testing.T, data string, v url.Values) search.Totals {
	args := []string{"search", "--data", data, "--json", "--limit", "1"}
	for name, values := range v {
		for _, value := range values {
			if name != "q" {
				args = append(args, "--"+name, value)
			}
		}
	}
	var stdout, stderr bytes.Buffer
	if code := run(append(args, "--", v.Get("q")), nil, &stdout, &stderr); code != exitOK {
		t.Fatalf("%v: exit code %d\n%s", v, code, stderr.String())
	}
	var result search.Result
	if err := json.Unmarshal(stdout.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	return result.Totals
}

// crawled bounds the walk through the site: each page leads to a hundred others.
const crawled = 400

// TestEveryLinkOfTheSiteLeadsSomewhere walks through the site over the sample, and
// tries its permanent addresses again when the index was built anew.
func TestEveryLinkOfTheSiteLeadsSomewhere(t *testing.T) {
	s := newSite(t, filepath.Join(t.TempDir(), "data"))
	queue, seen, kinds, permanent := []string{"/", "/import", "/trend?q=" + url.QueryEscape("新质生产力"), "/?group=document&q=" + url.QueryEscape("发展"), "/?q=" + url.QueryEscape("乌有之乡")}, map[string]bool{}, map[string]int{}, []string{}
	for len(queue) > 0 && len(seen) < crawled {
		path := queue[0]
		queue = queue[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		status, body, at := s.get(path)
		if status != http.StatusOK {
			t.Errorf("%s: %d", path, status)
		}
		if "http://"+at.Host != s.base {
			t.Errorf("%s leads away to %s", path, at)
		}
		kind := strings.SplitN(strings.TrimPrefix(path, "/"), "/", 2)[0]
		kinds[strings.SplitN(kind, "?", 2)[0]]++
		if strings.HasPrefix(path, "/p/") {
			permanent = append(permanent, path)
		}
		if strings.HasPrefix(path, "/api/") || strings.HasPrefix(path, "/feed") || strings.HasPrefix(path, "/assets/") {
			continue
		}
		for _, next := range s.links(path, body) {
			// Each kind of page is to be seen: what there is much of waits.
			if k := strings.FieldsFunc(next, func(r rune) bool { return r == '/' || r == '?' }); len(k) == 0 || kinds[k[0]] < crawled/8 {
				queue = append(queue, next)
			}
		}
	}
	for _, kind := range []string{"", "d", "p", "cite", "help", "trend", "coverage", "audit", "feed", "api", "assets", "language", "import"} {
		if kinds[kind] == 0 {
			t.Errorf("no page /%s was come to: %v", kind, kinds)
		}
	}
	mustRun(t, s.data, "rebuild")
	if len(permanent) < 20 {
		t.Errorf("only %d permanent addresses", len(permanent))
	}
	for _, path := range permanent {
		status, body, at := s.get(path)
		anchor := "p-" + path[strings.LastIndex(path, "-")+1:]
		if i := strings.Index(path, "-"); i > 0 {
			anchor = "p-" + path[i+1:]
		}
		if status != http.StatusOK || at.Fragment != anchor || !strings.Contains(body, `id="`+anchor+`"`) {
			t.Errorf("%s after the rebuild: %d %s", path, status, at)
		}
	}
}

// links are the addresses on this site that a page names, those of its styles and
// scripts included. An address elsewhere may only be followed by the reader.
func (s *site) links(path, body string) []string {
	s.t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	var found []string
	for n := range root.Descendants() {
		if isMistake(n) {
			continue
		}
		for _, a := range n.Attr {
			if a.Key != "href" && a.Key != "src" {
				continue
			}
			to, err := url.Parse(a.Val)
			if err != nil {
				s.t.Errorf("%s: address %q", path, a.Val)
				continue
			}
			switch {
			case to.Host != "" && n.Data == "a":
			case to.Host != "" || to.Scheme != "":
				s.t.Errorf("%s fetches %s", path, a.Val)
			case to.Path != "":
				found = append(found, escaped(to.RequestURI()))
			}
		}
	}
	return found
}

// escaped is an address as a browser sends it.
func escaped(address string) string {
	var b strings.Builder
	for _, c := range []byte(address) {
		if c < utf8.RuneSelf {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// isMistake tells whether an element is an example of a mistake in the help, whose
// link shows the message.
func isMistake(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if slices.Contains(n.Attr, html.Attribute{Key: "class", Val: "mistakes"}) {
			return true
		}
	}
	return false
}
