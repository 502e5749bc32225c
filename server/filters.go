package server

import (
	"strings"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// filterTitle is what a filter, and the facet of the same name, is called.
func filterTitle(name string) string {
	switch name {
	case paramRegion:
		return "地区"
	case paramLevel:
		return "层级"
	case paramYear:
		return "年份"
	case paramKind:
		return "文种"
	case paramIssuer:
		return "发文机关"
	case paramRole:
		return "部分"
	}
	return name
}

// filterField is the condition that a value of a filter is.
func filterField(name, value string) (query.Field, error) {
	return query.NewExactField(corpus.Field(name), value)
}

// canonicalValues returns a value of a parameter as facets have it, however it was
// written: 山西省/太原市 for 太原市, and two years for 2018,2020. What is no value
// stays as it is, to be complained of.
func canonicalValues(name, value string) []string {
	switch name {
	case paramRegion, paramLevel, paramYear, paramRole:
		field, err := filterField(name, value)
		// A value with an escape is of no facet.
		if err == nil && !strings.Contains(strings.Join(field.Values, ""), `\`) {
			return field.Values
		}
	}
	return []string{value}
}

// valueLabel is how a value of a filter is shown.
func valueLabel(name, value string) phrase {
	switch {
	case value == search.None:
		return ph("未注明")
	case name == paramYear:
		return yearLabel(value)
	case name == paramRegion:
		return ph(strings.ReplaceAll(value, "/", " / "))
	}
	return ph(value)
}

func yearLabel(value string) phrase {
	from, to, isRange := strings.Cut(value, "..")
	switch {
	case !isRange:
		return ph(value)
	case from == "":
		return ph("%s年以前", to)
	case to == "":
		return ph("%s年以来", from)
	}
	return ph(from + "–" + to)
}
