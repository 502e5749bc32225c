package server

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// apiSearch answers a question with search.Result as it is.
func (s *Server) apiSearch(c echo.Context) error {
	v := c.QueryParams()
	known := append(filterParams(), paramQuery, paramSort, paramLimit, paramCursor, paramFacet, paramExplain)
	if err := onlyParams(v, known...); err != nil {
		return err
	}
	request, err := readRequest(v, s.config.Parser)
	if err != nil {
		return err
	}
	result, err := s.config.Searcher.Search(c.Request().Context(), request)
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, result)
}
