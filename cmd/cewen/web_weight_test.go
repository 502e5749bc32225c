package main

import (
	"context"
	"html"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cewen/internal/testdata"
)

// maxPageBytes is how heavy a page may be with all that it fetches.
const maxPageBytes = 100_000

// typicalQueries are what readers ask: words, names, several words, synonyms, distances,
// patterns, parts.
func typicalQueries() []string {
	return []string{
		"新质生产力", "太忻一体化", "高质量发展", "乡村振兴 产业", "三农", "~双碳", "数字经济", "养老 托育", "京津冀 NEAR/10 雄安新区", "新建*所", "部分:部署 新质生产力", "in:句 城市 更新", "棚户区改造", "放管服", "营商环境 -法治",
	}
}

// TestPagesComeFastAndLight measures pages over the real reports, whose import takes
// minutes: make web runs it.
func TestPagesComeFastAndLight(t *testing.T) {
	if os.Getenv("CEWEN_WEB") == "" {
		t.Skip("NOT COVERED: how fast pages come over real reports; make web measures it")
	}
	data := filepath.Join(t.TempDir(), "data")
	if ready := os.Getenv("CEWEN_WEB_DATA"); ready != "" {
		data = ready
	} else {
		mustRun(t, data, "import", filepath.Join(testdata.Shared(t), "reports"))
	}
	s := newSite(t, data)
	s.weigh()
	var times []time.Duration
	for round := range 6 {
		for _, q := range typicalQueries() {
			took := s.firstByte("/?" + url.Values{"q": {q}}.Encode())
			if round > 0 { // by then the words are loaded, the files of the index read
				times = append(times, took)
			}
		}
	}
	slices.Sort(times)
	p50, p95 := times[len(times)/2], times[len(times)*95/100]
	t.Logf("first byte of %d search pages: p50 %v, p95 %v", len(times), p50, p95)
	if p50 > 30*time.Millisecond {
		t.Errorf("p50 is %v", p50)
	}
}

// weigh weighs every page. Those that are as long as the reader asked, or as the document
// is, have their limit as they come over the line; all others as they are.
func (s *site) weigh() {
	s.t.Helper()
	pages := []string{"/", "/help", "/coverage", "/import", "/trend", "/?" + url.Values{"q": {"乌有之乡"}}.Encode()}
	for _, q := range typicalQueries() {
		pages = append(pages, "/?"+url.Values{"q": {q}}.Encode())
	}
	for _, query := range []url.Values{
		{"q": {"高质量发展"}, "group": {"document"}}, {"q": {"~双碳"}, "explain": {"true"}}, {"q": {"发展"}, "region": {"山西省"}, "year": {"2022"}},
	} {
		pages = append(pages, "/?"+query.Encode())
	}
	for _, query := range []url.Values{{"q": {"发展"}, "by": {"region"}}, {"q": {"新质生产力", "高质量发展", "数字经济", "乡村振兴", "棚户区改造", "营商环境"}}} {
		pages = append(pages, "/trend?"+query.Encode())
	}
	pages = append(pages, "/audit?"+url.Values{"q": {"太忻一体化"}}.Encode())
	for _, path := range pages {
		plain, packed := s.weight(path)
		s.t.Logf("%6d bytes, %6d on the line: %s", plain, packed, unescaped(path))
		if plain > maxPageBytes {
			s.t.Errorf("%s has %d bytes", unescaped(path), plain)
		}
	}
	for _, path := range []string{"/?" + url.Values{"q": {"发展"}, "limit": {"100"}}.Encode(), s.longestDocument()} {
		plain, packed := s.weight(path)
		s.t.Logf("%6d bytes, %6d on the line: %s", plain, packed, unescaped(path))
		if packed > maxPageBytes {
			s.t.Errorf("%s has %d bytes on the line", unescaped(path), packed)
		}
	}
}

func unescaped(path string) string {
	if plain, err := url.QueryUnescape(path); err == nil {
		return plain
	}
	return path
}

// longestDocument is the page of the document with the most paragraphs that match a word
// that is everywhere.
func (s *site) longestDocument() string {
	s.t.Helper()
	_, body, _ := s.get("/?" + url.Values{"q": {"发展"}, "group": {"document"}}.Encode())
	longest := regexp.MustCompile(`<h3><a href="(/d/[^"#]+)`).FindStringSubmatch(body)
	if longest == nil {
		s.t.Fatal("no document")
	}
	return escaped(html.UnescapeString(longest[1]))
}

// firstByte measures how long a page lets one wait.
func (s *site) firstByte(path string) (took time.Duration) {
	s.t.Helper()
	start := time.Now()
	ctx := httptrace.WithClientTrace(s.t.Context(), &httptrace.ClientTrace{GotFirstResponseByte: func() { took = time.Since(start) }})
	s.fetch(ctx, path, "gzip")
	return took
}

// weight is how large a page is with all that it fetches, as it is and on the line.
func (s *site) weight(path string) (plain, packed int) {
	s.t.Helper()
	body := s.fetch(s.t.Context(), path, "identity")
	plain, packed = len(body), len(s.fetch(s.t.Context(), path, "gzip"))
	for _, to := range s.links(path, string(body)) {
		if strings.HasPrefix(to, "/assets/") {
			plain += len(s.fetch(s.t.Context(), to, "identity"))
			packed += len(s.fetch(s.t.Context(), to, "gzip"))
		}
	}
	return plain, packed
}

// fetch reads a page as it comes over the line in a coding.
func (s *site) fetch(ctx context.Context, path, coding string) []byte {
	s.t.Helper()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", coding)
	response, err := s.http.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		s.t.Fatalf("%s: %d %v", path, response.StatusCode, err)
	}
	return body
}
