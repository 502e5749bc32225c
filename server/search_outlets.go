package server

import (
	"slices"
	"strconv"
	"strings"

	"cewen/search"
)

// outlets are where the same question leads besides the page.
type outlets struct {
	JSON, CSV, JSONL, Feed, Trend, Promises, Audit string
}

func newOutlets(at address) outlets {
	plain := at.set(paramGroup, "")
	question := plain.set(paramSort, "").set(paramLimit, "")
	return outlets{
		JSON:     plain.under("/api/v1/search"),
		CSV:      question.set(paramFormat, formatCSV).under("/api/v1/hits"),
		JSONL:    question.set(paramFormat, formatJSONL).under("/api/v1/hits"),
		Feed:     question.under("/feed"),
		Promises: commitmentsHref(question),
		Trend:    question.set(paramYear, "").under("/trend"),
		Audit:    question.under("/audit"),
	}
}

// under is the address with the same parameters at another path.
func (a address) under(path string) string { return path + strings.TrimPrefix(a.String(), "/") }

// units offer hits by paragraph and by document.
func units(at address) []link {
	grouped := at.has(paramGroup, groupDocument)
	return []link{
		{Label: "按段", Href: at.set(paramGroup, "").String(), Current: !grouped},
		{Label: "按篇", Href: at.set(paramGroup, groupDocument).String(), Current: grouped},
	}
}

// sizes offer pages of other sizes, the one in use among them.
func sizes(current int, at address) []link {
	offered := []int{search.DefaultLimit, 50, 100}
	if !slices.Contains(offered, current) {
		offered = append(offered, current)
		slices.Sort(offered)
	}
	links := make([]link, len(offered))
	for i, n := range offered {
		value := strconv.Itoa(n)
		if n == search.DefaultLimit {
			value = ""
		}
		links[i] = link{Label: strconv.Itoa(n), Href: at.set(paramLimit, value).String(), Current: n == current}
	}
	return links
}
