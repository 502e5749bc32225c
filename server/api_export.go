package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"cewen/corpus/store"
)

// apiExport streams documents, one a line, in the order of the list. Each is
// read by itself, so that a slow reader holds up nobody; one that is removed on
// the way is left out.
func (s *Server) apiExport(c echo.Context) error {
	v := c.QueryParams()
	if err := onlyParams(v, append(documentFilterParams(), paramTitle)...); err != nil {
		return err
	}
	filter, err := readFilter(v)
	if err != nil {
		return err
	}
	list, err := s.catalog.now()
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, "application/jsonl; charset=utf-8")
	h.Set(echo.HeaderContentDisposition, `attachment; filename="cewen.jsonl"`)
	h.Set(echo.HeaderCacheControl, "no-store")
	encoder := json.NewEncoder(c.Response())
	encoder.SetEscapeHTML(false)
	for _, e := range list.find(filter, v.Get(paramTitle)) {
		d, err := s.document(e.ID)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		allowTime(c, exportStall)
		if err := encoder.Encode(s.exported(c, d)); err != nil {
			return fmt.Errorf("%w: export %s: %w", errGone, e.ID, err)
		}
	}
	if !c.Response().Committed {
		c.Response().WriteHeader(http.StatusOK)
	}
	return nil
}
