package corpus

import (
	"strings"
)

// issuer is the body that issued the document. Work reports are issued by the
// government of their region; of other documents the issuer is what stands
// before 关于 in the title.
func (e *evidence) issuer(r Region) finding {
	if e.report {
		return e.government(r)
	}
	for _, t := range e.namedTitles() {
		if body := titleIssuer(t.value); body != "" {
			return finding{body, t.origin}
		}
	}
	return finding{enactor(e.enactment()), OriginText}
}

// government names the government of a region; it is read from the text where
// the speaker names it (我代表太原市人民政府), and otherwise follows from the region.
func (e *evidence) government(r Region) finding {
	if r == "" {
		return finding{}
	}
	name := "国务院"
	if r != RegionNational {
		name = r.Name() + "人民政府"
	}
	for _, s := range e.head {
		if strings.Contains(compact(s), name) {
			return finding{name, OriginText}
		}
	}
	return finding{name, OriginDerived}
}

// bodySuffixes end the names of bodies that issue documents.
var bodySuffixes = []string{
	"国务院", "人民政府", "政府", "办公厅", "办公室", "委员会", "常务委员会", "部", "局", "厅", "委", "署", "院", "法院", "检察院", "中央", "总局", "公署", "军委", "庭", "室", "会",
}

// titleIssuer reads the issuer from the opening of a title: 国务院办公厅关于…的通知.
func titleIssuer(title string) string {
	before, _, ok := strings.Cut(oneLine(title), "关于")
	before = strings.Trim(before, " 《")
	if !ok || before == "" || !shorter(before, 40) || strings.ContainsAny(before, "，。：《") {
		return ""
	}
	for _, suffix := range bodySuffixes {
		if strings.HasSuffix(before, suffix) {
			return before
		}
	}
	return ""
}
