package syntax

func folding() Section {
	return Section{
		ID: "folding", Title: "哪些写法算相同", TitleEN: "What counts as the same",
		Text:   "比较之前，原文和检索式都统一写法：全角变半角，大写变小写，繁体逐字变简体，兼容字变通用字，汉字之间的空白和看不见的字符去掉。数字、字母旁边的空格保留。exact: 不统一写法，也没有通配符。",
		TextEN: "Before they are compared, text and query are folded: full to half width, upper to lower case, traditional to simplified characters one by one, compatibility characters to the unified ones; white space between Han characters and invisible characters are dropped. White space beside digits and letters stays. exact: does not fold and has no wildcards.",
		Entries: []Entry{
			{Query: "太忻一体化", Text: "繁体、字间的空白不作区分", TextEN: "traditional characters and white space between Han characters", Same: []string{"太忻一體化", `"太 忻 一 体 化"`}},
			{Query: "PM2.5", Text: "全角半角、大小写不作区分", TextEN: "width and case", Same: []string{"ＰＭ２．５", "pm2.5"}},
			{Query: "大盂产业新城", Text: "兼容字（如 PDF 里的部首）与通用字不作区分", TextEN: "compatibility characters, such as the radicals that PDF files have", Same: []string{"⼤盂产业新城"}},
			{Query: `新建3所 | "新建 3 所"`, Text: "数字两边有没有空格是两种写法，可以都写上", TextEN: "white space beside a digit counts: write both"},
			{Query: `exact:"45.8％"`, Text: "全角的百分号，一模一样才算", TextEN: "with the full-width sign, exactly as printed", Same: []string{"精确:45.8％"}},
			{Query: `45.8% -exact:"45.8%"`, Text: "写法不同的地方", TextEN: "where it is printed in another way"},
		},
	}
}
