package server

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/cells"
	"cewen/search/instrument"
	"cewen/search/query"
	"cewen/search/trend"
)

// Limits of a trend.
const (
	// maxSeries is how many lines a chart can hold apart.
	maxSeries = 6
	// maxTrendQueries is how many questions are counted at once.
	maxTrendQueries = maxSeries
)

// quantity is what the height of a line tells.
type quantity string

const (
	measureOccurrences quantity = "occurrences"
	measureRate        quantity = "rate"
	measureShare       quantity = "share"
)

func measures() []quantity { return []quantity{measureRate, measureOccurrences, measureShare} }

func (m quantity) label() string {
	switch m {
	case measureOccurrences:
		return "次数"
	case measureRate:
		return "每万字次数"
	case measureShare:
		return "有此说法的文件占比（%）"
	}
	return ""
}

func (m quantity) of(p trend.Point) float64 {
	switch m {
	case measureRate:
		return p.PerTenThousand()
	case measureShare:
		return p.Share()
	case measureOccurrences:
	}
	return float64(p.Occurrences)
}

// trendAnswer is the answer to an address of the page of trends.
type trendAnswer struct {
	at      address // filters
	queries []string
	by      string // "", level or region
	measure quantity
	series  []trendSeries
	left    int // groups that are not shown
	firsts  []firstUse
}

// trendSeries is a line: a query, or one group of it.
type trendSeries struct {
	trend.Series
	query string
}

// label names the line.
func (s trendSeries) label() string {
	if s.Group != "" {
		return s.Group
	}
	return s.query
}

// firstUse is the earliest document of a level with a hit.
type firstUse struct {
	query string
	level corpus.Level
	entry entry
}

// decideTrend counts the questions of an address. Errors are ErrSyntax,
// ErrBadRequest or a failure.
func (s *Server) decideTrend(ctx context.Context, v url.Values) (trendAnswer, error) {
	a, err := readTrend(v)
	if err != nil || len(a.queries) == 0 {
		return a, err
	}
	list, err := s.catalog.now()
	if err != nil {
		return a, err
	}
	for _, q := range a.queries {
		if err := s.addTrend(ctx, &a, list, q); err != nil {
			return a, err
		}
	}
	if len(a.series) > maxSeries {
		a.left = len(a.series) - maxSeries
		a.series = a.series[:maxSeries]
	}
	return a, nil
}

func readTrend(v url.Values) (trendAnswer, error) {
	a := trendAnswer{at: newAddress(v).set(paramQuery, ""), by: v.Get(paramBy), measure: quantity(v.Get(paramMeasure))}
	if a.measure == "" {
		a.measure = measureRate
	}
	for _, q := range v[paramQuery] {
		if q = strings.TrimSpace(q); q != "" && !slices.Contains(a.queries, q) {
			a.queries = append(a.queries, q)
		}
	}
	switch {
	case !slices.Contains(measures(), a.measure):
		return a, fmt.Errorf("%w: 量度 %q 不存在，可用 occurrences、rate、share", search.ErrBadRequest, a.measure)
	case a.by != "" && a.by != paramLevel && a.by != paramRegion:
		return a, fmt.Errorf("%w: 分组 %q 不存在，可用 level、region", search.ErrBadRequest, a.by)
	case len(a.queries) > maxTrendQueries:
		return a, fmt.Errorf("%w: 一次最多比较 %d 个说法", search.ErrBadRequest, maxTrendQueries)
	case a.by != "" && len(a.queries) > 1:
		return a, fmt.Errorf("%w: 按层级或地区分组时只能有一个说法", search.ErrBadRequest)
	}
	return a, nil
}

// addTrend counts one question.
func (s *Server) addTrend(ctx context.Context, a *trendAnswer, list *listing, q string) error {
	expr, err := s.config.Parser.Parse(q)
	if err != nil {
		return err
	}
	filter, err := readFilter(url.Values(a.at))
	if err != nil {
		return err
	}
	result, err := s.config.Searcher.Search(ctx, search.Request{Expr: expr, Filter: filter, ByDocument: true})
	if err != nil {
		return err
	}
	held, err := s.trendSources(ctx, list, filter)
	if err != nil {
		return err
	}
	counts, err := trend.Count(a.dimensions(), held, filter, totalsByID(result.Documents))
	if err != nil {
		return err
	}
	for _, line := range counts.Series() {
		a.series = append(a.series, trendSeries{line, q})
	}
	a.firsts = append(a.firsts, firstUses(list, result.Documents, q)...)
	return nil
}

// dimensions are what a trend is counted by.
func (a trendAnswer) dimensions() []cells.Dimension {
	switch a.by {
	case paramLevel:
		return []cells.Dimension{cells.Year, cells.Level}
	case paramRegion:
		return []cells.Dimension{cells.Year, cells.Province}
	}
	return []cells.Dimension{cells.Year}
}

func totalsByID(documents []search.DocumentTotals) map[string]search.Totals {
	byID := make(map[string]search.Totals, len(documents))
	for _, d := range documents {
		byID[d.ID] = search.Totals{Documents: 1, Paragraphs: d.Paragraphs, Occurrences: d.Occurrences}
	}
	return byID
}

// trendSources are the documents that have a paragraph which passes a filter.
func (s *Server) trendSources(ctx context.Context, l *listing, filter search.Filter) ([]trend.Source, error) {
	documents := filter.Without(query.FieldRole)
	var out []trend.Source
	for _, e := range l.entries {
		if documents.Match(&e.Metadata, corpus.RoleOther) {
			out = append(out, trend.Source{Head: instrument.Head{Document: e.Document, Paragraphs: e.Paragraphs}, Characters: e.Characters})
		}
	}
	if len(documents) == len(filter) {
		return out, nil
	}
	result, err := s.config.Searcher.Search(ctx, search.Request{Expr: query.All{}, Filter: filter, ByDocument: true})
	if err != nil {
		return nil, err
	}
	passing := totalsByID(result.Documents)
	out = slices.DeleteFunc(out, func(t trend.Source) bool { return passing[t.ID].Documents == 0 })
	for i := range out {
		out[i].Paragraphs = passing[out[i].ID].Paragraphs
	}
	return out, nil
}

// firstUses finds the earliest document with a hit on each level.
func firstUses(l *listing, totals []search.DocumentTotals, q string) []firstUse {
	earliest := map[corpus.Level]entry{}
	for _, d := range foundDocuments(l, totals) {
		at := d.key().Date
		if was, ok := earliest[d.Level]; at != "" && (!ok || at < was.key().Date) {
			earliest[d.Level] = d.entry
		}
	}
	var out []firstUse
	for _, level := range corpus.Levels() {
		if e, ok := earliest[level]; ok {
			out = append(out, firstUse{q, level, e})
		}
	}
	return out
}

// hitsHref leads to exactly the hits of a point, "" where it has none.
func (a trendAnswer) hitsHref(s trendSeries, p trend.Point) string {
	if p.Paragraphs == 0 {
		return ""
	}
	at := a.at.set(paramQuery, s.query).set(paramYear, strconv.Itoa(p.Year))
	if a.by == "" {
		return at.String()
	}
	// Of a filter on the same field, what lies in the group stays: it is narrower.
	within := slices.DeleteFunc(slices.Clone(a.at[a.by]), func(v string) bool { return !covers(a.by, s.Group, v) })
	if len(within) == 0 {
		within = []string{s.Group}
	}
	at = at.clone()
	at[a.by] = within
	return at.String()
}
