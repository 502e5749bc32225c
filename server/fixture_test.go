package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/corpus/ingest"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
	"cewen/search/synonyms"
	"cewen/server"
)

const testToken = "letmein-0123456789"

// world is a server over a store of its own.
type world struct {
	t       testing.TB
	store   *store.Store
	engine  *bruteEngine
	indexer *fakeIndexer
	log     *bytes.Buffer
	handler http.Handler
	server  *server.Server
}

// loadedFinder finds commitments with the words of all tests.
func loadedFinder() (*commitment.Finder, error) {
	words, err := loadedWords()
	if err != nil {
		return nil, err
	}
	return commitment.NewFinder(words), nil
}

// newWorld returns a server without documents. change may alter its configuration.
func newWorld(t testing.TB, change ...func(*server.Config)) *world {
	t.Helper()
	st, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	w := &world{t: t, store: st, engine: &bruteEngine{store: st}, indexer: &fakeIndexer{}, log: new(bytes.Buffer)}
	config := server.Config{
		Searcher: &search.Searcher{Engine: w.engine}, Store: st, Ingester: &ingest.Ingester{Store: st},
		Parser: query.Parser{Synonyms: synonyms.Builtin(), Commitments: loadedFinder}, Indexer: w.indexer, Token: testToken, Version: "test",
		Logger: slog.New(slog.NewTextHandler(w.log, nil)),
	}
	for _, c := range change {
		c(&config)
	}
	if w.server, err = server.New(config); err != nil {
		t.Fatal(err)
	}
	w.handler = w.server.Handler()
	return w
}

// put stores documents and gives each a digest of its own.
func (w *world) put(documents ...*corpus.Document) []string {
	w.t.Helper()
	results, err := w.store.Put(context.Background(), documents...)
	if err != nil {
		w.t.Fatal(err)
	}
	ids := make([]string, len(results))
	for i, r := range results {
		ids[i] = r.ID
	}
	return ids
}

// putDigests stores the digests that come with the program.
func (w *world) putDigests() {
	w.t.Helper()
	dir := filepath.Join("..", "corpus", "sample", "digests")
	entries, err := fs.ReadDir(os.DirFS(dir), ".")
	if err != nil {
		w.t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			w.t.Fatal(err)
		}
		d, err := corpus.Read(corpus.Input{Path: "/corpus/" + e.Name(), Data: data})
		if err != nil {
			w.t.Fatal(err)
		}
		w.put(d)
	}
}

// answer is what came back.
type answer struct {
	*http.Response
	body string
}

// do sends a request; edit may alter it.
func (w *world) do(method, target string, body io.Reader, edit ...func(*http.Request)) answer {
	w.t.Helper()
	r := httptest.NewRequestWithContext(context.Background(), method, target, body)
	for _, e := range edit {
		e(r)
	}
	return w.send(r)
}

func (w *world) send(r *http.Request) answer {
	recorder := httptest.NewRecorder()
	w.handler.ServeHTTP(recorder, r)
	response := recorder.Result()
	defer response.Body.Close()
	return answer{response, recorder.Body.String()}
}

func (w *world) get(target string, edit ...func(*http.Request)) answer {
	w.t.Helper()
	return w.do(http.MethodGet, target, nil, edit...)
}

func withToken(r *http.Request) { r.Header.Set("Authorization", "Bearer "+testToken) }

func withType(t string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set("Content-Type", t) }
}

// decode reads the body as JSON.
func (a answer) decode(t testing.TB, v any) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(a.body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(v); err != nil {
		t.Fatalf("body is not what is wanted: %v\n%s", err, a.body)
	}
}

// failure is the one shape of errors.
type failure struct {
	Error struct {
		Code    string `json:"code"`
		Message string `json:"message"`
		Offset  *int   `json:"offset"`
		Length  *int   `json:"length"`
		Hint    string `json:"hint"`
	} `json:"error"`
}

// report is a hand-made document: 太原 2022, a title, two sections, a table.
func report() *corpus.Document {
	return &corpus.Document{
		Metadata: corpus.Metadata{
			Title: "太原市2022年政府工作报告", Issuer: "太原市人民政府", Region: "山西省/太原市", Level: corpus.LevelPrefecture,
			Year: 2022, Date: "2022-04-11", Kind: "政府工作报告", Speaker: "某某",
			Origins: map[corpus.Field]corpus.Origin{corpus.FieldYear: corpus.OriginText},
		},
		Source:   corpus.Source{Path: "/home/someone/secret/太原-2022.md", URL: "https://example.gov.cn/1", SHA256: strings.Repeat("a", 64)},
		Sections: []corpus.Section{{Title: "一、回顾", Level: 1, Parent: -1}, {Title: "（一）经济", Level: 2, Parent: 0}},
		Paragraphs: []corpus.Paragraph{
			{Anchor: "title001", Kind: corpus.KindTitle, Section: -1, Text: "太原市2022年政府工作报告"},
			{Anchor: "head0001", Kind: corpus.KindHeading, Section: 0, Text: "一、回顾"},
			{Anchor: "head0002", Kind: corpus.KindHeading, Section: 1, Text: "（一）经济"},
			{Anchor: "text0001", Kind: corpus.KindText, Section: 1, Text: "加快太忻一体化经济区建设，太忻一体化全面起势。"},
			{Anchor: "row00001", Kind: corpus.KindTable, Section: 1, Text: "指标 | 数值"},
			{Anchor: "row00002", Kind: corpus.KindTable, Section: 1, Text: "太忻一体化项目 | 12个"},
			{Anchor: "text0002", Kind: corpus.KindText, Section: 1, Text: "新建3所公办幼儿园。"},
		},
	}
}

// other is a second document: 国务院 2023.
func other() *corpus.Document {
	return &corpus.Document{
		Metadata: corpus.Metadata{Title: "2023年国务院政府工作报告（摘编）", Region: corpus.RegionNational, Level: corpus.LevelNational, Year: 2023, Date: "2023-03-05", Kind: "工作报告摘编"},
		Source:   corpus.Source{Path: `C:\reports\guowuyuan.md`, SHA256: strings.Repeat("b", 64)},
		Paragraphs: []corpus.Paragraph{
			{Anchor: "text0001", Kind: corpus.KindText, Section: -1, Text: "推动高质量发展，发展数字经济。"},
			{Anchor: "text0002", Kind: corpus.KindText, Section: -1, Text: "长" + strings.Repeat("话连篇，", 120) + "高质量发展" + strings.Repeat("，说个没完", 120)},
		},
	}
}

func mustParse(t testing.TB, q string) query.Expr {
	t.Helper()
	e, err := query.Parse(q)
	if err != nil {
		t.Fatal(err)
	}
	return e
}
