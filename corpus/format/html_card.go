package format

import (
	"regexp"
	"strings"
)

// cardLabels are the labels of the tables of metadata that government sites print
// with a document, without white space. The value tells that the label names
// nothing else: a line of date and source has labels as well.
var cardLabels = map[string]bool{
	"索引号": true, "信息索引号": true, "索引编号": true, "信息索引": true, "索取号": true, "统一编号": true, "统一登记号": true, "登记号": true,
	"规范性文件统一编号": true, "规范性文件编号": true, "文件编号": true, "统一文号": true,
	"主题分类": true, "信息分类": true, "分类": false, "体裁分类": true, "组配分类": true, "服务对象分类": true, "主题词": true, "关键词": false,
	"发文机关": true, "发文机构": true, "发文单位": true, "发布机构": true, "发布机关": true, "发布单位": false, "制发机关": true, "制定机关": true,
	"公开机构": true, "信息提供": false, "责任部门": true, "公开责任部门": true, "公开主体": true, "所属机构": true, "起草单位": true, "信息来源": false, "来源": false,
	"公开方式": true, "公开范围": true, "公开时限": true, "公开形式": true, "公开程序": true, "公开属性": true, "公开类型": true, "公开日期": true,
	"成文日期": true, "成文时间": true, "生成日期": true, "生成时间": true, "印发日期": true, "发文日期": true, "发文时间": true, "签发日期": true, "签署日期": true,
	"发布日期": false, "发布时间": false, "公布日期": true, "生效日期": true, "生效时间": true, "施行日期": true, "实施日期": true, "失效日期": true,
	"失效时间": true, "废止日期": true, "有效期": true, "有效期限": true,
	"信息类别": true, "主题类别": true, "文件类别": true, "形成日期": true, "制发日期": true, "公布时间": true, "公开时间": true, "公文文号": true,
	"信息有效期": true, "废止时间": true, "生效状态": true, "体裁": true,
	"时效": true, "时效性": true, "有效性": true, "文件状态": true, "效力状态": true, "是否有效": true, "公文时效": true,
	"标题": false, "名称": false, "信息名称": true, "文件名称": true, "公文名称": true, "文件标题": true,
	"文号": true, "发文字号": true, "发文文号": true, "发布文号": true, "文件号": true, "公文种类": true, "文种": true, "文件类型": true, "公文类型": true,
	"内容概述": true, "内容摘要": false, "概述": false, "信息概述": true, "载体类型": true, "信息格式": true, "语种": true, "记录形式": true, "效力级别": true,
}

// minLabels is how many different labels a table of metadata has at least.
const minLabels = 2

// isCard tells a line that could be of a table of metadata, by a label that
// names nothing else.
func isCard(line *pageLine) bool {
	pairs, ok := cardPairs(line)
	if !ok {
		return false
	}
	for _, pair := range pairs {
		if cardLabels[pair.Key] {
			return true
		}
	}
	return false
}

// joinCards makes rows of metadata of the lines beside such that have labels
// only: a title and a date of publication alone could be anything.
func joinCards(lines []pageLine, roles []lineRole) {
	join := func(i, beside int) {
		if _, ok := cardPairs(&lines[i]); ok && roles[beside] == cardLine {
			roles[i] = cardLine
		}
	}
	for i := 1; i < len(lines); i++ {
		join(i, i-1)
	}
	for i := len(lines) - 2; i >= 0; i-- {
		join(i, i+1)
	}
}

// takeCards takes the metadata out of the lines that are not the document, and
// of those above its first sentence.
func takeCards(lines []pageLine, roles []lineRole, kept []bool) []KeyValue {
	var table []KeyValue
	var taken []int
	own, started := map[string]bool{}, false
	for i := 0; i < len(lines); i++ {
		started = started || kept[i] && roles[i] == proseLine
		if started && kept[i] {
			continue
		}
		pairs, ok := cardPairs(&lines[i])
		if !ok || roles[i] == aboutLine {
			continue
		}
		taken = append(taken, i)
		n := len(pairs)
		if pairs[n-1].Value == "" && lines[i].cells == nil && i+1 < len(lines) && kept[i] == kept[i+1] && isValue(&lines[i+1]) {
			i++
			taken = append(taken, i)
			pairs[n-1].Value = lines[i].Text
		}
		for _, pair := range pairs {
			own[pair.Key] = true
			if pair.Value != "" && !holdsPair(table, pair) {
				table = append(table, pair)
			}
		}
	}
	if !isCardTable(own) {
		return nil
	}
	for _, i := range taken {
		kept[i], roles[i] = false, cardLine
	}
	return table
}

