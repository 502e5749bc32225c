package track

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/analysis/numeral"
	"cewen/corpus/commitment"
)

// said are sentences of a review that never was.
var said = []string{
	"过去一年，我们迎难而上，各项事业取得新进步。",
	"建成公办幼儿园5所，新增学位2100个，高中扩招800人。",
	"完成83个老旧小区改造，加装电梯22部，群众拍手称快。",
	"地区生产总值增长6.2%，其中数字经济产值突破90亿元。",
	"服务业占地区生产总值的比重达到51%。",
	"社会消费品零售总额下降2.6%，进出口增长5.6%。",
	"临河快速路全线通车，城东水厂主体完工。",
	"新建高标准农田800公顷，粮食总产再创新高。",
	"文明城市创建深入人心，志愿服务蔚然成风。",
	"与五年前相比，公办幼儿园增加了31所。",
	"地铁7号线进展顺利。",
	"建成智慧工地40处，拆除违法建筑12万平方米。",
}

func rankOf(c commitment.Commitment, clause string, texts []string) []Evidence {
	weights := new(Weights)
	var sentences []*Sentence
	for i, text := range texts {
		s := NewSentence(text, backSeveral.MatchString(text), i)
		weights.Add(s.folded.Text)
		sentences = append(sentences, s)
	}
	return NewPromise(&c, Context{Clause: clause, Sentence: clause}, weights, nil).Rank(sentences, 3)
}

func quantity(raw string, value float64, unit string) []commitment.Quantity {
	return []commitment.Quantity{{Raw: raw, Value: value, Unit: unit, Comparator: numeral.Equal}}
}

func TestRankFindsWhatTellsOfThePromise(t *testing.T) {
	for _, c := range []struct {
		name       string
		commitment commitment.Commitment
		clause     string
		first      string // how the best sentence begins; empty for none
		number     string
		difference float64
	}{
		{"built instead of to be built", commitment.Commitment{Action: "新建", Object: "公办幼儿园", Quantities: quantity("3所", 3, "所")}, "新建公办幼儿园3所", "建成公办幼儿园5所", "5所", 2},
		{"fewer than promised", commitment.Commitment{Action: "完成", Object: "老旧小区改造", Quantities: quantity("99个", 99, "个")}, "完成99个老旧小区改造", "完成83个老旧小区", "83个", -16},
		{"one of a list", commitment.Commitment{Action: "加装", Object: "电梯", Quantities: quantity("30部", 30, "部")}, "为老楼加装电梯30部", "完成83个老旧小区", "22部", -8},
		{"an indicator, not its share", commitment.Commitment{Action: "增长", Object: "地区生产总值", Quantities: quantity("6.5%", 6.5, "%")}, "地区生产总值增长6.5%", "地区生产总值增长", "6.2%", -0.3},
		{"a fall", commitment.Commitment{Action: "增长", Object: "社会消费品零售总额", Quantities: quantity("10%", 10, "%")}, "社会消费品零售总额增长10%", "社会消费品零售总额下降", "2.6%", -12.6},
		{"another unit of the same family", commitment.Commitment{Action: "新建", Object: "高标准农田", Quantities: quantity("1.2万亩", 12000, "亩")}, "新建高标准农田1.2万亩", "新建高标准农田", "800公顷", 0},
		{"another measure word", commitment.Commitment{Action: "建设", Object: "智慧工地", Quantities: quantity("50个", 50, "个")}, "建设50个智慧工地", "建成智慧工地", "40处", -10},
		{"by another name", commitment.Commitment{Action: "推进", Object: "轨道交通7号线建设"}, "推进轨道交通7号线建设", "地铁7号线", "", 0},
		{"without a number", commitment.Commitment{Action: "建成", Object: "临河快速路"}, "建成临河快速路", "临河快速路全线通车", "", 0},
		{"nothing is told", commitment.Commitment{Action: "新建", Object: "体育公园", Quantities: quantity("4座", 4, "座")}, "新建体育公园4座", "", "", 0},
		{"only the verb is the same", commitment.Commitment{Action: "完成", Object: "机构改革"}, "完成机构改革", "", "", 0},
	} {
		got := rankOf(c.commitment, c.clause, said)
		switch {
		case c.first == "" && len(got) > 0:
			t.Errorf("%s: found %q with %.2f", c.name, got[0].Text, got[0].Score)
		case c.first == "":
		case len(got) == 0 || !strings.HasPrefix(got[0].Text, c.first):
			t.Errorf("%s: %+v", c.name, got)
		case (got[0].Number == nil) != (c.number == ""):
			t.Errorf("%s: number %+v", c.name, got[0].Number)
		case got[0].Number != nil && (got[0].Number.Raw != c.number || got[0].Number.Difference != c.difference):
			t.Errorf("%s: %s, difference %v", c.name, got[0].Number.Raw, got[0].Number.Difference)
		}
	}
}

