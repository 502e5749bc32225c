package corpus

import (
	"strings"
	"testing"
)

// head is a work report with these lines before its address.
func head(lines ...string) string {
	return strings.Join(lines, "\n\n") + "\n\n各位代表：\n\n现在，我代表省人民政府，向大会报告工作，请予审议。\n\n" + long
}

func TestRegion(t *testing.T) {
	for _, c := range []struct {
		rule, path, src string
		region          Region
		level           Level
		origin          Origin
	}{
		{"from the meeting", "x.md", head("——2022年2月22日在太原市第十五届人民代表大会第一次会议上"), "山西省/太原市", LevelPrefecture, OriginText},
		{"from a meeting in short form", "x.md", head("——2013年12月25日在四平市七届人大第二次会议上"), "吉林省/四平市", LevelPrefecture, OriginText},
		{"from a chain of places", "x.md", head("在山西省太原市杏花岭区第六届人民代表大会第二次会议上"), "山西省/太原市/杏花岭区", LevelCounty, OriginText},
		{"from the national congress", "x.md", head("——2007年3月5日在第十届全国人民代表大会第五次会议上", "国务院总理　温家宝"), "全国", LevelNational, OriginText},
		{"from whom the speaker stands for", "x.md", "各位代表：\n\n现在，我代表浙江省人民政府，向大会作政府工作报告。\n\n" + long, "浙江省", LevelProvince, OriginText},
		{"from the office", "x.md", head("上海市市长 龚 正"), "上海市", LevelProvince, OriginText},
		{"from the printed title", "x.md", "**海南省2012年政府工作报告**\n\n" + long, "海南省", LevelProvince, OriginText},
		{"from the title in the front matter", "x.md", "---\ntitle: 2019年内蒙古自治区政府工作报告\n---\n" + head(), "内蒙古自治区", LevelProvince, OriginText},
		{"from the short name in a title", "x.md", "---\ntitle: 太原2019年政府工作报告\n---\n" + head(), "山西省/太原市", LevelPrefecture, OriginText},
		{"from the folder", "省自治区/山西省/2023.md", head(), "山西省", LevelProvince, OriginPath},
		{"from the folder of the prefecture", "市/包头市/2023.md", head(), "内蒙古自治区/包头市", LevelPrefecture, OriginPath},
		{"from the name of the file", "杏花岭区-太忻一体化.md", long, "山西省/太原市/杏花岭区", LevelCounty, OriginPath},
		{"from the folder of the State Council", "国务院/1954.md", long, "全国", LevelNational, OriginPath},
		{"the innermost folder counts", "山西省/太原市/2020.md", long, "山西省/太原市", LevelPrefecture, OriginPath},
		{"a folder settles an ambiguous one", "吉林省/朝阳区/2020.md", long, "吉林省/长春市/朝阳区", LevelCounty, OriginPath},
		{"a folder settles an ambiguous name in the text", "北京市/2020.md", head("在朝阳区第十六届人民代表大会第二次会议上"), "北京市/朝阳区", LevelCounty, OriginText},
		{"nothing settles an ambiguous name", "x.md", head("在朝阳区第十六届人民代表大会第二次会议上"), "", "", ""},
		{"text counts before the path", "市/淮南市/2016.md", head("——2016年1月18日在淮安市第七届人民代表大会第五次会议上"), "江苏省/淮安市", LevelPrefecture, OriginText},
		{"an entry of an archive", "reports.zip!/太原市/2022.md", long, "山西省/太原市", LevelPrefecture, OriginPath},
		{"former name", "x.md", head("——2008年1月18日在襄樊市第十四届人民代表大会第三次会议上"), "湖北省/襄阳市", LevelPrefecture, OriginText},
		{"an autonomous prefecture by its short name", "x.md", head("——2022年1月8日在海南州第十五届人民代表大会第一次会议上"), "青海省/海南藏族自治州", LevelPrefecture, OriginText},
		{"the city of the name of its province", "x.md", head("——2022年1月8日在吉林市第十六届人民代表大会第一次会议上"), "吉林省/吉林市", LevelPrefecture, OriginText},
		{"taken in since", "x.md", head("——2009年1月8日在崇文区第十四届人民代表大会第五次会议上"), "北京市/东城区/崇文区", LevelCounty, OriginText},
		{"of folders in each other the innermost settles an ambiguous name", "江苏/南京/鼓楼区2022.md", long, "江苏省/南京市/鼓楼区", LevelCounty, OriginPath},
		{"a district of many by its city", "x.md", head("——2022年1月8日在沈阳市铁西区第十八届人民代表大会第一次会议上"), "辽宁省/沈阳市/铁西区", LevelCounty, OriginText},
		{"a new area", "两江新区/2023.md", long, "重庆市/两江新区", LevelCounty, OriginPath},
		{"front matter", "市/包头市/2023.md", "---\n地区: 太原市\n---\n" + long, "山西省/太原市", LevelPrefecture, OriginFrontMatter},
		{"the place most spoken of", "x.md", head() + strings.Repeat("\n\n我省坚持建设幸福美好新甘肃，推动甘肃发展。", 4), "甘肃省", LevelProvince, OriginText},
		{"no place", "x.md", long, "", "", ""},
	} {
		doc := mustRead(t, Input{Path: c.path, Data: []byte(c.src)})
		if doc.Region != c.region || doc.Level != c.level || doc.Origins[FieldRegion] != c.origin {
			t.Errorf("%s: %q %q from %q, want %q %q from %q", c.rule, doc.Region, doc.Level, doc.Origins[FieldRegion], c.region, c.level, c.origin)
		}
	}
}

