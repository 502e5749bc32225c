package region

import (
	"slices"
	"testing"
)

func TestNamesResolve(t *testing.T) {
	for _, c := range []struct {
		rule, name string
		within     []string
		want       []string
	}{
		{"province", "山西省", nil, []string{"山西省"}},
		{"short province", "山西", nil, []string{"山西省"}},
		{"short autonomous region", "内蒙古", nil, []string{"内蒙古自治区"}},
		{"short autonomous region loses its people", "新疆", nil, []string{"新疆维吾尔自治区"}},
		{"municipality", "上海市", nil, []string{"上海市"}},
		{"district of a municipality follows it at once", "浦东新区", nil, []string{"上海市/浦东新区"}},
		{"prefecture", "太原市", nil, []string{"山西省/太原市"}},
		{"short prefecture", "太原", nil, []string{"山西省/太原市"}},
		{"short autonomous prefecture", "恩施州", nil, []string{"湖北省/恩施土家族苗族自治州"}},
		{"a province hides the city of the same short name", "吉林", nil, []string{"吉林省"}},
		{"a province hides the autonomous prefecture too", "海南", nil, []string{"海南省"}},
		{"unique county", "杏花岭区", nil, []string{"山西省/太原市/杏花岭区"}},
		{"context settles an ambiguous county", "朝阳区", []string{"北京市"}, []string{"北京市/朝阳区"}},
		{"county directly under a province", "济源市", nil, []string{"河南省/济源市"}},
		{"renamed", "襄樊市", nil, []string{"湖北省/襄阳市"}},
		{"merged", "莱芜市", nil, []string{"山东省/济南市/莱芜市"}},
		{"prefecture that became a city", "忻州地区", nil, []string{"山西省/忻州市"}},
		{"county that became a district", "密云县", nil, []string{"北京市/密云区"}},
		{"path", "山西省/太原市", nil, []string{"山西省/太原市"}},
		{"loose path", "山西/太原/杏花岭区", nil, []string{"山西省/太原市/杏花岭区"}},
		{"contradictory path", "河北省/太原市", nil, nil},
		{"unknown", "桃花源市", nil, nil},
		{"empty", "", nil, nil},
	} {
		if got := Lookup(c.name, c.within...); !slices.Equal(got, c.want) {
			t.Errorf("%s: Lookup(%q, %q) = %q, want %q", c.rule, c.name, c.within, got, c.want)
		}
	}
}

func TestAmbiguityIsReported(t *testing.T) {
	for _, name := range []string{"朝阳区", "鼓楼区", "城关区"} {
		if got := Lookup(name); len(got) < 2 {
			t.Errorf("Lookup(%q) = %q, want several", name, got)
		}
		if got, ok := Unique(name); ok {
			t.Errorf("Unique(%q) = %q, want none", name, got)
		}
	}
}

func TestTiers(t *testing.T) {
	for path, want := range map[string]Tier{
		"山西省": Province, "上海市": Province, "山西省/太原市": Prefecture, "北京市/朝阳区": County,
		"河南省/济源市": County, "山东省/济南市/莱芜市": Prefecture, "太原市": None,
	} {
		if got := TierOf(path); got != want {
			t.Errorf("TierOf(%q) = %d, want %d", path, got, want)
		}
	}
}

func TestPrefixTakesTheLongestName(t *testing.T) {
	for s, want := range map[string]string{
		"太原市第十五届人民代表大会": "太原市", "海南藏族自治州人民政府": "海南藏族自治州", "海南的天": "",
		"山西省太原市": "山西省", "浦东新区": "浦东新区", "": "", "无": "",
	} {
		if got := Prefix(s); got != want {
			t.Errorf("Prefix(%q) = %q, want %q", s, got, want)
		}
	}
	if got := ShortPrefix("海南的天"); got != "海南" {
		t.Errorf("ShortPrefix = %q", got)
	}
}

func TestEveryPathStartsWithAPathAbove(t *testing.T) {
	for path := range table().byPath {
		above, _, ok := cutLast(path)
		if ok && TierOf(above) == None {
			t.Errorf("%s: no place %s", path, above)
		}
	}
	if n := len(table().byPath); n < 3200 {
		t.Errorf("%d places, want all of China", n)
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		parse(divisions)
	}
}
