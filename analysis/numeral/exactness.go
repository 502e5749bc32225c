package numeral

import "strings"

// saying is a way to say how exact a number is.
type saying struct {
	words []string
	means Comparator
}

// said lists what is said before a number of how exact it is; the first that fits
// counts.
var said = []saying{
	{strings.Fields("不少于 不低于 不小于 不低于于 至少 最少 最低 不下 不下于"), AtLeast},
	{strings.Fields("不超过 不超 不高于 不多于 不大于 不突破 至多 最多 最高 不得超过 不得高于"), AtMost},
	{strings.Fields("超过 突破 高于 大于 多于 超出 逾 超"), More},
	{strings.Fields("低于 少于 小于 不足 不到 不满"), Less},
	{strings.Fields("大约 大概 将近 接近 约为 约 近"), About},
	{strings.Fields("上"), AtLeast},
}

// otherwise are words that end like one of those above and say something else.
var otherwise = strings.Fields("节约 签约 合约 集约 预约 制约 公约 条约 特约 违约 履约 缔约 租约 契约 婚约 失约 " +
	"附近 邻近 靠近 临近 就近 最近 亲近 新近 远近 贴近 走近 拉近 抵近 赶超 反超 " +
	"达不到 做不到 得不到 看不到 享受不到 意想不到 以上 马上 线上 网上 加上 岸上 地上 用上 住上 喝上 走上 吃上 过上 装上 " +
	"车上 船上 路上 面上 站上 登上 迈上 赶上 跟上 早上 晚上 身上 手上 总体上 基础上")

// saidBehind lists what is said behind a unit.
var saidBehind = []saying{
	{strings.Fields("及以上 以上"), AtLeast},
	{strings.Fields("及以下 以下 以内 之内"), AtMost},
	{strings.Fields("左右 上下"), About},
}

// judge reads how exact the quantity is said to be. What follows goes before what
// stands ahead: 超过3所以上 is 3所以上.
func (q *Quantity) judge(text string, last numeral) {
	if q.behind(text) || q.Comparator == Range {
		return
	}
	if c := ahead(text, q.Start, last.bare && !last.more); c != "" {
		if isTime(q.Unit) && c == About {
			return // 近三年
		}
		q.Comparator = c
	}
}

// behind reads 以上, 以内, 左右 and 多 after the unit, and takes them into the quantity.
func (q *Quantity) behind(text string) bool {
	at := skipSpace(text, q.UnitEnd)
	for _, s := range saidBehind {
		if n := lengthOf(text, at, s.words...); n > 0 {
			q.End = at + n
			if q.Comparator != Range {
				q.Comparator = s.means
			}
			return true
		}
	}
	r, size := runeAt(text, q.UnitEnd)
	next, _ := runeAt(text, q.UnitEnd+size)
	if (r == '多' || r == '余') && countsOn(q.Unit) && !strings.ContainsRune("元样种项个名家样彩边层式", next) && q.Comparator != Range {
		q.Comparator, q.End = More, q.UnitEnd+size
		return true
	}
	return false
}

// countsOn tells whether 多 may follow a unit: 3年多, 2倍多.
func countsOn(unit string) bool {
	switch unit {
	case "年", "个月", "天", "倍", "公里", "米", "亩", "斤", "吨", "岁", "小时", "里":
		return true
	}
	return false
}

// ahead reads what is said before the number; 上 only where a number could not stand
// without (上百个).
func ahead(text string, pos int, bare bool) Comparator {
	for range 2 { // 了, then a space
		if r, size := runeBefore(text, pos); r == ' ' || r == '了' {
			pos -= size
		}
	}
	before := text[max(0, pos-maxSaid):pos]
	for _, s := range said {
		for _, word := range s.words {
			if strings.HasSuffix(before, word) && (word != "上" || bare) && !endsOtherwise(before, word) {
				return s.means
			}
		}
	}
	return ""
}

// maxSaid is how far before a number it may be said how exact it is, in bytes.
const maxSaid = 15

// endsOtherwise tells whether the word that text ends with is part of another one.
func endsOtherwise(text, word string) bool {
	for _, other := range otherwise {
		if len(other) > len(word) && strings.HasSuffix(other, word) && strings.HasSuffix(text, other) {
			return true
		}
	}
	return false
}

// isTime tells whether a unit measures time.
func isTime(unit string) bool {
	switch family, _ := Family(unit); family {
	case "年数", "月数", "天数", "时长", "岁数", "周", "个季度", "个工作日":
		return true
	}
	return false
}

// IsTime tells whether the quantity is a span of time or an age, and no amount.
func (q Quantity) IsTime() bool { return isTime(q.Unit) }
