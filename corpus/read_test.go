package corpus

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkDocument reports what no document may be.
// checkMetadata checks that each value is in the form in which it is stored, and
// that values and origins belong together.
func checkMetadata(t testing.TB, doc *Document) {
	t.Helper()
	year := ""
	if doc.Year != 0 {
		year = strconv.Itoa(doc.Year)
	}
	values := map[Field]string{
		FieldTitle: doc.Title, FieldIssuer: doc.Issuer, FieldRegion: string(doc.Region), FieldLevel: string(doc.Level), FieldYear: year,
		FieldDate: doc.Date, FieldKind: doc.Kind, FieldNumber: doc.Number, FieldSpeaker: doc.Speaker, FieldOffice: doc.Office,
		FieldSession: doc.Session, FieldIndex: doc.Index, FieldTopic: doc.Topic, FieldURL: doc.Source.URL,
		FieldDelivered: doc.Delivered, FieldIssued: doc.Issued, FieldPublished: doc.Published, FieldEffective: doc.Effective,
	}
	for field, value := range values {
		if (value != "") != (doc.Origins[field] != "") {
			t.Errorf("%s: %s is %q and comes from %q", doc.Source.Path, field, value, doc.Origins[field])
		}
		if value == "" {
			continue
		}
		if !utf8.ValidString(value) || value != oneLine(value) {
			t.Errorf("%s: %s is not one normal line: %q", doc.Source.Path, field, value)
		}
		switch field {
		case FieldDate, FieldDelivered, FieldIssued, FieldPublished, FieldEffective:
			if !isStoredDate(value) {
				t.Errorf("%s: %s is %q", doc.Source.Path, field, value)
			}
		}
	}
	for _, one := range doc.Issuers() {
		if one == "" || !strings.Contains(doc.Issuer, one) {
			t.Errorf("%s: issuer %q of %q", doc.Source.Path, one, doc.Issuer)
		}
	}
}

func checkDocument(t testing.TB, doc *Document) {
	t.Helper()
	anchors := map[string]bool{}
	for i, p := range doc.Paragraphs {
		switch {
		case p.Text == "" || strings.TrimSpace(p.Text) != p.Text:
			t.Errorf("%s: paragraph %d is empty or not trimmed: %q", doc.Source.Path, i, p.Text)
		case !utf8.ValidString(p.Text) || strings.ContainsAny(p.Text, "\n\r\t\x00"):
			t.Errorf("%s: paragraph %d is not one line of UTF-8: %q", doc.Source.Path, i, p.Text)
		case anchors[p.Anchor] || len(p.Anchor) < 8:
			t.Errorf("%s: paragraph %d has the anchor %q, which is short or not unique", doc.Source.Path, i, p.Anchor)
		case p.Section < NoSection || p.Section >= len(doc.Sections):
			t.Errorf("%s: paragraph %d lies in section %d of %d", doc.Source.Path, i, p.Section, len(doc.Sections))
		case !slices.Contains([]ParagraphKind{KindTitle, KindHeading, KindText, KindTable}, p.Kind):
			t.Errorf("%s: paragraph %d has the kind %q", doc.Source.Path, i, p.Kind)
		case p.Kind == KindHeading && (p.Section < 0 || doc.Sections[p.Section].Title != p.Text):
			t.Errorf("%s: heading %d does not open its section", doc.Source.Path, i)
		}
		anchors[p.Anchor] = true
	}
	checkMetadata(t, doc)
	for i, s := range doc.Sections {
		if s.Parent >= i || s.Parent < NoSection || s.Level < 1 || s.Title == "" {
			t.Errorf("%s: section %d is %+v", doc.Source.Path, i, s)
		}
		if s.Parent >= 0 && doc.Sections[s.Parent].Level >= s.Level {
			t.Errorf("%s: section %d of level %d lies in one of level %d", doc.Source.Path, i, s.Level, doc.Sections[s.Parent].Level)
		}
	}
}

const report = "**政府工作报告**\n\n——2022年2月22日在太原市第十五届人民代表大会第一次会议上\n\n市长 张新伟\n\n各位代表：\n\n" +
	"现在，我代表太原市人民政府，向大会报告工作，请予审议。\n\n**一、2021年工作回顾**\n\n过去一年成绩显著。\n\n**二、2022年工作安排**\n\n今年要做好以下工作。\n"

