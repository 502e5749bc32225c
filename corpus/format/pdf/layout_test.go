package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Lines of ten characters; their words are cut where print cuts them.
var story = []string{
	"　　去冬今春全县降水偏",
	"少，十二座中型水库蓄水",
	"不足常年的六成。各乡镇",
	"要算清水账，先保群众饮",
	"水，再保春灌用水。",
	"　　对地下水位下降较快",
	"的村庄，县水务局三月底",
	"前打成抗旱水源井八眼。",
}

var paragraphs = []string{
	"去冬今春全县降水偏少，十二座中型水库蓄水不足常年的六成。各乡镇要算清水账，先保群众饮水，再保春灌用水。",
	"对地下水位下降较快的村庄，县水务局三月底前打成抗旱水源井八眼。",
}

func TestLinesBecomeParagraphs(t *testing.T) {
	b := &builder{}
	b.pages = []string{b.lines(200, 700, 16, 28, story...)}
	doc := mustRead(t, b.build())
	if diff := cmp.Diff(paragraphs, texts(doc)); diff != "" {
		t.Error(diff)
	}
	for _, p := range doc.Paragraphs {
		if !p.Indent || p.Kind != Text || p.Page != 1 {
			t.Errorf("an indented paragraph of page 1 is %+v", p)
		}
	}
}

func TestParagraphsGoOnOverPagesWithoutRunningLines(t *testing.T) {
	b := &builder{}
	for i := range 4 {
		part := story[2*i : 2*i+2]
		b.pages = append(b.pages, b.text(60, 800, 9, "某县抗旱简报")+b.text(480, 800, 9, fmt.Sprintf("总第%d期", 31))+
			b.lines(200, 700, 16, 28, part...)+b.text(270, 40, 12, fmt.Sprintf("— %d —", 11+i)))
	}
	doc := mustRead(t, b.build())
	if diff := cmp.Diff(paragraphs, texts(doc)); diff != "" {
		t.Error(diff)
	}
	if doc.Dropped.Running != 8 {
		t.Errorf("%d running lines, want a head and a foot on each of 4 pages", doc.Dropped.Running)
	}
	if p := doc.Paragraphs[1]; p.Page != 3 {
		t.Errorf("the second paragraph begins on page %d, want 3", p.Page)
	}
}

// A line at the edge of the page stays unless it recurs; numbers that do not
// count the pages are no page numbers.
func TestLinesAtTheEdgeStayUnlessTheyRecur(t *testing.T) {
	b := &builder{}
	for i, n := range []int{7, 3, 8} {
		b.pages = append(b.pages, b.text(270, 40, 12, fmt.Sprint(n))+b.lines(200, 700, 16, 28, story[i:i+2]...)+
			b.text(60, 800, 12, []string{"甲方意见", "乙方意见", "双方意见"}[i]))
	}
	doc := mustRead(t, b.build())
	all := strings.Join(texts(doc), "\n")
	for _, want := range []string{"7", "3", "8", "甲方意见", "乙方意见", "双方意见"} {
		if strings.Count(all, want) != 1 {
			t.Errorf("%q is printed once at the edge of a page, and read %d times", want, strings.Count(all, want))
		}
	}
	if doc.Dropped.Running != 0 {
		t.Errorf("%d lines dropped that do not recur", doc.Dropped.Running)
	}
}

// On a file of one page nothing recurs: a page number is known by its form.
func TestPageNumbersOfSinglePagesAreKnownByTheirForm(t *testing.T) {
	for foot, dropped := range map[string]bool{"— 1 —": true, "－ 12 －": true, "第1页 共1页": true, "1": false, "2021": false, "第1页": true, "- 甲 -": false} {
		b := &builder{}
		b.pages = []string{b.lines(200, 700, 16, 28, story...) + b.text(270, 40, 12, foot)}
		doc := mustRead(t, b.build())
		if got := len(doc.Paragraphs) == len(paragraphs); got != dropped {
			t.Errorf("%q is dropped: %v, want %v", foot, got, dropped)
		}
	}
}

// Programs break lines by rules of their own, so that the next word would have had
// room. Where paragraphs are indented, the indent alone tells where one begins,
// over the edge of a page too; a line that addresses somebody begins one as well.
func TestRaggedLinesJoinWhereParagraphsAreIndented(t *testing.T) {
	ragged := []string{
		"　　去冬今春全县降水少",
		"十二座中型水库蓄水",
		"不足常年的六成。各乡",
		"镇要算清水账，先保",
		"群众饮水。",
	}
	b := &builder{}
	b.pages = []string{
		b.lines(200, 700, 16, 28, append(append([]string{}, story...), ragged[:3]...)...),
		b.lines(200, 700, 16, 28, append(append([]string{}, ragged[3:]...), "各位代表：", "　　现在开始报告。")...),
	}
	want := append(append([]string{}, paragraphs...), "去冬今春全县降水少十二座中型水库蓄水不足常年的六成。各乡镇要算清水账，先保群众饮水。", "各位代表：", "现在开始报告。")
	if diff := cmp.Diff(want, texts(mustRead(t, b.build()))); diff != "" {
		t.Error(diff)
	}
}

