package server

import (
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"cewen/search"
	"cewen/search/query"
)

// searchView is the search page.
type searchView struct {
	layout
	Holdings phrase
	Examples []link
	Problem  *queryProblem
	Notices  []phrase
	Chips    []chip

	// Result is nil where there is no answer.
	Result *resultView
}

// resultView is the answer on the search page.
type resultView struct {
	search.Totals
	Counted    bool   // there are terms whose occurrences are counted
	Asked      string // the query as it was typed
	Understood string // the query in canonical form, where it differs from Asked
	Took       phrase
	ExplainRef string // the same with Explain, "" where it is there
	Explain    *explainView
	Terms      *termsView // nil where one part is all
	Synonyms   *link      // the same with synonyms, nil where there are none
	Sorts      []link
	Facets     []facetView
	Groups     []hitGroup
	Related    []hitGroup
	Next       string
	First      string // the first page, on later ones
	Units      []link // by paragraph, by document
	Sizes      []link // hits on a page
	Grouped    bool   // hits are grouped by document
	NoHits     *noHitsView
	outlets
}

type link struct {
	Label, Href string
	Current     bool
}

// chip is an active filter; its link takes it off.
type chip struct {
	Name  string
	Label phrase
	Href  string
}

// queryProblem shows what is wrong with a query in its place.
type queryProblem struct{ Before, Bad, After, Message, Hint string }

func (s *Server) searchPage(c echo.Context) error {
	answer, err := s.decideSearch(c.Request().Context(), c.QueryParams())
	if err != nil {
		return err
	}
	status := http.StatusOK
	switch answer.kind {
	case answerMalformed:
		status = http.StatusBadRequest
	case answerNotReady:
		status = http.StatusServiceUnavailable
	case answerHome, answerFound, answerNothing:
	}
	view := newSearchView(answer)
	if answer.kind == answerHome {
		view.Examples = examples(s.config.Parser)
	}
	return s.renderPage(c, status, pageSearch, &view)
}

// newSearchView lays out an answer.
func newSearchView(a searchAnswer) searchView {
	at := newAddress(a.values)
	asked := a.values.Get(paramQuery)
	v := searchView{
		layout:   layout{Title: asked, Query: asked, Keep: keptParams(at), Home: a.kind == answerHome, Focus: a.kind == answerHome},
		Holdings: holdings(a.holdings), Notices: notices(a), Chips: chips(at),
	}
	switch a.kind {
	case answerMalformed:
		v.Problem = newQueryProblem(a.parse)
	case answerFound, answerNothing:
		v.Result = newResultView(a, at)
		v.Feed = v.Result.Feed
	case answerHome, answerNotReady:
	}
	return v
}

func newResultView(a searchAnswer, at address) *resultView {
	asked := strings.Join(strings.Fields(a.values.Get(paramQuery)), " ")
	r := &resultView{
		Totals: a.result.Totals, Counted: len(query.Atoms(a.request.Expr)) > 0, Asked: asked, Took: took(a.took),
		Explain: newExplainView(a.result.Explain), Terms: newTermsView(a.result, at), Synonyms: synonymLink(a, at),
		Sorts: sorts(a.result.Sort, at), Facets: newFacets(a.result, at),
		Groups: newGroups(a.result.Hits, at, snippetLength), Related: newGroups(a.result.Related, nil, snippetLength),
		Units: units(at), Sizes: sizes(a.request.Limit, at), Grouped: a.grouped, NoHits: newNoHitsView(a, at), outlets: newOutlets(at),
	}
	if a.grouped {
		r.Groups = newDocumentGroups(a.documents, at)
	}
	if a.result.Query != asked {
		r.Understood = a.result.Query
	}
	if r.Explain == nil {
		r.ExplainRef = at.set(paramCursor, a.values.Get(paramCursor)).set(paramExplain, "true").String() + "#explain"
	}
	if a.result.Next != "" {
		r.Next = at.set(paramCursor, a.result.Next).String()
	}
	if a.values.Get(paramCursor) != "" {
		r.First = at.String()
	}
	return r
}

func keptParams(at address) []param {
	var kept []param
	for _, name := range pageParams() {
		if name == paramQuery {
			continue
		}
		for _, value := range at[name] {
			kept = append(kept, param{name, value})
		}
	}
	return kept
}

func chips(at address) []chip {
	var out []chip
	for _, name := range filterParams() {
		for _, value := range at[name] {
			out = append(out, chip{Name: filterTitle(name), Label: valueLabel(name, value), Href: at.without(name, value).String()})
		}
	}
	return out
}

func sorts(current search.Sort, at address) []link {
	var out []link
	for _, s := range []struct {
		sort  search.Sort
		label string
	}{{search.SortRelevance, "相关"}, {search.SortNewest, "最新"}, {search.SortOldest, "最早"}} {
		value := string(s.sort)
		if s.sort == search.SortRelevance {
			value = ""
		}
		out = append(out, link{Label: s.label, Href: at.set(paramSort, value).String(), Current: s.sort == current})
	}
	return out
}

func newQueryProblem(e *query.ParseError) *queryProblem {
	runes := []rune(e.Query)
	from := min(max(e.Offset, 0), len(runes))
	to := min(from+max(e.Length, 0), len(runes))
	return &queryProblem{
		Before: string(runes[:from]), Bad: string(runes[from:to]), After: string(runes[to:]), Message: e.Message, Hint: e.Hint,
	}
}

// examples are queries to begin with: a word, and one of each of what is asked for
// most. Without synonyms there is none of these.
func examples(parser query.Parser) []link {
	var out []link
	for _, q := range []string{`太忻一体化`, `新质生产力 | 高质量发展`, `京津冀 NEAR/10 雄安新区`, `新建*公办幼儿园`, `~双碳`, `部分:部署 养老 托育`} {
		if _, err := parser.Parse(q); err == nil {
			out = append(out, queryLink(q))
		}
	}
	return out
}

// queryLink asks a query as it stands.
func queryLink(q string) link { return link{Label: q, Href: queryHref(q)} }

// queryHref is the address of a query without anything else.
func queryHref(q string) string { return address{paramQuery: {q}}.String() }

func took(d time.Duration) phrase {
	if d < time.Millisecond {
		return ph("不到 1 毫秒")
	}
	return ph("%d 毫秒", d.Milliseconds())
}
