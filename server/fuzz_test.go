package server_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
)

// FuzzSearchParams: no address is an internal error, on the page or in the API.
func FuzzSearchParams(f *testing.F) {
	w := newWorld(f)
	w.put(report(), other())
	for _, seed := range []string{
		"q=a", "q=(", "q=%22", "q=%ff%00", "q=a&year=2018..", "year=..", "limit=0&facet=x", "cursor=%00", "region=/&level=none",
		"q=-a&sort=-date", "q=~a|/b*/ in:句&explain=true", "q=年:2018..|a THEN/3 b*c&role=none&region=太原市", "q=a;b", "q=%zz", "&&&=", "q=" + strings.Repeat("(", 60), "title=x&limit=1&cursor=e30",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		for _, path := range []string{"/", "/help", "/api/v1/synonyms", "/api/v1/search", "/api/v1/documents", "/api/v1/count", "/d/x"} {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://localhost"+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.URL.RawQuery, r.RequestURI = query, path+"?"+query
			a := w.send(r)
			if a.StatusCode >= 500 {
				t.Errorf("%s?%s: %d %s", path, query, a.StatusCode, a.body)
			}
			if strings.HasPrefix(path, "/api/") && a.StatusCode >= 400 {
				var shape failure
				a.decode(t, &shape)
			}
		}
	})
}

// FuzzImport: no body is an internal error.
func FuzzImport(f *testing.F) {
	f.Add([]byte("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\n# a\r\n--x--\r\n"))
	f.Add([]byte("--x\r\nContent-Disposition: form-data; name=\"file\"; filename*=utf-8''%01\r\n\r\n\r\n--x--\r\n"))
	f.Add([]byte("--x\r\nContent-Disposition: form-data; name=\"set\"\r\n\r\nyear=x\r\n--x--\r\n"))
	f.Add([]byte("--x--"))
	w := newWorld(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://localhost/api/v1/documents", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		withToken(r)
		r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
		if a := w.send(r); a.StatusCode >= 500 {
			t.Errorf("%d %s", a.StatusCode, a.body)
		}
	})
}
