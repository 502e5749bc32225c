package commitment

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/corpus"
)

// brief writes a commitment as "action|object|numbers|deadline|strength|type".
func brief(c Commitment) string {
	var numbers []string
	for _, q := range c.Quantities {
		numbers = append(numbers, q.Raw)
	}
	return strings.Join([]string{c.Action, c.Object, strings.Join(numbers, "+"), c.Deadline, string(c.Strength), string(c.Type)}, "|")
}

func TestCommitmentsOfSentences(t *testing.T) {
	for _, c := range []struct {
		rule, text string
		want       []string
	}{
		{"number before or behind the object", "新建幼儿园６所，改造5个菜市场。", []string{
			"新建|幼儿园|６所||plain|project", "改造|菜市场|5个||plain|project",
		}},
		{"a list shares its verb", "全年完成12个旧小区改造、40栋旧楼加固和8部电梯加装。", []string{
			"完成|旧小区改造|12个|全年|plain|project", "完成|旧楼加固|40栋|全年|plain|project", "完成|电梯加装|8部|全年|plain|project",
		}},
		{"schools are built, too", "新建幼儿园６所、中小学8所。", []string{
			"新建|幼儿园|６所||plain|project", "新建|中小学|8所||plain|project",
		}},
		{"verbs in a row are one", "新建、改建乡村公路90公里。", []string{"新建、改建|乡村公路|90公里||plain|project"}},
		{"indicators and their values", "主要预期目标是：地区生产总值增长6%左右，城镇新增就业2万人以上，调查失业率控制在5.5%以内。", []string{
			"增长|地区生产总值|6%左右||aim|target", "|城镇新增就业|2万人以上||aim|target", "控制在|调查失业率|5.5%以内||aim|target",
		}},
		{"only the value to reach", "森林覆盖率由20%提高到23%。", []string{"提高到|森林覆盖率|23%||plain|target"}},
		{"deadline and strength", "确保年底前建成污水处理厂3座。", []string{"建成|污水处理厂|3座|年底前|firm|project"}},
		{"what it is said to be", "力争9个村脱贫。", []string{"脱贫|村|9个||aim|project"}},
		{"acts that can be checked", "出台夜市管理办法，启动老城排水工程。", []string{
			"出台|夜市管理办法|||plain|measure", "启动|老城排水工程|||plain|measure",
		}},
		{"two of a kind", "实施蓝天工程和清水工程。", []string{"实施|蓝天工程|||plain|measure", "实施|清水工程|||plain|measure"}},
		{"who leads", "对困难家庭发放取暖补贴500元（牵头责任单位:市民政局）。", []string{"发放|取暖补贴|500元||plain|project"}},
		{"sizes that only describe", "培育产值超10亿元企业4家。", []string{"培育|产值超10亿元企业|4家||plain|project"}},
		{"what is new, acted on", "新建建筑节能标准执行率达到98%。", []string{"达到|新建建筑节能标准执行率|98%||plain|target"}},
		{"a share keeps its name", "新能源装机占比提高到40%。", []string{"提高到|新能源装机占比|40%||plain|target"}},
		{"verbs joined by 与", "改造与提升农贸市场7个。", []string{"改造与提升|农贸市场|7个||plain|project"}},
		{"what sums up is no object", "修建河堤共计30公里。", []string{"修建|河堤|30公里||plain|project"}},
		{"ways of working called by a number", "实施“四个转变”，提出6项指标。", nil},
		{"使 that is part of a word", "实际使用外资增长9%。", []string{"增长|实际使用外资|9%||plain|target"}},
		{"ways of governing", "实行流域综合治理，实行分级指导。", nil},
		{"vague acts", "大力发展旅游业，加强队伍建设，不断优化营商环境。", nil},
		{"attitudes", "坚持以人民为中心，围绕三个重点发力。", nil},
		{"names are no numbers", "深入推进国企改革三年行动，加快打造15分钟养老圈。", nil},
		{"notes behind a report", "12.“三网”：水网、电网、气网3个网络。", nil},
		{"与 joins verbs", "改造与新建文化站30个。", []string{"改造与新建|文化站|30个||plain|project"}},
		{"the verb behind what it is for", "为园区发展提供用地900亩。", []string{"提供|用地|900亩||plain|project"}},
		{"in all", "全市共计完成造林7万亩。", []string{"完成|造林|7万亩||plain|project"}},
		{"a share keeps its name", "旅游业增加值占比提高到12%。", []string{"提高到|旅游业增加值占比|12%||plain|target"}},
		{"of the whole society", "力争全社会用电量达到90亿千瓦时。", []string{"达到|全社会用电量|90亿千瓦时||aim|target"}},
		{"a national title", "新增2个全国文明单位。", []string{"新增|全国文明单位|2个||plain|project"}},
		{"numerals in names of places", "推进五道河综合整治。", nil},
		{"taxes paid", "上缴税金8亿元。", []string{"上缴|税金|8亿元||plain|target"}},
		{"verbs joined behind a deadline", "年底前续建和新建停车场12处。", []string{"续建和新建|停车场|12处|年底前|plain|project"}},
		{"a second value of the indicator", "旅游总收入90亿元，增长6%。", []string{"|旅游总收入|90亿元||plain|target", "增长|旅游总收入|6%||plain|target"}},
		{"numerals that begin names", "建成八盘峡灌区2处，治理三江源流域水土流失50平方公里。", []string{
			"建成|八盘峡灌区|2处||plain|project", "治理|三江源流域水土流失|50平方公里||plain|project",
		}},
		{"a subject before the verb", "五指山市新建学校3所，各县（区）完成20个村的改造任务。", []string{
			"新建|学校|3所||plain|project", "完成|村的改造任务|20个||plain|project",
		}},
		{"what things are led to", "推动东河大桥项目开工，推动5个产业项目投产。", []string{
			"开工|东河大桥项目|||plain|project", "投产|产业项目|5个||plain|project",
		}},
		{"names before what they count", "力争东山、西山等3个车站尽快开工。", []string{"开工|车站|3个||aim|project"}},
		{"the currency is no part of the unit", "三年内每年统筹4亿元。", []string{"统筹||4亿元|三年内|plain|target"}},
		{"strength of an act holds for it alone", "力争完成年度任务，新建学校3所。", []string{"新建|学校|3所||plain|project"}},
		{"how much more is no promise", "加大对26个乡镇的扶持力度。", nil},
		{"with a bracket in the verb", "新（改）建村道60公里。", []string{"新（改）建|村道|60公里||plain|project"}},
		{"a verb before its indicator", "降低用电成本2亿元。", []string{"降低|用电成本|2亿元||plain|target"}},
		{"the indicator in the clause before", "单位产值用水量，比2015年下降6%。", []string{"下降|单位产值用水量|6%||plain|target"}},
		{"trying something", "探索建立水权交易制度。", []string{"建立|水权交易制度|||explore|measure"}},
		{"what money is for", "新增2亿元主要用于河道治理。", []string{"新增|河道治理|2亿元||plain|target"}},
		{"a clause that describes", "开通夜班公交的乡镇达65个。", []string{"达|开通夜班公交的乡镇|65个||plain|target"}},
		{"in the spirit of something", "以开放促改革，以推广新品种为重点调整结构。", nil},
		{"aside", "在完成水网改造的基础上优化调度。", nil},
		{"places that words hide", "推进酒泉百万千瓦级风电基地建设。", []string{"推进|酒泉百万千瓦级风电基地建设|||plain|project"}},
		{"a report on kinds", "九类困难群体补助标准提高10%。", []string{"提高|九类困难群体补助标准|10%||plain|target"}},
		{"groups share an indicator", "低保标准城镇提高20元、农村提高10元。", []string{"提高|低保标准城镇|20元||plain|target", "提高|低保标准城镇|10元||plain|target"}},
		{"money and what it does", "投入3亿元新建学校5所、桥梁6座。", []string{
			"投入||3亿元||plain|target", "新建|学校|5所||plain|project", "新建|桥梁|6座||plain|project",
		}},
		{"what is raised in the clause before", "提高门诊补助标准，由人均80元增加到100元。", []string{"增加到|门诊补助标准|100元||plain|target"}},
		{"several values to come from", "两项补贴标准分别从150元、200元提高到165元、220元。", []string{"提高到|两项补贴标准|165元+220元||plain|target"}},
		{"things to do are no things", "抓好三件大事，做好10个方面的工作。", nil},
		{"with a manner", "有计划、有步骤建设示范镇8个，“一县一策”帮扶企业60家。", []string{
			"建设|示范镇|8个||plain|project", "帮扶|企业|60家||plain|project",
		}},
		{"kinds of plans are no plans", "科学制定规划，分类开展试点。", nil},
		{"by how much an indicator changes", "人均纯收入达到5500元，增加480元。", []string{"达到|人均纯收入|5500元||plain|target", "增加|人均纯收入|480元||plain|target"}},
		{"what a value is compared with", "旅游收入比2020年翻一番，农业产值比去年增长4%。", []string{"翻一番|旅游收入|||plain|target", "增长|农业产值|4%||plain|target"}},
		{"what has come about", "全市耕地减少了3万亩，学校增加了20所。", nil},
		{"targets behind semicolons", "主要目标是：产值增长6%；城镇新增就业2万人；新建学校3所。", []string{
			"增长|产值|6%||aim|target", "|城镇新增就业|2万人||aim|target", "新建|学校|3所||plain|project",
		}},
		{"for whom", "为20个社区配备健身器材，对6条河道进行综合整治。", []string{
			"配备|健身器材|20个||plain|project", "进行|综合整治|6条||plain|project",
		}},
		{"a subject for a list", "市区建设公园2个、停车场3处。", []string{"建设|公园|2个||plain|project", "建设|停车场|3处||plain|project"}},
		{"one of anything", "每户就业一人，把我市建设成为一座宜居的城市。", nil},
		{"two markets", "利用两个市场、两种资源。", nil},
		{"an act behind its subject", "港口建设完成投资20亿元。", []string{"完成|投资|20亿元||plain|target"}},
		{"those who reach a value", "力争三项保险参保率稳定在97%以上。", []string{"稳定在|三项保险参保率|97%以上||aim|target"}},
		{"what others give", "争取专项债券等2亿元。", []string{"争取|专项债券等|2亿元||explore|target"}},
		{"codes and dates", "晋政发〔2024〕8号文件3月5日印发，电话0351-1234567，比例3/5，版本1.2.3。", nil},
	} {
		var got []string
		for _, found := range finder(t).Find(Passage{Text: c.text, Role: corpus.RolePlan}) {
			got = append(got, brief(found))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %s\ngot  %q\nwant %q", c.rule, c.text, got, c.want)
		}
	}
}

