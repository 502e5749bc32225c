package server_test

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"
	"testing"

	"cewen/corpus/ingest"
	"cewen/corpus/store"
	"cewen/server"
)

// part is a part of a form: a file where it has a path.
type part struct{ name, path, body string }

func form(t testing.TB, parts ...part) (io.Reader, func(*http.Request)) {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, p := range parts {
		h := textproto.MIMEHeader{}
		disposition := fmt.Sprintf(`form-data; name=%q`, p.name)
		if p.path != "" {
			disposition += fmt.Sprintf(`; filename="%s"`, strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(p.path))
		}
		h.Set("Content-Disposition", disposition)
		f, err := w.CreatePart(h)
		if err == nil {
			_, err = io.WriteString(f, p.body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &body, func(r *http.Request) {
		withToken(r)
		r.Header.Set("Content-Type", w.FormDataContentType())
	}
}

type importAnswer struct {
	Results    []ingest.Result `json:"results"`
	Searchable *bool           `json:"searchable"`
}

const text = "# 某市2021年政府工作报告\n\n推进太忻一体化经济区建设。\n"

func TestImportStoresFilesAndSaysOfEachWhatBecameOfIt(t *testing.T) {
	w := newWorld(t)
	body, edit := form(t,
		part{"set", "", "region=山西省/太原市"},
		part{"file", "/home/me/资料/太原 2021.md", text},
		part{"file", `C:\资料\copy.md`, text},
		part{"file", "/home/me/empty.md", ""},
		part{"wait", "", "true"},
	)
	got := w.do("POST", "/api/v1/documents", body, edit)
	if got.StatusCode != http.StatusOK {
		t.Fatalf("%d %s", got.StatusCode, got.body)
	}
	var a importAnswer
	got.decode(t, &a)
	if len(a.Results) != 3 || a.Searchable == nil || !*a.Searchable {
		t.Fatalf("%s", got.body)
	}
	want := []struct {
		path    string
		outcome store.Outcome
	}{{"/home/me/资料/太原 2021.md", store.Imported}, {`C:\资料\copy.md`, store.Duplicate}, {"/home/me/empty.md", ingest.Failed}}
	for i, r := range a.Results {
		if r.Path != want[i].path || r.Outcome != want[i].outcome {
			t.Errorf("file %d: %+v, want %+v", i, r, want[i])
		}
	}
	if w.indexer.waited.Load() != 1 {
		t.Errorf("waited for position %d", w.indexer.waited.Load())
	}
	if got := w.get("/api/v1/documents?region=" + "%E5%B1%B1%E8%A5%BF%E7%9C%81"); !strings.Contains(got.body, `"total":1`) {
		t.Errorf("the region that was set is not that of the document: %s", got.body)
	}
}

func TestImportTakesMetadataFileByFile(t *testing.T) {
	w := newWorld(t)
	body, edit := form(t,
		part{"set", "", "region=山西省/大同市"},
		part{"metadata", "", "file,地区,色\n太原 2021.md,太原市,红\nx.md,太原市,\n"},
		part{"file", "/home/me/太原 2021.md", text},
	)
	got := w.do("POST", "/api/v1/documents", body, edit)
	for _, want := range []string{`"line":1`, "没有名为“色”的项目", `"line":3`, "“x.md”没有对上"} {
		if !strings.Contains(got.body, want) {
			t.Errorf("no %s in %s", want, got.body)
		}
	}
	if got := w.get("/api/v1/documents?region=" + "%E5%B1%B1%E8%A5%BF%E7%9C%81%2F%E5%A4%AA%E5%8E%9F%E5%B8%82"); !strings.Contains(got.body, `"total":1`) {
		t.Errorf("the region of the table is not that of the document: %s", got.body)
	}
	body, edit = form(t, part{"metadata", "", "地区\n太原市\n"}, part{"file", "a.md", text})
	if got := w.do("POST", "/api/v1/documents", body, edit); got.StatusCode != http.StatusBadRequest {
		t.Errorf("a table without a column of files: %d %s", got.StatusCode, got.body)
	}
}

func TestImportRefusesWhatItCannotTake(t *testing.T) {
	w := newWorld(t)
	big := strings.Repeat("大", 65<<20/3)
	for name, c := range map[string]struct {
		parts   []part
		status  int
		message string
	}{
		"no file":           {[]part{{"wait", "", "true"}}, 400, "没有上传文件"},
		"control character": {[]part{{"file", "a\u0085b.md", text}}, 400, "控制字符"},
		"NUL":               {[]part{{"file", "a\x00b.md", text}}, 400, ""},
		"not UTF-8":         {[]part{{"file", "a\xffb.md", text}}, 400, "UTF-8"},
		"no name":           {[]part{{"file", "", text}}, 400, "没有文件名"},
		"long name":         {[]part{{"file", strings.Repeat("x", 5000), text}}, 400, "4096"},
		"unknown field":     {[]part{{"fiel", "a.md", text}}, 400, "fiel"},
		"unknown key":       {[]part{{"set", "", "colour=red"}, {"file", "a.md", text}}, 400, "set"},
		"large file":        {[]part{{"file", "a.md", big}}, 413, ""},
		"large request":     {[]part{{"file", "a.md", big[:50<<20]}, {"file", "b.md", big[:50<<20]}, {"file", "c.md", big[:50<<20]}}, 413, "128 MiB"},
		"large field":       {[]part{{"set", "", strings.Repeat("x", 5000)}}, 413, ""},
	} {
		t.Run(name, func(t *testing.T) {
			body, edit := form(t, c.parts...)
			got := w.do("POST", "/api/v1/documents", body, edit)
			var f failure
			got.decode(t, &f)
			if got.StatusCode != c.status || !strings.Contains(f.Error.Message, c.message) {
				t.Errorf("%d %s, want %d %q", got.StatusCode, got.body, c.status, c.message)
			}
		})
	}
	body, edit := form(t, part{"file", "a.md", text})
	whole, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	if got := w.do("POST", "/api/v1/documents", bytes.NewReader(whole[:len(whole)-30]), edit); got.StatusCode != 400 {
		t.Errorf("cut off: %d %s", got.StatusCode, got.body)
	}
	if got := w.get("/api/v1/documents"); !strings.Contains(got.body, `"total":0`) {
		t.Errorf("something was stored: %s", got.body)
	}
}

func TestWritingNeedsTheToken(t *testing.T) {
	routes := []struct{ method, target string }{
		{"POST", "/api/v1/documents"}, {"DELETE", "/api/v1/documents/x"}, {"POST", "/api/v1/rebuild"}, {"POST", "/api/v1/verify"},
	}
	credentials := []struct {
		header string
		status int
	}{
		{"", 401},
		{"Bearer", 401},
		{"Bearer ", 401},
		{"Bearer wrong", 401},
		{"Basic " + testToken, 401},
		{"Bearer " + testToken + "x", 401},
		{"Bearer " + testToken[:5], 401},
	}
	for _, r := range routes {
		w := newWorld(t)
		for _, c := range credentials {
			got := w.do(r.method, r.target, nil, func(q *http.Request) { q.Header.Set("Authorization", c.header) })
			if got.StatusCode != c.status {
				t.Errorf("%s %s with %q: %d", r.method, r.target, c.header, got.StatusCode)
			}
		}
		if got := w.do(r.method, r.target, nil, withToken); got.StatusCode == 401 || got.StatusCode == 403 {
			t.Errorf("%s %s with the token: %d", r.method, r.target, got.StatusCode)
		}
		open := newWorld(t, func(c *server.Config) { c.Token = "" })
		for _, header := range []string{"", "Bearer ", "Bearer x"} {
			got := open.do(r.method, r.target, nil, func(q *http.Request) { q.Header.Set("Authorization", header) })
			if got.StatusCode != http.StatusForbidden {
				t.Errorf("%s %s on a server without a token: %d", r.method, r.target, got.StatusCode)
			}
		}
	}
}
