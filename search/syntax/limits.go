package syntax

import (
	"fmt"

	"cewen/search/query"
	"cewen/search/regex"
)

func limits() Section {
	return Section{
		ID: "limits", Title: "上限", TitleEN: "Limits",
		Text: fmt.Sprintf("检索式至多 %d 个字，括号至多 50 层，一个字段至多 200 个值，NEAR、THEN 的距离至多 %d 个字，一串至多 4 个；正则至多 20 个，每个至多 %d 个字，重复至多 1000 次。查得太久（10 秒）就停下来，不给出残缺的结果。",
			query.MaxLength, query.MaxDistance, regex.MaxPatternLength),
		TextEN: fmt.Sprintf("%d characters in a query, 50 levels of parentheses, 200 values of a field, distances of %d characters, 4 in a chain; 20 regular expressions of %d characters each, with 1,000 repetitions. A search that takes 10 seconds is stopped and gives no partial answer.",
			query.MaxLength, query.MaxDistance, regex.MaxPatternLength),
		Entries: []Entry{
			mistake("太忻 NEAR/1000 基金", "a distance beyond the limit: put it as a scope"),
			mistake("京津冀 NEAR 太忻 NEAR 基金 NEAR 产业 NEAR 园区 NEAR 创新", "more than four distances in a chain: put the rest as a scope"),
			mistake("/(新{100}){100}/", "more than 1,000 repetitions, one inside the other"),
			mistake("/.{999}.{999}.{999}.{999}.{999}.{999}/", "a pattern that becomes too large"),
		},
	}
}
