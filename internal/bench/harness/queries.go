package harness

import (
	"cewen/internal/bench"
	"cewen/search"
)

// Queries are what is asked of reports of governments. They stay the same, so that figures
// can be compared. Each but Unknown has hits in the reports that are shared.
func Queries() *bench.Queries {
	return &bench.Queries{
		Rare: "太忻一体化", Common: "高质量发展", Commonest: "发展", Character: "的",
		Long:    "以国内大循环为主体、国内国际双循环相互促进",
		Unknown: "侨乡载重汽车", Two: "高质量发展 新质生产力",
		Or:   "养老 | 托育 | 幼儿园 | 老旧小区 | 高标准农田 | 专精特新 | 放管服 | 乡村振兴 | 数字经济 | 碳中和",
		Near: "京津冀 NEAR/10 雄安新区", Wildcard: `"新建*所"`, Regex: "/改造老旧小区[0-9]+个/",
		Filter: search.FilterValues{Year: []string{"2020.."}},
		Extra:  []bench.Extra{{Class: "middling", Query: "新质生产力"}, {Class: "regex, two characters", Query: "/新建[0-9]+所/"}},
	}
}
