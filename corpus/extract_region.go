package corpus

import (
	"slices"
	"strings"
	"unicode/utf8"

	"cewen/corpus/region"
)

// region is the place that the document speaks for. It is read from what names
// the issuing body, in this order: the meeting (在太原市第十五届人民代表大会), whom the
// speaker stands for (我代表太原市人民政府), the office (太原市市长), titles; then the
// path; then, for work reports, the place that the text speaks of most.
func (e *evidence) region() finding {
	if stated := e.front[FieldRegion]; stated != "" {
		return finding{e.settleStated(stated), OriginFrontMatter}
	}
	var named [][]string // places that the text names, each with all it may be
	for _, read := range []func(string) []string{meetingPlaces, representedPlaces, officePlaces} {
		for _, s := range e.head {
			if found := read(compact(s)); len(found) > 0 {
				named = append(named, found)
			}
		}
	}
	for _, t := range e.namedTitles() {
		if t.origin == OriginPath {
			continue
		}
		if found := titlePlaces(t.value); len(found) > 0 {
			named = append(named, found)
		}
	}
	if issuer := e.given(FieldIssuer); issuer.value != "" {
		if found := titlePlaces(issuer.value); len(found) > 0 {
			named = append(named, found)
		}
	}
	if place := e.choose(named); place != "" {
		return finding{place, OriginText}
	}
	if place := e.bodyPlace(); place != "" {
		return finding{place, OriginText}
	}
	if len(e.places) > 0 {
		return finding{e.places[0], OriginPath}
	}
	if e.report {
		return finding{e.spokenOf(), OriginText}
	}
	return finding{}
}

// bodyPlace is the place of the body that enacted, announced or signed.
func (e *evidence) bodyPlace() string {
	names := []string{enactor(e.enactment())}
	for _, s := range e.opening[:min(len(e.opening), maxAnnouncement)] {
		names = append(names, announcer(s))
	}
	for _, name := range append(names, e.signature().by) {
		if found := titlePlaces(name); name != "" && len(found) == 1 {
			return found[0]
		}
	}
	return ""
}

// choose returns the first named place that is one place, by itself or in the
// light of the path and of the other places named.
func (e *evidence) choose(named [][]string) string {
	for i, found := range named {
		if len(found) == 1 {
			return found[0]
		}
		context := slices.Clone(e.places)
		for j, other := range named {
			if j != i && len(other) == 1 {
				context = append(context, other[0])
			}
		}
		if place := within(found, context); place != "" {
			return place
		}
	}
	return ""
}

// within returns the only one of places that lies in one of the regions around.
//
// Where all regions together leave several, the innermost that leaves one decides:
// 鼓楼区 in 江苏/南京.
func within(places, around []string) string {
	if match := onlyWithin(places, around); match != "" {
		return match
	}
	for _, outer := range around {
		if match := onlyWithin(places, []string{outer}); match != "" {
			return match
		}
	}
	return ""
}

func onlyWithin(places, around []string) string {
	match := ""
	for _, p := range places {
		if slices.ContainsFunc(around, func(outer string) bool { return region.Within(p, outer) || region.Within(outer, p) }) {
			if match != "" {
				return ""
			}
			match = p
		}
	}
	return match
}

// settleStated resolves a region stated in the front matter; where the table
// does not settle it, it stays as stated.
func (e *evidence) settleStated(stated string) string {
	if path, _, ok := normalRegion(stated); ok {
		return path
	}
	if place := within(region.Lookup(stated), e.places); place != "" {
		return place
	}
	return strings.Trim(stated, "/")
}

