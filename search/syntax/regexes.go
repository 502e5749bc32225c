package syntax

import (
	"fmt"

	"cewen/search/regex"
)

func regexes() Section {
	return Section{
		ID: "regex", Title: "正则表达式", TitleEN: "Regular expressions",
		Text: fmt.Sprintf("写在两条斜线之间，用 RE2 语法；斜线本身写作 \\/。在统一了写法的文字里找，表达式也同样统一，所以繁简、全半角、大小写不必分别写。^ 和 $ 是一段的开头和结尾（in:句 时是一句的），只匹配空文字的不算。最长 %d 个字。",
			regex.MaxPatternLength),
		TextEN: fmt.Sprintf("Between slashes, in RE2 syntax; a slash itself is \\/. The folded text is searched and the pattern is folded too, so that script, width and case need not be spelled out. ^ and $ are the ends of the paragraph (of the sentence with in:句). Empty matches do not count. The most is %d characters.",
			regex.MaxPatternLength),
		Entries: []Entry{
			{Query: `/新建[0-9]+所/`, Text: "数字不限", TextEN: "any number", Same: []string{`/新建\d+所/`, "/新建[０-９]+所/"}},
			{Query: "/新建[^，。；]*所/", Text: "中间没有逗号、句号、分号", TextEN: "no comma, full stop or semicolon between"},
			{Query: "/(公办|普惠性?)幼儿园.{0,6}[0-9]+所/", Text: "几种说法，隔几个字", TextEN: "alternatives, and a few characters between"},
			{Query: "/^发展/", Text: "以“发展”开头的段落", TextEN: "paragraphs that begin with 发展", Same: []string{"/^發展/"}},
			{Query: `/[0-9.]+万亿元/`, Text: "金额", TextEN: "amounts of money"},
			{Query: `/微克\/立方米/`, Text: "表达式里的斜线", TextEN: "a slash in the pattern", Same: []string{"微克/立方米"}},
			{Query: "标题:/202[23]年/ 双碳", Text: "可以用在标题和章节里", TextEN: "in titles and headings too"},
		},
	}
}
