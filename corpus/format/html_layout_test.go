package format

import (
	"slices"
	"strings"
	"testing"
)

// Pages as the sites of governments lay them out, in words of our own, and what
// must be read from each.
type layoutCase struct {
	name  string
	page  string
	lines []string // kind and text of each block, see describe
	table []KeyValue
	front []KeyValue
}

// describe writes a block as "#1 heading", "* bold", "- item", "| row" or text.
func describe(b Block) string {
	switch b.Kind {
	case Heading:
		return "#" + string(rune('0'+b.Level)) + " " + b.Text
	case Bold:
		return "* " + b.Text
	case Item:
		return "- " + b.Text
	case Row:
		return "| " + b.Text
	case Text:
	}
	return b.Text
}

const menu = `<div class="top"><a href="/">首页</a> | <a href="/zw">政务公开</a> | <a href="/fw">办事服务</a> | <a href="/hd">互动交流</a> | <a href="/sj">数据开放</a></div>
<ul class="mainNav"><li><a href="/1">走进清河</a></li><li><a href="/2">清河要闻</a></li><li><a href="/3">专题专栏</a></li></ul>`

const foot = `<div class="bottom"><p>主办：清河县人民政府办公室　承办：清河县大数据中心</p><p>网站标识码：1300000001　冀ICP备00000001号　冀公网安备 13000000000001号</p>
<p>地址：清河县中心街1号　邮编：054800　<a href="/map">网站地图</a></p></div>`

const noticeBody = `<p style="text-align:center"><strong>清河县人民政府办公室</strong></p><p style="text-align:center"><strong>关于做好夏季防汛工作的通知</strong></p>
<p style="text-align:center">清政办发〔2021〕12号</p>
<p>各镇人民政府，县政府各部门：</p>
<p style="text-indent:2em">今年汛期降雨偏多，各镇要落实责任，备足物资，确保群众安全。</p>
<p style="text-indent:2em"><strong>一、加强巡查。</strong>堤防、水库每日巡查两次，发现险情立即报告。</p>
<p>　　二、做好值守</p>
<p>&nbsp;&nbsp;&nbsp;&nbsp;汛期实行二十四小时值班，
电话保持畅通。</p>
<p>附件：1.物资储备表</p>
<p style="text-align:right">清河县人民政府办公室</p><p style="text-align:right">2021年6月3日</p>`

var noticeLines = []string{
	"* 清河县人民政府办公室", "* 关于做好夏季防汛工作的通知", "清政办发〔2021〕12号", "各镇人民政府，县政府各部门：",
	"今年汛期降雨偏多，各镇要落实责任，备足物资，确保群众安全。", "一、加强巡查。堤防、水库每日巡查两次，发现险情立即报告。", "二、做好值守",
	"汛期实行二十四小时值班，电话保持畅通。", "附件：1.物资储备表", "清河县人民政府办公室", "2021年6月3日",
}

