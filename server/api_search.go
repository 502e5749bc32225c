package server

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"cewen/search"
)

// apiSearch answers a question with search.Result as it is.
func (s *Server) apiSearch(c echo.Context) error {
	v := c.QueryParams()
	known := append(filterParams(), paramQuery, paramSort, paramLimit, paramCursor, paramFacet)
	if err := onlyParams(v, known...); err != nil {
		return err
	}
	request, err := readRequest(v)
	if err != nil {
		return err
	}
	result, err := s.search(c.Request().Context(), request)
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, result)
}

// search asks within the time that a search may take.
func (s *Server) search(ctx context.Context, request search.Request) (*search.Result, error) {
	ctx, cancel := context.WithTimeout(ctx, searchBudget)
	defer cancel()
	return s.config.Searcher.Search(ctx, request)
}
