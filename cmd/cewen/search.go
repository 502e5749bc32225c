package main

import (
	"encoding/json"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"cewen/search"
	"cewen/search/query"
)

// searchOptions are the flags of search.
type searchOptions struct {
	filter search.FilterValues
	sort   string
	limit  int
	cursor string
	facets []string
	json   bool
}

func (a *app) searchCommand() *cobra.Command {
	var o searchOptions
	cmd := &cobra.Command{
		Use:   "search [选项] 检索式",
		Short: "检索：总数、段落和分面",
		Long: `检索。词之间的空格表示都要有；OR 或 | 表示任一；- 或 NOT 表示排除；括号分组；
"……" 表示原样。总数是精确的：与逐段扫描全部原文的结果相同。
没有结果时另列相关段落，它们不计入总数。`,
		Example: `  cewen search 太忻一体化
  cewen search --region 山西省 --year 2022 --facet region '太忻一体化 -"招商引资"'
  cewen search --json --limit 200 --sort date '新质生产力 | 高质量发展'`,
		Args: minArgs(1, "检索式"),
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
	flags.StringArrayVar(&o.facets, "facet", nil, "按`分面`统计：region、level、year、kind、issuer（可重复）")
	filterFlags(flags, &o.filter)
	return cmd
}

// question reads what was asked. Every error is a usageError.
func (o *searchOptions) question(asked string) (q question, err error) {
	q = question{query: asked, limit: o.limit, cursor: o.cursor}
	if q.expr, err = query.Parse(asked); err != nil {
		return q, asWrongUse(err)
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

// writeJSON writes v for people and programs: indented, characters as they are.
func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
