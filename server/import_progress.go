package server

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"cewen/corpus/ingest"
)

// mimeLines is the type of an answer of one JSON object a line.
const mimeLines = "application/x-ndjson"

// progressStep is after how many files an import tells how far it is: often enough for a
// bar that moves, and a transaction each.
const progressStep = 16

// importStep is a line of an import that tells how it goes.
type importStep struct {
	Result ingest.Result `json:"result"`
	Done   int           `json:"done"`
	Total  int           `json:"total"`
}

// wantsProgress tells whether who asks wants to follow an import.
func wantsProgress(c echo.Context) bool {
	return strings.Contains(c.Request().Header.Get(echo.HeaderAccept), mimeLines)
}

// putWithProgress stores files and answers with a line for each as soon as what it says is
// certain. When the reader goes away, what is on its way is finished and the rest left.
func (s *Server) putWithProgress(c echo.Context, files []ingest.File) error {
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, mimeLines+"; charset=utf-8")
	h.Set(echo.HeaderCacheControl, "no-store")
	c.Response().WriteHeader(http.StatusOK)
	done := 0
	for group := range slices.Chunk(files, progressStep) {
		if err := c.Request().Context().Err(); err != nil {
			return fmt.Errorf("%w: %w", errGone, err)
		}
		for _, r := range s.config.Ingester.Put(c.Request().Context(), group...) {
			done++
			if err := writeLine(c, importStep{Result: r, Done: done, Total: len(files)}); err != nil {
				return err
			}
		}
		c.Response().Flush()
	}
	return nil
}

// writeLine writes v as a line.
func writeLine(c echo.Context, v any) error {
	encoder := json.NewEncoder(c.Response())
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return fmt.Errorf("%w: %w", errGone, err)
	}
	return nil
}
