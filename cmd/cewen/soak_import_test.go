package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/internal/testdata"
	"cewen/search"
)

// soakClients is how many readers search while the shared reports come in, each with
// soakPause between its questions: twenty who ask without a pause are a test of nothing but
// the scheduler.
const (
	soakClients = 20
	soakPause   = 200 * time.Millisecond
)

// probe asks for the paragraphs of one document: those with a word, of one region and
// year that no other document has.
type probe struct {
	target string
	want   search.Totals
}

// TestSoakImport imports all of the shared reports through a server while readers search:
// no answer is an error, and each sees a document wholly or not at all. CEWEN_SOAK=1 (make
// soak-import) runs it; what it takes is logged.
func TestSoakImport(t *testing.T) {
	if os.Getenv("CEWEN_SOAK") == "" {
		t.Skip("NOT COVERED: an import of all shared reports under readers; make soak-import runs it")
	}
	shared := testdata.Shared(t)
	probes, bytes, documents := newProbes(t, filepath.Join(shared, "reports"))
	data := filepath.Join(t.TempDir(), "data")
	server := startServer(t, data)
	r := waitForServer(t, data, server.Process.Pid)
	if err := r.waitIndexed(t.Context()); err != nil { // the sample
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	s := &soak{t: t, client: &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: soakClients}}, url: r.at.url()}
	var readers sync.WaitGroup
	for range soakClients {
		readers.Go(func() { s.read(ctx, probes) })
	}
	var memory []string
	readers.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			if i%10 == 0 {
				memory = append(memory, fmt.Sprint(processMemory(t, server.Process.Pid, "RssAnon")>>20))
			}
			time.Sleep(500 * time.Millisecond)
		}
	})
	start := time.Now()
	out := mustRun(t, data, "import", filepath.Join(shared, "reports"), filepath.Join(shared, "seed"))
	took := time.Since(start)
	if err := r.waitIndexed(t.Context()); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * time.Second) // every reader sees the end
	stop()
	readers.Wait()
	if !strings.Contains(strings.Join(strings.Fields(out), " "), "失败 failed 0") {
		t.Errorf("%s", out)
	}
	t.Logf("%d documents, %.1f MB in %.1f s until searchable: %.2f MB/s", documents, float64(bytes)/1e6, took.Seconds(), float64(bytes)/1e6/took.Seconds())
	t.Logf("%d readers: %d answers, %d of them before the document was there, %d wrong, slowest %v", soakClients, s.answers, s.empty, s.wrong, s.slowest)
	t.Logf("memory of the server without mapped files, MB every 5 s: %s; peak with mapped files %d MB",
		strings.Join(memory, " "), processMemory(t, server.Process.Pid, "VmHWM")>>20)
	for _, p := range probes { // all are there in the end
		if got, err := s.ask(t.Context(), p); err != nil || got != p.want {
			t.Errorf("in the end %s: %+v, %v, want %+v", p.target, got, err, p.want)
		}
	}
}

// newProbes reads the reports as an import does.
func newProbes(t *testing.T, root string) (probes []probe, bytes int64, documents int) {
	t.Helper()
	const word = "发展"
	type held struct {
		corpus.Metadata
		totals search.Totals
	}
	var all []held
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".md" {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		d, err := corpus.Read(corpus.Input{Path: path, Data: b})
		if err != nil {
			return err
		}
		bytes, documents = bytes+int64(len(b)), documents+1
		h := held{Metadata: d.Metadata}
		for _, p := range d.Paragraphs {
			if n := strings.Count(analysis.Fold(p.Text), word); n > 0 {
				h.totals.Documents = 1
				h.totals.Paragraphs++
				h.totals.Occurrences += n
			}
		}
		all = append(all, h)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	const sampleTo = 2022 // the sample, which is there from the start, has later years
	for _, a := range all {
		if a.Region == "" || a.Year == 0 || a.Year >= sampleTo || a.totals.Paragraphs < 2 {
			continue
		}
		matching := 0
		for _, b := range all {
			if b.Year == a.Year && (b.Region == a.Region || strings.HasPrefix(string(b.Region), string(a.Region)+"/")) {
				matching++
			}
		}
		if matching == 1 {
			v := url.Values{"q": {word}, "limit": {"1"}, "region": {string(a.Region)}, "year": {strconv.Itoa(a.Year)}}
			probes = append(probes, probe{"/api/v1/search?" + v.Encode(), a.totals})
		}
	}
	if len(probes) < 100 {
		t.Fatalf("%d probes of %d documents", len(probes), len(all))
	}
	return probes, bytes, documents
}

// soak counts what readers saw.
type soak struct {
	t      *testing.T
	client *http.Client
	url    string

	mu                    sync.Mutex
	answers, empty, wrong int
	slowest               time.Duration
}

func (s *soak) read(ctx context.Context, probes []probe) {
	for ctx.Err() == nil {
		time.Sleep(soakPause)
		p := probes[rand.IntN(len(probes))]
		start := time.Now()
		got, err := s.ask(ctx, p)
		if ctx.Err() != nil {
			return
		}
		s.mu.Lock()
		s.answers++
		s.slowest = max(s.slowest, time.Since(start))
		switch {
		case err == nil && got == p.want:
		case err == nil && got == (search.Totals{}):
			s.empty++
		default:
			s.wrong++
			s.t.Errorf("%s: %+v, %v, want all of %+v or nothing", p.target, got, err, p.want)
		}
		s.mu.Unlock()
	}
}

func (s *soak) ask(ctx context.Context, p probe) (search.Totals, error) {
	var answer struct {
		Totals search.Totals `json:"totals"`
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+p.target, nil)
	if err != nil {
		return answer.Totals, err
	}
	response, err := s.client.Do(request)
	if err != nil {
		return answer.Totals, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return answer.Totals, fmt.Errorf("status %d", response.StatusCode)
	}
	err = json.NewDecoder(response.Body).Decode(&answer)
	return answer.Totals, err
}

// processMemory reads a line of /proc/PID/status, in bytes; 0 where there is none.
func processMemory(t *testing.T, pid int, name string) int64 {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			n, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			if err != nil {
				t.Error(err)
			}
			return n << 10
		}
	}
	return 0
}
