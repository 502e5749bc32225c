package server

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"cewen/internal/csvout"
	"cewen/search"
	"cewen/search/query"
	"cewen/search/trend"
)

const (
	formatJSON = "json"
	formatSVG  = "svg"
)

// trendView is the page of trends.
type trendView struct {
	layout
	Phrases  []string // of the form, with blank lines to fill in
	Filters  []chip
	Kept     []param
	Measures []link
	Groups   []link // nil where there are several phrases
	Problem  *queryProblem
	Unit     string
	Chart    *chart
	Left     int
	Table    *trendTable
	Firsts   []firstView
	CSV, SVG string
	JSON     string
}

// trendTable are the numbers under the chart.
type trendTable struct {
	Names []string
	Rows  []trendRow // newest year first
}

type trendRow struct {
	Year, Held int
	Cells      []trendCell
}

type trendCell struct {
	Value string
	Gap   bool
	Href  string
}

// firstView is a first use on the page.
type firstView struct {
	Query string
	Level string
	Date  string
	link
}

// blankPhrases is how many empty fields the form offers at most.
const blankPhrases = 2

func (s *Server) trendPage(c echo.Context) error {
	v := c.QueryParams()
	answer, err := s.decideTrend(c.Request().Context(), v)
	parse, status := (*query.ParseError)(nil), http.StatusOK
	if err != nil && !errors.As(err, &parse) {
		return err
	}
	view := newTrendView(answer)
	if parse != nil {
		view.Problem, view.Chart, view.Table, status = newQueryProblem(parse), nil, nil, http.StatusBadRequest
	}
	return s.renderPage(c, status, pageTrend, &view)
}

func newTrendView(a trendAnswer) trendView {
	v := trendView{layout: layout{Title: "走势"}, Unit: a.measure.label(), Left: a.left, Filters: trendChips(a)}
	v.Phrases = append(v.Phrases, a.queries...)
	for range min(blankPhrases, maxTrendQueries-len(a.queries)) {
		v.Phrases = append(v.Phrases, "")
	}
	v.Kept = keptParams(a.at)
	for _, m := range measures() {
		v.Measures = append(v.Measures, link{m.label(), a.href("/trend", paramMeasure, string(m)), m == a.measure})
	}
	if len(a.queries) == 1 {
		for _, g := range []link{{Label: "合计"}, {Label: "按层级", Href: paramLevel}, {Label: "按地区", Href: paramRegion}} {
			v.Groups = append(v.Groups, link{g.Label, a.href("/trend", paramBy, g.Href), g.Href == a.by})
		}
	}
	v.Chart, v.Table = newChart(a, pointLabel(a)), newTrendTable(a)
	for _, f := range a.firsts {
		v.Firsts = append(v.Firsts, firstView{f.query, string(f.level), f.entry.key().Date, link{Label: f.entry.Title, Href: documentHref(f.entry.ID, "", a.at.set(paramQuery, f.query))}})
	}
	v.CSV, v.SVG, v.JSON = a.href("/api/v1/chart", paramFormat, formatCSV), a.href("/api/v1/chart", paramFormat, formatSVG), a.href("/api/v1/chart", "", "")
	return v
}

// href is an address of the same trend with one parameter changed.
func (a trendAnswer) href(path, name, value string) string {
	v := url.Values(a.at.clone())
	v[paramQuery] = a.queries
	v.Set(paramBy, a.by)
	v.Set(paramMeasure, string(a.measure))
	if name != "" {
		v.Set(name, value)
	}
	for _, n := range []string{paramBy, paramMeasure, paramSort, paramLimit, paramGroup} {
		if v.Get(n) == "" || n == paramMeasure && v.Get(n) == string(measureRate) {
			v.Del(n)
		}
	}
	return (&url.URL{Path: path, RawQuery: v.Encode()}).String()
}

func trendChips(a trendAnswer) []chip {
	list := chips(a.at)
	i := 0
	for _, name := range filterParams() {
		for _, value := range a.at[name] {
			b := a
			b.at = a.at.without(name, value)
			list[i].Href = b.href("/trend", "", "")
			i++
		}
	}
	return list
}

