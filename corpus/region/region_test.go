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

func TestFormerPlacesResolve(t *testing.T) {
	for name, want := range map[string]string{
		"襄樊": "湖北省/襄阳市", "思茅": "云南省/普洱市", "思茅地区": "云南省/普洱市", "零陵地区": "湖南省/永州市", "零陵": "湖南省/永州市",
		"巢湖地区": "安徽省/巢湖地区", "居巢区": "安徽省/合肥市/巢湖市", "莱芜": "山东省/济南市/莱芜市", "莱城区": "山东省/济南市/莱芜区",
		"崇文区": "北京市/东城区/崇文区", "宣武区": "北京市/西城区/宣武区", "卢湾区": "上海市/黄浦区/卢湾区", "闸北区": "上海市/静安区/闸北区",
		"南汇区": "上海市/浦东新区/南汇区", "南汇县": "上海市/浦东新区/南汇区", "密云县": "北京市/密云区", "崇明县": "上海市/崇明区",
		"郫县": "四川省/成都市/郫都区", "盘县": "贵州省/六盘水市/盘州市", "陕县": "河南省/三门峡市/陕州区", "户县": "陕西省/西安市/鄠邑区",
		"通州市": "江苏省/南通市/通州区", "长安县": "陕西省/西安市/长安区", "江北县": "重庆市/渝北区", "永定县": "福建省/龙岩市/永定区",
		"绍兴县": "浙江省/绍兴市/柯桥区", "萧山市": "浙江省/杭州市/萧山区", "顺德市": "广东省/佛山市/顺德区", "增城市": "广东省/广州市/增城区",
		"呼伦贝尔盟": "内蒙古自治区/呼伦贝尔市", "锡盟": "内蒙古自治区/锡林郭勒盟", "伊盟": "内蒙古自治区/鄂尔多斯市",
		"恩施州": "湖北省/恩施土家族苗族自治州", "博州": "新疆维吾尔自治区/博尔塔拉蒙古自治州", "湘西州": "湖南省/湘西土家族苗族自治州",
		"毕节地区": "贵州省/毕节市", "铜仁地区": "贵州省/铜仁市", "海东地区": "青海省/海东市", "日喀则地区": "西藏自治区/日喀则市", "哈密地区": "新疆维吾尔自治区/哈密市",
		"雄安新区": "河北省/雄安新区", "两江新区": "重庆市/两江新区", "滨海新区": "天津市/滨海新区", "苏州工业园区": "江苏省/苏州市/苏州工业园区",
		"吉林": "吉林省", "吉林市": "吉林省/吉林市", "海南": "海南省", "海南州": "青海省/海南藏族自治州", "朝阳市": "辽宁省/朝阳市",
	} {
		got, ok := Unique(name)
		if ok != (want != "") || got != want {
			t.Errorf("%s: %q, want %q; of %q", name, got, want, Lookup(name))
		}
	}
}

func TestContextSettlesAmbiguousNames(t *testing.T) {
	for _, c := range []struct{ name, within, want string }{
		{"鼓楼区", "江苏省/南京市", "江苏省/南京市/鼓楼区"},
		{"鼓楼区", "福建省", "福建省/福州市/鼓楼区"},
		{"铁西区", "辽宁省/鞍山市", "辽宁省/鞍山市/铁西区"},
		{"朝阳区", "吉林省", "吉林省/长春市/朝阳区"},
		{"东山区", "广东省", "广东省/广州市/越秀区/东山区"},
		{"东山区", "黑龙江省", "黑龙江省/鹤岗市/东山区"},
		{"通州区", "北京市", "北京市/通州区"},
		{"郊区", "山西省", "山西省/阳泉市/郊区"},
	} {
		if got, _ := Unique(c.name, c.within); got != c.want {
			t.Errorf("%s within %s: %q, want %q; of %q", c.name, c.within, got, c.want, Lookup(c.name, c.within))
		}
	}
}

// A renamed place must lead to one that there is, with its tier; a merged one must
// lie in one that there is.
func TestFormerPlacesLeadToPlacesOfToday(t *testing.T) {
	today := &gazetteer{byName: map[string][]place{}, byShort: map[string][]place{}, byPath: map[string]Tier{}}
	today.read(divisions)
	seen := map[string]bool{}
	for _, f := range readFormer(former) {
		if today.byPath[f.above] == None {
			t.Errorf("%s: there is no %s", f.name, f.above)
		}
		if !f.merged && TierOf(f.above) != today.byPath[f.above] {
			t.Errorf("%s changes the tier of %s", f.name, f.above)
		}
		if key := f.name + f.above; seen[key] {
			t.Errorf("%s stands twice", f.name)
		} else {
			seen[key] = true
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
		"密云县人民政府": "密云县", "忻州地区行署": "忻州地区", "东城市群": "", "海南州第一届": "海南州",
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
