package server

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/labstack/echo/v4"
)

func TestABodyIsCompressedForWhoTakesIt(t *testing.T) {
	body := strings.Repeat("政府工作报告", 1000)
	for _, x := range []struct {
		accept, contentType, body string
		want                      bool
	}{
		{"gzip, deflate, br", "text/html; charset=utf-8", body, true},
		{"br, GZIP;q=0.5", "application/json; charset=utf-8", body, true},
		{"", "text/html", body, false},
		{"gzip;q=0, br", "text/html", body, false},
		{"gzip; q=nonsense", "text/html", body, false},
		{"gzip", "application/octet-stream", body, false},
		{"gzip", "text/css", "a{}", false},
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		r.Header.Set("Accept-Encoding", x.accept)
		w := httptest.NewRecorder()
		if err := writeBody(echo.New().NewContext(r, w), http.StatusOK, x.contentType, []byte(x.body)); err != nil {
			t.Fatal(err)
		}
		var got io.Reader = w.Body
		if packed := w.Header().Get("Content-Encoding") == "gzip"; packed != x.want {
			t.Errorf("%q, %s: compressed %v", x.accept, x.contentType, packed)
		} else if packed {
			if w.Body.Len() > len(x.body)/4 || w.Header().Get("Vary") != "Accept-Encoding" {
				t.Errorf("%d of %d bytes, vary %q", w.Body.Len(), len(x.body), w.Header().Get("Vary"))
			}
			var err error
			if got, err = gzip.NewReader(w.Body); err != nil {
				t.Fatal(err)
			}
		}
		if data, err := io.ReadAll(got); err != nil || string(data) != x.body {
			t.Errorf("%q: another body came, %v", x.accept, err)
		}
	}
}