func TestAYearGoesBeforeSeveral(t *testing.T) {
	c := commitment.Commitment{Action: "新建", Object: "公办幼儿园", Quantities: quantity("31所", 31, "所")}
	got := rankOf(c, "新建公办幼儿园31所", []string{"五年来，新建公办幼儿园31所。", "新建公办幼儿园29所。", "发展经济。"})
	if len(got) != 2 || got[0].SeveralYears || !got[1].SeveralYears {
		t.Errorf("%+v", got)
	}
}

// The order is by score, equals stay in the order in which they come, numbers stand where
// they are said to stand, and the same question has the same answer.
func TestRankIsSoundAndRepeatable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.SampledFrom(said), 1, 12).Draw(t, "texts")
		object := rapid.SampledFrom([]string{"公办幼儿园", "老旧小区改造", "地区生产总值", "高标准农田", "项目", "", "养老、托育机构"}).Draw(t, "object")
		c := commitment.Commitment{Action: rapid.SampledFrom([]string{"", "新建", "完成"}).Draw(t, "action"), Object: object, Span: object + "3所"}
		if rapid.Bool().Draw(t, "counted") {
			c.Quantities = quantity("3所", 3, "所")
		}
		got := rankOf(c, c.Span, texts)
		for i, e := range got {
			if e.Score < Threshold || e.Score > 1 || i > 0 && (got[i-1].Score < e.Score || got[i-1].Score == e.Score && got[i-1].Source > e.Source) {
				t.Fatalf("%d: %v after %v", i, e.Score, got[max(0, i-1)].Score)
			}
			if n := e.Number; n != nil && (n.Of(e.Text) != n.Raw || len(c.Quantities) == 0) {
				t.Fatalf("number %+v in %q", n, e.Text)
			}
		}
		if again := rankOf(c, c.Span, texts); !reflect.DeepEqual(scores(got), scores(again)) {
			t.Fatalf("%v, then %v", scores(got), scores(again))
		}
	})
}

func scores(list []Evidence) (all []float64) {
	for _, e := range list {
		all = append(all, e.Score, float64(e.Source))
	}
	return all
}

// Whatever stands in a report, nothing is read beyond its ends.
func TestRankReadsAnyText(t *testing.T) {
	pieces := []string{"建成", "公办幼儿园", "3所", "5%—6%", "，", "、", "。", "；", "（", "１２万亩", "占", "比重", "下降", " ", "\u200b", "ＧＤＰ", "年", "x", "“", "", "六百", "800公顷", "㎡"}
	rapid.Check(t, func(t *rapid.T) {
		join := func(name string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, name), "")
		}
		c := commitment.Commitment{Action: join("action"), Object: join("object"), Span: join("span")}
		if rapid.Bool().Draw(t, "counted") {
			c.Quantities = quantity("1.2万亩", 12000, rapid.SampledFrom([]string{"亩", "%", "所", "", "没有的"}).Draw(t, "unit"))
		}
		for _, e := range rankOf(c, join("clause"), []string{join("first"), join("second"), "建成公办幼儿园5所。"}) {
			if n := e.Number; n != nil && n.Of(e.Text) != n.Raw {
				t.Fatalf("number %+v in %q", n, e.Text)
			}
			if e.Score > 1 || e.Parts.Object > 1 || e.Parts.Object < 0 {
				t.Fatalf("%+v", e)
			}
		}
	})
}