func TestYear(t *testing.T) {
	parts := func(date string, headings ...string) string {
		return head(date) + "\n\n**" + strings.Join(headings, "**\n\n"+long+"\n\n**") + "**\n\n" + long
	}
	for _, c := range []struct {
		rule, path, src string
		year            int
		origin          Origin
	}{
		{"in the printed title", "2020.md", "**1998年内蒙古自治区政府工作报告**\n\n" + head(), 1998, OriginText},
		{"in the title of the front matter", "2020.md", "---\ntitle: 政府工作报告（2009年）\n---\n" + head(), 2009, OriginFrontMatter},
		{"a date in a title is none", "x.md", "---\ntitle: 包头市政府工作报告（2025年1月5日 孟庆维）\n---\n" + head(), 2025, OriginText},
		{"the year before the meeting is reviewed", "x.md", parts("市长 张三", "一、2021年工作回顾", "二、今年工作安排"), 2022, OriginText},
		{"the year planned", "x.md", parts("市长 张三", "一、过去五年工作回顾", "二、2023年目标任务"), 2023, OriginText},
		{"delivered in December for the year to come", "x.md", parts("——2013年12月25日在四平市七届人大第二次会议上", "一、2013年工作回顾", "二、2014年工作安排"), 2014, OriginText},
		{"delivered in December, headings silent", "x.md", parts("——2013年12月25日在四平市七届人大第二次会议上", "一、回顾", "二、安排"), 2014, OriginText},
		{"a certain plan counts before the file", "2013.md", parts("——2013年12月25日在四平市七届人大第二次会议上", "一、2013年工作回顾", "二、2014年工作安排"), 2014, OriginText},
		{"review and plan in one heading", "x.md", parts("市长 张三", "一、1994年回顾和1995年工作的基本要求"), 1995, OriginText},
		{"far aims are no plan", "x.md", parts("——2021年1月26日在广东省第十三届人民代表大会第四次会议上", "一、“十三五”发展成就和2020年主要工作", "二、2035年远景目标和2021—2025年主要目标"), 2021, OriginText},
		{"the file decides between date and headings", "2003.md", parts("（2010年2月20日 梁保华）", "一、过去五年工作回顾", "二、今后五年主要任务和2003年预期目标"), 2003, OriginPath},
		{"only the file", "市/太原市/2019.md", head(), 2019, OriginPath},
		{"the file with a suffix", "国务院/1964-part.md", long, 1964, OriginPath},
		{"the folder", "太原市/2022年/报告.md", long, 2022, OriginPath},
		{"a longer number is no year", "t20220125_235204.md", long, 0, ""},
		{"of other documents: the number", "x.md", "# 关于加快发展的通知\n\n国办发〔2023〕15号\n\n" + long, 2023, OriginDerived},
		{"of other documents: the date", "x.md", "# 关于加快发展的通知\n\n" + long + "\n\n2018年11月19日", 2018, OriginDerived},
		{"nothing says", "x.md", long, 0, ""},
	} {
		doc := mustRead(t, Input{Path: c.path, Data: []byte(c.src)})
		if doc.Year != c.year || doc.Origins[FieldYear] != c.origin {
			t.Errorf("%s: %d from %q, want %d from %q", c.rule, doc.Year, doc.Origins[FieldYear], c.year, c.origin)
		}
	}
}

