package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"cewen/search"
	"cewen/search/query"
)

// auditBudget is what a plain scan may take on the page: over 50 MB of text one takes
// a few seconds. Only one runs at a time; cewen verify has no such limit.
const auditBudget = 20 * time.Second

// audit is an answer of the index beside a plain scan of all texts.
type audit struct {
	Query        string         `json:"query"`
	Index        search.Totals  `json:"index"`
	Text         *search.Totals `json:"text"` // null where the time was up
	IndexSeconds float64        `json:"index_seconds"`
	TextSeconds  float64        `json:"text_seconds"`
	// Agree tells that totals, totals of each document and all facets are the same.
	Agree bool `json:"agree"`
	// Differing are documents in which the two do not agree.
	Differing []string `json:"differing,omitempty"`
}

// audit asks the index and reads all texts. Errors are those of the request.
func (s *Server) audit(ctx context.Context, v url.Values) (audit, error) {
	request, err := readRequest(v, s.config.Parser)
	if err != nil {
		return audit{}, err
	}
	request.Limit, request.Cursor, request.ByDocument, request.Facets = 0, "", true, search.Facets()
	select {
	case s.auditing <- struct{}{}:
		defer func() { <-s.auditing }()
	case <-ctx.Done():
		return audit{}, context.Cause(ctx)
	}
	start := time.Now()
	result, err := s.config.Searcher.Search(ctx, request)
	if err != nil {
		return audit{}, err
	}
	a := audit{Query: result.Query, Index: result.Totals, IndexSeconds: time.Since(start).Seconds()}
	start = time.Now()
	scanned, err := s.scan(ctx, request)
	a.TextSeconds = time.Since(start).Seconds()
	if errors.Is(err, search.ErrBudget) {
		return a, nil
	}
	if err != nil {
		return a, err
	}
	a.Text = &scanned.Totals
	a.Differing = differing(result.Documents, scanned.Documents)
	a.Agree = result.Totals == scanned.Totals && len(a.Differing) == 0 && !slices.ContainsFunc(search.Facets(), func(f search.FacetName) bool {
		return !slices.Equal(result.Facets[f], scanned.Facets[f])
	})
	return a, nil
}

// scan reads all texts until its time is up.
func (s *Server) scan(ctx context.Context, request search.Request) (*search.ScanResult, error) {
	if isHard(request.Expr) {
		return nil, search.ErrBudget // one paragraph of it may take minutes
	}
	ctx, cancel := context.WithTimeoutCause(ctx, auditBudget, search.ErrBudget)
	defer cancel()
	scanned, err := search.Scan(ctx, s.config.Store, request)
	if err != nil && ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return scanned, err
}

// differing lists the documents that two lists, in order of their IDs, do not give the
// same totals for.
func differing(a, b []search.DocumentTotals) []string {
	totals := map[string]search.DocumentTotals{}
	for _, d := range a {
		totals[d.ID] = d
	}
	var ids []string
	for _, d := range b {
		if totals[d.ID] != d {
			ids = append(ids, d.ID)
		}
		delete(totals, d.ID)
	}
	for id := range totals {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// auditView is the page of an audit.
type auditView struct {
	layout
	Found   audit
	Back    string
	Chips   []chip
	Command string // the same on the command line
	Sides   []auditSide
	Problem *queryProblem
	Asked   bool
}

type auditSide struct {
	Name string
	Took phrase
	search.Totals
}

func (s *Server) auditPage(c echo.Context) error {
	v := c.QueryParams()
	at := newAddress(v)
	asked := v.Get(paramQuery)
	view := auditView{layout: layout{Title: "核对", Query: asked, Keep: keptParams(at)}, Back: at.String(), Chips: chips(at), Asked: len(at) > 0}
	if !view.Asked {
		return s.renderPage(c, http.StatusOK, pageAudit, &view)
	}
	allowTime(c, auditBudget+writeTimeout)
	found, err := s.audit(c.Request().Context(), v)
	if parse := (*query.ParseError)(nil); errors.As(err, &parse) {
		view.Problem, view.Asked = newQueryProblem(parse), false
		return s.renderPage(c, http.StatusBadRequest, pageAudit, &view)
	}
	if err != nil {
		return err
	}
	view.Found = found
	view.Sides = []auditSide{{"索引", ph("%.1f 毫秒", found.IndexSeconds*1000), found.Index}}
	if found.Text != nil {
		view.Sides = append(view.Sides, auditSide{"逐段读原文", ph("%.1f 毫秒", found.TextSeconds*1000), *found.Text})
	}
	view.Command = fmt.Sprintf("cewen verify --query %s", shellQuote(asked))
	return s.renderPage(c, http.StatusOK, pageAudit, &view)
}

// shellQuote is a text as one word of a shell.
func shellQuote(s string) string {
	quoted := "'"
	for _, r := range s {
		if r == '\'' {
			quoted += `'\''`
		} else {
			quoted += string(r)
		}
	}
	return quoted + "'"
}

// apiAudit gives an audit out as JSON.
func (s *Server) apiAudit(c echo.Context) error {
	v := c.QueryParams()
	if err := onlyParams(v, append(filterParams(), paramQuery)...); err != nil {
		return err
	}
	allowTime(c, auditBudget+writeTimeout)
	found, err := s.audit(c.Request().Context(), v)
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, found)
}
