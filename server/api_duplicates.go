package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"cewen/corpus"
	"cewen/corpus/ingest"
	"cewen/search"
)

// paramSimilarity is from where on two texts are near-duplicates.
const paramSimilarity = "similarity"

// maxPairs bounds a list of near-duplicates: more of them say that the threshold is too
// low or that a folder was imported twice.
const maxPairs = 1000

// pairsBudget bounds how long one is looked for: a corpus of forms that all resemble each
// other has more pairs than anybody reads.
const pairsBudget = 20 * time.Second

// duplicates are pairs of documents that are almost the same.
type duplicates struct {
	Similarity float64         `json:"similarity"` // from where on
	Pairs      []duplicatePair `json:"pairs"`
	// More tells that there are more than are listed, or that the time was up.
	More bool `json:"more,omitempty"`
}

type duplicatePair struct {
	Similarity float64 `json:"similarity"`
	// Documents are the two, the one imported first before the other.
	Documents [2]duplicateDocument `json:"documents"`
}

type duplicateDocument struct {
	search.DocumentRef
	// File is the name of the file without its folders, Path the whole for holders of
	// the token.
	File string `json:"file,omitempty"`
	Path string `json:"path,omitempty"`
}

// apiDuplicates lists pairs of documents that are almost the same.
func (s *Server) apiDuplicates(c echo.Context) error {
	v := c.QueryParams()
	if err := onlyParams(v, paramSimilarity); err != nil {
		return err
	}
	threshold, err := readSimilarity(v.Get(paramSimilarity))
	if err != nil {
		return err
	}
	list := duplicates{Similarity: threshold, Pairs: []duplicatePair{}}
	ctx, cancel := context.WithTimeout(c.Request().Context(), pairsBudget)
	defer cancel()
	err = s.config.Ingester.Finder().Pairs(ctx, threshold, func(p ingest.Pair) bool {
		if list.More = len(list.Pairs) == maxPairs; list.More {
			return false
		}
		withPath := s.authorized(c)
		list.Pairs = append(list.Pairs, duplicatePair{
			p.Similarity, [2]duplicateDocument{newDuplicateDocument(p.First, withPath), newDuplicateDocument(p.Second, withPath)},
		})
		return true
	})
	if errors.Is(err, context.DeadlineExceeded) {
		list.More, err = true, nil
	}
	if err != nil {
		return fmt.Errorf("list near-duplicates: %w", err)
	}
	return writeJSON(c, http.StatusOK, list)
}

func newDuplicateDocument(d *corpus.Document, withPath bool) duplicateDocument {
	listed := duplicateDocument{DocumentRef: search.NewDocumentRef(d), File: baseName(d.Source.Path)}
	if withPath {
		listed.Path = d.Source.Path
	}
	return listed
}

// readSimilarity reads a threshold, the default where none is stated.
func readSimilarity(s string) (float64, error) {
	if s == "" {
		return ingest.DefaultSimilarity, nil
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !(n >= ingest.MinSimilarity && n <= 1) {
		return 0, fmt.Errorf("%w: 相似度（similarity）要在 %g 到 1 之间", search.ErrBadRequest, ingest.MinSimilarity)
	}
	return n, nil
}
