package server

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"cewen/corpus"
	"cewen/search"
)

// shownImports is how many of the last imports the page lists.
const shownImports = 20

// coverageView is the page of what the corpus holds.
type coverageView struct {
	layout
	Holdings   phrase
	Characters int
	Levels     []coverageCount
	Years      []int
	Rows       []coverageRow
	Imports    []attemptView
	Failing    []attemptView
	FailingAll int
}

type coverageCount struct {
	Label string
	Href  string
	N     int
}

// coverageRow is a place; its cells are the years.
type coverageRow struct {
	Region, Label, Href string
	Depth               int
	Documents           int
	Missing             int // years without documents between its first and its last
	Cells               []coverageCell
}

// coverageCell is a place in a year, counting what lies below it too.
type coverageCell struct {
	Year int
	N    int
	Gap  bool // nothing, between years that have something
	Href string
}

// attemptView is a line of the log of imports.
type attemptView struct {
	Time, File, Error, Href string
	Outcome                 string
}

func (s *Server) coveragePage(c echo.Context) error {
	list, err := s.catalog.now()
	if err != nil {
		return err
	}
	log, err := s.importLog(0, shownImports, s.authorized(c))
	if err != nil {
		return err
	}
	view := newCoverageView(list)
	view.Imports, view.Failing, view.FailingAll = attemptViews(log.Imports), attemptViews(log.Failing), log.FailingTotal
	return s.renderPage(c, http.StatusOK, pageCoverage, &view)
}

func newCoverageView(l *listing) coverageView {
	v := coverageView{layout: layout{Title: "馆藏"}, Holdings: holdings(l)}
	counts := map[corpus.Region]map[int]int{}
	levels := map[corpus.Level]int{}
	for _, e := range l.entries {
		v.Characters += e.Characters
		levels[e.Level]++
		places := e.Region.Path()
		if len(places) == 0 {
			places = []corpus.Region{search.None}
		}
		for _, place := range places {
			if counts[place] == nil {
				counts[place] = map[int]int{}
			}
			counts[place][e.Year]++
		}
	}
	if l.firstYear > 0 {
		for year := l.lastYear; year >= l.firstYear; year-- { // what is asked for most stands first
			v.Years = append(v.Years, year)
		}
	}
	for _, level := range append(corpus.Levels(), "") {
		if n := levels[level]; n > 0 {
			value := cmp.Or(string(level), search.None)
			v.Levels = append(v.Levels, coverageCount{valueLabel(paramLevel, value).Text, address{paramLevel: {value}}.String(), n})
		}
	}
	for _, place := range sortedPlaces(counts) {
		v.Rows = append(v.Rows, newCoverageRow(place, counts[place], v.Years))
	}
	return v
}

// sortedPlaces puts places in the order of their paths: the whole country first, what
// is not stated last.
func sortedPlaces(counts map[corpus.Region]map[int]int) []corpus.Region {
	rank := func(r corpus.Region) int {
		switch r {
		case corpus.RegionNational:
			return 0
		case search.None:
			return 2
		}
		return 1
	}
	places := make([]corpus.Region, 0, len(counts))
	for place := range counts {
		places = append(places, place)
	}
	slices.SortFunc(places, func(a, b corpus.Region) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
	return places
}

func newCoverageRow(place corpus.Region, byYear map[int]int, years []int) coverageRow {
	at := address{paramRegion: {string(place)}}
	row := coverageRow{
		Region: string(place), Label: valueLabel(paramRegion, place.Name()).Text, Href: at.String(), Depth: strings.Count(string(place), "/"),
	}
	first, last := 0, 0
	for year, n := range byYear {
		row.Documents += n
		if year > 0 {
			last = max(last, year)
			if first == 0 || year < first {
				first = year
			}
		}
	}
	for _, year := range years {
		cell := coverageCell{Year: year, N: byYear[year]}
		cell.Gap = cell.N == 0 && year > first && year < last && first > 0
		if cell.Gap {
			row.Missing++
		}
		if cell.N > 0 {
			cell.Href = at.set(paramYear, strconv.Itoa(year)).String()
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func attemptViews(list []attempt) []attemptView {
	views := make([]attemptView, len(list))
	for i, a := range list {
		views[i] = attemptView{Time: a.Time.Local().Format("2006-01-02 15:04"), File: a.File, Error: a.Error, Outcome: outcomeLabel(string(a.Outcome))}
		if a.ID != "" {
			views[i].Href = documentHref(a.ID, "", nil)
		}
	}
	return views
}

// outcomeLabel names what became of a file.
func outcomeLabel(outcome string) string {
	switch outcome {
	case "imported":
		return "新增"
	case "updated":
		return "更新"
	case "unchanged":
		return "未变"
	case "duplicate":
		return "重复"
	case "skipped":
		return "跳过"
	case "failed":
		return "失败"
	case "removed":
		return "移除"
	}
	return outcome
}
