package main

import (
	"cewen/internal/bench"
	"cewen/internal/bench/harness"
)

// queries are those of each class, and the rest of the language.
func queries() *bench.Queries {
	q := harness.Queries()
	q.Extra = append(q.Extra, []bench.Extra{
		{Class: "NOT", Query: "高质量发展 -新质生产力"},
		{Class: "only NOT", Query: "-发展"},
		{Class: "~synonyms", Query: "~双碳"},
		{Class: "?", Query: "新建?所"},
		{Class: "NEAR, common", Query: "发展 NEAR/10 建设"},
		{Class: "THEN", Query: "老旧小区 THEN/10 改造"},
		{Class: "regex, no bigrams", Query: "/[0-9]{4}/"},
		{Class: "exact", Query: `exact:"45.8%"`},
		{Class: "in:句", Query: "养老 托育 in:句"},
		{Class: "in:节", Query: "养老 托育 in:节"},
		{Class: "in:篇", Query: "养老 托育 in:篇"},
		{Class: "fields", Query: "地区:山西省 年:2020.. 高质量发展"},
		{Class: "role", Query: "部分:部署 养老"},
		{Class: "heading, title", Query: "章节:民生 标题:政府工作报告 养老"},
	}...)
	return q
}

// phrases are asked of the server once it is there.
func phrases() []string {
	return []string{"太忻一体化", "新质生产力", "高质量发展", "发展", "的"}
}
