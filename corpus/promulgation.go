package corpus

import (
	"regexp"
	"strings"
)

// Decrees and announcements carry the document that they make public:
//
//	中华人民共和国最高人民法院 公告
//	《……的规定》已于2018年11月26日由……通过，现予公布，自2019年1月1日起施行。
//	2018年12月12日
//	最高人民法院 / 关于……的 / 规定
//
// The document is what they carry, not the announcement.

// promulgates matches the sentence of an announcement; the name is between the
// book marks before it.
var promulgates = regexp.MustCompile(`现将[^。]{0,30}《|现(?:予|将其|将修订后的|予以|公布|发布|颁布)|予以(?:公布|发布)|决定公布|现公布修[订改]后的|准予(?:公布|发布)`)

// maxAnnouncement is how many lines an announcement may have before its sentence,
// and maxCarried how many may lie between that and the title of what it carries.
const (
	maxAnnouncement = 8
	maxCarried      = 16
)

// promulgated finds the announcement among lines: the name that it makes public
// and the index of the line that says so; "" if there is none.
func promulgated(lines []string) (name string, at int) {
	for i, s := range lines[:min(len(lines), maxAnnouncement)] {
		c := compact(clip(s, evidenceBytes))
		if !opensWithName(c) || !promulgates.MatchString(c) || !announces(lines[:i]) {
			continue
		}
		if name := bookName(c); titleSuffix(name) != "" {
			if strings.HasPrefix(name, "关于") { // 最高人民法院、最高人民检察院《关于…的解释》
				name = bodies(c[:strings.Index(c, "《")]) + name
			}
			return name, i
		}
	}
	return "", -1
}

// opensWithName tells a sentence that begins with the name of a document, or with
// how it is made public.
func opensWithName(c string) bool {
	at := strings.Index(c, "《")
	return at >= 0 && shorter(c[:at], 30)
}

// announces tells that the lines above say who announces: 中华人民共和国国务院令, 公告.
func announces(above []string) bool {
	for _, s := range above {
		switch titleSuffix(s) {
		case "命令", "公告", "通告":
			return true
		}
	}
	return false
}

// bookName returns what the first book marks of s hold, inner ones included.
func bookName(s string) string {
	start := strings.Index(s, "《")
	if start < 0 {
		return ""
	}
	depth := 0
	for i, r := range s[start:] {
		switch r {
		case '《':
			depth++
		case '》':
			if depth--; depth == 0 {
				return s[start+len("《") : start+i]
			}
		}
	}
	return ""
}

// nameShapes brings names into the form in which they are compared: quotes,
// brackets and what parts several in one shape or left out.
var nameShapes = strings.NewReplacer(
	"〈", "《", "〉", "》", "<", "《", ">", "》", "＜", "《", "＞", "》", `"`, "", "“", "", "”", "", "＂", "", "'", "", "‘", "", "’", "",
	"(", "（", ")", "）", "、", "", "，", "", ",", "", "_", "", "　", "",
)

func plainName(s string) string { return nameShapes.Replace(compact(s)) }

// maxTitleLines is over how many lines a title may be printed.
const maxTitleLines = 7

// nameRun finds the lines that together print a name: from lines[start] to before
// lines[end]; ok is false if no lines do.
func nameRun(lines []string, name string) (start, end int, ok bool) {
	want := plainName(name)
	if want == "" {
		return 0, 0, false
	}
	for i := range lines {
		rest := want
		for j := i; j < min(len(lines), i+maxTitleLines); j++ {
			part := plainName(lines[j])
			if part == "" || !strings.HasPrefix(rest, part) {
				break
			}
			if rest = rest[len(part):]; rest == "" {
				return i, j + 1, true
			}
		}
	}
	return 0, 0, false
}

// gluedTitle puts the lines of a title together; several bodies on a line by
// themselves are parted by 、.
func gluedTitle(lines []string) string {
	title := ""
	for i, s := range lines {
		s = oneLine(s)
		if spacedOut(s) {
			s = compact(s)
		}
		if bodies := strings.Fields(s); i+1 < len(lines) && len(bodies) > 1 && allBodies(bodies) {
			s = strings.Join(bodies, "、")
		}
		if title != "" && isBody(title) && isBody(s) {
			title += "、"
		}
		title = glue(title, s)
	}
	return title
}
