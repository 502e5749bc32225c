package testdata

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// What reports are made of. It reads like them, and its pairs of characters are about as
// various.
var (
	verbs   = strings.Fields("推进 加快 扩大 完善 支持 深化 落实 优化 改善 整治 培育 建成 引进 修复 保障 抓好 规范 提升 巩固 建设")
	objects = strings.Fields(`县域经济 乡村道路 养老食堂 数字档案 河湖水质 职业学校 产业园区 社区医院 农田水利 城市管网 公共交通
		营商环境 科技成果转化 文化遗产 粮食储备 冷链物流 清洁取暖 林草资源 消防设施 老旧厂房 托幼机构 社会救助 应急演练 高标准农田
		新型储能 跨境电商 专利质押 零工市场 口袋公园 危旧桥梁`)
	places = strings.Fields("城东 河西 北山 南湖 老城区 开发区 沿江各镇 边远山村 重点企业 基层单位 各区县 示范片")
	ends   = strings.Fields(`让群众就近得到服务 力争走在同类地区前列 带动就业稳定增长 守住安全底线 形成长效机制 补齐短板弱项 确保按期完工
		提高资金使用效益 打通最后一公里 增强发展后劲`)
	units = strings.Fields("个 所 公里 万亩 户 家 座 处 亿元 万人")
)

// Report is a work report in Markdown of so many paragraphs, the same for the same numbers.
// One of its sentences is in no other: that its work is 第N号工程.
func Report(number, paragraphs int) string {
	random := rand.New(rand.NewPCG(uint64(number), 1)) //nolint:gosec // to be repeated
	year := 2000 + number%25
	var b strings.Builder
	fmt.Fprintf(&b, "# %d年%s政府工作报告\n\n一、%d年工作回顾\n", year, places[number%len(places)], year-1)
	for i := range paragraphs {
		if i == paragraphs/2 {
			fmt.Fprintf(&b, "\n二、%d年工作安排\n", year)
		}
		b.WriteString("\n" + paragraph(random) + "\n")
	}
	fmt.Fprintf(&b, "\n组织实施第%d号工程。\n", number)
	return b.String()
}

// Paragraphs are texts of paragraphs, the same for the same number.
func Paragraphs(n int) []string {
	random := rand.New(rand.NewPCG(uint64(n), 2)) //nolint:gosec // to be repeated
	texts := make([]string, n)
	for i := range texts {
		texts[i] = paragraph(random)
	}
	return texts
}

// paragraph is one of two to six sentences: about 300 bytes of text.
func paragraph(random *rand.Rand) string {
	var b strings.Builder
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	for range 2 + random.IntN(5) {
		fmt.Fprintf(&b, "%s%s的%s，%s%s%d%s", pick(verbs), pick(places), pick(objects), pick(verbs), pick(objects), 1+random.IntN(900), pick(units))
		if random.IntN(2) == 0 {
			b.WriteString("，" + pick(ends))
		}
		b.WriteString("。")
	}
	return b.String()
}
