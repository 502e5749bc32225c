package corpus

import (
	"strings"
	"testing"
)

const pageBody = `<p style="text-align:center"><strong>清河县人民政府办公室</strong></p><p style="text-align:center"><strong>关于印发“十四五”防汛规划的通知</strong></p>
<p style="text-align:center">清政办发〔2021〕12号</p><p>各镇人民政府，县政府各部门：</p>
<p style="text-indent:2em">《清河县“十四五”防汛规划》已经县政府同意，现印发给你们，请认真组织实施，确保取得实效。</p>
<p style="text-align:right">清河县人民政府办公室</p><p style="text-align:right">2021年6月3日</p>`

// Tables as sites print them, with the same facts about the same document.
var pageTables = []struct{ name, table string }{
	{"rows of pairs", `<table><tr><td>索 引 号：</td><td>000014349/2021-00018</td><td>主题分类：</td><td>水利、水务</td></tr>
<tr><td>发文机关：</td><td>清河县人民政府办公室</td><td>成文日期：</td><td>2021年06月03日</td></tr>
<tr><td>标　　题：</td><td colspan="3">清河县人民政府办公室关于印发“十四五”防汛规划的通知</td></tr>
<tr><td>发文字号：</td><td>清政办发〔2021〕12号</td><td>发布日期：</td><td>2021年06月09日</td></tr>
<tr><td>公文种类：</td><td>通知</td><td>生效日期：</td><td>2021年07月01日</td></tr></table>`},
	{"bold labels", `<table><tr><td><b>索引号:</b> 000014349/2021-00018</td><td><b>主题分类:</b> 水利、水务</td></tr>
<tr><td><b>发文机关:</b> 清河县人民政府办公室</td><td><b>成文日期:</b> 2021-06-03</td></tr>
<tr><td colspan="2"><b>标题:</b> 清河县人民政府办公室关于印发“十四五”防汛规划的通知</td></tr>
<tr><td><b>发文字号:</b> 清政办发〔2021〕12号</td><td><b>发布日期:</b> 2021-06-09</td></tr><tr><td><b>施行日期:</b> 2021-07-01</td><td><b>废止日期:</b> --</td></tr></table>`},
	{"list", `<ul><li><span>索&nbsp;引&nbsp;号：</span>000014349/2021-00018</li><li><span>信息分类：</span>水利、水务</li><li><span>发布机构：</span>清河县人民政府办公室</li>
<li><span>生成日期：</span>2021-06-03</li><li><span>名称：</span>清河县人民政府办公室关于印发“十四五”防汛规划的通知</li><li><span>文号：</span>清政办发〔2021〕12号</li>
<li><span>发布日期：</span>2021-06-09</li><li><span>实施日期：</span>2021-07-01</li></ul>`},
}

func TestTheTableOfAPageIsRead(t *testing.T) {
	want := "清河县人民政府办公室关于印发“十四五”防汛规划的通知 | 清河县人民政府办公室 | 通知 | 清政办发〔2021〕12号 | 2021-06-03 | 2021-06-09 | 2021-07-01 | 000014349/2021-00018 | 水利、水务 | 2021-06-03 | 河北省/邢台市/清河县"
	for _, c := range pageTables {
		page := `<html><head><title>规划 - 清河县人民政府</title><meta name="PubDate" content="2021-06-10"></head><body>` + c.table + `<div class="content">` + pageBody + `</div></body></html>`
		m := mustRead(t, Input{Path: "x.html", Data: []byte(page)}).Metadata
		got := strings.Join([]string{meant(&m), m.Index, m.Topic, m.Date, string(m.Region)}, " | ")
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
		for _, f := range []Field{FieldTitle, FieldIssuer, FieldNumber, FieldIssued, FieldPublished, FieldEffective, FieldIndex, FieldTopic, FieldDate} {
			if m.Origins[f] != OriginTable {
				t.Errorf("%s: %s comes from %q", c.name, f, m.Origins[f])
			}
		}
	}
}