func TestDateAndSpeaker(t *testing.T) {
	for _, c := range []struct {
		rule, src, date, speaker string
	}{
		{"line of the meeting, office and name", head("——2022年2月22日在太原市第十五届人民代表大会第一次会议上", "市长 张新伟"), "2022-02-22", "张新伟"},
		{"date and name in brackets", head("（2010年1月10日 向巴平措）"), "2010-01-10", "向巴平措"},
		{"date and name without a space", head("（2003年1月10日洪虎）"), "2003-01-10", "洪虎"},
		{"Chinese figures", head("——二〇〇六年一月二十四日在湖北省第十届人民代表大会第三次会议上", "省长 罗清泉"), "2006-01-24", "罗清泉"},
		{"full-width figures", head("——２００６年１月１７日在湖南省第十届人民代表大会第四次会议上", "省长 周伯华"), "2006-01-17", "周伯华"},
		{"several days", head("——1955年7月5日至6日在第一届全国人民代表大会第二次会议上", "国务院副总理兼国家计划委员会主任　李富春"), "1955-07-05", "李富春"},
		{"date behind the meeting", head("在四川省第十一届人民代表大会第五次会议上（2012年1月10日）", "四川省人民政府省长蒋巨峰"), "2012-01-10", "蒋巨峰"},
		{"only a month", head("——2005年1月在甘肃省十届人大三次会议上", "省长陆浩"), "2005-01", "陆浩"},
		{"spaced out", head("2022年1月20日在青海省第十三届人民代表大会第七次会议上", "**省 长 信长星**"), "2022-01-20", "信长星"},
		{"colon", head("——2015年1月22日在青海省第十二届人民代表大会第四次会议上", "省长：郝鹏"), "2015-01-22", "郝鹏"},
		{"name alone", head("——2016年1月12日在包头市第十四届人民代表大会第四次会议上", "毛 伟 明"), "2016-01-12", "毛伟明"},
		{"in the title", "政府工作报告（2022年1月24日在吉林省第十三届人民代表大会第五次会议上 省长 韩俊）\n\n" + head(), "2022-01-24", "韩俊"},
		{"acting chairman", head("—2025年1月19日在西藏自治区第十二届人民代表大会第三次会议上", "自治区代理主席 嘎玛泽登"), "2025-01-19", "嘎玛泽登"},
		{"title of the front matter", "---\ntitle: 2021年1月24日广东省省长马兴瑞在广东省第十三届人民代表大会第四次会议上作政府工作报告\n---\n" + head(), "2021-01-24", "马兴瑞"},
		{"title of the front matter, brackets", "---\ntitle: 宁夏回族自治区政府工作报告（2012年1月11日 王正伟）\n---\n" + head(), "2012-01-11", "王正伟"},
		{"front matter", "---\ndate: 2022年1月5日\n报告人: 李四\n---\n" + head("（2010年1月10日 向巴平措）"), "2022-01-05", "李四"},
		{"signature of a notice", "# 关于加快发展的通知\n\n" + long + "\n\n某某办公厅\n\n2018年11月19日", "2018-11-19", ""},
		{"the note of a law", "# 中华人民共和国学位条例\n\n（1980年2月12日第五届全国人民代表大会常务委员会第十三次会议通过 根据2004年8月28日第十届全国人民代表大会常务委员会第十一次会议决定修正 自2005年1月1日起施行）\n\n第一条 " + long, "2004-08-28", ""},
		{"nothing says", head(), "", ""},
	} {
		doc := mustRead(t, Input{Path: "x.md", Data: []byte(c.src)})
		if doc.Date != c.date || doc.Speaker != c.speaker {
			t.Errorf("%s: %q %q, want %q %q", c.rule, doc.Date, doc.Speaker, c.date, c.speaker)
		}
	}
}

