package syntax

func wildcards() Section {
	return Section{
		ID: "wildcards", Title: "通配符", TitleEN: "Wildcards",
		Text:   "? 代表任意一个字；* 代表任意一段文字，可以没有，但不跨过 。！？。引号里也一样。通配符旁边至少要有一个字。",
		TextEN: "? stands for any one character, * for any stretch of text, also none, that does not go beyond 。！？. So it is inside quotes. A wildcard needs at least one character beside it.",
		Entries: []Entry{
			{Query: "新建?所", Text: "中间正好一个字：新建3所", TextEN: "exactly one character between: 新建3所", Same: []string{`"新建?所"`}},
			{Query: "新建*所", Text: "中间多少字都行：新建3所、新建公办幼儿园20所", TextEN: "any number of characters between", Same: []string{`"新建*所"`}},
			{Query: "5G基站*万?", Text: "可以一起用，也可以在末尾", TextEN: "together, and at the end"},
			{Query: "*新建*", Text: "两头的 * 不起作用", TextEN: "* at the ends asks for nothing", Same: []string{"新建"}},
			{Query: `太忻一体化 -\*`, Text: `\* 和 \? 是星号和问号本身`, TextEN: `\* and \? are the characters themselves`, Same: []string{`太忻一体化 -"\*"`}},
		},
	}
}
