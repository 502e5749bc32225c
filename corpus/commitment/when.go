package commitment

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// deadlines are the ways to say until when; the longest that fits counts.
var deadlines = []*regexp.Regexp{
	regexp.MustCompile(`^(?:到|至|在|于)?(?:\d{4}|二[〇零○]..)年(?:[和、]\d{4}年)?(?:底|末|初|年底|年末|上半年|\d{1,2}月底?)?(?:前|之前|以前)?`),
	regexp.MustCompile(`^(?:到|至|在|于)?(?:今年|明年|后年|本年|当年)?(?:年底|年末|年内|年中|年前)(?:前|之前|以前)?`),
	regexp.MustCompile(`^(?:到|至|在|于)?(?:今年|明年|当年|年内)?(?:上半年|下半年|[一二三四]季度)(?:末|底|内|前)?`),
	regexp.MustCompile(`^(?:到|至|在|于)?(?:今年|明年)?\d{1,2}月(?:份|\d{1,2}日)?(?:上旬|中旬|下旬)?(?:底|末|初)?(?:前|之前|以前)?`),
	regexp.MustCompile(`^(?:用|经过|通过|利用|再用|争取用|力争用)?[一二三四五六七八九十两\d]{1,3}(?:到|至|-)?[一二三四五六七八九十两\d]{0,3}(?:年|个月)(?:左右)?(?:的)?(?:时间|努力)(?:内)?`),
	regexp.MustCompile(`^(?:未来|今后|在)?[一二三四五六七八九十两\d]{1,3}(?:到|至|-)?[一二三四五六七八九十两\d]{0,3}(?:年|个月|天)(?:之内|以内|内)`),
	regexp.MustCompile(`^(?:未来|今后)[一二三四五六七八九十两\d]{1,2}(?:到|至|-)?[一二三四五六七八九十两\d]{0,2}年`),
	regexp.MustCompile(`^(?:到|至|在)?“?(?:十[一二三四五六]|[六七八九十])五”?(?:计划|规划)?(?:期间|末期|时期|期末|末|最后一年)`),
	regexp.MustCompile(`^(?:在)?本?届?(?:政府)?任期内`),
	regexp.MustCompile(`^(?:到)?(?:“五一”|“七一”|“十一”|国庆节?|春节|春运|元旦|汛期?|主汛期|入冬|封冻|采暖季|供暖季|采暖期|供暖期|开学|春耕|秋季开学)(?:来临|到来)?(?:之)?前`),
	regexp.MustCompile(`^(?:到|至|在)?本世纪(?:中叶|末|内)`),
	regexp.MustCompile(`^(?:今年内|今年|全年|明年|五年|年度内|本年度|今冬明春)`),
}

// deadlineBegins are the characters that a deadline can begin with. Most do not, and
// need not be tried.
const deadlineBegins = "0123456789一二三四五六七八九十两到至在于今明后本当年上下用经通利再争力未届政任“国春元汛主入封采供开秋全"

// deadlineAt returns the length of the deadline that a text begins with; 0 if there is
// none.
func deadlineAt(text string) int {
	if first, _ := utf8.DecodeRuneInString(text); !strings.ContainsRune(deadlineBegins, first) {
		return 0
	}
	return longestDeadline(text)
}

func longestDeadline(text string) int {
	longest := 0
	for _, d := range deadlines {
		longest = max(longest, len(d.FindString(text)))
	}
	return longest
}

// sure tells a deadline that is one wherever it stands from words that also speak of
// the present (今年).
var sure = regexp.MustCompile(`前$|底$|内$|末$|期间$|时间$|努力$|^到`)

// deadlineWithin finds a deadline within a text: where it begins and ends.
func deadlineWithin(text string) (from, to int) {
	for i := range text {
		if n := deadlineAt(text[i:]); n > 0 && sure.MatchString(text[i:i+n]) && !compared(text[:i]) {
			return i, i + n
		}
	}
	return 0, 0
}

// compared tells a time that something is compared with by what stands before it:
// 比“十五”末, 由“十五”末的.
func compared(before string) bool {
	return hasSuffix(strings.TrimSuffix(before, "“"), "比", "较", "由", "从", "自")
}

var (
	listMark = regexp.MustCompile(`^(?:[(\[【]?[\d一二三四五六七八九十]{1,3}[)\]】、.．]|[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十]{1,2}[,、]|——|[①-⑳•·●■◆]|\d{1,2}\.)\s*`)
	// glossary opens an entry of the notes behind a report: 3.“两业”融合:
	glossary = regexp.MustCompile(`^(?:[\[［【]\d+[\]］】]|[(（]?\d{1,3}[)）.、．]?\s*[“"《]?[^,，。“”]{1,24}[”"》]?[^,，。;；]{0,10}[:：]|注\d*[:：]|\*)`)
	// quotedTerm opens a note without a number.
	quotedTerm = regexp.MustCompile(`^“[^”]{1,20}”[:：]`)
	lead       = regexp.MustCompile(`(?:责任单位|牵头单位|负责单位|责任部门|牵头部门|牵头责任单位)[:：]\s*([^)）;；。]+)`)
	ledBy      = regexp.MustCompile(`由([^,，。;；]{2,20}?)(?:牵头|负责)`)
)
