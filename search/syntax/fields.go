package syntax

func fields() Section {
	return Section{
		ID: "fields", Title: "字段", TitleEN: "Fields",
		Text:   "字段名、冒号、值。几个值用 | 紧挨着写，或放在括号里；“无”表示没有注明。文种、机关、文号比较整个值，可用通配符，各种括号视为相同；标题、章节里找的是文字，什么算符都能用。",
		TextEN: "The name of the field, a colon, a value. Several values have bars right between them or stand in parentheses; 无 (none) is what is not stated. Kind, issuer and number are compared as a whole, with wildcards and with all shapes of brackets alike. Title and section look for text and take every operator.",
		Entries: []Entry{
			{Query: "地区:太原市 太忻一体化", Text: "太原市及其以下", TextEN: "region: 太原市 and all below it", Same: []string{"地方:太原 太忻一体化", "region:山西省/太原市 太忻一体化"}},
			{Query: "地区:太原市|大同市 高标准农田", Text: "其中一个地区", TextEN: "either region", Same: []string{"地区:(太原市 | 大同市) 高标准农田"}},
			{Query: "层级:市|县 公办幼儿园", Text: "国家、省、市、县", TextEN: "level: 国家, 省, 市 or 县", Same: []string{"级别:(市 | 县) 公办幼儿园", "level:prefecture|county 公办幼儿园"}},
			{Query: "年:2022 太忻一体化", Text: "报告所属的年份", TextEN: "year of the report", Same: []string{"年份:2022 太忻一体化", "年度:2022年 太忻一体化", "year:2022 太忻一体化"}},
			{Query: "年:2023.. 新质生产力", Text: "从 2023 年起；也可写 2022..2024、..2023、2022,2024", TextEN: "from 2023 on; 2022..2024, ..2023 and 2022,2024 are also read", Same: []string{"年:2023..2024 新质生产力", "年:2023,2024 新质生产力"}},
			{Query: "日期:2022-02 太忻", Text: "报告或发文的日期；也可写 2022、2022-02-22、2022-01..2022-02", TextEN: "date of delivery or issue; 2022, 2022-02-22 and 2022-01..2022-02 are also read", Same: []string{"日期:2022年2月 太忻", "date:2022-02-01..2022-02-28 太忻"}},
			{Query: "文种:工作要点* 太忻", Text: "文种以“工作要点”开头", TextEN: "kind that begins with 工作要点", Same: []string{"kind:工作要点摘编 太忻"}},
			{Query: "机关:*人民政府 太忻", Text: "发文机关以“人民政府”结尾", TextEN: "issuer that ends with 人民政府", Same: []string{"发文机关:*人民政府 太忻", "issuer:*人民政府 太忻"}},
			{Query: "文号:国办发〔2023〕*|无 太忻", Text: "文号以“国办发〔2023〕”开头，或没有文号", TextEN: "number that begins with 国办发〔2023〕, or none stated", Same: []string{"发文字号:国办发(2023)*|无 太忻", "number:国办发[2023]*|none 太忻"}},
			{Query: "机关:无 太忻", Text: "没有注明发文机关的文档", TextEN: "documents that state no issuer", Same: []string{"机关:none 太忻", "机关:未注明 太忻"}},
			{Query: "标题:太原|忻州 太忻一体化", Text: "文档标题里有“太原”或“忻州”", TextEN: "documents with 太原 or 忻州 in the title", Same: []string{"篇名:(太原 | 忻州) 太忻一体化", "title:(太原 OR 忻州) 太忻一体化"}},
			{Query: "章节:(民生 -实事) 幼儿园", Text: "段落上面的各级标题里有“民生”而没有“实事”", TextEN: "paragraphs below headings with 民生 and without 实事", Same: []string{"小标题:(民生 -实事) 幼儿园", "section:(民生 -实事) 幼儿园"}},
			{Query: "部分:部署 太忻一体化", Text: "在讲今后安排的部分：回顾、部署、其他", TextEN: "in the part that plans: 回顾 (review), 部署 (plan) or 其他 (other)", Same: []string{"role:plan 太忻一体化", "部分:安排 太忻一体化"}},
			{Query: "-地区:山西省 老旧小区", Text: "山西省以外", TextEN: "outside 山西省"},
			{Query: "(部分:回顾 | 章节:民生) 养老", Text: "字段也可以用“或”和括号", TextEN: "fields take operators like words"},
		},
	}
}
