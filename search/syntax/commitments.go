package syntax

func commitments() Section {
	return Section{
		ID: "commitments", Title: "承诺", TitleEN: "Commitments",
		Text:   "承诺是政府说要做、要达到而以后可以核对的事，由程序按规则逐段读出，回顾部分不算。这些字段问的是承诺的各部分；并列写的几个字段问的是同一条承诺，分别放在括号里就可以是不同的几条。每条符合的承诺计一次。承诺、动作、对象、期限、牵头找的是文字，括号里的几个词都要有，| 隔开的有一个就行；期限写年份，二〇二五年这样的写法也算。数量的单位按类换算，单位则照原文（不带万、亿）。力度有 确保、力争、探索、一般，类型有 项目、指标、举措。规则会有看漏看错的，能看到的是原文，请以原文为准。",
		TextEN: "A commitment is what a government says it will do or reach and what can be checked later; the program reads them by rules, paragraph by paragraph, not in reviews. These fields ask about the parts of commitments. Several side by side ask about one and the same commitment, each in parentheses of its own about any. Every commitment that fulfils what is asked counts once. 承诺 (commitment: its words), 动作 (action), 对象 (object), 期限 (deadline) and 牵头 (lead) look for text: all words of a group, one of those with bars between them; a year is also found in characters (二〇二五年). Units of 数量 (quantity) are converted within their family, 单位 (unit) is as written, without 万 and 亿. 力度 (strength) is 确保 firm, 力争 aim, 探索 explore or 一般 plain; 类型 (type) is 项目 project, 指标 target or 举措 measure. Rules overlook and misread things: what counts is the text that is shown.",
		Entries: []Entry{
			{Query: "承诺:(幼儿园 (新建 | 再建))", Text: "一条承诺里有“幼儿园”，还有“新建”或“再建”", TextEN: "a commitment with 幼儿园 and with 新建 or 再建", Same: []string{"承诺:幼儿园 承诺:新建|再建", "commitment:(幼儿园 新建 | 幼儿园 再建)"}},
			{Query: "动作:新建 数量:>=100所", Text: "新建 100 所以上（同一条承诺）", TextEN: "to build 100 or more, in one commitment", Same: []string{"动作:新建 AND 数量:{>=100}所", "action:新建 quantity:100所以上"}},
			{Query: "(动作:新建) (数量:>=10万亩)", Text: "同一段里有新建的承诺，也有 10 万亩以上的承诺", TextEN: "one commitment to build and one of that size, the same or not"},
			{Query: "对象:农田 数量:>=3000公顷", Text: "农田 3000 公顷以上，万亩等也换算", TextEN: "farmland, other units converted", Same: []string{"object:农田 数量:>=4.5万亩"}},
			{Query: "单位:亩|公顷", Text: "数量以亩或公顷为单位的承诺", TextEN: "counted in 亩 or 公顷, as written", Same: []string{"unit:(亩 公顷)", "单位:万亩|公顷"}},
			{Query: "期限:年内", Text: "说了年内要做到的", TextEN: "to be done within the year", Same: []string{"deadline:年内"}},
			{Query: "力度:力争 类型:指标", Text: "力争达到的指标", TextEN: "targets that are aimed at", Same: []string{"strength:aim type:target", "力度:争取 类型:目标"}},
			{Query: "类型:项目 年:2022 -牵头:教育", Text: "2022 年报告里的项目，去掉有承诺写明由教育部门牵头的段落", TextEN: "projects of 2022, without paragraphs in which an education authority leads one", Same: []string{"type:project 年:2022 NOT lead:教育"}},
		},
	}
}
