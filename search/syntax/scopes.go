package syntax

func scopes() Section {
	return Section{
		ID: "scopes", Title: "范围", TitleEN: "Scope",
		Text:   "检索式要在多大的一块文字里成立，用 in: 写明；不写就是一段。in: 管整个检索式，写一次，在最前或最后，也可写作“范围:”。句以 。！？ 分开；节是从一个标题到下一个标题；篇是整篇文档。",
		TextEN: "in: says in how large a piece of text the whole query must hold, the paragraph if nothing is said. It stands once, first or last. Sentences end with 。！？; a section (节) is what lies between one heading and the next; 篇 is the whole document.",
		Entries: []Entry{
			{Query: "养老 托育 in:句", Text: "在同一句里", TextEN: "in one sentence", Same: []string{"in:句子 养老 托育", "养老 托育 in:sentence"}},
			{Query: "养老 托育 in:段", Text: "在同一段里，与不写 in: 相同", TextEN: "in one paragraph, as without in:", Same: []string{"养老 托育", "养老 托育 in:段落", "养老 托育 in:paragraph"}},
			{Query: "养老 托育 in:节", Text: "在同一节里", TextEN: "in one section", Same: []string{"养老 托育 in:章节", "养老 托育 in:section"}},
			{Query: "养老 托育 in:篇", Text: "在同一篇里", TextEN: "in one document", Same: []string{"范围:篇 养老 托育", "养老 托育 in:全文", "养老 托育 in:文档", "养老 托育 in:document"}},
			{Query: "公办幼儿园 -太忻 in:篇", Text: "整篇都没有“太忻”的文档里的公办幼儿园", TextEN: "in documents without 太忻 anywhere"},
			{Query: "部分:部署 养老 托育 in:篇", Text: "两个词都在同一篇的“部署”部分里", TextEN: "both in the part of one document that plans"},
			{Query: "in:句 /^太忻/", Text: "句子以“太忻”开头", TextEN: "sentences that begin with 太忻"},
		},
	}
}
