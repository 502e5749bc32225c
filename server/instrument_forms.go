package server

import (
	"slices"

	"cewen/corpus"
	"cewen/search/batch"
	"cewen/search/compare"
	"cewen/search/first"
	"cewen/search/instrument"
	"cewen/search/instruments"
	"cewen/search/kwic"
	"cewen/search/newterms"
	"cewen/search/panel"
	"cewen/search/silence"
)

// instrumentForm is the page of an instrument: what it asks, and which tables and
// columns of the answer it shows.
type instrumentForm struct {
	new    func() instrument.Instrument
	title  phrase
	lead   phrase
	fields []instrumentField
	// needs are the parameters without which nothing is asked yet.
	needs  []string
	tables []shownTable
	// also leads to a related page with the same query.
	also []link
}

// name of the instrument, and of its page.
func (f instrumentForm) name() string { return f.new().Name() }

// fieldKind is how a parameter is filled in.
type fieldKind string

const (
	fieldText   fieldKind = "text"
	fieldNumber fieldKind = "number"
	fieldList   fieldKind = "list" // several lines
	fieldChoice fieldKind = "choice"
	fieldCheck  fieldKind = "check"
)

// instrumentField asks for a parameter.
type instrumentField struct {
	Name    string
	Kind    fieldKind
	Label   phrase
	Hint    phrase
	Choices []fieldOption
}

// fieldOption is a value to choose; that of the first is the default.
type fieldOption struct {
	Value   string
	Label   phrase
	Current bool
}

// shownTable is what is shown of a table. Columns that are not are in the file.
type shownTable struct {
	name    string
	title   phrase
	columns []string
	// links says for columns which other one has the address, or the ID of the
	// paragraph.
	links map[string]string
}

func queryField() instrumentField {
	return instrumentField{Name: paramQuery, Kind: fieldText, Label: ph("检索式"), Hint: ph("与检索页写法相同")}
}

// instrumentForms are the pages of instruments, in the order in which they are listed.
func instrumentForms() []instrumentForm {
	return []instrumentForm{kwicForm(), panelForm(), batchForm(), firstForm(), silenceForm(), newTermsForm(), compareForm()}
}

func kwicForm() instrumentForm {
	return instrumentForm{
		new: func() instrument.Instrument { return new(kwic.KWIC) }, needs: []string{paramQuery},
		title: ph("语境"), lead: ph("一个说法每次出现时，前后各是什么字。"),
		fields: []instrumentField{
			queryField(),
			{Name: "left", Kind: fieldNumber, Label: ph("前几个字"), Hint: ph("5 到 200，默认 30")},
			{Name: "right", Kind: fieldNumber, Label: ph("后几个字"), Hint: ph("5 到 200，默认 30")},
			{Name: paramSort, Kind: fieldChoice, Label: ph("排序"), Choices: []fieldOption{
				{Label: ph("日期，新的在前")}, {Value: "date", Label: ph("日期，旧的在前")}, {Value: "left", Label: ph("按前文")}, {Value: "right", Label: ph("按后文")}, {Value: "region", Label: ph("按地区")},
			}},
		},
		tables: []shownTable{{
			name: "kwic", title: ph("语境"), columns: []string{"left", "keyword", "right", "region", "year"}, links: map[string]string{"keyword": "paragraph"},
		}},
	}
}

func panelForm() instrumentForm {
	return instrumentForm{
		new: func() instrument.Instrument { return new(panel.Panel) }, needs: []string{"list"},
		title: ph("面板"), lead: ph("词表里每个短语在每一格里的次数。有文件而没有说是 0，没有文件是空白。"),
		fields: []instrumentField{
			{Name: "list", Kind: fieldList, Label: ph("词表"), Hint: ph("一行一个短语；要分组，写 环境规制=环保|污染|减排")},
			{Name: paramBy, Kind: fieldChoice, Label: ph("按什么分格"), Choices: []fieldOption{
				{Value: "year", Label: ph("年份")},
				{Value: "region,year", Label: ph("地区和年份")},
				{Value: "province,year", Label: ph("省份和年份")},
				{Value: "level,year", Label: ph("层级和年份")},
				{Value: "role", Label: ph("部分")},
				{Value: "document,title", Label: ph("文件")},
			}},
			{Name: "overlap", Kind: fieldChoice, Label: ph("重叠的短语"), Choices: []fieldOption{{Label: ph("各数各的")}, {Value: panel.Longest, Label: ph("先数最长的")}}},
			{Name: "rows", Kind: fieldChoice, Label: ph("每行数"), Choices: []fieldOption{{Label: ph("一个短语")}, {Value: panel.ByGroup, Label: ph("一组合计")}}},
			{Name: "no_words", Kind: fieldCheck, Label: ph("不统计词数")},
		},
		tables: []shownTable{
			{name: "panel", title: ph("面板"), columns: []string{"phrase", "group", "region", "province", "level", "year", "role", "title", "occurrences", "paragraphs", "documents", "all_documents", "per_10k_characters"}},
			{name: "coverage", title: ph("各格有没有文件"), columns: []string{"region", "province", "level", "year", "role", "title", "documents", "held"}},
		},
	}
}

