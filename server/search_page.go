package server

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// searchView is the search page.
type searchView struct {
	layout
	Holdings string
	Examples []link
	Problem  *queryProblem
	Notices  []string
	Chips    []chip

	// Result is nil where there is no answer.
	Result *resultView
}

// resultView is the answer on the search page.
type resultView struct {
	search.Totals
	Counted    bool   // there are terms whose occurrences are counted
	Understood string // the query in canonical form, where it differs from what was typed
	Took       string
	Sorts      []link
	Facets     []facetView
	Groups     []hitGroup
	Related    []hitGroup
	Next       string
	First      string // the first page, on later ones
	JSON       string // the same in the API
}

type link struct {
	Label, Href string
	Current     bool
}

// chip is an active filter; its link takes it off.
type chip struct{ Name, Label, Href string }

// queryProblem shows what is wrong with a query in its place.
type queryProblem struct{ Before, Bad, After, Message, Hint string }

// hitGroup holds hits that follow each other and lie in one document.
type hitGroup struct {
	Title, Href string
	Meta        []string
	Digest      bool
	Hits        []hitView
}

// hitView is a matching paragraph.
type hitView struct {
	snippet
	Href, Permalink, Section, Kind string
	Occurrences                    int
}

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
	view.Version = s.config.Version
	return s.renderPage(c, status, pageSearch, view)
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
	case answerHome:
		v.Examples = examples()
	case answerMalformed:
		v.Problem = newQueryProblem(a.parse)
	case answerFound, answerNothing:
		v.Result = newResultView(a, at)
	case answerNotReady:
	}
	return v
}

func newResultView(a searchAnswer, at address) *resultView {
	asked := a.values.Get(paramQuery)
	r := &resultView{
		Totals: a.result.Totals, Counted: len(query.Atoms(a.request.Expr)) > 0, Took: took(a.took),
		Sorts: sorts(a.result.Sort, at), Facets: newFacets(a.result, at),
		Groups: newGroups(a.result.Hits, asked), Related: newGroups(a.result.Related, ""),
		JSON: "/api/v1/search" + strings.TrimPrefix(at.String(), "/"),
	}
	if a.result.Query != strings.Join(strings.Fields(asked), " ") {
		r.Understood = a.result.Query
	}
	if a.result.Next != "" {
		r.Next = at.set(paramCursor, a.result.Next).String()
	}
	if a.request.Cursor != "" {
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
	titles := map[string]string{paramRegion: "地区", paramLevel: "层级", paramYear: "年份", paramKind: "文种", paramIssuer: "发文机关"}
	var out []chip
	for _, name := range filterParams() {
		for _, value := range at[name] {
			out = append(out, chip{Name: titles[name], Label: valueLabel(name, value), Href: at.without(name, value).String()})
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

func notices(a searchAnswer) []string {
	var out []string
	p := a.progress
	switch {
	case p.Error != "":
		out = append(out, "索引已停止更新，最近导入的文档可能检索不到。")
	case p.Rebuilding && p.Total > 0:
		out = append(out, fmt.Sprintf("索引正在重建：%s / %s 篇。", number(p.Done), number(p.Total)))
	case p.Rebuilding:
		out = append(out, "索引正在重建。")
	case !p.CaughtUp():
		out = append(out, fmt.Sprintf("还有 %s 项变更正在编入索引，结果尚不完整。", number(int(p.Target-p.Position))))
	}
	if a.kind == answerFound && a.request.Sort == search.SortRelevance && a.result.Sort != a.request.Sort {
		out = append(out, "词典正在载入，暂按日期排序。")
	}
	if a.kind == answerNotReady {
		out = append(out, "索引正在建立，暂时不能检索，请稍后刷新本页。")
	}
	return out
}

// newGroups lays out hits, those that follow each other in one document together.
func newGroups(hits []search.Hit, asked string) []hitGroup {
	var groups []hitGroup
	last := ""
	for _, h := range hits {
		_, anchor, _ := corpus.SplitParagraphID(h.Paragraph.ID)
		href := documentHref(h.Document.ID, anchor, asked)
		if h.Document.ID != last {
			groups = append(groups, hitGroup{
				Title: h.Document.Title, Href: href, Meta: refMeta(h.Document), Digest: isDigest(h.Document.Kind, h.Document.Title),
			})
			last = h.Document.ID
		}
		g := &groups[len(groups)-1]
		g.Hits = append(g.Hits, hitView{
			snippet: newSnippet(h.Segments), Href: href, Permalink: paragraphHref(h.Paragraph.ID),
			Section: strings.Join(h.Section, " › "), Kind: kindLabel(h.Paragraph.Kind), Occurrences: h.Occurrences,
		})
	}
	return groups
}

func refMeta(d search.DocumentRef) []string {
	var meta []string
	for _, m := range []string{strings.ReplaceAll(string(d.Region), "/", " / "), yearOf(d.Year), d.Date, d.Kind} {
		if m != "" {
			meta = append(meta, m)
		}
	}
	return meta
}

func yearOf(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprintf("%d年", year)
}

// kindLabel names what a paragraph is, where it is not running text.
func kindLabel(kind corpus.ParagraphKind) string {
	switch kind {
	case corpus.KindTitle:
		return "篇名"
	case corpus.KindHeading:
		return "标题"
	case corpus.KindTable:
		return "表格"
	case corpus.KindText:
	}
	return ""
}

// isDigest tells a digest in other words from an official text.
func isDigest(kind, title string) bool {
	return strings.Contains(kind, "摘编") || strings.HasSuffix(title, "（摘编）")
}

func newQueryProblem(e *query.ParseError) *queryProblem {
	runes := []rune(e.Query)
	from := min(max(e.Offset, 0), len(runes))
	to := min(from+max(e.Length, 0), len(runes))
	return &queryProblem{
		Before: string(runes[:from]), Bad: string(runes[from:to]), After: string(runes[to:]), Message: e.Message, Hint: e.Hint,
	}
}

// holdings says in a line what there is to be searched.
func holdings(l *listing) string {
	if len(l.entries) == 0 {
		return "还没有文档。用 cewen import 导入后即可检索。"
	}
	s := fmt.Sprintf("收录 %s 篇文档、%s 个段落", number(len(l.entries)), number(l.paragraphs))
	switch {
	case l.firstYear == 0:
	case l.firstYear == l.lastYear:
		s += fmt.Sprintf("，%d 年", l.firstYear)
	default:
		s += fmt.Sprintf("，%d–%d 年", l.firstYear, l.lastYear)
	}
	return s
}

func examples() []link {
	queries := []string{`太忻一体化`, `"新建3所公办幼儿园"`, `新质生产力 | 高质量发展`, `碳达峰 -碳中和`}
	out := make([]link, len(queries))
	for i, q := range queries {
		out[i] = link{Label: q, Href: address(url.Values{paramQuery: {q}}).String()}
	}
	return out
}

func took(d time.Duration) string {
	if d < time.Millisecond {
		return "不到 1 毫秒"
	}
	return fmt.Sprintf("%d 毫秒", d.Milliseconds())
}
