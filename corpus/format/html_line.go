package format

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// lineRole is what a line is to its page.
type lineRole int

const (
	plainLine   lineRole = iota // may belong to the document or not
	proseLine                   // a sentence, a table row: the document
	linkLine                    // most of it is a link
	aboutLine                   // tells date, source, number of visits
	controlLine                 // a button: print, close, share, size of letters
	placeLine                   // where the page stands on the site, its neighbours, what is related
	footLine                    // who runs the site
	cardLine                    // a row of the table of metadata
)

// Bounds of lines, in characters: the chrome of a site is made of short lines,
// a sentence without a full stop is long.
const (
	maxChromeLine = 80
	maxFootLine   = 250
	maxScanLine   = 30 // below the square that telephones read
	minProse      = 10
	longProse     = 40
)

// controlWords are what buttons say, alone or in a row.
const controlWords = `打印(?:本页|此页|正文|文章|页面)?|关闭(?:窗口|本页|页面)?|(?:加入|添加)?收藏(?:本页|本站|此页)?|返回(?:顶部|首页|列表|上一?页)?|` +
	`(?:调整)?字[体号](?:大小)?|放大|缩小|默认|正常|[大中小特]|分享(?:到|至)?|转发|我要纠错|纠错|下载(?:文字版|图片版|本文)?|` +
	`(?:新浪|腾讯)?微博|微信|朋友圈|QQ空间|QQ好友|人人网|百度贴吧|更多|繁體版?|繁体版?|简体版?|无障碍(?:浏览|阅读)?|长者模式|适老化|关怀版|` +
	`朗读|语音播报|保护视力色|网站首页|首页|登录|注册|搜索|检索|TOP|A[+-]?|T|print|close`

// controlMarks stand between buttons.
const controlMarks = `[\s\pP\pS]*`

var (
	isControl = regexp.MustCompile(`^(?i:` + controlMarks + `(?:` + controlWords + `)(?:` + controlWords + `|` + controlMarks + `)*)$`)
	isScan    = regexp.MustCompile(`扫一扫|扫码|扫描二维码|微信扫|二维码|^手机(?:浏览|阅读|查看|版)|打开手机`)
	isPlace   = regexp.MustCompile(`^(?:[您你])?(?:现在|当前|目前|所在)?(?:的|所在的?)?位置(?:是)?[:：]|^首页\s*[>》›»/-]|^(?:上|下)一[篇条页]|` +
		`^(?:相关|延伸|推荐|热点|最新|猜你|更多|往期)(?:的)?(?:稿件|链接|阅读|文章|新闻|信息|解读|文件|报道|政策|推荐|资讯|内容|专题|发布|喜欢)*(?:[(（【\[].{0,12})?[:：]?$|^(?:政策|文件|图文|一图)(?:解读|图解)[:：]?$`)
	isAbout = regexp.MustCompile(`^[【\[（(]?(?:发布|更新|发稿|录入|上传|生成|时|日)(?:时间|日期|间|期)?[:：]|(?:浏览|访问|点击|阅读)(?:次数|数量?|量|率|人次)?[:：]|` +
		`^[【\[（(]?(?:信息|稿件|文章|文章来|内容|数据|新闻)?来\s*源[:：]|^[【\[（(]?(?:责任编辑|责编|编辑|审核|校对|初审|复审|终审|作者|撰稿|录入|供稿|编审)(?:人|者)?[:：]|^\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s+\d{1,2}[:：]\d{2}`)
	isFoot = regexp.MustCompile(`版权所有|ICP备|公网安备|网安备|网站标识码|技术支持[:：]|网站地图|建议使用.{0,40}浏览|(?i:copyright|all rights reserved)|©|主办(?:单位)?[:：].{0,60}(?:承办|协办|维护|电话|地址|邮编)|未经.{0,12}(?:授权|许可|书面).{0,20}(?:转载|镜像)|您访问的链接即将离开`)
)

// role tells what a line is to its page.
func (l *pageLine) role() lineRole {
	s := l.Text
	if shortText(s, maxFootLine) && isFoot.MatchString(s) {
		return footLine
	}
	if shortText(s, maxChromeLine) && l.cells == nil {
		switch {
		case isControl.MatchString(s), shortText(s, maxScanLine) && !strings.Contains(s, "。") && isScan.MatchString(s):
			return controlLine
		case isPlace.MatchString(s):
			return placeLine
		case isAbout.MatchString(s):
			return aboutLine
		}
	}
	switch {
	case isCard(l):
		return cardLine
	case l.isLink():
		return linkLine
	case l.cells != nil, l.runes >= minProse && strings.ContainsAny(s, "。；"), l.runes >= longProse && strings.Contains(s, "，"):
		return proseLine
	}
	return plainLine
}

// isLink tells that most of a line is a link to another page. Annexes are links
// as well, but the document names them.
func (l *pageLine) isLink() bool {
	return 10*l.linked >= 6*l.runes && l.linked > 0 && !isAnnex.MatchString(l.Text)
}

var isAnnex = regexp.MustCompile(`^附[件表图录]|(?i:\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd|jpg)\b)`)

// shortText tells that s has at most n characters.
func shortText(s string, n int) bool {
	return len(s) <= n || utf8.RuneCountInString(s) <= n
}