func layoutCases() []layoutCase {
	title := "清河县人民政府办公室关于做好夏季防汛工作的通知"
	return []layoutCase{
		{
			name: "policy library: table of metadata above, related pages below",
			page: `<html><head><title>` + title + `_清河县人民政府网</title></head><body>` + menu + `
<div class="policyLibraryOverview_header"><table><tbody>
<tr><td><b>标　　题：</b></td><td colspan="3">` + title + `</td></tr>
<tr><td>发文机关：</td><td>清河县人民政府办公室</td><td>发文字号：</td><td>清政办发〔2021〕12号</td></tr>
<tr><td>公文种类：</td><td>通知</td><td>成文日期：</td><td>2021年06月03日</td></tr><tr><td>主题词：</td><td></td><td></td><td></td></tr></tbody></table></div>
<table class="border-table pages_content"><tr><td id="UCAP-CONTENT"><div class="trs_editor_view TRS_UEDITOR">` + noticeBody + `</div></td></tr></table>
<div class="xglj"><h3>相关稿件</h3><ul><li><a href="/4">县领导检查防汛工作</a></li><li><a href="/5">一图读懂防汛通知</a></li></ul></div>` + foot + `</body></html>`,
			lines: noticeLines,
			table: []KeyValue{{"标题", title}, {"发文机关", "清河县人民政府办公室"}, {"发文字号", "清政办发〔2021〕12号"}, {"公文种类", "通知"}, {"成文日期", "2021年06月03日"}},
			front: []KeyValue{{"page-title", title + "_清河县人民政府网"}},
		},
		{
			name: "news page: headline and line of date outside of the named element",
			page: `<!-- saved from url=(0044)http://www.qinghe.example.cn/news/2021/1.html --><html><head><title>全县防汛工作会议召开_要闻_清河县人民政府网</title>
<meta name="SiteName" content="清河县人民政府"><meta name="ArticleTitle" content="全县防汛工作会议召开"><meta name="PubDate" content="2023-01-01 00:00"></head><body>` + menu + `
<div class="crumb">您现在的位置：<a href="/">首页</a> &gt; <a href="/yw">要闻</a></div>
<div class="article oneColumn"><h1 id="ti">全县防汛工作会议召开</h1>
<div class="pages-date">2021-06-05 09:30 <span class="font">来源： 清河日报</span> <span>字号：<a>默认</a> <a>大</a> <a>超大</a></span>|<a href="#">打印</a></div>
<div class="pages_content"><p>　　6月4日，全县防汛工作会议召开。</p><p>　　会议指出，要盯紧薄弱环节，抓实各项措施。</p><p>　　（记者 王小明）</p></div>
<div class="editor">责任编辑：李小红</div><div><a href="#">【打印】</a><a href="#">【关闭】</a></div><p>扫一扫在手机打开当前页</p>
<p>上一篇：<a href="/0">某某会议</a></p><p>下一篇：<a href="/2">某某活动</a></p></div>` + foot + `</body></html>`,
			lines: []string{"#1 全县防汛工作会议召开", "6月4日，全县防汛工作会议召开。", "会议指出，要盯紧薄弱环节，抓实各项措施。", "（记者 王小明）"},
			front: []KeyValue{
				{"url", "http://www.qinghe.example.cn/news/2021/1.html"},
				{"page-title", "全县防汛工作会议召开"},
				{"page-date", "2021-06-05 09:30"},
				{"page-source", "清河日报"},
				{"page-site", "清河县人民政府"},
			},
		},
		{
			name: "two named elements: the document and its annex, a style sheet in the first",
			page: `<html><body>` + menu + `<div class="TRS_Editor"><style>.TRS_Editor p{line-height:2}</style>` + noticeBody + `</div><div class="share">分享到：<a>微信</a></div>
<div class="TRS_Editor"><p><b>附件1 物资储备表</b></p><table border="1"><caption>单位：件</caption><tr><th>物资</th><th>数量</th></tr><tr><td>编织袋</td><td>5000</td></tr><tr><td>救生衣</td><td></td></tr></table></div>` + foot + `</body></html>`,
			lines: append(slices.Clone(noticeLines), "* 附件1 物资储备表", "单位：件", "| 物资 | 数量", "| 编织袋 | 5000", "| 救生衣 |"),
		},
		{
			name: "old site of tables, the text broken by br, no name anywhere",
			page: `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>清河县防汛办法</title></head><body><table width="100%"><tr><td><img src="logo.gif"></td></tr>
<tr><td><a href="/">首 页</a> <a href="/a">县情概况</a> <a href="/b">政府文件</a> <a href="/c">招商引资</a></td></tr></table>
<table width="900"><tr><td width="180"><table><tr><td><a href="/d">县长信箱</a></td></tr><tr><td><a href="/e">办事指南</a></td></tr><tr><td><a href="/f">下载中心</a></td></tr></table></td>
<td><table><tr><td align="center"><font size="5">清河县防汛办法</font></td></tr><tr><td align="center">发布时间：2005-6-1 阅读次数：210</td></tr>
<tr><td>　　第一条 为了防治水害，制定本办法。<br>　　第二条 防汛实行行政首长负责制，统一指挥，分级负责。<br><br>　　第三条 下列行为应当禁止：<br>　　（一）占用堤防；<br>　　（二）毁坏设施。<br>清河县人民政府<br>二〇〇五年六月一日</td></tr>
<tr><td align="center"><a href="javascript:print()">打印本页</a> <a href="javascript:close()">关闭窗口</a></td></tr></table></td></tr></table>
<table><tr><td align="center">版权所有：清河县人民政府　技术支持：清河县信息中心</td></tr></table></body></html>`,
			lines: []string{
				"#1 清河县防汛办法", "第一条 为了防治水害，制定本办法。", "第二条 防汛实行行政首长负责制，统一指挥，分级负责。", "第三条 下列行为应当禁止：", "（一）占用堤防；", "（二）毁坏设施。",
				"清河县人民政府", "二〇〇五年六月一日",
			},
			front: []KeyValue{{"page-title", "清河县防汛办法"}, {"page-date", "2005-6-1"}},
		},
		{
			name: "unknown site: a short notice, metadata in a list, attachment as a link",
			page: `<html><head><title>关于王小明等同志任职的通知 - 清河县人民政府</title></head><body>` + menu + `<div class="w1200"><div>当前位置：<a href="/">首页</a> / <a href="/rs">人事信息</a> / 正文</div>
<ul class="headInfo"><li><em>索 引 号：</em>QH001/2021-00012</li><li><em>发布机构：</em>清河县人民政府</li><li><em>成文日期：</em>2021-07-01</li><li><em>有 效 性：</em></li></ul>
<div class="bt">关于王小明等同志任职的通知</div><div class="con"><div>各镇人民政府：</div><div>县政府决定，任命：</div><div>王小明为县水务局局长；</div><div>李小红为县应急管理局副局长。</div><div>特此通知。</div><div>2021年7月1日</div>
<div>附件：<a href="/f.docx">任职名单.docx</a></div></div></div><div class="r"><ul><li><a href="/7">关于召开会议的通知</a></li><li><a href="/8">关于放假的通知</a></li></ul></div>` + foot + `</body></html>`,
			lines: []string{
				"#1 关于王小明等同志任职的通知", "各镇人民政府：", "县政府决定，任命：", "王小明为县水务局局长；", "李小红为县应急管理局副局长。", "特此通知。", "2021年7月1日", "附件：任职名单.docx",
			},
			table: []KeyValue{{"索引号", "QH001/2021-00012"}, {"发布机构", "清河县人民政府"}, {"成文日期", "2021-07-01"}},
			front: []KeyValue{{"page-title", "关于王小明等同志任职的通知 - 清河县人民政府"}},
		},
		{
			name: "metadata as a list of terms, and several on a line",
			page: `<body><dl><dt>索引号：</dt><dd>QH-3</dd><dt>主题分类：</dt><dd>水利、水务</dd></dl><p>发文机关：清河县水务局 文号：清水发〔2020〕3号 发布日期：2020年3月2日</p>
<div id="zoom"><p>全县开展水库除险加固。</p></div></body>`,
			lines: []string{"全县开展水库除险加固。"},
			table: []KeyValue{{"索引号", "QH-3"}, {"主题分类", "水利、水务"}, {"发文机关", "清河县水务局"}, {"文号", "清水发〔2020〕3号"}, {"发布日期", "2020年3月2日"}},
		},
		{
			name: "a line of date, visits and source apart from the table of metadata; visits in the table too",
			page: `<body>` + menu + `<table><tr><td>索引号</td><td>QH-7</td><td>发布机构</td><td>清河县水务局</td></tr></table><p>文号：清水发〔2020〕4号 浏览次数：12次 【打印】</p><h1>清河县节水办法</h1>
<div>发布时间：2020-03-03 10:00 浏览次数：123次 来源：县水务局 字体：【大 中 小】</div><div id="zoom"><p>全县各单位应当节约用水，反对浪费。</p></div></body>`,
			lines: []string{"#1 清河县节水办法", "全县各单位应当节约用水，反对浪费。"},
			table: []KeyValue{{"索引号", "QH-7"}, {"发布机构", "清河县水务局"}, {"文号", "清水发〔2020〕4号"}},
			front: []KeyValue{{"page-date", "2020-03-03 10:00"}, {"page-source", "县水务局"}},
		},
		{
			name:  "a table of contents whose entries lead to places of the page",
			page:  `<body>` + menu + `<div><h1>清河县河道条例</h1><p><a href="#1">第一章　总则</a></p><p><a href="http://www.qinghe.example.cn/a.html#2">第二章　职责</a></p><p><a name="1"></a>第一章　总则</p><p>第一条 为了保护河道，制定本条例。</p><p><a name="2"></a>第二章　职责</p><p>第二条 县人民政府负责河道的保护。</p></div>` + foot + `</body>`,
			lines: []string{"#1 清河县河道条例", "第一章 总则", "第二章 职责", "第一章 总则", "第一条 为了保护河道，制定本条例。", "第二章 职责", "第二条 县人民政府负责河道的保护。"},
		},
		{
			name: "a plain page without a site, saved from a word processor",
			page: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{}</style></head><body lang="ZH-CN"><div class="WordSection1">
<p class="MsoNormal" align="center" style="text-align:center"><b><span style="font-size:22.0pt">清河县志书编纂
方案<o:p></o:p></span></b></p><p class="MsoNormal"><![if !supportLists]><span>1.<span style="font:7.0pt">&nbsp;&nbsp; </span></span><![endif]><span>组建班子</span></p>
<p class="MsoNormal" style="text-indent:32.0pt"><span>抽调</span><span lang="EN-US">12</span><span>人，</span><span>PM<sub>2.5</sub>、CO<sub>2</sub>等单独成章。</span></p>
<ol><li>征集资料</li><li><p>编写初稿</p></li></ol><ul><li>县志<br>年鉴</li></ul><p>来源：县档案馆</p></div></body></html>`,
			lines: []string{"* 清河县志书编纂方案", "1. 组建班子", "抽调12人，PM2.5、CO2等单独成章。", "1. 征集资料", "2. 编写初稿", "- 县志", "年鉴", "来源：县档案馆"},
		},
		{
			name: "the document is a table, and its site has a menu",
			page: `<html><body>` + menu + `<h1>清河县行政许可事项清单</h1><table border="1"><tr><td>序号</td><td>事项</td><td>部门</td></tr><tr><td>1</td><td>取水许可</td><td>水务局</td></tr>
<tr><td>2</td><td>河道采砂许可</td><td>水务局</td></tr><tr><td>3</td><td>占用<br>农业灌溉水源审批</td><td>水务局</td></tr></table><p>注：清单每年调整。</p>` + foot + `</body></html>`,
			lines: []string{"#1 清河县行政许可事项清单", "| 序号 | 事项 | 部门", "| 1 | 取水许可 | 水务局", "| 2 | 河道采砂许可 | 水务局", "| 3 | 占用 农业灌溉水源审批 | 水务局", "注：清单每年调整。"},
		},
		{
			name:  "the element of the document is hidden until a script runs; a copy for phones is hidden",
			page:  `<body><div id="js_content" style="visibility: hidden;"><p>县政府召开常务会议。</p></div><div class="phone" style="display:none"><p>县政府召开常务会议。</p></div></body>`,
			lines: []string{"县政府召开常务会议。"},
		},
		{
			name:  "words of chrome in the text stay",
			page:  `<body><div class="article-content"><p>打印机、扫描件的管理</p><p>各单位应当：</p><p>来源：采购目录</p><p>打印成本要降低。</p><p>分享经验，相关解读另行发布。</p></div></body>`,
			lines: []string{"打印机、扫描件的管理", "各单位应当：", "来源：采购目录", "打印成本要降低。", "分享经验，相关解读另行发布。"},
		},
		{
			name:  "lines of a document on an unknown site that read like chrome",
			page:  `<body>` + menu + `<div><p>清河县档案利用办法</p><p>第一条 为了方便利用档案，制定本办法。</p><p>扫描件可在县档案馆网站查看。</p><p>来源：县档案馆馆藏</p><p>时间：工作日上午</p><p>第二条 本办法自印发之日起施行。</p></div><p>分享到：</p>` + foot + `</body>`,
			lines: []string{"清河县档案利用办法", "第一条 为了方便利用档案，制定本办法。", "扫描件可在县档案馆网站查看。", "来源：县档案馆馆藏", "时间：工作日上午", "第二条 本办法自印发之日起施行。"},
		},
		{
			name:  "a list of names without a sentence; a known name on something else",
			page:  `<body>` + menu + `<div><h2>清河县烈士名单</h2><div>王小明</div><div>李小红</div><div>张大山</div></div><a class="zoom">放大</a><p>关闭窗口</p><div><a href="/1">烈士纪念设施</a></div>` + foot + `</body>`,
			lines: []string{"#2 清河县烈士名单", "王小明", "李小红", "张大山"},
		},
		{
			name:  "the element of the document opens with what looks like a line of source",
			page:  `<body>` + menu + `<div id="zoom"><p class="position">时间：2021年6月3日</p><p>地点：县政府三楼会议室</p><p>会议研究了防汛工作。</p><p>相关解读</p><p><a href="/1">一图读懂</a></p><p>扫一扫在手机打开当前页</p></div>` + foot + `</body>`,
			lines: []string{"时间：2021年6月3日", "地点：县政府三楼会议室", "会议研究了防汛工作。"},
		},
		{
			name: "an article in an element for printing, headings of all orders",
			page: `<body><nav><a href="/">首页</a></nav><div class="print" id="printBox"><h1>年度报告</h1><h2>一、概述</h2><p>全年受理申请十件。</p><h3>（一）公开</h3><pre>第一行；
第二行。</pre></div><footer>版权所有 清河县</footer></body>`,
			lines: []string{"#1 年度报告", "#2 一、概述", "全年受理申请十件。", "#3 （一）公开", "第一行；", "第二行。"},
		},
	}
}

func TestLayouts(t *testing.T) {
	for _, c := range layoutCases() {
		p, err := Parse("page.html", []byte(c.page))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		checkBlocks(t, p.Blocks)
		var lines []string
		for _, b := range p.Blocks {
			lines = append(lines, describe(b))
		}
		if !slices.Equal(lines, c.lines) {
			t.Errorf("%s: printed\n\t%s\nwant\n\t%s", c.name, strings.Join(lines, "\n\t"), strings.Join(c.lines, "\n\t"))
		}
		if !slices.Equal(p.Table, c.table) {
			t.Errorf("%s: table %v, want %v", c.name, p.Table, c.table)
		}
		if c.front != nil && !slices.Equal(p.FrontMatter, c.front) {
			t.Errorf("%s: front %v, want %v", c.name, p.FrontMatter, c.front)
		}
	}
}
