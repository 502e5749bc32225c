package server

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"cewen/corpus/ingest"
	"cewen/corpus/store"
	"cewen/search"
)

// importLog is what became of files lately.
type importLog struct {
	// Imports are the lines of the log, the newest first.
	Imports []attempt `json:"imports"`
	// Next is the cursor of the lines before these, empty at the end.
	Next string `json:"next,omitempty"`
	// Failing are the files that failed the last time they were tried, in order of
	// their paths and at most as many as were asked for; FailingTotal counts all.
	Failing      []attempt `json:"failing"`
	FailingTotal int       `json:"failing_total"`
}

// attempt is a line of the log as a reader may see it.
type attempt struct {
	store.Attempt
	// File is the name of the file without its folders; Path and DuplicateOf are whole
	// for holders of the token only.
	File string `json:"file,omitempty"`
}

// apiImports lists recent imports and the files that cannot be read.
func (s *Server) apiImports(c echo.Context) error {
	v := c.QueryParams()
	if err := onlyParams(v, paramLimit, paramCursor); err != nil {
		return err
	}
	limit, err := readLimit(v.Get(paramLimit))
	if err != nil {
		return err
	}
	before := uint64(0)
	if cursor := v.Get(paramCursor); cursor != "" {
		if before, err = strconv.ParseUint(cursor, 10, 64); err != nil || before == 0 {
			return fmt.Errorf("%w: 翻页标记（cursor）无效，请从第一页开始", search.ErrBadRequest)
		}
	}
	log, err := s.importLog(before, limit, s.authorized(c))
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, log)
}

// Limits of a list of failures that is sent.
const (
	maxNoted     = 10_000 // what the log keeps
	maxNotedText = 4096   // bytes of a path or a reason
)

// apiNoteImports takes into the log which files could not be read where they are: those
// never come as far as this server.
func (s *Server) apiNoteImports(c echo.Context) error {
	var body struct {
		Failed []struct {
			Path  string `json:"path"`
			Error string `json:"error"`
			Bytes int64  `json:"bytes"`
		} `json:"failed"`
	}
	if err := readJSON(c, &body); err != nil {
		return err
	}
	if len(body.Failed) > maxNoted {
		return fmt.Errorf("%w: failed 有 %d 项，超过 %d 项的上限，请分几次", search.ErrBadRequest, len(body.Failed), maxNoted)
	}
	results := make([]ingest.Result, len(body.Failed))
	for i, f := range body.Failed {
		if f.Path == "" || f.Error == "" || max(len(f.Path), len(f.Error)) > maxNotedText || f.Bytes < 0 {
			return fmt.Errorf("%w: failed 的第 %d 项不完整：path 和 error 都要有，各不超过 %d 字节", search.ErrBadRequest, i+1, maxNotedText)
		}
		results[i] = ingest.Result{Path: f.Path, Outcome: ingest.Failed, Error: f.Error, Bytes: f.Bytes}
	}
	if err := s.config.Ingester.Note(c.Request().Context(), results); err != nil {
		return fmt.Errorf("note failures: %w", err)
	}
	return c.NoContent(http.StatusNoContent)
}

// importLog reads up to limit lines of the log before a line, 0 for the end, and as
// many failures.
func (s *Server) importLog(before uint64, limit int, withPath bool) (*importLog, error) {
	log := &importLog{Imports: []attempt{}, Failing: []attempt{}}
	err := s.config.Store.View(func(v *store.View) error {
		err := v.Attempts(before, func(a store.Attempt) bool {
			if len(log.Imports) == limit {
				if limit > 0 {
					log.Next = strconv.FormatUint(log.Imports[limit-1].Number, 10)
				}
				return false
			}
			log.Imports = append(log.Imports, visibleAttempt(a, withPath))
			return true
		})
		if err != nil {
			return err
		}
		log.FailingTotal = v.CountFailures()
		return v.Failures("", func(a store.Attempt) bool {
			if len(log.Failing) == limit {
				return false
			}
			log.Failing = append(log.Failing, visibleAttempt(a, withPath))
			return true
		})
	})
	if err != nil {
		return nil, fmt.Errorf("list imports: %w", err)
	}
	return log, nil
}

func visibleAttempt(a store.Attempt, withPath bool) attempt {
	visible := attempt{Attempt: a, File: baseName(a.Path)}
	if !withPath {
		visible.Path, visible.DuplicateOf = "", baseName(a.DuplicateOf)
	}
	return visible
}