// placeAt resolves the places that s begins with, one after another
// (山西省太原市杏花岭区), and returns what the innermost may be and the length of
// all; the national level is 全国.
func placeAt(s string) (places []string, length int) {
	if strings.HasPrefix(s, "全国") {
		return []string{string(RegionNational)}, len("全国")
	}
	for {
		name := region.Prefix(s[length:])
		if name == "" && length == 0 {
			if short := region.ShortPrefix(s); short != "" && strings.HasPrefix(s[len(short):], "自治区") {
				name = short + "自治区" // the people left out: 宁夏自治区
				places, length = region.Lookup(short), len(name)
				continue
			}
		}
		if name == "" || length > 0 && strings.HasPrefix(s[length:], "市区") {
			return places, length
		}
		inner := region.Lookup(name, places...)
		if len(inner) == 0 {
			return places, length
		}
		places, length = inner, length+len(name)
	}
}

// meetingPlaces reads the place of a congress: ——2022年2月22日在太原市第十五届人民
// 代表大会第一次会议上; 四平市七届人大第二次会议.
func meetingPlaces(c string) []string {
	end := strings.Index(c, "人民代表大会")
	if end < 0 {
		end = strings.Index(c, "人大")
	}
	if end <= 0 || end > 200 {
		return nil
	}
	before := c[:end]
	if strings.HasSuffix(before, "全国") || strings.Contains(before, "中华人民共和国") {
		if holdsSentence(c) {
			return nil // a text may speak of the national congress
		}
		return []string{string(RegionNational)}
	}
	before = cutSession(before)
	return placeEnding(before)
}

// cutSession cuts 第十五届 off the end.
func cutSession(s string) string {
	stem, ok := strings.CutSuffix(s, "届")
	if !ok {
		return s
	}
	for {
		r, n := utf8.DecodeLastRuneInString(stem)
		if _, digit := digitValue(r); !digit && r != '十' {
			break
		}
		stem = stem[:len(stem)-n]
	}
	return strings.TrimSuffix(stem, "第")
}

// maxPlaceName bounds a chain of places in bytes: some thirty characters.
const maxPlaceName = 90

// placeEnding returns the places that s ends with: the longest chain counts.
func placeEnding(s string) []string {
	start := max(0, len(s)-maxPlaceName)
	for i := start; i < len(s); i++ {
		if !utf8.RuneStart(s[i]) {
			continue
		}
		if places, n := placeAt(s[i:]); n > 0 && i+n == len(s) {
			return places
		}
	}
	return nil
}

// representedPlaces reads for whom the speaker stands: 现在，我代表太原市人民政府.
func representedPlaces(c string) []string {
	_, after, ok := strings.Cut(c, "代表")
	for ; ok; _, after, ok = strings.Cut(after, "代表") {
		if strings.HasPrefix(after, "国务院") || strings.HasPrefix(after, "中央人民政府") {
			return []string{string(RegionNational)}
		}
		places, n := placeAt(after)
		for _, body := range []string{"人民政府", "政府", "革命委员会", "行政公署"} {
			if n > 0 && strings.HasPrefix(after[n:], body) {
				return places
			}
		}
	}
	return nil
}

// officePlaces reads the place of an office on a speaker's line: 太原市市长 张新伟,
// 山西省人民政府代省长 王君.
func officePlaces(c string) []string {
	if classify(c) != speakerLine {
		return nil
	}
	if strings.HasPrefix(c, "国务院") || strings.HasPrefix(c, "务院总理") || strings.HasPrefix(c, "国务委员") {
		return []string{string(RegionNational)}
	}
	places, _ := placeAt(c)
	return places
}

// nationalBodies open the titles and names of central bodies.
var nationalBodies = []string{
	"国务院", "中共中央", "中央", "全国人民代表大会", "全国人大", "最高人民法院", "最高人民检察院", "中华人民共和国", "全国政协",
	"国家", "教育部", "科技部", "科学技术部", "工业和信息化部", "公安部", "民政部", "司法部", "财政部", "人力资源", "自然资源部", "生态环境部", "环境保护部",
	"住房城乡建设部", "住房和城乡建设部", "交通运输部", "水利部", "农业农村部", "农业部", "商务部", "文化和旅游部", "文化部", "卫生部", "退役军人事务部", "应急管理部",
	"外交部", "国防部", "审计署", "海关总署", "税务总局", "市场监管总局", "中国人民银行", "人民银行", "中国银保监会", "中国证监会", "银保监会", "证监会",
}