func TestReadFillsTheDocument(t *testing.T) {
	doc := mustRead(t, Input{Path: "市/太原市/2022.md", Data: []byte("---\nsource: https://a.cn/1\n---\n" + report)})
	checkDocument(t, doc)
	want := Metadata{
		Title: "政府工作报告", Issuer: "太原市人民政府", Region: "山西省/太原市", Level: LevelPrefecture, Year: 2022,
		Date: "2022-02-22", Kind: "政府工作报告", Speaker: "张新伟",
	}
	got := doc.Metadata
	got.Origins = nil
	if got.Title != want.Title || got.Issuer != want.Issuer || got.Region != want.Region || got.Level != want.Level ||
		got.Year != want.Year || got.Date != want.Date || got.Kind != want.Kind || got.Speaker != want.Speaker {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if doc.Source.URL != "https://a.cn/1" || len(doc.Source.SHA256) != 64 || doc.ID != "" {
		t.Errorf("source %+v, ID %q", doc.Source, doc.ID)
	}
	if len(doc.Sections) != 2 || doc.Paragraphs[0].Kind != KindTitle || doc.Paragraphs[1].Kind != KindText {
		t.Errorf("sections %v, first paragraphs %v", doc.Sections, doc.Paragraphs[:2])
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct {
		rule, path string
		data       string
		set        map[Field]string
		want       error
		says       string
	}{
		{"empty file", "报告.md", "", nil, ErrEmpty, "报告.md：文件没有文字"},
		{"only front matter", "a.md", "---\ntitle: 报告\n---\n", nil, ErrEmpty, "文件没有文字"},
		{"unsupported", "a.zip!/报告.xlsx", "x", nil, ErrUnsupported, "报告.xlsx"},
		{"binary", "a.txt", "一\x00", nil, ErrNotText, "不是文本文件"},
		{"encoding", "a.md", "一\xff\xfe", nil, ErrEncoding, "第 1 行"},
		{"bad value set", "a.md", "一", map[Field]string{FieldYear: "去年"}, ErrBadValue, "年"},
	} {
		_, err := Read(Input{Path: c.path, Data: []byte(c.data), Set: c.set})
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %v saying %q", c.rule, err, c.want, c.says)
		}
	}
}

func TestAnchorsSurviveEditsElsewhere(t *testing.T) {
	before := mustRead(t, Input{Path: "a.md", Data: []byte("一二三四。\n\n五六七八。\n\n一二三四。\n")})
	after := mustRead(t, Input{Path: "a.md", Data: []byte("新的一段。\n\n一二三四。\n\n五六七八。\n\n一二三四。\n")})
	for i, p := range before.Paragraphs {
		if after.Paragraphs[i+1].Anchor != p.Anchor {
			t.Errorf("%q: %s became %s", p.Text, p.Anchor, after.Paragraphs[i+1].Anchor)
		}
	}
	if got, want := before.Paragraphs[2].Anchor, before.Paragraphs[0].Anchor+"-2"; got != want {
		t.Errorf("the same text again has the anchor %s, want %s", got, want)
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		report, "---\ntitle: 2013年报告\nregion: 朝阳区\n---\n正文。", "# 标题\n\n## 一、\n\n（一）\n\n1.\n", "第一章 总则\n\n第一条 为了。\n",
		"目录\n\n一、甲\n\n二、乙\n\n一、甲\n\n正文。", "| a | b |\n|---|---|\n| 1 | 2 |", "二〇二二年十二月三十一日", "**（2022年1月5日 张三）**\n\n各位代表：",
		"再创建美丽\n\n宜居示范村。", "\xff\xfe\x00", "全国人民代表大会", "在第十届人民代表大会上", "我代表省人民政府作报告",
		"中华人民共和国国务院令\n\n第706号\n\n《校园条例》已经2018年9月6日通过，现予公布，自2019年3月1日起施行。\n\n2018年11月6日\n\n校园条例\n\n（2018年9月6日国务院第23次常务会议通过）\n\n第一条　为了。",
		"最高人民法院　最高人民检察院\n\n关于校园案件\n\n若干问题的解释\n\n（2016年11月7日最高人民法院审判委员会\n\n第1698次会议通过）", "关于校园的通知\n\n正文。\n\n教育部　财政部\n\n二〇二〇年八月二十八日",
	} {
		f.Add("省自治区/山西省/2023.md", []byte(seed))
		f.Add("x.txt", []byte(seed))
	}
	f.Add("国办发〔2018〕15号_办法_2018-12-04.html", []byte(pageTables[0].table+pageBody))
	f.Fuzz(func(t *testing.T, path string, data []byte) {
		doc, err := Read(Input{Path: path, Data: data})
		if err != nil {
			return
		}
		if len(doc.Paragraphs) == 0 {
			t.Error("a document without paragraphs")
		}
		checkDocument(t, doc)
	})
}

func TestTooMuchTextIsRefused(t *testing.T) {
	for rule, text := range map[string]string{
		"a single line":   strings.Repeat("加强水利建设，", 1+MaxText/len("加强水利建设，")),
		"many short ones": strings.Repeat("甲\n", MaxParagraphs+1),
	} {
		if _, err := Read(Input{Path: "a.txt", Data: []byte(text)}); !errors.Is(err, ErrTooMuch) {
			t.Errorf("%s: %v, want %v", rule, err, ErrTooMuch)
		}
	}
}
