package syntax

import (
	"fmt"

	"cewen/search/query"
)

func distance() Section {
	return Section{
		ID: "distance", Title: "距离和先后", TitleEN: "Distance and order",
		Text: fmt.Sprintf("NEAR/n：两者在同一段，中间至多 n 个字，先后不论；THEN/n 还要前者在前。不写 /n 就是 %d，最多 %d。两边可以是词、引号里的文字、通配符、正则，或用括号和 | 并列的这些。",
			query.DefaultDistance, query.MaxDistance),
		TextEN: fmt.Sprintf("NEAR/n asks for both in one paragraph with at most n characters between them, in either order, THEN/n for the first before the second. Without /n it is %d; the most is %d. Either side may be a word, a literal, a wildcard, a regular expression, or a group of these with bars.",
			query.DefaultDistance, query.MaxDistance),
		Entries: []Entry{
			{Query: "京津冀 NEAR/10 雄安新区", Text: "相隔至多 10 个字，谁先谁后都行", TextEN: "at most 10 characters apart, in either order", Same: []string{"京津冀 NEAR 雄安新区", "雄安新区 NEAR/10 京津冀"}},
			{Query: "京津冀 THEN/10 雄安新区", Text: "京津冀在前", TextEN: "京津冀 comes first"},
			{Query: "太忻 THEN/0 一体化", Text: "紧挨着", TextEN: "right after one another"},
			{Query: "(太忻 | 忻州) NEAR/20 京津冀", Text: "一边有几种说法", TextEN: "several alternatives on one side"},
			{Query: "老旧小区 THEN/4 /[0-9]+个/", Text: "一边是正则：老旧小区改造267个", TextEN: "a regular expression on one side"},
			{Query: "新建 THEN/5 公办幼儿园 THEN/5 所", Text: "可以连着写，从左边算起", TextEN: "in a chain, from the left", Same: []string{"(新建 THEN/5 公办幼儿园) THEN/5 所"}},
			{Query: "太忻 京津冀 NEAR/10 雄安新区", Text: "距离比“且”先算", TextEN: "distance binds more than AND", Same: []string{"太忻 (京津冀 NEAR/10 雄安新区)"}},
		},
	}
}
