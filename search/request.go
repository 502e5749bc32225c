package search

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cewen/corpus"
	"cewen/corpus/region"
)

// ErrBadRequest is what every error about a request's parameters is.
var ErrBadRequest = errors.New("bad request")

// Limits of a request.
const (
	DefaultLimit = 20
	// MaxLimit bounds the work and the size of one page; exports have no pages.
	MaxLimit = 200
	// maxFilterValues bounds the values of one filter: all 31 provinces and all
	// years since 1949 fit, a list of all counties does not make a query.
	maxFilterValues = 200
)

// None stands for "not stated" in filters and facets.
const None = "none"

// Sort is an order of hits.
type Sort string

// The orders. Documents without a date come last in both orders by date.
const (
	SortRelevance Sort = "relevance"
	SortOldest    Sort = "date"
	SortNewest    Sort = "-date"
)

// ParseSort reads an order; the empty string is SortRelevance.
func ParseSort(s string) (Sort, error) {
	switch sort := Sort(s); sort {
	case "":
		return SortRelevance, nil
	case SortRelevance, SortOldest, SortNewest:
		return sort, nil
	}
	return "", fmt.Errorf("%w: 排序方式 %q 不存在，可用 relevance、date、-date", ErrBadRequest, s)
}

// Request is one question to an engine.
type Request struct {
	Expr   Expr
	Filter Filter
	Sort   Sort
	// Limit is the number of hits wanted, 0 for totals and facets only.
	Limit int
	// Cursor is the Next of the page before, empty for the first page.
	Cursor string
	Facets []FacetName
}

// Filter restricts the documents searched. Values of one field are alternatives,
// fields are all required, an empty field restricts nothing.
type Filter struct {
	Regions []corpus.Region // each covers what lies below it
	Levels  []corpus.Level
	Years   []YearRange
	Kinds   []string
	Issuers []string
}

// YearRange is a range of years, both ends included.
type YearRange struct{ From, To int }

// Empty tells whether the filter lets everything through.
func (f Filter) Empty() bool {
	return len(f.Regions)+len(f.Levels)+len(f.Years)+len(f.Kinds)+len(f.Issuers) == 0
}

// Match tells whether a document with this metadata passes.
func (f Filter) Match(m *corpus.Metadata) bool {
	return matchAny(f.Regions, func(r corpus.Region) bool { return r.Covers(m.Region) || isNone(string(r), string(m.Region)) }) &&
		matchAny(f.Levels, func(l corpus.Level) bool { return l == m.Level || isNone(string(l), string(m.Level)) }) &&
		matchAny(f.Years, func(y YearRange) bool { return y.From <= m.Year && m.Year <= y.To }) &&
		matchAny(f.Kinds, func(k string) bool { return k == m.Kind || isNone(k, m.Kind) }) &&
		matchAny(f.Issuers, func(i string) bool { return i == m.Issuer || isNone(i, m.Issuer) })
}

func matchAny[T any](values []T, match func(T) bool) bool {
	return len(values) == 0 || slices.ContainsFunc(values, match)
}

func isNone(wanted, value string) bool { return wanted == None && value == "" }

// FilterValues are the values of a filter as a user writes them.
type FilterValues struct {
	Region, Level, Year, Kind, Issuer []string
}

// ParseFilter reads a filter. A region is a path or the name of a place that no
// other one bears; levels may be Chinese or English; a year is a year,
// a range 2018..2024 with either end open, or "none". Every error is
// ErrBadRequest.
func ParseFilter(v FilterValues) (Filter, error) {
	var f Filter
	for _, values := range [][]string{v.Region, v.Level, v.Year, v.Kind, v.Issuer} {
		if len(values) > maxFilterValues {
			return f, fmt.Errorf("%w: 一个筛选条件最多 %d 个值", ErrBadRequest, maxFilterValues)
		}
	}
	for _, r := range v.Region {
		region, err := parseRegion(r)
		if err != nil {
			return f, err
		}
		f.Regions = append(f.Regions, region)
	}
	for _, l := range v.Level {
		level, err := corpus.ParseLevel(l)
		if l == None {
			level, err = None, nil
		}
		if err != nil {
			return f, fmt.Errorf("%w: 层级 %q 不存在，可用 国家、省、市、县", ErrBadRequest, l)
		}
		f.Levels = append(f.Levels, level)
	}
	for _, y := range v.Year {
		years, err := parseYears(y)
		if err != nil {
			return f, err
		}
		f.Years = append(f.Years, years...)
	}
	f.Kinds, f.Issuers = v.Kind, v.Issuer
	return f, nil
}