// pointLabel says in a line what a point is.
func pointLabel(a trendAnswer) func(trendSeries, trend.Point) string {
	return func(s trendSeries, p trend.Point) string {
		return fmt.Sprintf("%s %d：%d 次，%d/%d 篇，每万字 %.2f 次", s.label(), p.Year, p.Occurrences, p.Documents, p.Held, p.PerTenThousand())
	}
}

func newTrendTable(a trendAnswer) *trendTable {
	if len(a.series) == 0 {
		return nil
	}
	t := &trendTable{}
	for _, s := range a.series {
		t.Names = append(t.Names, s.label())
	}
	for i := len(a.series[0].Points) - 1; i >= 0; i-- {
		row := trendRow{Year: a.series[0].Points[i].Year}
		for n, s := range a.series {
			p := s.Points[i]
			if n == 0 || a.by != "" {
				row.Held += p.Held
			}
			row.Cells = append(row.Cells, trendCell{valueText(a.measure, p), p.Gap(), a.hitsHref(s, p)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func valueText(m quantity, p trend.Point) string {
	switch m {
	case measureRate:
		return strconv.FormatFloat(m.of(p), 'f', 2, 64)
	case measureShare:
		return strconv.FormatFloat(m.of(p), 'f', 0, 64)
	case measureOccurrences:
	}
	return number(p.Occurrences)
}

// apiTrend gives a trend out as JSON, a table or a drawing.
func (s *Server) apiTrend(c echo.Context) error {
	v := c.QueryParams()
	if err := onlyParams(v, append(filterParams(), paramQuery, paramBy, paramMeasure, paramFormat)...); err != nil {
		return err
	}
	a, err := s.decideTrend(c.Request().Context(), v)
	if err != nil {
		return err
	}
	switch v.Get(paramFormat) {
	case "", formatJSON:
		type line struct {
			Query string `json:"query"`
			trend.Series
		}
		answer := struct {
			Series []line `json:"series"`
		}{[]line{}}
		for _, s := range a.series {
			answer.Series = append(answer.Series, line{s.query, s.Series})
		}
		return writeJSON(c, http.StatusOK, answer)
	case formatCSV:
		return writeTrendTable(c, a)
	case formatSVG:
		drawing := newChart(a, pointLabel(a))
		if drawing == nil {
			return fmt.Errorf("%w: 没有可画的内容，请给出检索式（q）", search.ErrBadRequest)
		}
		attach(c, "image/svg+xml", "cewen-trend.svg")
		return writeBody(c, http.StatusOK, "image/svg+xml", []byte(drawing.svg(a.measure.label())))
	}
	return fmt.Errorf("%w: 格式 %q 不存在，可用 json、csv、svg", search.ErrBadRequest, v.Get(paramFormat))
}

// writeTrendTable writes a row a point; a gap has no numbers.
func writeTrendTable(c echo.Context, a trendAnswer) error {
	attach(c, csvout.ContentType, "cewen-trend.csv")
	table, err := csvout.NewWriter(c.Response(), "query", "group", "year", "held", "characters", "documents", "paragraphs", "occurrences", "per_10000_characters", "percent_of_documents")
	if err != nil {
		return fmt.Errorf("%w: %w", errGone, err)
	}
	for _, s := range a.series {
		for _, p := range s.Points {
			cells := []any{s.query, s.Group, p.Year, p.Held, p.Characters, p.Documents, p.Paragraphs, p.Occurrences, p.PerTenThousand(), p.Share()}
			if p.Gap() {
				cells = []any{s.query, s.Group, p.Year, 0, nil, nil, nil, nil, nil, nil}
			}
			if err := table.Write(cells...); err != nil {
				return fmt.Errorf("%w: %w", errGone, err)
			}
		}
	}
	if err := table.Flush(); err != nil {
		return fmt.Errorf("%w: %w", errGone, err)
	}
	return nil
}