// Characters that are set apart evenly have no spaces between them, on short lines
// as on long ones; a wider gap is one.
func TestCharactersSetApartEvenlyHaveNoSpaces(t *testing.T) {
	b := &builder{}
	line := func(y float64, s string) string {
		var w strings.Builder
		x := 80.0
		for _, r := range s {
			if r != ' ' {
				w.WriteString(b.text(x, y, 12, string(r)))
			}
			x += 24
		}
		return w.String()
	}
	b.pages = []string{line(700, "去冬今春全县降水偏少。") + line(660, "总 则") + line(620, "特此通知")}
	want := []string{"去冬今春全县降水偏少。", "总 则", "特此通知"}
	if diff := cmp.Diff(want, texts(mustRead(t, b.build()))); diff != "" {
		t.Error(diff)
	}
}

// What stands in brackets under a title is one paragraph, though its lines are
// centred and end early.
func TestBracketsUnderATitleAreOneParagraph(t *testing.T) {
	b := &builder{}
	b.pages = []string{b.text(200, 760, 22, "某县防汛办法") + b.text(220, 720, 12, "（一九九八年三月二日县政府") +
		b.text(232, 704, 12, "第五次会议通过，自公布之") + b.text(268, 688, 12, "日起施行）") + b.lines(200, 640, 16, 28, story...)}
	want := append([]string{"某县防汛办法", "（一九九八年三月二日县政府第五次会议通过，自公布之日起施行）"}, paragraphs...)
	if diff := cmp.Diff(want, texts(mustRead(t, b.build()))); diff != "" {
		t.Error(diff)
	}
}

func TestColumnsAreReadOneAfterAnother(t *testing.T) {
	b := &builder{}
	second := []string{
		"　　农户自建的小水窖由",
		"乡镇登记造册，每口补助",
		"九百元，验收合格后一次",
		"付清。",
	}
	title := b.text(200, 760, 22, "抗旱工作简报")
	// The file writes line by line across both columns.
	var rows strings.Builder
	for i := range story {
		rows.WriteString(b.text(90, 700-float64(i)*20, 12, story[i]))
		if i < len(second) {
			rows.WriteString(b.text(330, 700-float64(i)*20, 12, second[i]))
		}
	}
	b.pages = []string{title + rows.String()}
	want := append([]string{"抗旱工作简报"}, paragraphs...)
	want = append(want, "农户自建的小水窖由乡镇登记造册，每口补助九百元，验收合格后一次付清。")
	if diff := cmp.Diff(want, texts(mustRead(t, b.build()))); diff != "" {
		t.Error(diff)
	}
}

func TestRuledTablesBecomeRows(t *testing.T) {
	b := &builder{}
	b.pages = []string{b.text(200, 760, 16, "打井任务表") +
		rules([]float64{100, 200, 320, 440}, []float64{600, 630, 660, 700}) +
		b.text(110, 685, 12, "乡镇") + b.text(210, 685, 12, "村名") + b.text(330, 685, 12, "眼数") +
		b.text(110, 640, 12, "河口镇") + b.lines(210, 648, 10, 12, "柳树屯、", "大王庄") + b.text(330, 640, 12, "5") +
		b.text(330, 610, 12, "3") + b.text(110, 610, 12, "石桥乡") +
		b.text(100, 560, 16, "注：其余另行安排。")}
	doc := mustRead(t, b.build())
	want := []string{"打井任务表", "乡镇 | 村名 | 眼数", "河口镇 | 柳树屯、大王庄 | 5", "石桥乡 | | 3", "注：其余另行安排。"}
	if diff := cmp.Diff(want, texts(doc)); diff != "" {
		t.Error(diff)
	}
	for i, p := range doc.Paragraphs {
		if (p.Kind == Row) != (i >= 1 && i <= 3) {
			t.Errorf("%q has kind %d", p.Text, p.Kind)
		}
	}
}

func TestTitlesAreHeadings(t *testing.T) {
	b := &builder{}
	b.pages = []string{b.text(200, 780, 22, "县政府办公室关于") + b.text(211, 745, 22, "春灌工作的通知") +
		b.lines(200, 700, 16, 28, story...) + b.text(200, 440, 19, "附录一览") + b.lines(200, 410, 16, 28, story...)}
	doc := mustRead(t, b.build())
	if p := doc.Paragraphs[0]; p.Text != "县政府办公室关于春灌工作的通知" || p.Kind != Heading || p.Level != 1 {
		t.Errorf("the title is %+v", p)
	}
	if p := doc.Paragraphs[3]; p.Text != "附录一览" || p.Kind != Heading || p.Level != 2 {
		t.Errorf("the heading is %+v", p)
	}
}