// titlePlaces reads the place from a title: that of its opening (山西省人民政府关于…),
// else the only place it names in full, else a province or city by its short
// name at its opening or behind the year.
func titlePlaces(title string) []string {
	c := strings.TrimLeft(compact(title), "《“")
	for _, body := range nationalBodies {
		if strings.HasPrefix(c, body) {
			return []string{string(RegionNational)}
		}
	}
	opening := c
	if y, n := yearAt(c); y > 0 && !isMonth(c[n:]) {
		opening = c[n:]
		if strings.HasPrefix(opening, "国务院") {
			return []string{string(RegionNational)}
		}
	}
	if places, n := placeAt(opening); n > 0 {
		return places
	}
	if short := region.ShortPrefix(opening); short != "" {
		return region.Lookup(short)
	}
	return onlyPlace(c)
}

// onlyPlace returns the place that a title names in full, if it names one, or
// the innermost of places that lie in each other.
func onlyPlace(c string) []string {
	var found []string
	for i := 0; i < len(c); {
		places, n := placeAt(c[i:])
		if n == 0 || utf8.RuneCountInString(c[i:i+n]) < 3 || len(places) != 1 {
			_, n = utf8.DecodeRuneInString(c[i:])
			i += n
			continue
		}
		switch {
		case len(found) == 0, region.Within(places[0], found[0]):
			found = places
		case !region.Within(found[0], places[0]):
			return nil
		}
		i += n
	}
	return found
}

// pathElements returns the names of file (without extension) and folders, from
// the file outwards.
func pathElements(path string) []string {
	path = strings.NewReplacer(`\`, "/", "!/", "/").Replace(path)
	elements := strings.Split(path, "/")
	slices.Reverse(elements)
	elements[0] = fileStem(elements[0])
	return elements
}

// pathRegions returns the regions that names in the path name, the most specific
// first: 省自治区/山西省/2023.md, 市/太原市/2022.md, 杏花岭区-太忻一体化.md.
func pathRegions(path string) []string {
	var found []string
	for i, element := range pathElements(path) {
		places := elementPlaces(element, i == 0)
		if len(places) > 1 {
			if p := within(places, append(outerRegions(path, i), found...)); p != "" {
				places = []string{p}
			}
		}
		if len(places) == 1 && !slices.Contains(found, places[0]) {
			found = append(found, places[0])
		}
	}
	slices.SortStableFunc(found, func(a, b string) int {
		if region.Within(a, b) {
			return -1
		}
		if region.Within(b, a) {
			return 1
		}
		return 0
	})
	return found
}

// outerRegions are the places that the folders above element i name clearly.
func outerRegions(path string, i int) []string {
	var found []string
	for _, element := range pathElements(path)[i+1:] {
		if places := elementPlaces(element, false); len(places) == 1 {
			found = append(found, places[0])
		}
	}
	return found
}

// elementPlaces resolves the name of a file or folder: the whole of it, also
// short, or its opening (the file: anywhere in it).
func elementPlaces(name string, file bool) []string {
	name = strings.TrimSpace(name)
	if name == "国务院" || name == string(RegionNational) || file && strings.HasPrefix(name, "国务院") {
		return []string{string(RegionNational)}
	}
	if places := region.Lookup(name); len(places) > 0 {
		return places
	}
	name = strings.TrimLeft(name, "0123456789-_. 年")
	if places, n := placeAt(name); n > 0 {
		return places
	}
	if file {
		return onlyPlace(compact(name))
	}
	return nil
}

// levelOf is the level of a region, "" if the table does not know it.
func levelOf(r Region) Level {
	if r == RegionNational {
		return LevelNational
	}
	switch region.TierOf(string(r)) {
	case region.Province:
		return LevelProvince
	case region.Prefecture:
		return LevelPrefecture
	case region.County:
		return LevelCounty
	case region.None:
	}
	return ""
}
