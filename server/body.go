package server

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/labstack/echo/v4"
)

// minCompressed is from where on a body is compressed: less fits into one packet anyway.
const minCompressed = 1400

// writeBody answers with a whole body, compressed where the reader takes that: a report
// of 100 kB comes as 40. Nothing that is secret stands beside what a stranger can make a
// page say, so that its length tells nobody anything.
func writeBody(c echo.Context, status int, contentType string, body []byte) error {
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, contentType)
	if compressible(contentType) {
		h.Add(echo.HeaderVary, echo.HeaderAcceptEncoding)
		if len(body) >= minCompressed && takesGzip(c.Request()) {
			var err error
			if body, err = compressed(body); err != nil {
				return err
			}
			h.Set(echo.HeaderContentEncoding, "gzip")
		}
	}
	h.Set(echo.HeaderContentLength, strconv.Itoa(len(body)))
	c.Response().WriteHeader(status)
	if _, err := c.Response().Write(body); err != nil {
		return fmt.Errorf("%w: %w", errGone, err)
	}
	return nil
}

func compressible(contentType string) bool {
	return strings.HasPrefix(contentType, "text/") || strings.HasPrefix(contentType, "application/json") || strings.HasPrefix(contentType, "image/svg")
}

// takesGzip tells whether a reader takes a compressed answer.
func takesGzip(r *http.Request) bool {
	for coding := range strings.SplitSeq(r.Header.Get(echo.HeaderAcceptEncoding), ",") {
		name, quality, weighed := strings.Cut(strings.ReplaceAll(coding, " ", ""), ";q=")
		if strings.EqualFold(name, "gzip") {
			q, err := strconv.ParseFloat(quality, 64)
			return !weighed || err == nil && q > 0
		}
	}
	return false
}

// compressed compresses in one go. The plain way of the library needs a megabyte for each
// answer; this one needs nothing and takes a millisecond for a page.
func compressed(body []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.StatelessCompression)
	if err == nil {
		_, err = w.Write(body)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("compress answer: %w", err)
	}
	return b.Bytes(), nil
}
