package commitment

import (
	"testing"

	"cewen/corpus"
)

// benchText is a paragraph of a plan in our own words: promises with and without
// numbers, a list, targets, attitudes and vague acts.
const benchText = "坚持以人民为中心，大力发展乡村旅游，不断优化营商环境。新建、改建乡村公路90公里，改造老旧小区45个、棚户区1200套，" +
	"新增停车位3000个以上。力争年底前完成东山水库除险加固工程，确保北山大桥建成通车。主要预期目标是：地区生产总值增长6%左右，" +
	"城镇新增就业2万人以上，调查失业率控制在5.5%以内，居民收入增长与经济增长同步。出台夜市管理办法，启动老城排水工程，" +
	"探索建立水权交易制度，推动三号线一期工程开工。加强作风建设，提高服务能力，让群众少跑腿、数据多跑路。"

func BenchmarkFind(b *testing.B) {
	f := finder(b)
	p := Passage{Text: benchText, Role: corpus.RolePlan, Year: 2024}
	f.Find(p) // loads the dictionary
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(p)
	}
}