func TestAReviewPromisesNothing(t *testing.T) {
	for _, text := range []string{"新建幼儿园6所，改造5个菜市场。", "地区生产总值增长6%左右。", "确保年底前建成污水处理厂3座。", "出台夜市管理办法。"} {
		if found := finder(t).Find(Passage{Text: text, Role: corpus.RoleReview}); len(found) > 0 {
			t.Errorf("%s: found %+v", text, found)
		}
	}
}

func TestYearsBeforePromiseNothing(t *testing.T) {
	for text, want := range map[string]int{"从一九八一年到一九八五年，建成水库3座。": 0, "从1985年到1990年，建成水库3座。": 1} {
		if found := finder(t).Find(Passage{Text: text, Role: corpus.RolePlan, Year: 1986}); len(found) != want {
			t.Errorf("%s: found %+v, want %d", text, found, want)
		}
	}
}

func TestElsewhereASentenceMustSpeakOfWhatIsToCome(t *testing.T) {
	for text, want := range map[string]int{"新建幼儿园6所。": 0, "要新建幼儿园6所。": 1, "到2030年，新建幼儿园6所。": 1} {
		if found := finder(t).Find(Passage{Text: text, Role: corpus.RoleOther, Year: 2030}); len(found) != want {
			t.Errorf("%s: found %+v, want %d", text, found, want)
		}
	}
}

