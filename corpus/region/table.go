package region

import (
	_ "embed"
	"strings"
	"sync"
)

// divisions is the table of divisions; its head explains the layout. Names and
// codes are those of the Ministry of Civil Affairs.
//
//go:embed divisions.txt
var divisions string

// place is one division, present or former.
type place struct {
	path string
	tier Tier
}

// gazetteer holds every place by full name, by short name and by path.
type gazetteer struct {
	byName  map[string][]place // 太原市, 朝阳区 (several)
	byShort map[string][]place // 太原, 山西; provinces hide prefectures of the same short name
	byPath  map[string]Tier
	longest int // runes of the longest name
}

// table parses the divisions once, at first use (about 3 ms).
var table = sync.OnceValue(func() *gazetteer { return parse(divisions) })

func parse(divisions string) *gazetteer {
	g := &gazetteer{
		byName:  make(map[string][]place, 4096),
		byShort: make(map[string][]place, 512),
		byPath:  make(map[string]Tier, 4096),
	}
	g.read(divisions)
	for _, f := range readFormer(former) {
		g.addFormer(f)
	}
	return g
}

// read adds the places of today.
func (g *gazetteer) read(divisions string) {
	var province string
	for line := range strings.Lines(divisions) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		code, rest, _ := strings.Cut(line, " ")
		if len(code) == 2 {
			province = rest
			g.add(rest, place{rest, Province})
			continue
		}
		g.addPrefecture(province, rest)
	}
}

// addPrefecture adds "太原市: 小店区 迎泽区 …" and its counties.
func (g *gazetteer) addPrefecture(province, line string) {
	name, counties, _ := strings.Cut(line, ":")
	above := province
	if name != "-" {
		above = province + "/" + name
		g.add(name, place{above, Prefecture})
	}
	for county := range strings.FieldsSeq(counties) {
		g.add(county, place{above + "/" + county, County})
	}
}

func (g *gazetteer) add(name string, p place) {
	g.byName[name] = append(g.byName[name], p)
	g.byPath[p.path] = p.tier
	g.longest = max(g.longest, len([]rune(name)))
	if p.tier == County {
		return
	}
	for _, short := range shortNames(name) {
		if strings.HasSuffix(short, "州") && strings.HasSuffix(name, "自治州") {
			g.byName[short] = append(g.byName[short], p) // 海南州 is said as a full name
			continue
		}
		if old := g.byShort[short]; len(old) > 0 && old[0].tier < p.tier {
			continue // 吉林 is the province, not the city in it
		}
		g.byShort[short] = append(g.byShort[short], p)
	}
}

// plainSuffixes end the names of provinces and prefectures.
var plainSuffixes = []string{"特别行政区", "自治区", "自治州", "地区", "省", "市", "盟"}

// peoples stand between the name of a place and its suffix: 宁夏|回族|自治区.
// The longer come first where one ends like another.
var peoples = []string{
	"维吾尔", "哈萨克", "柯尔克孜", "土家族", "布依族", "朝鲜族", "哈尼族", "景颇族", "傈僳族",
	"蒙古族", "蒙古", "壮族", "回族", "藏族", "羌族", "彝族", "苗族", "侗族", "傣族", "白族",
}

// shortNames returns what a province or prefecture is called without its suffix:
// 山西省 → 山西; 恩施土家族苗族自治州 → 恩施, 恩施州.
func shortNames(name string) []string {
	for _, suffix := range plainSuffixes {
		stem, ok := strings.CutSuffix(name, suffix)
		if !ok {
			continue
		}
		if suffix == "自治区" || suffix == "自治州" {
			stem = cutPeoples(stem)
		}
		if len(stem) < len("山西") {
			return nil
		}
		if suffix == "自治州" {
			return []string{stem, stem + "州"}
		}
		return []string{stem}
	}
	return nil
}

// cutPeoples removes the names of peoples from the end of stem, but never all of it.
func cutPeoples(stem string) string {
	for again := true; again; {
		again = false
		for _, p := range peoples {
			if s, ok := strings.CutSuffix(stem, p); ok && s != "" && s != "内" {
				stem, again = s, true
			}
		}
	}
	return stem
}

// ShortNames returns what a province or prefecture is called without its suffix.
func ShortNames(name string) []string { return shortNames(name) }
