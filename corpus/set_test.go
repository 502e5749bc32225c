package corpus

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParseSetAccepts(t *testing.T) {
	for pair, want := range map[string]string{
		"title=政府工作报告": "title 政府工作报告", "标题= 关于a=b的报告 ": "title 关于a=b的报告",
		"year=2022": "year 2022", "年份=2022年": "year 2022", "Year=二〇二二年": "year 2022",
		"region=太原市": "region 山西省/太原市", "地区=山西/太原": "region 山西省/太原市", "地区=全国": "region 全国", "地区=雄安新区": "region 河北省/雄安新区", "地区=某某新区": "region 某某新区",
		"level=省": "level 省", "层级=county": "level 县", "date=2022年2月22日": "date 2022-02-22", "日期=2022-2-22": "date 2022-02-22",
		"date=20220222": "date 2022-02-22", "date=2022年2月": "date 2022-02", "date=2022-02-22T08:00:00Z": "date 2022-02-22",
		"发文机关=国务院": "issuer 国务院", "文种=通知": "kind 通知", "文号=国办发〔2023〕15号": "number 国办发〔2023〕15号",
		"报告人=张新伟": "speaker 张新伟", "来源=https://a.cn/?a=b": "source https://a.cn/?a=b",
	} {
		set, err := ParseSet([]string{pair})
		if err != nil {
			t.Errorf("%s: %v", pair, err)
			continue
		}
		for field, value := range set {
			if got := string(field) + " " + value; got != want {
				t.Errorf("%s: %q, want %q", pair, got, want)
			}
		}
	}
}

func TestParseSetRefuses(t *testing.T) {
	for pair, says := range map[string]string{
		"year":            "无效的取值：“year”应写作 名称=值，例如 地区=太原市",
		"year=":           "无效的取值：年“”，不能为空",
		"year=去年":         "无效的取值：年“去年”，应为 1900 至 2100 之间的年份，例如 2022",
		"year=1840":       "无效的取值：年“1840”，应为 1900 至 2100 之间的年份，例如 2022",
		"date=2022":       "无效的取值：日期“2022”，应为日期，例如 2022-02-22 或 2022年2月22日",
		"date=2022年2月30日": "无效的取值：日期“2022年2月30日”，应为日期，例如 2022-02-22 或 2022年2月22日",
		"level=乡":         "无效的取值：层级“乡”，应为 国家、省、市、县 之一",
		"region=/":        "无效的取值：地区“/”，应为地名，例如 山西省/太原市",
	} {
		_, err := ParseSet([]string{pair})
		if !errors.Is(err, ErrBadValue) || fmt.Sprint(err) != says {
			t.Errorf("%s: %v, want %s", pair, err, says)
		}
	}
	if _, err := ParseSet([]string{"颜色=红"}); !errors.Is(err, ErrBadValue) {
		t.Errorf("an unknown key: %v", err)
	}
	if _, err := ParseSet([]string{"地区=鼓楼区"}); !errors.Is(err, ErrBadValue) {
		t.Errorf("an ambiguous region: %v", err)
	}
}

func TestDates(t *testing.T) {
	for s, want := range map[string]string{
		"2022年2月22日": "2022-02-22", "2022 年 2 月 22 日": "2022-02-22", "二〇二二年二月二十二日": "2022-02-22", "二0一四年一月十五日": "2014-01-15",
		"一九八九年十二月三十一日": "1989-12-31", "２０２２年２月２日": "2022-02-02", "2022-02-22": "2022-02-22", "2022/2/22": "2022-02-22", "2022.02.22": "2022-02-22",
		"2022年2月": "2022-02", "2022年2月在会上": "2022-02", "1981年11月30日和12月1日": "1981-11-30", "1964年12月21日、22日": "1964-12-21", "2024年2月29日": "2024-02-29",
		"2023年2月29日": "2023-02", "2022年13月1日": "", "2022": "", "22年2月2日": "", "2022年": "", "1.5亿": "", "": "", "二月": "",
	} {
		if got, _ := readDate(s); got != want {
			t.Errorf("readDate(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestEveryDateIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y, m, d := rapid.IntRange(1949, 2099).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day")
		want := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
		for _, s := range []string{fmt.Sprintf("%d年%d月%d日", y, m, d), want, fmt.Sprintf("%d/%d/%d", y, m, d), hanDate(y, m, d)} {
			if got, n := readDate(s); got != want || n != len(s) {
				t.Fatalf("readDate(%q) = %q, %d; want %q, %d", s, got, n, want, len(s))
			}
		}
	})
}

// hanDate writes a date in Chinese figures: 二〇二二年二月二十二日.
func hanDate(y, m, d int) string {
	digits := []rune("〇一二三四五六七八九")
	var year []rune
	for _, c := range fmt.Sprint(y) {
		year = append(year, digits[c-'0'])
	}
	small := func(n int) string {
		s := ""
		if n >= 20 {
			s = string(digits[n/10])
		}
		if n >= 10 {
			s += "十"
		}
		if n%10 > 0 {
			s += string(digits[n%10])
		}
		return s
	}
	return string(year) + "年" + small(m) + "月" + small(d) + "日"
}

func TestSetIsReadInAnyOrder(t *testing.T) {
	got, err := ParseSet([]string{"year=2022", "地区=太原市", "year=2023"})
	if diff := cmp.Diff(map[Field]string{FieldYear: "2023", FieldRegion: "山西省/太原市"}, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
}
