package track

import "strings"

// kin are verbs that tell of one and the same thing before and after it was done: what
// was to be 新建 is 建成, 竣工 or 投用 a year later.
var kin = [][]string{
	strings.Fields("新建 建设 建成 修建 兴建 改建 扩建 续建 建好 筑 开工 开建 动工 完工 竣工 投产 投用 投运 启用 运营 通车 落成 开通 贯通 交付 入住"),
	strings.Fields("改造 整治 提升 升级 更新 修缮 治理 加装 拆除 拆迁 腾退 改善 修复 清理 完工"),
	strings.Fields("新增 增加 净增 增长 提高 达到 达 超过 突破 扩大 增至 提高到 实现 上升 翻番"),
	strings.Fields("下降 降低 减少 压减 削减 淘汰 关停 控制 降至 降到 退出 关闭 化解"),
	strings.Fields("引进 引入 招引 培育 认定 打造 创建 组建 设立 成立 布局 入选 获批 落户 落地 挂牌 揭牌 新增"),
	strings.Fields("出台 制定 制订 颁布 印发 发布 修订 编制 立法 通过 施行 实施 完善"),
	strings.Fields("启动 开展 推进 试点 实施 推行 推广 举办 承办 召开 办好"),
	strings.Fields("发放 补贴 补助 资助 救助 帮扶 培训 就业 转移 安置 脱贫 惠及 保障"),
	strings.Fields("造林 绿化 种植 植树 营造 完成"),
}

// finished are verbs that end anything that was promised.
var finished = strings.Fields("完成 建成 实现 落实 竣工 完工 达到 超额 圆满 成功")

// How near the verb of a report is to that of a promise.
const (
	sameVerb     = 1.0
	kindredVerb  = 0.8
	finishedVerb = 0.6
)

// related tells how near what a folded text says was done is to an action; 0 for none.
func related(action, text string) float64 {
	if strings.Contains(text, action) {
		return sameVerb
	}
	for _, family := range kin {
		if holdsAny(action, family) && holdsAny(text, family) {
			return kindredVerb
		}
	}
	if holdsAny(text, finished) {
		return finishedVerb
	}
	return 0
}

func holdsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// Words that say which way a number went, and how far before the number they stand at
// most, in bytes.
var (
	growing   = strings.Fields("增长 提高 增加 上升 提升 增速 增幅 扩大")
	falling   = strings.Fields("下降 降低 减少 回落 下滑 负增长 萎缩 压减 削减 降幅")
	turnAhead = len("下降了约")
)

// direction is 1 for a text that ends with growth, -1 for one that ends with a fall, else 0.
func direction(text string) int {
	up, down := -1, -1
	for _, w := range growing {
		up = max(up, strings.LastIndex(text, w))
	}
	for _, w := range falling {
		down = max(down, strings.LastIndex(text, w))
	}
	switch {
	case down >= 0 && down+len("负") >= up: // 负增长 has 增长 in it
		return -1
	case up >= 0:
		return 1
	}
	return 0
}

// ahead is what stands before a number in its clause, as far as it says which way the
// number went.
func (p *passage) ahead(clause, at int) string {
	return strings.ToValidUTF8(p.folded.Text[max(p.clauses[clause].Start, at-turnAhead):at], "")
}
