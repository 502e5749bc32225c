package numeral

import (
	"strings"
	"testing"
)

func TestCutUnit(t *testing.T) {
	for _, c := range []struct{ text, unit, rest string }{
		{"所公办幼儿园", "所", "公办幼儿园"},
		{"万亩高标准农田", "万亩", "高标准农田"},
		{"亿元", "亿元", ""},
		{"个百分点", "个百分点", ""},
		{"公里农村公路", "公里", "农村公路"},
		{"幼儿园", "", "幼儿园"},
		{"", "", ""},
		{"万", "", "万"},
		{"微克/立方米", "微克/立方米", ""},
		{"%以上", "%", "以上"},
		{"项目", "", "项目"},
	} {
		if unit, rest := CutUnit(c.text); unit != c.unit || rest != c.rest {
			t.Errorf("%s: %q and %q, want %q and %q", c.text, unit, rest, c.unit, c.rest)
		}
	}
}

// Wherever a quantity is read that can be compared in a unit, one of its spellings
// stands.
func TestSpellingsAreNecessary(t *testing.T) {
	for _, text := range []string{
		"5亩", "2.3公顷", "３平方公里", "5㎡", "百分之六", "千分之三", "6%", "三成", "20万亿元", "3千米", "1.2万名", "5位", "50μg/m³", "8吨", "300千克", "120分钟", "2000元/吨", "5台（套）",
	} {
		for _, q := range Read(text) {
			family, _ := Family(q.Unit)
			units := append([]string{q.Unit}, Units()[family]...)
			for _, unit := range units {
				found := unit == ""
				for _, s := range Spellings(unit) {
					found = found || strings.Contains(text, s)
				}
				if !found {
					t.Errorf("%s has %s, and nothing that %s is looked for by: %q", text, q.Unit, unit, Spellings(unit))
				}
			}
		}
	}
}

func TestSharesAreNumbers(t *testing.T) {
	for _, s := range []string{"三分之一", "1/3"} {
		if n, err := ParseNumber(s); err != nil || n.String() != "1/3" {
			t.Errorf("%s: %s, %v", s, n, err)
		}
	}
	for _, s := range []string{"百分之五", "三分之", "分之一", "三分之一多"} {
		if n, err := ParseNumber(s); err == nil {
			t.Errorf("%s is %s", s, n)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("老旧小区改造六百六十八个，加装电梯120部；地区生产总值增长5.5%左右，新增就业4.5万人以上。", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(text)
	}
}