func batchForm() instrumentForm {
	return instrumentForm{
		new: func() instrument.Instrument { return new(batch.Batch) }, needs: []string{"list"},
		title: ph("批量"), lead: ph("许多检索式一次查完，每个都与单独检索的数字相同。"),
		fields: []instrumentField{
			{Name: "list", Kind: fieldList, Label: ph("检索式"), Hint: ph("一行一个；或首行是列名 name,query 的 CSV")},
			{Name: "hits", Kind: fieldCheck, Label: ph("也列出所有命中")},
		},
		tables: []shownTable{
			{name: "batch", title: ph("合计"), columns: []string{"line", "name", "query", "understood", "documents", "paragraphs", "occurrences"}},
			{name: "hits", title: ph("命中"), columns: []string{"line", "query", "text", "region", "year"}, links: map[string]string{"text": "paragraph"}},
		},
	}
}

func firstForm() instrumentForm {
	return instrumentForm{
		new: func() instrument.Instrument { return new(first.First) }, needs: []string{paramQuery},
		title: ph("首次"), lead: ph("各地最早在哪一篇里说，先后怎样传开。之前没有收录的，不等于没有说。"),
		fields: []instrumentField{queryField()}, also: []link{{Label: "走势", Href: "/trend"}},
		tables: []shownTable{
			{name: "first", title: ph("先后"), columns: []string{"order", "region", "level", "year", "date", "silent_before", "held_since", "title"}, links: map[string]string{"title": "paragraph"}},
			{name: "spread", title: ph("逐年传开"), columns: []string{"year", "level", "new", "so_far", "held_so_far"}},
			{name: "unused", title: ph("收录了而没有说的地方"), columns: []string{"region", "level", "documents", "held_since", "held_until"}},
		},
	}
}

func silenceForm() instrumentForm {
	return instrumentForm{
		new: func() instrument.Instrument { return new(silence.Silence) }, needs: []string{paramQuery},
		title: ph("未提"), lead: ph("收录的文件里，哪些没有这个说法。没有收录的不算没有说。"),
		fields: []instrumentField{queryField()},
		tables: []shownTable{
			{name: "silence", title: ph("没有说的文件"), columns: []string{"region", "level", "year", "date", "title"}, links: map[string]string{"title": "document"}},
			{name: "coverage", title: ph("各地各年"), columns: []string{"region", "year", "documents", "saying", "silent", "state"}},
		},
	}
}

func newTermsForm() instrumentForm {
	return instrumentForm{
		new: func() instrument.Instrument { return new(newterms.NewTerms) }, needs: []string{"in"},
		title: ph("新提法"), lead: ph("某一年常说、以前没有或少有的说法。"),
		fields: []instrumentField{
			{Name: "in", Kind: fieldNumber, Label: ph("哪一年")},
			{Name: "since", Kind: fieldNumber, Label: ph("与哪年以来比"), Hint: ph("空着就是所有更早的年份")},
			{Name: "min", Kind: fieldNumber, Label: ph("至少几次"), Hint: ph("默认 3")},
			{Name: "min_documents", Kind: fieldNumber, Label: ph("至少几篇"), Hint: ph("默认 2")},
		},
		tables: []shownTable{
			{name: "newterms", title: ph("新提法"), columns: []string{"term", "occurrences", "documents", "before_occurrences", "before_documents", "first_year", "longer"}, links: map[string]string{"term": "link"}},
			{name: "years", title: ph("逐年"), columns: []string{"term", "year", "occurrences", "documents"}},
			{name: "levels", title: ph("各层级"), columns: []string{"term", "level", "occurrences", "documents"}},
		},
	}
}

