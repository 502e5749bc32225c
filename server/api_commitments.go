package server

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"cewen/search/commitments"
	"cewen/search/instrument"
)

// formatTables asks for the answer of the instrument as it is by POST.
const formatTables = "tables"

// apiCommitments lists commitments page by page, or gives all of them out as a file.
func (s *Server) apiCommitments(c echo.Context) error {
	q, v := new(commitments.Commitments), c.QueryParams()
	if err := onlyParams(v, append(instrument.Parameters(q), paramLimit, paramCursor, paramFacet, paramFormat, paramTable, paramAudit)...); err != nil {
		return err
	}
	if err := instrument.SetValues(q, v); err != nil {
		return err
	}
	format, err := instrument.OneOf(paramFormat, v.Get(paramFormat), formatJSON, formatCSV, formatJSONL, formatTables)
	if err != nil {
		return err
	}
	if format != formatJSON {
		if v.Has(paramLimit) || v.Has(paramCursor) || v.Has(paramFacet) {
			return instrument.BadRequest("limit、cursor、facet 只用于 format=json；文件里是全部承诺")
		}
		v = maps.Clone(v)
		if format == formatTables {
			format = formatJSON
		}
		v.Set(paramFormat, format)
		return s.apiInstrument(c, q, v)
	}
	if v.Has(paramTable) || v.Has(paramAudit) {
		return instrument.BadRequest("table 只用于 format=csv 和 jsonl，audit 只用于 format=tables")
	}
	w, err := readWindow(v)
	if err != nil {
		return err
	}
	facets, err := commitmentFacets(v)
	if err != nil {
		return err
	}
	list, err := s.listCommitments(c, q, w)
	if err != nil {
		return err
	}
	maps.DeleteFunc(list.Facets, func(name commitments.FacetName, _ []commitments.Bucket) bool { return !slices.Contains(facets, name) })
	return writeJSON(c, http.StatusOK, list)
}

// readWindow reads which part of a list is wanted, as searches have it.
func readWindow(v url.Values) (w commitments.Window, err error) {
	w.Cursor = v.Get(paramCursor)
	w.Limit, err = readLimit(v.Get(paramLimit))
	return w, err
}

// commitmentFacets are the facets that are asked for; all without a word.
func commitmentFacets(v url.Values) ([]commitments.FacetName, error) {
	asked := stated(v[paramFacet])
	if len(asked) == 0 {
		return commitments.Facets(), nil
	}
	var names []commitments.FacetName
	for _, name := range asked {
		if !slices.Contains(commitments.Facets(), commitments.FacetName(name)) {
			return nil, instrument.BadRequest("分面 %s 不存在，可用 type、action、unit、strength、deadline、region、year、level", strconv.Quote(name))
		}
		names = append(names, commitments.FacetName(name))
	}
	return names, nil
}

// listCommitments answers with a page.
func (s *Server) listCommitments(c echo.Context, q *commitments.Commitments, w commitments.Window) (list *commitments.List, err error) {
	err = s.showCommitments(c, q, func(a *commitments.Answer) error {
		list, err = a.List(s.corpus(), w)
		return err
	})
	return list, err
}

// showCommitments gives an answer to show, one that is kept or is found in turn. Where
// documents changed under it, it is found once more.
func (s *Server) showCommitments(c echo.Context, q *commitments.Commitments, show func(*commitments.Answer) error) error {
	asked := *q // finding fills in what was left open
	err := s.showFound(c, q, show)
	if errors.Is(err, instrument.ErrChanged) {
		s.listed.Forget()
		err = s.showFound(c, &asked, show)
	}
	return err
}

func (s *Server) showFound(c echo.Context, q *commitments.Commitments, show func(*commitments.Answer) error) error {
	ctx, cancel := context.WithTimeout(c.Request().Context(), longTimeout)
	defer cancel()
	a, err := s.listed.Find(ctx, q, s.corpus(), func() (func(), error) {
		_, done, err := s.beginMeasuring(c)
		return done, err
	})
	if err != nil {
		return err
	}
	return show(a)
}
