package numeral

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cewen/analysis"
)

func TestQuantitiesInSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // raw value unit comparator
	}{
		{"新建公办幼儿园3所、改扩建十余所", []string{"3所 3 所 =", "十余所 10 所 >"}},
		{"控制在4.5%以内，力争不超过4%", []string{"4.5%以内 4.5 % ≤", "4% 4 % ≤"}},
		{"增长6%左右，其中工业增长超过7%以上", []string{"6%左右 6 % ≈", "7%以上 7 % ≥"}},
		{"从5%提高到8%，由12元到15元", []string{"5% 5 % =", "8% 8 % =", "12元 12 元 =", "15元 15 元 ="}},
		{"不少于20个，至少五家，不下30人", []string{"20个 20 个 ≥", "五家 5 家 ≥", "30人 30 人 ≥"}},
		{"节约3万吨，签约20个，线上500场，近三年", []string{"3万吨 30000 吨 =", "20个 20 个 =", "500场 500 场 =", "三年 3 年 ="}},
		{"近百个、上千名、超百亿元", []string{"百个 100 个 ≈", "千名 1000 名 ≥", "百亿元 10000000000 元 >"}},
		{"覆盖15万农村人口", []string{"15万 150000  ="}},
		{"投资2300元/吨，配备30台（套）", []string{"2300元/吨 2300 元/吨 =", "30台（套） 30 台（套） ="}},
		{"2025年完成25个，3月底前完成3个", []string{"25个 25 个 =", "3个 3 个 ="}},
		{"2个人工智能产业园、3家电商企业、5名医生、10家具有资质的机构", []string{"2个 2 个 =", "3家 3 家 =", "5名 5 名 =", "10家 10 家 ="}},
		{"五部门联合，三条例并行，20项目标", []string{"20项 20 项 ="}},
		{"GDP5000亿元", []string{"5000亿元 500000000000 元 ="}},
		{"5，100个", []string{"5 5  =", "100个 100 个 ="}},
	} {
		var got []string
		for _, q := range Read(c.text) {
			got = append(got, strings.Join([]string{q.Raw(c.text), q.Value.String(), q.Unit, string(q.Comparator)}, " "))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: read\n%q, want\n%q", c.text, got, c.want)
		}
	}
}

func TestConditionsHoldByFamily(t *testing.T) {
	for _, c := range []struct {
		condition, unit, text string
		want                  bool
	}{
		{"3", "所", "3所", true},
		{"3", "所", "三所", true},
		{"3", "所", "３所", true},
		{"3", "所", "3所以上", true},
		{"3", "所", "4所", false},
		{"3", "个", "3所", false},
		{">=3", "所", "3所", true},
		{">3", "所", "3所", false},
		{"≥３", "所", "十所", true},
		{"<三", "所", "两所", true},
		{"<=3", "所", "2到5所", true},
		{">4", "所", "2到5所", true},
		{">5", "所", "2到5所", false},
		{"2-5", "所", "3所", true},
		{"2到5", "所", "6所", false},
		{"", "亩", "800公顷", true},
		{">=1.2万", "亩", "800公顷", true},
		{">=1.2", "万亩", "800公顷", true},
		{">1.2", "万亩", "8平方公里", false},
		{"1", "亿元", "10000万元", true},
		{"5", "公里", "5000米", true},
		{"3", "名", "3人", true},
		{"5", "%", "5个百分点", false},
		{"1", "元", "1美元", false},
	} {
		condition, err := ParseCondition(c.condition)
		if err != nil {
			t.Fatal(err)
		}
		condition, unit, err := condition.In(c.unit)
		q, ok := At(c.text, 0)
		if err != nil || !ok || condition.Holds(q, unit) != c.want {
			t.Errorf("{%s}%s of %s: %v, want %v (%+v, %v, %v)", c.condition, c.unit, c.text, !c.want, c.want, q, ok, err)
		}
	}
	for _, wrong := range []string{">", "5-2", "abc", "3所", ">=>3", "--"} {
		if c, err := ParseCondition(wrong); err == nil {
			t.Errorf("%q: read %+v, want an error", wrong, c)
		}
	}
}

func TestANumberBeginsAtItsFirstCharacterOnly(t *testing.T) {
	for _, text := range []string{"13所", "十三所", "1,300所", "1.3万所", "2-3所", "2到3所", "一千二百所", "数十所", "1亿2000万所", "第3所", "三点五所"} {
		for pos := range text {
			if pos == 0 {
				continue
			}
			if q, ok := At(text, pos); ok {
				t.Errorf("%s: read %+v within, at byte %d", text, q, pos)
			}
		}
	}
}

// pieces are what texts with numbers are made of.
var pieces = []string{"新建", "3", "十", "万", "亿", "所", "亩", "%", "个百分点", ",", "，", ".", "-", "—", "到", "至", "以上", "多", "余", "第", "年", "约", "“", "”", "点", "分之", "千瓦", "两", "五", "２", " ", "/", "(", "a", "数", "几"}

func TestReadAndAtAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "text"), "")
		check(t, text)
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range append(entries(equalList), entries(namesList)...) {
		f.Add(s)
	}
	f.Add("从1到1到1到1到1-2-3—4至5千千万万亿亿")
	f.Fuzz(func(t *testing.T, text string) {
		check(t, text)
		check(t, analysis.Fold(text))
	})
}

// check holds what is read to what Quantity promises.
func check(t interface {
	Fatalf(format string, args ...any)
}, text string,
) {
	last := 0
	for _, q := range Read(text) {
		if q.Start < last || q.Start >= q.NumberEnd || q.NumberEnd > q.UnitEnd || q.UnitEnd > q.End || q.End > len(text) {
			t.Fatalf("%q: places of %+v", text, q)
		}
		if utf8.ValidString(text) && !utf8.ValidString(q.Raw(text)) {
			t.Fatalf("%q: %+v cuts a character", text, q)
		}
		if q.Comparator == Range && q.Value.Cmp(q.Value2) >= 0 || q.Comparator != Range && q.Value2 != (Number{}) {
			t.Fatalf("%q: range of %+v", text, q)
		}
		if again, ok := At(text, q.Start); !ok || again != q {
			t.Fatalf("%q: At reads %+v, Read %+v", text, again, q)
		}
		last = q.End
	}
}

func TestFoldingMakesOneNumberOfAFullWidthComma(t *testing.T) {
	if q, ok := At(analysis.Fold("5，100个"), 0); !ok || q.Value != Int(5100) {
		t.Errorf("read %+v, %v", q, ok)
	}
}

func TestEveryUnitIsReadWhole(t *testing.T) {
	for line := range strings.Lines(unitList) {
		line, _, _ = strings.Cut(line, "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		u, err := parseUnit(line)
		if err != nil {
			t.Error(err)
			continue
		}
		text := "5" + u.name + "。"
		if q, ok := At(text, 0); !ok || !strings.EqualFold(q.Unit, u.name) {
			t.Errorf("%s: read %+v, %v", text, q, ok)
		}
		for _, not := range u.not {
			text := "5" + u.name + not
			if q, _ := At(text, 0); q.Unit == u.name && !strings.Contains(not, "目标") {
				t.Errorf("%s: read %s", text, u.name)
			}
		}
	}
}

func TestReadingStaysLinear(t *testing.T) {
	for _, piece := range []string{"1到", "一至", "1-", "1,000", "千万", "“1", "数", "1个—"} {
		start := time.Now()
		Read(strings.Repeat(piece, 3_000))
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%s: %v for 3,000 times", piece, took)
		}
	}
}
