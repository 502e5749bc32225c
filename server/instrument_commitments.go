package server

import (
	"maps"
	"net/url"

	"cewen/search/commitments"
	"cewen/search/instrument"
)

// commitmentsForm asks for commitments. Values of the facets are in the tables below it.
func commitmentsForm() instrumentForm {
	return instrumentForm{
		new: func() instrument.Instrument { return new(commitments.Commitments) }, any: true,
		title: ph("承诺"), lead: ph("政府说要做、要达到什么：多少，何时，多大力度。由规则读出，宁缺毋滥，请以原文为准。"),
		fields: []instrumentField{
			{Name: paramQuery, Kind: fieldText, Label: ph("检索式"), Hint: ph("段落里要有的词，例如 公办幼儿园")},
			{Name: "type", Kind: fieldChoice, Label: ph("类型"), Choices: []fieldOption{
				{Label: ph("全部")}, {Value: "project", Label: ph("项目")}, {Value: "target", Label: ph("指标")}, {Value: "measure", Label: ph("举措")},
			}},
			{Name: "action", Kind: fieldText, Label: ph("动作"), Hint: ph("例如 新建")},
			{Name: "object", Kind: fieldText, Label: ph("对象"), Hint: ph("对象里有的字")},
			{Name: "quantity", Kind: fieldText, Label: ph("数量"), Hint: ph("例如 >=3所、2-5个、亩")},
			{Name: "deadline", Kind: fieldText, Label: ph("期限"), Hint: ph("年份，或 年内、其他")},
			{Name: "strength", Kind: fieldChoice, Label: ph("力度"), Choices: []fieldOption{
				{Label: ph("全部")}, {Value: "firm", Label: ph("确保")}, {Value: "plain", Label: ph("一般")}, {Value: "aim", Label: ph("力争")}, {Value: "explore", Label: ph("探索")},
			}},
			{Name: paramSort, Kind: fieldChoice, Label: ph("排序"), Choices: []fieldOption{
				{Label: ph("日期，新的在前")},
				{Value: commitments.SortOldest, Label: ph("日期，旧的在前")},
				{Value: commitments.SortRegion, Label: ph("按地区")},
				{Value: commitments.SortLargest, Label: ph("数量，大的在前（要有单位）")},
				{Value: commitments.SortSmallest, Label: ph("数量，小的在前（要有单位）")},
			}},
		},
		tables: []shownTable{
			{name: "totals", title: ph("合计"), columns: []string{"commitments", "paragraphs", "documents"}},
			{
				name: "commitments", title: ph("承诺"), columns: []string{"span", "action", "object", "raw", "deadline", "strength", "region", "year", "sentence", "id"}, rows: 60,
				links: map[string]string{"span": "paragraph", "id": "id"},
			},
			{name: "facets", title: ph("分布"), columns: []string{"facet", "value", "commitments", "paragraphs", "documents"}, rows: 100},
			{name: "years", title: ph("逐年、各层级"), columns: []string{"year", "level", "commitments", "documents"}, rows: 60},
			{name: "regions", title: ph("各地、逐年"), columns: []string{"region", "year", "commitments", "documents"}, rows: 60},
		},
		also: []link{{Label: "走势", Href: "/trend"}},
	}
}

// valueNames are what readers see for the values of a column.
func valueNames(column string) map[string]phrase {
	strengths := map[string]phrase{"firm": ph("确保"), "plain": ph("一般"), "aim": ph("力争"), "explore": ph("探索")}
	switch column {
	case "strength":
		return strengths
	case "value":
		strengths["project"], strengths["target"], strengths["measure"], strengths["none"] = ph("项目"), ph("指标"), ph("举措"), ph("没有写")
		return strengths
	case "facet":
		return map[string]phrase{
			"type": ph("类型"), "action": ph("动作"), "unit": ph("单位"), "strength": ph("力度"), "deadline": ph("期限"),
			"region": ph("地区"), "year": ph("年份"), "level": ph("层级"),
		}
	}
	return nil
}

// linkFacets makes each value of a facet lead to what it chooses, in place of the values
// asked for. The first two columns are the facet and the value.
func (h instrumentPage) linkFacets(v url.Values, rows []tableRow) {
	for _, r := range rows {
		chosen := maps.Clone(v)
		chosen[r.Cells[0].Value] = []string{r.Cells[1].Value}
		r.Cells[1].Href = h.address("/"+h.form.name(), chosen)
	}
}
