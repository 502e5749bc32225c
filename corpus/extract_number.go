package corpus

import (
	"regexp"
	"strings"
)

// documentNumber matches a 发文字号: 国办发〔2023〕15号, 晋政发[2012]3号, 法（民）发〔1985〕13号,
// 〔1996〕行他字第23号, 财政部公告2018年第21号, 国务院令第706号.
var documentNumber = regexp.MustCompile(`\p{Han}{1,12}(?:（\p{Han}{1,4}）\p{Han}{0,6})?` + numberYearMark + `第?\d{1,5}号` +
	`|` + numberYearMark + `\p{Han}{1,8}第?\d{1,5}号` +
	`|(?:\p{Han}{1,16})?(?:19|20)\d{2}年第\d{1,4}号` +
	`|(?:[\p{Han}]{0,12}令|国令)第?[\d〇一二三四五六七八九十百]{1,5}号`)

// numberYearMark is the year of a number in brackets of any shape.
const numberYearMark = `[〔\[【（(﹝［](?:19|20)?\d{2}[〕\]】）)﹞］]`

// decreeNumber matches the number of a decree on the line below its name: 第706号.
var decreeNumber = regexp.MustCompile(`^第?[\d〇○一二三四五六七八九十百]{1,5}号$`)

// number finds the 发文字号: below the name of a decree, on a line of its own in the
// head or behind a date, in the note of enactment, or at the start of the name of
// the file.
func (e *evidence) number() finding {
	for i, s := range e.opening {
		if i+1 < len(e.opening) && i < maxAnnouncement && titleSuffix(s) == "命令" && decreeNumber.MatchString(compact(e.opening[i+1])) {
			return finding{compact(s) + compact(e.opening[i+1]), OriginText}
		}
	}
	lines := e.head
	if e.carried != "" {
		lines = e.opening
	}
	for _, s := range lines {
		if c := behindDate(compact(s)); shorter(c, 40) && isNumberLine(c) {
			return finding{documentNumber.FindString(c), OriginText}
		}
	}
	if all := documentNumber.FindAllString(withoutNames(e.enactment()), -1); len(all) > 0 {
		return finding{behindDay(all[len(all)-1]), OriginText}
	}
	number, _ := cutFileNumber(fileStem(e.path))
	return finding{number, OriginPath}
}

// behindDate cuts a date off the front of a line: 1993年4月16日 法复〔1993〕3号.
func behindDate(c string) string {
	if d, n := readDate(c); d != "" {
		return c[n:]
	}
	return c
}

// cutFileNumber cuts the number off the front of a file's name:
// 国办发〔2018〕15号_国务院办公厅关于……
func cutFileNumber(stem string) (number, rest string) {
	m := documentNumber.FindStringIndex(stem)
	if m == nil || m[0] != 0 {
		return "", stem
	}
	return stem[:m[1]], strings.TrimLeft(stem[m[1]:], "_-— ")
}

// behindDay cuts the end of a date off a number that follows it at once.
func behindDay(number string) string {
	if _, after, ok := strings.Cut(number, "日"); ok {
		return after
	}
	return number
}