// parseRegion reads a path or the name of a place: 太原市 is 山西省/太原市. A name
// that many places bear is refused; one that the table of divisions does not hold
// is taken as it stands, for documents may have been given any.
func parseRegion(s string) (corpus.Region, error) {
	s = strings.Trim(s, "/ ")
	if strings.Contains(s, "/") || s == None || s == string(corpus.RegionNational) {
		return corpus.Region(s), nil
	}
	switch paths := region.Lookup(s); len(paths) {
	case 0:
		return corpus.Region(s), nil
	case 1:
		return corpus.Region(paths[0]), nil
	default:
		return "", fmt.Errorf("%w: 叫“%s”的地方不止一个，请写全：%s", ErrBadRequest, s, strings.Join(paths, "、"))
	}
}

// parseYears reads "2022", "2018..2024", "2018..", "..2024", "none" and lists of
// these with commas.
func parseYears(s string) ([]YearRange, error) {
	const firstYear, lastYear = 1, 9999
	var ranges []YearRange
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "，", ","), ",") {
		part = strings.TrimSpace(part)
		if part == None {
			ranges = append(ranges, YearRange{})
			continue
		}
		from, to, isRange := strings.Cut(part, "..")
		if !isRange {
			to = from
		}
		r := YearRange{From: firstYear, To: lastYear}
		okFrom := readYear(from, &r.From) || isRange && from == "" && to != ""
		okTo := readYear(to, &r.To) || isRange && to == "" && from != ""
		if !okFrom || !okTo || r.From < firstYear || r.To > lastYear {
			return nil, fmt.Errorf("%w: 年份 %q 无法识别，请写成 2022、2018..2024 或 2018..", ErrBadRequest, part)
		}
		if r.From > r.To {
			return nil, fmt.Errorf("%w: 年份范围 %q 前后颠倒，请写成 %d..%d", ErrBadRequest, part, r.To, r.From)
		}
		ranges = append(ranges, r)
	}
	return ranges, nil
}

func readYear(s string, year *int) bool {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err == nil {
		*year = n
	}
	return err == nil
}

// FacetName names a facet.
type FacetName string

// The facets.
const (
	FacetRegion FacetName = "region"
	FacetLevel  FacetName = "level"
	FacetYear   FacetName = "year"
	FacetKind   FacetName = "kind"
	FacetIssuer FacetName = "issuer"
)

// Facets lists the facets.
func Facets() []FacetName {
	return []FacetName{FacetRegion, FacetLevel, FacetYear, FacetKind, FacetIssuer}
}

// ParseFacets reads facet names. Every error is ErrBadRequest.
func ParseFacets(names []string) ([]FacetName, error) {
	var facets []FacetName
	for _, n := range names {
		name := FacetName(n)
		if !slices.Contains(Facets(), name) {
			return nil, fmt.Errorf("%w: 分面 %q 不存在，可用 region、level、year、kind、issuer", ErrBadRequest, n)
		}
		if !slices.Contains(facets, name) {
			facets = append(facets, name)
		}
	}
	return facets, nil
}

// FacetValues returns the values under which a document counts in a facet: one,
// or for regions the place and each place that it lies in.
func FacetValues(name FacetName, m *corpus.Metadata) []string {
	value := ""
	switch name {
	case FacetRegion:
		return regionValues(m.Region)
	case FacetLevel:
		value = string(m.Level)
	case FacetYear:
		if m.Year != 0 {
			value = strconv.Itoa(m.Year)
		}
	case FacetKind:
		value = m.Kind
	case FacetIssuer:
		value = m.Issuer
	}
	if value == "" {
		value = None
	}
	return []string{value}
}

func regionValues(r corpus.Region) []string {
	if r == "" {
		return []string{None}
	}
	var values []string
	for _, place := range r.Path() {
		values = append(values, string(place))
	}
	return values
}
