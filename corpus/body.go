package corpus

import (
	"strings"
	"unicode/utf8"
)

// bodySuffixes end the names of bodies that issue documents.
var bodySuffixes = []string{
	"国务院", "人民政府", "政府", "办公厅", "办公室", "委员会", "部", "局", "厅", "委", "署", "法院", "检察院", "中央", "公署", "军委", "庭", "室", "院",
	"人民银行", "监会", "外汇局", "代表大会", "常委会", "总工会", "联合会", "指挥部", "领导小组", "管委会", "协会", "政协", "中心", "总队", "支队", "社", "集团公司", "总公司",
}

// notBodies are words that names of bodies do not hold.
var notBodies = []string{"关于", "的", "会议", "印发", "转发", "通知", "各", "同志", "负责", "全部", "内部", "干部", "本部", "省部", "一部", "大部"}

// maxBody bounds the name of a body in characters.
const maxBody = 32

// isBody tells what may be the name of one body that issues documents.
func isBody(s string) bool {
	c := compact(s)
	n := utf8.RuneCountInString(c)
	if n < 3 || n > maxBody || holdsAny(c, notBodies) {
		return c == "国务院"
	}
	for _, r := range c {
		if !isHan(r) && r != '·' && r != '（' && r != '）' {
			return false
		}
	}
	for _, suffix := range bodySuffixes {
		if strings.HasSuffix(c, suffix) {
			return true
		}
	}
	return false
}

func allBodies(names []string) bool {
	for _, name := range names {
		if !isBody(name) {
			return false
		}
	}
	return len(names) > 0
}

// splitBodies takes joint issuers apart: 最高人民法院、最高人民检察院. A 、 within the
// name of one (教育、科学、文化委员会) parts nothing, as what is left of it is no body.
func splitBodies(s string) []string {
	if !strings.ContainsAny(s, "、，,;； 　") {
		return []string{s}
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,;； 　", r) })
	if len(parts) < 2 || !allBodies(parts) {
		return []string{s}
	}
	return parts
}

// joinBodies is how joint issuers are stored: parted by 、.
func joinBodies(names []string) string { return strings.Join(names, "、") }

// Issuers are the bodies that issued the document, each by itself; Issuer has
// them in one. nil where none is stated.
func (m *Metadata) Issuers() []string {
	if m.Issuer == "" {
		return nil
	}
	return splitBodies(m.Issuer)
}
