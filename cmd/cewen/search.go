package main

import (
	"encoding/json"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"cewen/corpus/commitment"
	"cewen/search"
	"cewen/search/query"
)

// searchOptions are the flags of search.
type searchOptions struct {
	filter   search.FilterValues
	sort     string
	limit    int
	cursor   string
	facets   []string
	synonyms string
	explain  bool
	json     bool
}

const searchLong = `检索。词之间的空格表示都要有；OR 或 | 表示任一；- 或 NOT 表示排除；括号分组；
"……" 是连在一起的文字，? 代表一个字，* 代表一句里的任意几个字；exact:"……" 一字不差；
/……/ 是正则表达式；甲 NEAR/10 乙 相隔至多 10 个字，THEN/10 还要甲在前；~词 连同同义说法；
in:句、in:节、in:篇 说明在多大范围里同时成立，不写就是一段；
地区: 层级: 年: 文种: 机关: 文号: 标题: 章节: 部分: 日期: 是字段。
总数是精确的：与逐段扫描全部原文的结果相同。没有结果时另列相关段落，它们不计入总数。`

const searchExamples = `  cewen search 太忻一体化
  cewen search --region 山西省 --year 2022 --facet role '太忻一体化 -"招商引资"'
  cewen search '"新建*所" 幼儿园'
  cewen search '京津冀 NEAR/10 雄安新区'
  cewen search '养老 托育 in:句'
  cewen search '/新增[0-9]+(公里|万千瓦)/ 年:2022..'
  cewen search '部分:部署 标题:太原|忻州 exact:"45.8％"'
  cewen search --explain --limit 0 '~双碳'`

func (a *app) searchCommand() *cobra.Command {
	var o searchOptions
	cmd := &cobra.Command{
		Use:     "search [选项] 检索式",
		Short:   "检索：总数、段落和分面",
		Long:    searchLong,
		Example: searchExamples,
		Args:    atLeastOne("检索式"),
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := o.question(strings.Join(args, " "))
			if err != nil {
				return err
			}
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				result, err := b.Search(cmd.Context(), q)
				if err != nil {
					return err
				}
				if o.json {
					return writeJSON(a.stdout, result)
				}
				p := &resultPrinter{w: a.stdout, colour: isTerminal(a.stdout) && os.Getenv("NO_COLOR") == ""}
				return p.print(result, q)
			})
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.json, "json", false, "输出 JSON，与 API 相同")
	flags.IntVar(&o.limit, "limit", 10, "最多列出 `N` 个段落，0 只要总数")
	flags.StringVar(&o.sort, "sort", "", "`排序`：relevance（相关度，默认）、date（最早在前）、-date（最新在前）")
	flags.StringVar(&o.cursor, "cursor", "", "`翻页标记`，取自上一页的“下一页”")
	flags.StringArrayVar(&o.facets, "facet", nil, "按`分面`统计：region、level、year、kind、issuer、role（可重复）")
	flags.StringVar(&o.synonyms, "synonyms", "", "再加上`文件`里的同义说法")
	flags.BoolVar(&o.explain, "explain", false, "说明是怎样查到的：索引条件、候选段落、各步用时")
	filterFlags(flags, &o.filter)
	return cmd
}

// question reads what was asked. Every error is a usageError.
func (o *searchOptions) question(asked string) (q question, err error) {
	q = question{query: asked, limit: o.limit, cursor: o.cursor, synonyms: o.synonyms, explain: o.explain}
	if err := checkSyntax(asked); err != nil {
		return q, err
	}
	if q.filter, err = readFilter(o.filter); err != nil {
		return q, err
	}
	if q.sort, err = search.ParseSort(o.sort); err != nil {
		return q, asWrongUse(err)
	}
	if q.limit < 0 || q.limit > search.MaxLimit {
		return q, wrongUse("--limit 要在 0 到 %d 之间", search.MaxLimit)
	}
	q.facets, err = search.ParseFacets(o.facets)
	return q, asWrongUse(err)
}

// checkSyntax finds what is wrong with a query before anything is opened. Whether
// the phrases behind ~ have synonyms only the list of who answers can tell.
func checkSyntax(asked string) error {
	if !utf8.ValidString(asked) {
		return wrongUse("检索式不是有效的 UTF-8；请检查终端的编码")
	}
	_, err := query.Parser{Synonyms: anyPhrase{}, Commitments: noFinder}.Parse(asked)
	return asWrongUse(err)
}

// noFinder stands in for what finds commitments: nothing is looked for.
func noFinder() (*commitment.Finder, error) { return commitment.NewFinder(nil), nil }

// anyPhrase stands in for a list of synonyms that is not known yet.
type anyPhrase struct{}

func (anyPhrase) Lookup(phrase string) ([]string, bool) { return []string{phrase}, true }

func (anyPhrase) Suggest(string, int) []string { return nil }

// writeJSON writes v for people and programs: indented, characters as they are.
func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
