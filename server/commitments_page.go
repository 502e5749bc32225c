package server

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"cewen/search/commitments"
	"cewen/search/instrument"
	"cewen/search/query"
)

// promisesOnPage is how many commitments a page lists.
const promisesOnPage = 50

// commitmentsView is the page of commitments.
type commitmentsView struct {
	layout
	Lead    phrase
	Asked   commitmentsAsked
	Kept    []param // conditions that the form keeps
	Chips   []chip
	Problem *problem

	Answered bool
	Counts   phrase
	Narrower string // only those that have the words of the query themselves, "" where that is no other question
	Range    phrase
	Columns  []commitmentColumn
	Rows     []commitmentRow
	Facets   []commitmentFacet
	Charts   *commitmentCharts // nil where there is little to draw
	Back     string
	Next     string
	CSV      string
	Lines    string
	JSON     string
}

// commitmentsAsked is what the form asks for.
type commitmentsAsked struct{ Query, Object, Quantity, Deadline string }

// commitmentsAddress is the state of the page: the parameters of the instrument, without
// those that change nothing of what is listed.
func commitmentsAddress(v url.Values) address {
	a := address{}
	for _, name := range commitmentParams() {
		for _, value := range stated(v[name]) {
			if value = strings.TrimSpace(value); value != "" && !a.has(name, value) {
				a[name] = append(a[name], value)
			}
		}
	}
	return a
}

func commitmentParams() []string {
	return slices.DeleteFunc(instrument.Parameters(new(commitments.Commitments)), func(name string) bool {
		return name == "base" || name == "explain" || name == "counts_only"
	})
}

// commitmentsHref is the page of commitments at an address, from its first one on.
func commitmentsHref(at address) string { return at.under(commitmentsPath) }

const (
	commitmentsPath = "/commitments"
	paramDocument   = "document"
)

func commitmentsLead() phrase {
	return ph("政府说要做、要达到什么：多少，何时，多大力度。由规则读出，宁缺毋滥，请以原文为准。")
}

func (s *Server) commitmentsPage(c echo.Context) error {
	v := c.QueryParams()
	at := commitmentsAddress(v)
	view := newCommitmentsView(at)
	q := new(commitments.Commitments)
	err := instrument.SetValues(q, url.Values(at))
	status := http.StatusOK
	if err == nil {
		from, _ := strconv.Atoi(v.Get(paramFrom)) // what is no number is the beginning
		err = s.fillCommitments(c, q, at, max(0, from), &view)
	}
	if err != nil {
		p := s.newProblem(err)
		if p.internal {
			return err
		}
		view.Problem, status = &p, p.status
	}
	return s.renderPage(c, status, pageCommitments, &view)
}

func newCommitmentsView(at address) commitmentsView {
	v := commitmentsView{
		layout: layout{Title: "承诺", Feed: at.set(paramSort, "").under(commitmentsFeedPath)},
		Lead:   commitmentsLead(),
		Asked: commitmentsAsked{
			Query: url.Values(at).Get(paramQuery), Object: url.Values(at).Get("object"), Quantity: url.Values(at).Get("quantity"),
			Deadline: url.Values(at).Get("deadline"),
		},
		CSV: commitmentsFile(at, formatCSV), Lines: commitmentsFile(at, formatJSONL), JSON: at.under("/api/v1/commitments"),
	}
	for _, name := range commitmentParams() {
		inForm := slices.Contains([]string{paramQuery, "object", "quantity"}, name) || name == "deadline" && len(at[name]) == 1
		for _, value := range at[name] {
			if !inForm && !isOrderByValue(name, value) { // what is asked for next may name no unit
				v.Kept = append(v.Kept, param{name, value})
			}
		}
	}
	return v
}

// commitmentsFile is the address of all that is listed as a file.
func commitmentsFile(at address, format string) string {
	return at.set(paramFormat, format).under("/api/v1/commitments")
}