func TestKindIssuerNumber(t *testing.T) {
	for _, c := range []struct {
		rule, src, kind, issuer, number string
	}{
		{"work report", head("——2022年2月22日在太原市第十五届人民代表大会第一次会议上"), "政府工作报告", "太原市人民政府", ""},
		{"by the name that the place had", head("——2008年1月18日在襄樊市第十四届人民代表大会第三次会议上"), "政府工作报告", "襄樊市人民政府", ""},
		{"by the name that the county had", head("——2010年1月18日在密云县第十四届人民代表大会第三次会议上"), "政府工作报告", "密云县人民政府", ""},
		{"work report of the State Council", "**政府工作报告**\n——2007年3月5日在第十届全国人民代表大会第五次会议上\n\n国务院总理　温家宝\n\n" + long, "政府工作报告", "国务院", ""},
		{"work report by office and meeting alone", "——2020年1月7日在四平市第八届人民代表大会第五次会议上\n\n四平市人民政府市长 郭灵计\n\n**一、回顾**\n\n" + long, "政府工作报告", "四平市人民政府", ""},
		{"report on the budget", "**关于山西省2021年预算执行情况和2022年预算草案的报告**\n——2022年1月20日在山西省第十三届人民代表大会第六次会议上\n\n各位代表：\n\n我受省人民政府委托，向大会报告。" + long, "报告", "", ""},
		{"notice of an office", "# 国务院办公厅关于加快发展的通知\n\n国办发〔2023〕15号\n\n各省、自治区、直辖市人民政府：\n\n" + long, "通知", "国务院办公厅", "国办发〔2023〕15号"},
		{"opinions of a province", "# 山西省人民政府关于加快发展的实施意见\n\n晋政发[2012]3号\n\n" + long, "意见", "山西省人民政府", "晋政发[2012]3号"},
		{"communiqué", "万载县2015年国民经济和社会发展统计公报\n\n" + long, "统计公报", "", ""},
		{"regulations", "# 校车安全管理条例\n\n第一章 总则\n\n第一条 " + long, "条例", "", ""},
		{"regulations with the note of their making", "# 校车安全管理条例\n\n（2012年3月28日国务院第197次常务会议通过　2012年4月5日中华人民共和国国务院令第617号公布　自公布之日起施行）\n\n第一章 总则\n\n第一条 " + long, "条例", "国务院", "中华人民共和国国务院令第617号"},
		{"regulations of a province", "# 山西省气候资源条例\n\n（2022年9月28日山西省第十三届人民代表大会常务委员会第三十七次会议通过）\n\n第一条 " + long, "条例", "山西省人民代表大会常务委员会", ""},
		{"a number within the text is not its own", "# 关于加快发展的通知\n\n按照国办发〔2023〕15号文件的要求，各地各部门要认真贯彻执行，切实抓好各项工作。" + long, "通知", "", ""},
		{"an article has no kind", "抢抓机遇 推动发展\n\n" + long, "", "", ""},
	} {
		doc := mustRead(t, Input{Path: "x.md", Data: []byte(c.src)})
		if doc.Kind != c.kind || doc.Issuer != c.issuer || doc.Number != c.number {
			t.Errorf("%s: %q %q %q, want %q %q %q", c.rule, doc.Kind, doc.Issuer, doc.Number, c.kind, c.issuer, c.number)
		}
	}
}

func TestOrderOfAuthority(t *testing.T) {
	front := "---\ntitle: 前言标题\nregion: 太原市\nyear: 2001\nissuer: 前言机关\nlevel: 县\n---\n"
	for _, c := range []struct {
		rule, src string
		set       map[Field]string
		want      Metadata
	}{
		{"text alone", report, nil, Metadata{Title: "政府工作报告", Region: "山西省/太原市", Year: 2022, Issuer: "太原市人民政府", Level: LevelPrefecture}},
		{"front matter before text", front + report, nil, Metadata{Title: "前言标题", Region: "山西省/太原市", Year: 2001, Issuer: "前言机关", Level: LevelCounty}},
		{
			"the user before front matter", front + report,
			map[Field]string{FieldTitle: "给定标题", FieldRegion: "大同", FieldYear: "1999年", FieldIssuer: "给定机关", FieldLevel: "省"},
			Metadata{Title: "给定标题", Region: "山西省/大同市", Year: 1999, Issuer: "给定机关", Level: LevelProvince},
		},
		{
			"what is wrong in the front matter is passed over", "---\nyear: 去年\nlevel: 乡\ndate: 某日\nwhatever: [1, 2]\n---\n" + report, nil,
			Metadata{Title: "政府工作报告", Region: "山西省/太原市", Year: 2022, Issuer: "太原市人民政府", Level: LevelPrefecture},
		},
	} {
		got := mustRead(t, Input{Path: "x.md", Data: []byte(c.src), Set: c.set}).Metadata
		if got.Title != c.want.Title || got.Region != c.want.Region || got.Year != c.want.Year || got.Issuer != c.want.Issuer || got.Level != c.want.Level {
			t.Errorf("%s: %+v, want %+v", c.rule, got, c.want)
		}
	}
}

func TestOriginsNameEveryValue(t *testing.T) {
	doc := mustRead(t, Input{Path: "x.md", Data: []byte(report), Set: map[Field]string{FieldNumber: "1号"}})
	for field, want := range map[Field]Origin{
		FieldTitle: OriginText, FieldRegion: OriginText, FieldLevel: OriginDerived, FieldYear: OriginText, FieldIssuer: OriginText,
		FieldDate: OriginText, FieldSpeaker: OriginText, FieldKind: OriginText, FieldNumber: OriginSet,
	} {
		if got := doc.Origins[field]; got != want {
			t.Errorf("%s comes from %q, want %q", field, got, want)
		}
	}
	if _, ok := doc.Origins[FieldURL]; ok {
		t.Error("an origin without a value")
	}
}