// Without a table the text says most of it, and the head of the page when the site
// published it.
func TestAPageWithoutATable(t *testing.T) {
	page := `<html><head><title>清河县人民政府办公室关于印发“十四五”防汛规划的通知 - 清河县人民政府</title><meta name="PubDate" content="2021-06-10 10:20:00"></head><body><div class="content">` + pageBody + `</div></body></html>`
	m := mustRead(t, Input{Path: "x.html", Data: []byte(page)}).Metadata
	want := "清河县人民政府办公室关于印发“十四五”防汛规划的通知 | 清河县人民政府办公室 | 通知 | 清政办发〔2021〕12号 | 2021-06-03 | 2021-06-10 | "
	if got := meant(&m); got != want || m.Date != "2021-06-03" {
		t.Errorf("\n got %s %s\nwant %s", got, m.Date, want)
	}
}

// What a user gives for the file counts before what is given for all files, that
// before the table, and the table before the text.
func TestTheSidecarCountsFirst(t *testing.T) {
	page := `<html><body>` + pageTables[0].table + `<div>` + pageBody + `</div></body></html>`
	m := mustRead(t, Input{
		Path: "x.html", Data: []byte(page), Set: map[Field]string{FieldTitle: "给所有的", FieldTopic: "给所有的"}, Sidecar: map[Field]string{FieldTitle: "给这一个的"},
	}).Metadata
	if m.Title != "给这一个的" || m.Origins[FieldTitle] != OriginSidecar || m.Topic != "给所有的" || m.Origins[FieldTopic] != OriginSet {
		t.Errorf("title %q from %q, topic %q from %q", m.Title, m.Origins[FieldTitle], m.Topic, m.Origins[FieldTopic])
	}
}

func TestOfficeAndSession(t *testing.T) {
	for _, c := range []struct{ src, office, session string }{
		{head("——2022年2月22日在太原市第十五届人民代表大会第一次会议上", "市长 张新伟"), "市长", "第十五届人民代表大会第一次会议"},
		{head("——2007年3月5日在第十届全国人民代表大会第五次会议上", "国务院总理　温家宝"), "总理", "第十届全国人民代表大会第五次会议"},
		{head("——2005年1月在甘肃省十届人大三次会议上", "省长陆浩"), "省长", "第十届人民代表大会第三次会议"},
		{head("——1955年7月5日至6日在第一届全国人民代表大会第二次会议上", "国务院副总理兼国家计划委员会主任　李富春"), "副总理", "第一届全国人民代表大会第二次会议"},
		{head("——在河北省第九届人民代表大会第二次会议上（一九九九年一月二十七日）", "河北省人民政府代省长　钮茂生"), "代省长", "第九届人民代表大会第二次会议"},
		{head("（2010年1月10日 向巴平措）"), "", ""},
		{"# 校园条例\n\n（1979年7月1日第五届全国人民代表大会第二次会议通过）\n\n" + clauses, "", ""},
	} {
		m := mustRead(t, Input{Path: "x.md", Data: []byte(c.src)}).Metadata
		if m.Office != c.office || m.Session != c.session {
			t.Errorf("%.60s: %q %q, want %q %q", c.src, m.Office, m.Session, c.office, c.session)
		}
	}
}

func TestKindsByTheEndingOfATitle(t *testing.T) {
	for title, want := range map[string]string{
		"国务院关于印发《全国校园规划》的通知": "通知", "全国校园规划": "规划", "全国校园发展规划纲要": "规划", "妇女发展纲要": "纲要", "校园行动计划": "计划",
		"关于加快发展的若干意见": "意见", "校园管理条例": "条例", "关于修改校园条例的决定": "决定", "2021年国民经济和社会发展统计公报": "统计公报", "中央全会公报": "公报",
		"校园管理暂行办法": "办法", "校园管理办法（试行）": "办法", "若干问题的规定": "规定", "校园条例实施细则": "细则", "关于同意设立新区的批复": "批复", "关于建立联席会议制度的函": "函",
		"关于节水建议的复函": "函", "关于事故查处情况的通报": "通报", "关于征求意见的公告": "公告", "关于交通管制的通告": "通告", "中华人民共和国国务院令": "命令",
		"关于提请审议预算的议案": "议案", "省政府常务会议纪要": "纪要", "中华人民共和国校园法": "法律", "关于适用法律若干问题的解释": "解释", "校园工作实施方案": "方案",
		"校园突发事件应急预案": "预案", "关于预算的决议": "决议", "关于请求批准的请示": "请示", "工作规则": "规则", "政府工作报告": "政府工作报告", "司法": "", "严格规范公正文明执法": "", "中华人民共和国民法典": "法律", "反分裂国家法": "法律", "中华人民共和国刑法修正案（十一）": "修正案",
	} {
		if got := titleSuffix(title); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}