func compareForm() instrumentForm {
	return instrumentForm{
		new: func() instrument.Instrument { return new(compare.Compare) }, needs: []string{"a", "b"},
		title: ph("对照"), lead: ph("两篇文件逐段比：哪些相同、改写、移动、新增、删去。"),
		fields: []instrumentField{
			{Name: "a", Kind: fieldText, Label: ph("前一篇"), Hint: ph("地区@年份，例如 山西省@2021；或文件的编号")},
			{Name: "b", Kind: fieldText, Label: ph("后一篇"), Hint: ph("例如 山西省@2022")},
			{Name: "changes", Kind: fieldCheck, Label: ph("只看有变动的段落")},
		},
		tables: []shownTable{
			{name: "compare", title: ph("逐段"), columns: []string{"state", "a_number", "a_text", "b_number", "b_text"}, links: map[string]string{"a_number": "a_paragraph", "b_number": "b_paragraph"}},
			{name: "phrases", title: ph("只有一篇反复说的短语"), columns: []string{"document", "phrase", "occurrences"}},
		},
	}
}

// columnLabels names the columns of tables to readers.
func columnLabels() map[string]phrase {
	return map[string]phrase{
		"left": ph("前文"), "keyword": ph("说法"), "right": ph("后文"), "region": ph("地区"), "province": ph("省份"), "level": ph("层级"), "year": ph("年份"),
		"date": ph("日期"), "title": ph("文件"), "role": ph("部分"), "phrase": ph("短语"), "group": ph("组"), "occurrences": ph("次数"), "paragraphs": ph("段数"),
		"documents": ph("篇数"), "all_documents": ph("格内篇数"), "per_10k_characters": ph("每万字次数"), "held": ph("收录"), "line": ph("行"), "name": ph("名称"),
		"query": ph("检索式"), "understood": ph("按此检索"), "text": ph("原文"), "order": ph("次序"), "silent_before": ph("之前没有说的篇数"), "held_since": ph("收录始于"),
		"held_until": ph("收录至"), "new": ph("新增地方"), "so_far": ph("累计地方"), "held_so_far": ph("有收录的地方"), "saying": ph("说了的篇数"), "silent": ph("没有说的篇数"),
		"state": ph("状态"), "term": ph("说法"), "before_occurrences": ph("以前次数"), "before_documents": ph("以前篇数"), "first_year": ph("最早年份"), "longer": ph("更长的说法"),
		"a_number": ph("前篇段号"), "a_text": ph("前篇"), "b_number": ph("后篇段号"), "b_text": ph("后篇"), "document": ph("哪一篇"),
	}
}

// filterFields are the fields that limit what is looked at, of an instrument that has
// them.
func filterFields(i instrument.Instrument) []instrumentField {
	known := instrument.Parameters(i)
	levels, roles := []fieldOption{{Label: ph("全部")}}, []fieldOption{{Label: ph("全部")}}
	for _, l := range corpus.Levels() {
		levels = append(levels, fieldOption{Value: string(l), Label: phrase{Text: string(l)}})
	}
	for _, r := range corpus.Roles() {
		roles = append(roles, fieldOption{Value: string(r), Label: phrase{Text: string(r)}})
	}
	fields := []instrumentField{
		{Name: paramRegion, Kind: fieldText, Label: ph("地区"), Hint: ph("例如 山西省/太原市")},
		{Name: paramYear, Kind: fieldText, Label: ph("年份"), Hint: ph("例如 2018..2024")},
		{Name: paramLevel, Kind: fieldChoice, Label: ph("层级"), Choices: levels},
		{Name: paramRole, Kind: fieldChoice, Label: ph("部分"), Choices: roles},
		{Name: paramKind, Kind: fieldText, Label: ph("文种")},
		{Name: paramIssuer, Kind: fieldText, Label: ph("发文机关")},
	}
	return slices.DeleteFunc(fields, func(f instrumentField) bool { return !slices.Contains(known, f.Name) })
}

// instrumentParams are the parameters of all instruments.
func instrumentParams() (names []string) {
	for _, name := range instruments.Names() {
		i, _ := instruments.New(name)
		names = append(names, instrument.Parameters(i)...)
	}
	return names
}
