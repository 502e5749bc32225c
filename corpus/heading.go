package corpus

import (
	"strings"

	"cewen/corpus/format"
)

// maxHeading bounds a heading that only its number marks, in characters: the
// longest headings of real reports have about 50, the shortest paragraphs that
// open with a number and lack their full stop more.
const maxHeading = 60

// maxMarked bounds a heading that is marked as such or bold.
const maxMarked = 120

// markHeadings decides which lines are headings.
func markHeadings(lines []line) {
	markContents(lines)
	for i := range lines {
		l := &lines[i]
		if l.kind == KindText && !l.contents && isHeading(lines, i) {
			l.kind = KindHeading
		}
	}
}

// isHeading decides about line i; the lines before it are decided.
func isHeading(lines []line, i int) bool {
	l := &lines[i]
	switch {
	case l.head, isAddress(l.Text), l.Kind == format.Item, isDash(l.Text):
		return false
	case l.Kind == format.Heading:
		return shorter(l.Text, maxMarked) && strings.Count(l.Text, "。") <= 1
	case !shorter(l.Text, maxHeading):
		return false
	}
	m, length := readMarker(l.Text)
	if m != noMarker && len(l.Text) == length && l.Kind != format.Bold {
		return false // a number alone, cut off from its text
	}
	if l.Kind == format.Bold {
		return isBoldHeading(l.Text, m)
	}
	if m == noMarker {
		return isPlainHeading(lines, i)
	}
	return !endsSentence(l.Text) && !holdsSentence(l.Text) && !inList(lines, i, m)
}

// isBoldHeading decides about a bold line. One that is numbered may end with a
// full stop: （七）加强生态环境建设。
func isBoldHeading(s string, m marker) bool {
	if classify(s) != otherLine {
		return false
	}
	if m != noMarker {
		s = strings.TrimSuffix(s, "。")
	}
	return !endsSentence(s) && !holdsSentence(s)
}

// inList tells that a numbered line is a point of a list and not a heading: the
// line before or behind it has the same kind of number, so nothing stands under
// it; or it has a low number and nothing but a heading follows.
func inList(lines []line, i int, m marker) bool {
	if i > 0 && lines[i-1].kind == KindText && !lines[i-1].contents && sameMarker(lines[i-1], m) && shorter(lines[i-1].Text, maxHeading) {
		return true
	}
	if i+1 == len(lines) {
		return true
	}
	return sameMarker(lines[i+1], m) && shorter(lines[i+1].Text, maxHeading)
}

func sameMarker(l line, m marker) bool {
	other, _ := readMarker(l.Text)
	return other == m
}

// partWords end the unnumbered headings of a report's parts.
var partWords = []string{
	"回顾", "总结", "的工作", "工作安排", "工作任务", "工作重点", "重点工作", "主要任务", "目标任务", "总体要求", "总体思路",
	"奋斗目标", "主要目标", "预期目标", "指导思想", "工作建议", "自身建设", "基本情况", "发展成就", "工作部署", "重点任务", "完成情况", "主要工作",
}

// isPartTitle tells the unnumbered heading of a part: 2021年工作回顾, 今后五年的目标任务.
func isPartTitle(s string) bool {
	if !shorter(s, 40) || strings.ContainsAny(s, "，。；：") {
		return false
	}
	for _, w := range partWords {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// maxPlain and minBelow bound an unmarked heading and the text below it: a short
// line without any punctuation between a finished paragraph and a full one.
const (
	maxPlain = 30
	minBelow = 40
)

// isPlainHeading decides about a line that has neither mark nor number.
func isPlainHeading(lines []line, i int) bool {
	s := lines[i].Text
	if lines[i].head || i == 0 || i+1 == len(lines) || endsSentence(s) || isClosed(s) || holdsSentence(s) || !shorter(s, maxPlain) {
		return false
	}
	before, below := lines[i-1], lines[i+1]
	if !lines[i].Gap && !lines[i].Indent || before.kind == KindTable || below.kind == KindTable || classify(s) != otherLine {
		return false
	}
	if before.kind == KindText && !isClosed(before.Text) || below.Kind != format.Text || isPlainNoise(s) || isDangling(s, below.Text) {
		return false
	}
	if m, _ := readMarker(below.Text); m != noMarker && m <= hanMarker || isDash(below.Text) {
		return isPartTitle(s)
	}
	return holdsSentence(below.Text) && !shorter(below.Text, minBelow) || isPartTitle(s) && holdsSentence(below.Text)
}

// isDangling tells a line that the next one goes on with: a figure or a closing
// mark follows, or it ends where no heading does.
func isDangling(s, below string) bool {
	r := firstRune(below)
	return isDigit(r) && !startsWithYearSentence(below) || strings.ContainsRune("，。、；）”%", r) ||
		endsWithFunctionWord(s) || strings.Count(s, "“") != strings.Count(s, "”")
}

// isPlainNoise tells short lines that stand between paragraphs without being
// headings: numbers, page marks, credits.
func isPlainNoise(s string) bool {
	han := 0
	for _, r := range s {
		if isHan(r) {
			han++
		}
	}
	if han < 4 || !isHan(firstRune(s)) && !strings.ContainsRune("“《2１２", firstRune(s)) {
		return true
	}
	for _, word := range []string{"记者", "摄", "编辑", "来源", "附件", "附：", "注释", "名词解释", "责任"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// markContents marks the lines of a table of contents: behind a line 目录, until
// its first entry comes again or a paragraph of text comes.
func markContents(lines []line) {
	for i := range min(len(lines), maxHead) {
		if classify(lines[i].Text) != contentsLine {
			continue
		}
		lines[i].contents = true
		for j := i + 1; j < len(lines); j++ {
			l := &lines[j]
			if j > i+1 && compact(l.Text) == compact(lines[i+1].Text) || isAddress(l.Text) || !shorter(l.Text, maxHeading) && holdsSentence(l.Text) {
				break
			}
			l.contents = true
		}
		return
	}
}
