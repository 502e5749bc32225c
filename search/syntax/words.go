package syntax

func words() Section {
	return Section{
		ID: "words", Title: "词和运算", TitleEN: "Words and operators",
		Text:   "先算“非”，再算“且”，最后算“或”；括号优先。运算符不分大小写，全角的符号也行。",
		TextEN: "Negation binds first, then AND, then OR; parentheses go before all. Operators are read in any case, and full-width signs like the ASCII ones.",
		Entries: []Entry{
			{Query: "太忻一体化", Text: "这几个字连着出现的段落", TextEN: "paragraphs with these characters in a row"},
			{Query: "太忻 基金", Text: "同一段里两个词都有，不论先后", TextEN: "both in one paragraph, in any order", Same: []string{"太忻 AND 基金"}},
			{Query: "新质生产力 | 高质量发展", Text: "有其中一个", TextEN: "either", Same: []string{"新质生产力 OR 高质量发展"}},
			{Query: "太忻 -基金", Text: "有前者，没有后者", TextEN: "the first without the second", Same: []string{"太忻 NOT 基金"}},
			{Query: "-发展", Text: "没有这个词的段落；出现次数为 0", TextEN: "paragraphs without it; 0 occurrences"},
			{Query: "(养老 | 托育) 服务", Text: "用括号分组", TextEN: "parentheses group"},
			{Query: "高质量发展 | 养老 托育", Text: "先“且”后“或”", TextEN: "AND binds more than OR", Same: []string{"高质量发展 | (养老 托育)"}},
			{Query: `"海峡两岸（太原）产业园"`, Text: "引号里的空格、括号、竖线都是要找的字", TextEN: "between quotes, white space, parentheses and bars are characters to be found"},
			{Query: `"“双碳”"`, Text: "连引号一起找，就在外面再加一层英文引号", TextEN: "to find quotes too, put them inside the other kind"},
			{Query: `太忻一体化 -"\""`, Text: `英文引号里的 \" 和 \\ 是引号和反斜线本身`, TextEN: `inside quotes, \" and \\ are the quote and the backslash themselves`},
			{Query: `太忻一体化 -"or"`, Text: "引号里的运算符是普通的字", TextEN: "quotes make an operator an ordinary word"},
		},
	}
}
