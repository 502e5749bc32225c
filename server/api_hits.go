package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"cewen/corpus/store"
	"cewen/internal/csvout"
	"cewen/search"
)

// The formats of an export of hits.
const (
	formatCSV   = "csv"
	formatJSONL = "jsonl"
)

// errChanged means that a document changed while its hits were given out.
var errChanged = errors.New("documents changed during the export")

// apiHits streams all hits of a question, newest document first, in the order of the
// text: as many rows as the question has paragraphs.
func (s *Server) apiHits(c echo.Context) error {
	v := c.QueryParams()
	if err := onlyParams(v, append(filterParams(), paramQuery, paramFormat)...); err != nil {
		return err
	}
	request, err := readRequest(v, s.config.Parser)
	if err != nil {
		return err
	}
	var out hitSink
	switch v.Get(paramFormat) {
	case "", formatJSONL:
		out = &hitLines{c: c}
	case formatCSV:
		out = &hitTable{c: c}
	default:
		return fmt.Errorf("%w: 格式 %q 不存在，可用 csv、jsonl", search.ErrBadRequest, v.Get(paramFormat))
	}
	return s.streamHits(c, request, out)
}

// hitSink takes hits.
type hitSink interface {
	// begin is called once there is an answer, add for each hit, flush after each
	// document.
	begin() error
	add(search.Hit) error
	flush() error
}

// streamHits gives all hits of a request to out. The index says which documents have
// some; query.Find says which paragraphs. Where the two do not agree the answer is
// broken off.
func (s *Server) streamHits(c echo.Context, request search.Request, out hitSink) error {
	ctx := c.Request().Context()
	list, err := s.catalog.now()
	if err != nil {
		return err
	}
	request.ByDocument, request.Limit, request.Facets = true, 0, nil
	result, err := s.config.Searcher.Search(ctx, request)
	if err != nil {
		return err
	}
	if isHard(request.Expr) {
		select {
		case s.marking <- struct{}{}:
			defer func() { <-s.marking }()
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	allowTime(c, exportStall)
	if err := out.begin(); err != nil {
		return err
	}
	totals := map[string]search.DocumentTotals{}
	for _, t := range result.Documents {
		totals[t.ID] = t
	}
	for _, e := range list.entries {
		t, ok := totals[e.ID]
		if !ok {
			continue
		}
		delete(totals, e.ID)
		allowTime(c, exportStall)
		if err := s.streamDocument(ctx, request, t, out); err != nil {
			return err
		}
	}
	if len(totals) > 0 {
		return fmt.Errorf("%w: %w", errGone, errChanged)
	}
	return out.flush()
}

// streamDocument gives the hits of one document to out.
func (s *Server) streamDocument(ctx context.Context, request search.Request, want search.DocumentTotals, out hitSink) error {
	d, err := s.document(want.ID)
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("%w: %w", errGone, errChanged)
	}
	if err != nil {
		return err
	}
	m, err := newMarks(ctx, d, request.Expr, request.Filter)
	if err != nil {
		return err
	}
	if len(m.spans) != want.Paragraphs || m.occurrences != want.Occurrences {
		return fmt.Errorf("%w: %w: %s", errGone, errChanged, want.ID)
	}
	for _, h := range m.hits(d, len(m.spans)) {
		if err := out.add(h); err != nil {
			return err
		}
	}
	return out.flush()
}

// hitLines writes hits as JSON Lines, each in the shape of the search.
type hitLines struct {
	c       echo.Context
	encoder *json.Encoder
}

func (l *hitLines) begin() error {
	attach(l.c, "application/jsonl; charset=utf-8", "cewen-hits.jsonl")
	l.c.Response().WriteHeader(http.StatusOK)
	l.encoder = json.NewEncoder(l.c.Response())
	l.encoder.SetEscapeHTML(false)
	return nil
}

func (l *hitLines) add(h search.Hit) error {
	if err := l.encoder.Encode(h); err != nil {
		return fmt.Errorf("%w: %w", errGone, err)
	}
	return nil
}

func (l *hitLines) flush() error { return nil }

// hitTable writes hits as a table. What matched stands in 【】 in the column text.
type hitTable struct {
	c     echo.Context
	table *csvout.Writer
}

func (t *hitTable) begin() (err error) {
	attach(t.c, csvout.ContentType, "cewen-hits.csv")
	t.table, err = csvout.NewWriter(t.c.Response(), "document", "title", "region", "level", "year", "date", "kind", "issuer",
		"number", "section", "role", "paragraph", "paragraph_kind", "occurrences", "text", "marked", "link", "source")
	return err
}

func (t *hitTable) add(h search.Hit) error {
	d := h.Document
	return t.table.Write(d.ID, d.Title, string(d.Region), string(d.Level), numberOrNone(d.Year), d.Date, d.Kind, d.Issuer,
		d.Number, strings.Join(h.Section, " › "), roleLabel(h.Role), h.Paragraph.ID, string(h.Paragraph.Kind), h.Occurrences,
		h.Paragraph.Text, bracketed(h.Segments), siteOf(t.c)+paragraphHref(h.Paragraph.ID), d.URL)
}

func (t *hitTable) flush() error { return t.table.Flush() }

// numberOrNone is a cell with a number, empty for 0.
func numberOrNone(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// attach says that a file of this name follows.
func attach(c echo.Context, contentType, filename string) {
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, contentType)
	h.Set(echo.HeaderContentDisposition, `attachment; filename="`+filename+`"`)
	h.Set(echo.HeaderCacheControl, "no-store")
}

// bracketed is a text with what matched in 【】.
func bracketed(segments []search.Segment) string {
	var b strings.Builder
	for _, s := range segments {
		if s.Hit {
			b.WriteString("【" + s.Text + "】")
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// siteOf is the address under which a reader reaches this site.
func siteOf(c echo.Context) string {
	scheme := "http"
	if c.Request().TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + c.Request().Host
}
