package syntax

import (
	"errors"

	"cewen/corpus/commitment"
	"cewen/search/query"
	"cewen/search/synonyms"
)

// mistake is an example of a query that cannot be read; what is said of it in
// Chinese is what the parser says.
func mistake(q, textEN string) Entry {
	e := Entry{Query: q, TextEN: textEN}
	finder := func() (*commitment.Finder, error) { return commitment.NewFinder(nil), nil } // nothing is looked for
	_, err := query.Parser{Synonyms: synonyms.Builtin(), Commitments: finder}.Parse(q)
	if errors.As(err, &e.Error) {
		e.Text = e.Error.Message + "；" + e.Error.Hint
	}
	return e
}

func mistakes() Section {
	return Section{
		ID: "mistakes", Title: "写错了会怎样", TitleEN: "Mistakes",
		Text:   "指出在第几个字，怎么改。",
		TextEN: "The answer says at which character, and how to mend it.",
		Entries: []Entry{
			mistake(`太忻 "新建`, "a quote that is not closed"),
			mistake("太忻 (忻州", "a group that is not closed"),
			mistake("太忻) 忻州", "a group that was not opened"),
			mistake("太忻 ()", "nothing in a group"),
			mistake(`太忻 ""`, "nothing between quotes"),
			mistake("| 太忻", "nothing before OR"),
			mistake("太忻 |", "nothing behind OR"),
			mistake("太忻 AND", "nothing on one side of AND"),
			mistake("太忻 NOT", "nothing behind NOT"),
			mistake("NEAR/10 太忻", "nothing on one side of NEAR"),
			mistake("太忻 NEAR/十 基金", "a distance that is no number"),
			mistake("太忻 NEAR/10 (基金 -投资)", "AND or NOT on one side of NEAR"),
			mistake("*", "a wildcard with no character beside it"),
			mistake("新建{3所", "braces that are not closed"),
			mistake("{3}所{5}个", "two quantities in a word"),
			mistake("{几}所", "a number that is none"),
			mistake("{5-2}个", "a range in the wrong order"),
			mistake("{3}万", "a 万 that may belong to number or unit"),
			mistake("新建{3}所*学校", "a wildcard beside a quantity"),
			mistake("太忻 in:章", "a scope that there is not"),
			mistake("in:句 太忻 in:节", "two scopes"),
			mistake("(太忻 in:句) | 忻州", "a scope in a group"),
			mistake("in:篇 (部分:部署 | 太忻)", "a part of a document beside text, in all of it"),
			mistake("数量:很多", "a quantity that is none"),
			mistake("力度:大力", "a strength that there is not"),
			mistake("对象:/幼儿园?/", "a pattern where words are asked for"),
			mistake("省份:山西", "a field that there is not"),
			mistake("地区: ", "no value"),
			mistake("地区:(太原市 | 大同市", "values in a group that is not closed"),
			mistake("地区:朝阳区", "a name that several places bear"),
			mistake("层级:乡", "a level that there is not"),
			mistake("部分:附录", "a part that there is not"),
			mistake("年:二〇二二", "a year that is not in digits"),
			mistake("年:2024..2018", "years in the wrong order"),
			mistake("日期:2022-13", "a date that there is not"),
			mistake("日期:2022-06..2022-03", "dates in the wrong order"),
			mistake("标题:", "no text for a title"),
			mistake("标题:(太原 年:2022)", "a field in a field"),
			mistake(`exact:""`, "no text behind exact:"),
			mistake("~双谈", "a phrase that the list does not have"),
			mistake("/新建", "a regular expression that is not closed"),
			mistake("/新(建/", "a parenthesis in it that is not closed"),
			mistake("/新建)/", "one that was not opened"),
			mistake("/[0-9/", "a bracket in it that is not closed"),
			mistake("/[9-0]/", "a range in the wrong order"),
			mistake("/*所/", "a repetition of nothing"),
			mistake("/新**/", "a repetition of a repetition"),
			mistake(`/(新)建\1/`, "a reference to a group (RE2 has none)"),
			mistake("/新(?=建)/", "a look ahead (RE2 has none)"),
			mistake(`/\p{汉}/`, "a class that there is not"),
			mistake("/^$/", "a pattern that matches nothing but the empty text"),
		},
	}
}