// isCardTable tells that labels are those of a table of metadata.
func isCardTable(labels map[string]bool) bool {
	strong := false
	for label := range labels {
		strong = strong || cardLabels[label]
	}
	return strong && len(labels) >= minLabels
}

func holdsPair(table []KeyValue, pair KeyValue) bool {
	for _, have := range table {
		if have == pair {
			return true
		}
	}
	return false
}

// isValue tells a line that may be the value of the label on the line before.
func isValue(line *pageLine) bool {
	_, label := cardPairs(line)
	return !label && line.cells == nil && shortText(line.Text, maxChromeLine)
}

// cardPairs reads labels and values from a line: from the cells of a row, or from
// "索引号：000014349/2018-00213 主题分类：其他". ok is false if it holds anything
// else.
func cardPairs(line *pageLine) (pairs []KeyValue, ok bool) {
	if line.cells == nil {
		return textPairs(line.Text)
	}
	for i := 0; i < len(line.cells); i++ {
		cell := line.cells[i]
		if label := cardLabel(cell); label != "" {
			pair := KeyValue{Key: label}
			if i+1 < len(line.cells) && cardLabel(line.cells[i+1]) == "" {
				i++
				pair.Value = strings.TrimSpace(line.cells[i])
			}
			pairs = append(pairs, pair)
			continue
		}
		if inner, ok := textPairs(cell); ok {
			pairs = append(pairs, inner...)
		} else if cell != "" {
			return nil, false
		}
	}
	return pairs, len(pairs) > 0
}

// textPairs reads "label：value label：value".
func textPairs(s string) (pairs []KeyValue, ok bool) {
	rest := s
	for rest != "" {
		label, after, ok := cutLabel(rest)
		if !ok {
			if len(pairs) == 0 {
				return nil, false
			}
			break
		}
		value, next := cutValue(after)
		pairs = append(pairs, KeyValue{label, value})
		rest = next
	}
	return pairs, len(pairs) > 0
}

// cutLabel cuts a label with its colon off the beginning of s.
func cutLabel(s string) (label, rest string, ok bool) {
	colon := strings.IndexAny(s, ":：")
	if colon <= 0 || colon > maxCardLabel {
		return "", s, false
	}
	label = cardLabel(s[:colon])
	return label, strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(s[colon:], "："), ":"), " "), label != ""
}

// maxCardLabel bounds a label in bytes, with the spaces in it.
const maxCardLabel = 48

// visits matches what sites print behind metadata: how often the page was read, and
// buttons.
var visits = regexp.MustCompile(`^(?:浏览|访问|点击|阅读)[^:： ]{0,4}[:：]|^[【\[（(]?(?:字[体号]|打印|分享|关闭)`)

// cutValue cuts s before the next label that follows a space. What the site says of
// the page there is dropped with all behind it.
func cutValue(s string) (value, rest string) {
	for at := 0; ; {
		space := strings.IndexByte(s[at:], ' ')
		if space < 0 {
			return s, ""
		}
		at += space + 1
		if _, _, ok := cutLabel(s[at:]); ok {
			return strings.TrimSpace(s[:at]), s[at:]
		}
		if visits.MatchString(s[at:]) {
			return strings.TrimSpace(s[:at]), ""
		}
	}
}

// cardLabel returns the label that s is, "" if it is none: [索 引 号]：is 索引号.
func cardLabel(s string) string {
	if len(s) > maxCardLabel {
		return ""
	}
	s = strings.Trim(compactString(s), "[]【】:：*·•")
	if _, ok := cardLabels[s]; ok {
		return s
	}
	return ""
}