// fillCommitments fills the page with an answer.
func (s *Server) fillCommitments(c echo.Context, q *commitments.Commitments, at address, from int, view *commitmentsView) error {
	list, err := s.listCommitments(c, q, commitments.Window{From: from, Limit: promisesOnPage})
	if err != nil {
		return err
	}
	held, err := s.catalog.now()
	if err != nil {
		return err
	}
	view.Answered = true
	view.Counts = ph("%s 条承诺，在 %s 篇文件的 %s 段里", number(list.Totals.Commitments), number(list.Totals.Documents), number(list.Totals.Paragraphs))
	view.Narrower = s.narrower(at)
	view.Columns = commitmentColumns(list, at)
	for i := range list.Listed {
		view.Rows = append(view.Rows, newCommitmentRow(&list.Listed[i], at))
	}
	view.Chips = commitmentChips(at, held)
	view.Facets = newCommitmentFacets(list, at)
	if view.Charts, err = newCommitmentCharts(list, held, at); err != nil {
		return err
	}
	last := list.From + len(list.Listed)
	view.Range = ph("第 %s—%s 条", number(min(list.From+1, last)), number(last))
	page := func(from int) string {
		if from == 0 {
			return commitmentsHref(at)
		}
		return commitmentsHref(at.set(paramFrom, strconv.Itoa(from)))
	}
	if list.From > 0 {
		view.Back = page(max(0, list.From-promisesOnPage))
	}
	if list.Next != "" {
		view.Next = page(last)
	}
	return nil
}

func isOrderByValue(name, value string) bool {
	return name == paramSort && (value == commitments.SortLargest || value == commitments.SortSmallest)
}

// withoutCondition takes a condition off, and with it the order by numbers if it named the
// unit.
func withoutCondition(at address, name, value string) address {
	if (name == "unit" || name == "quantity") && isOrderByValue(paramSort, url.Values(at).Get(paramSort)) {
		at = at.set(paramSort, "")
	}
	return at.without(name, value)
}

// narrower asks for the words of a query in the commitments themselves, where it asks for
// them in their paragraphs.
func (s *Server) narrower(at address) string {
	asked := strings.TrimSpace(url.Values(at).Get(paramQuery))
	expr, err := s.config.Parser.Parse(asked)
	if err != nil || asked == "" || query.AsksCommitments(expr) {
		return ""
	}
	of := "承诺:(" + asked + ")"
	if _, err := s.config.Parser.Parse(of); err != nil {
		return "" // more than words
	}
	return commitmentsHref(at.set(paramQuery, of))
}

// commitmentChips are the conditions in force; each link takes one off.
func commitmentChips(at address, held *listing) []chip {
	var list []chip
	for _, name := range commitmentParams() {
		if name == paramQuery || name == paramSort {
			continue
		}
		for _, value := range at[name] {
			label := commitmentValue(name, value)
			if name == paramDocument {
				if i, ok := held.byID[value]; ok && held.entries[i].Title != "" {
					label = phrase{Text: held.entries[i].Title}
				}
			}
			list = append(list, chip{Name: commitmentTitle(name), Label: label, Href: commitmentsHref(withoutCondition(at, name, value))})
		}
	}
	return list
}

// commitmentColumn is a column of the table, with the order by it where there is one.
type commitmentColumn struct {
	Class string
	Label phrase
	Href  string // the table in the order by this column, or in the other direction
	Sort  string // ascending or descending where it is in this order
}

func commitmentColumns(list *commitments.List, at address) []commitmentColumn {
	sorted := func(class string, label phrase, ways ...string) commitmentColumn {
		c := commitmentColumn{Class: class, Label: label}
		to := ways[0]
		if i := slices.Index(ways, list.Sort); i >= 0 {
			c.Sort = "ascending"
			if strings.HasPrefix(list.Sort, "-") {
				c.Sort = "descending"
			}
			to = ways[(i+1)%len(ways)]
		}
		if to != list.Sort {
			c.Href = commitmentsHref(at.set(paramSort, to))
		}
		return c
	}
	number := commitmentColumn{Class: "number", Label: ph("数量")}
	if list.Unit != "" {
		number = sorted("number", ph("数量（%s）", list.Unit), commitments.SortLargest, commitments.SortSmallest)
	}
	return []commitmentColumn{
		{Class: "said", Label: ph("承诺")},
		number,
		{Class: "deadline", Label: ph("期限")},
		{Class: "kind", Label: ph("类型")},
		sorted("region", ph("地区"), commitments.SortRegion), sorted("date", ph("日期"), commitments.SortNewest, commitments.SortOldest),
		{Class: "track", Label: ph("对照")},
	}
}