func TestAYearBeforePromisesNothing(t *testing.T) {
	for text, want := range map[string]int{"于2011年建成隧道3座。": 0, "于2013年建成隧道3座。": 1} {
		if found := finder(t).Find(Passage{Text: text, Role: corpus.RolePlan, Year: 2013}); len(found) != want {
			t.Errorf("%s: found %+v, want %d", text, found, want)
		}
	}
}

// phrases are what sentences with and without promises are made of.
var phrases = []string{"新建", "完成", "幼儿园", "老旧小区", "3所", "12.5万亩", "５％", "、", "，", "。", "和", "其中", "增长", "达到", "由", "每", "确保", "年内", "到2025年", "（", "）", "“", "”", "为", "企业", "减负", "实施", "工程", "的", "兩", "\u200b", " ", "(1)", "3/5"}

func TestEverySpanIsInItsParagraph(t *testing.T) {
	f := finder(t)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(phrases), 0, 25).Draw(t, "text"), "")
		for _, c := range f.Find(Passage{Text: text, Role: corpus.RolePlan}) {
			if c.Start >= c.End || text[c.Start:c.End] != c.Span || c.Rule == "" || c.Type == "" || c.Strength == "" {
				t.Fatalf("%q: %+v", text, c)
			}
			if Rules()[c.Rule] == "" {
				t.Fatalf("%q: rule %q is not listed", text, c.Rule)
			}
			for _, q := range c.Quantities {
				if !strings.Contains(text, q.Raw) {
					t.Fatalf("%q: %+v", text, q)
				}
			}
		}
	})
}
