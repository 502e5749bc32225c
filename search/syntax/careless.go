package syntax

func careless() Section {
	return Section{
		ID: "careless", Title: "随手写也行", TitleEN: "Written carelessly",
		Text:   "中文标点、小写的运算符、字段的别名都认得。认不出的，不会猜，会指出位置。",
		TextEN: "Chinese signs, operators in lower case and other names of fields are read. What cannot be read is not guessed: the answer says where it is.",
		Entries: []Entry{
			{Query: "(养老 | 托育) 服务", Text: "全角的括号和竖线，小写的 or 和 and，两个竖线、两个 &", TextEN: "full-width signs, operators in lower case, || and &&", Same: []string{"（养老｜托育）服务", "(养老 or 托育) and 服务", "(养老 || 托育) && 服务"}},
			{Query: `"放管服" 改革`, Text: "中文引号，配错的引号；引号自会把词分开", TextEN: "Chinese quotes, and such that do not match; a quote ends a word", Same: []string{"“放管服”改革", `“放管服"改革`, `"放管服”改革`}},
			{Query: "太忻 -基金", Text: "全角的减号，全角的空格", TextEN: "full-width minus and white space", Same: []string{"太忻　－基金", "太忻 not 基金"}},
			{Query: "京津冀 NEAR/10 雄安新区", Text: "小写、全角的 near，漏了斜线", TextEN: "near in lower case, in full width, without the slash", Same: []string{"京津冀 near/10 雄安新区", "京津冀 ｎｅａｒ／１０ 雄安新区", "京津冀 near10 雄安新区"}},
			{Query: "年:2022..2023 太忻一体化", Text: "全角的冒号，冒号后的空格，各种写法的起止", TextEN: "full-width colon, white space behind it, ranges in many ways", Same: []string{"年份： 2022年-2023年 太忻一体化", "年:2022～2023 太忻一体化", "年:2022至2023 太忻一体化", "年:2022—2023 太忻一体化"}},
			{Query: "新建?所", Text: "全角的 ？ 和 ＊（引号里的是它们本身）", TextEN: "full-width ？ and ＊ (inside quotes they are themselves)", Same: []string{"新建？所"}},
			{Query: "/新建[0-9]+所/", Text: "全角的斜线", TextEN: "full-width slashes", Same: []string{"／新建[0-9]+所／"}},
			{Query: "~双碳", Text: "全角的 ～", TextEN: "full-width ～", Same: []string{"～双碳"}},
			{Query: "微克/立方米", Text: "词中间的 / 和 - 是普通的字", TextEN: "inside a word, / and - are characters like others", Same: []string{`"微克/立方米"`}},
		},
	}
}
