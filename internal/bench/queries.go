package bench

import (
	"fmt"
	"slices"

	"cewen/search"
	"cewen/search/query"
	"cewen/search/synonyms"
)

// Queries are what is asked: an example of each class, empty where there is none. Phrases
// are texts, the others are written in the query language.
type Queries struct {
	Rare      string `json:"rare"`      // phrase
	Common    string `json:"common"`    // phrase
	Commonest string `json:"commonest"` // phrase: a word of two characters
	Character string `json:"character"` // phrase of one
	Long      string `json:"long"`      // phrase
	Unknown   string `json:"unknown"`   // phrase that no text has
	Two       string `json:"two"`       // both of two terms
	Or        string `json:"or"`        // one of ten
	Near      string `json:"near"`
	Wildcard  string `json:"wildcard"`
	Regex     string `json:"regex"` // with a literal
	// Filter is the filter of those that have one.
	Filter search.FilterValues `json:"filter"`
	// Extra are asked besides.
	Extra []Extra `json:"extra,omitempty"`
}

// Extra is a query of a class of its own.
type Extra struct {
	Class string `json:"class"`
	Query string `json:"query"`
}

// question is a request with what is said of it.
type question struct {
	class, condition string
	written          string
	request          search.Request
	page             int           // that is asked for; 0 for the first
	totals           search.Totals // by a scan, once there was one
}

// firstPage asks for the first page of the same.
func (q *question) firstPage() search.Request {
	r := q.request
	r.Cursor = ""
	return r
}

// hits is how many hits a page has, where any are asked for.
const hits = 10

// farPage is the page that is compared with the first.
const farPage = 100

// facets are those of the page of results.
func facets() []search.FacetName {
	return []search.FacetName{search.FacetRegion, search.FacetLevel, search.FacetYear, search.FacetKind}
}

// Classes that goals are held to.
const (
	rareClass      = "少见短语"
	commonClass    = "常见短语"
	commonestClass = "最常见两字词"
	regexClass     = "正则"
)

// condition is a way of asking.
type condition struct {
	name   string
	facets bool
	filter bool
	hits   bool
	sort   search.Sort
	page   int
}

var (
	totalsOnly  = condition{name: "总数", sort: search.SortNewest}
	withFacets  = condition{name: "分面", facets: true, sort: search.SortNewest}
	filtered    = condition{name: "分面，筛选", facets: true, filter: true, sort: search.SortNewest}
	byDate      = condition{name: "分面，10 条按日期", facets: true, hits: true, sort: search.SortNewest}
	byRelevance = condition{name: "分面，10 条按相关", facets: true, hits: true, sort: search.SortRelevance}
)

// far is a page far behind in an order of hits.
func far(c condition) condition {
	c.page = farPage
	return c
}

// questions are the questions that queries make up.
func (q *Queries) questions() ([]question, error) {
	filter, err := search.ParseFilter(q.Filter)
	if err != nil {
		return nil, err
	}
	list := questionList{filter: filter}
	every := []condition{totalsOnly, withFacets, filtered, byDate, byRelevance}
	list.phrase(rareClass, q.Rare, every...)
	list.phrase(commonClass, q.Common, every...)
	list.phrase(commonestClass, q.Commonest, append(every, far(byDate), far(byRelevance))...)
	list.phrase("单字", q.Character, withFacets, byRelevance)
	list.phrase("长句", q.Long, withFacets, byRelevance)
	list.query("两词同段", q.Two, withFacets, byRelevance)
	list.query("十词任一", q.Or, withFacets, byRelevance)
	list.query("邻近", q.Near, withFacets, byRelevance)
	list.query("通配符", q.Wildcard, withFacets, byRelevance)
	list.query(regexClass, q.Regex, withFacets, filtered, byRelevance)
	list.phrase("没有命中，给相关段落", q.Unknown, byRelevance)
	for _, e := range q.Extra {
		list.query(e.Class, e.Query, withFacets)
	}
	return list.questions, list.err
}

// questionList gathers questions and the first error.
type questionList struct {
	filter    search.Filter
	questions []question
	err       error
}

func (l *questionList) phrase(class, text string, conditions ...condition) {
	if term, ok := query.NewTerm(text); ok {
		l.add(question{class: class, written: term.String()}, term, conditions)
	}
}

func (l *questionList) query(class, written string, conditions ...condition) {
	if written == "" {
		return
	}
	expr, err := (query.Parser{Synonyms: synonyms.Builtin()}).Parse(written)
	if err != nil {
		if l.err == nil {
			l.err = fmt.Errorf("%s: %w", written, err)
		}
		return
	}
	l.add(question{class: class, written: written}, expr, conditions)
}

func (l *questionList) add(q question, expr query.Expr, conditions []condition) {
	for _, c := range conditions {
		if c.filter && len(l.filter) == 0 {
			continue
		}
		q.condition, q.page = c.name, c.page
		q.request = search.Request{Expr: expr, Sort: c.sort}
		if c.facets {
			q.request.Facets = facets()
		}
		if c.filter {
			q.request.Filter = l.filter
		}
		if c.hits {
			q.request.Limit = hits
		}
		l.questions = append(l.questions, q)
	}
}

// shared are the questions that clients ask together: those of the first page of hits by
// relevance, which is what people ask for.
func shared(questions []question) []question {
	return slices.DeleteFunc(slices.Clone(questions), func(q question) bool {
		return q.request.Limit == 0 || q.request.Sort != search.SortRelevance || q.page > 0
	})
}
