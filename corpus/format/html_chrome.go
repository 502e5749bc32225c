package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// cutUnseen removes what a browser does not print as text: scripts, styles,
// comments, controls.
func cutUnseen(doc *html.Node) {
	cutNodes(doc, func(n *html.Node) bool {
		return n.Type == html.CommentNode || isElement(n, unseen...)
	})
}

// unseen are the elements without printed text of their own.
var unseen = []string{
	"script", "style", "noscript", "template", "iframe", "frame", "noframes", "object", "embed", "applet", "audio", "video", "canvas", "svg", "map",
	"select", "button", "input", "textarea", "option", "datalist", "progress", "meter", "rp",
}

// cutChrome removes hidden elements, and what a site puts around every page, as
// far as its element says so: by its tag, its role, or a word in its class or id.
// Words lie (a whole article in class="print"), so what holds a sentence, a
// headline or most of the text of the page stays. So does a hidden element with
// most of the text: a script shows it, and the page was saved before.
func cutChrome(doc *html.Node) {
	weights := make(map[*html.Node]weight)
	all := weigh(doc, surroundings{}, weights)
	cutNodes(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode || n.Data == "body" || n.Data == "html" {
			return false
		}
		w := weights[n]
		if 2*w.plain > all.plain {
			return false
		}
		if isHiddenNode(n) {
			return !w.body
		}
		return w.prose == 0 && !w.headline && !w.body && !w.inside && namesChrome(n)
	})
}

// weight is how much text an element holds, in characters without white space.
type weight struct {
	plain    int  // not in links
	prose    int  // not in links, in texts that hold a full stop or semicolon
	headline bool // it holds an h1
	body     bool // it is or holds an element known to hold the document
	inside   bool // it stands in such an element
}

// surroundings are what a node stands in.
type surroundings struct{ linked, body bool }

// weigh notes the weight of each element that n is or holds.
func weigh(n *html.Node, in surroundings, weights map[*html.Node]weight) weight {
	if n.Type == html.TextNode {
		return weighText(n.Data, in.linked)
	}
	w := weight{headline: isElement(n, "h1"), body: isBodyElement(n), inside: in.body}
	in.linked = in.linked || isElement(n, "a")
	in.body = in.body || w.body
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		inner := weigh(c, in, weights)
		w.plain += inner.plain
		w.prose += inner.prose
		w.headline = w.headline || inner.headline
		w.body = w.body || inner.body
	}
	if n.Type == html.ElementNode {
		weights[n] = w
	}
	return w
}

func weighText(text string, linked bool) weight {
	if linked {
		return weight{}
	}
	w := weight{}
	for _, r := range text {
		if !blank(r) {
			w.plain++
		}
	}
	if strings.ContainsAny(text, "。；") {
		w.prose = w.plain
	}
	return w
}

// namesChrome tells an element that says it is not the document.
func namesChrome(n *html.Node) bool {
	switch n.Data {
	case "nav", "footer", "aside":
		return true
	}
	switch attribute(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "complementary", "dialog":
		return true
	}
	return hasChromeWord(attribute(n, "class")) || hasChromeWord(attribute(n, "id"))
}

// hasChromeWord looks at each word of a class or id: article-share, mainNav,
// footer_txt.
func hasChromeWord(names string) bool {
	for _, word := range splitNames(names) {
		if chromeWords[word] {
			return true
		}
	}
	return false
}

// chromeWords name parts of a page that are not the document. Short names of
// Pinyin are those that Chinese sites use: dqwz is 当前位置, ewm 二维码.
var chromeWords = setOf(
	"nav", "navbar", "navigation", "menu", "submenu", "crumb", "crumbs", "breadcrumb", "breadcrumbs", "position", "location", "dqwz", "weizhi", "mbx",
	"share", "bdshare", "bdsharebuttonbox", "fenxiang", "sharebox", "jiathis", "social",
	"foot", "footer", "copyright", "siteinfo", "banquan", "beian", "friendlink", "youqing",
	"qr", "qrcode", "ewm", "erweima", "saoyisao", "weixin", "weibo",
	"sidebar", "aside", "related", "relate", "relation", "reldocuments", "xgxx", "xgwj", "xgwd", "xgyd", "xgxw", "xglj", "xgjd", "recommend", "hot",
	"pagination", "pager", "pagebar", "prevnext", "prenext", "shangxia", "sxp",
	"tool", "tools", "toolbar", "toptools", "fontsize", "zihao", "zoomtool", "print", "dayin", "close", "favorite",
	"login", "search", "searchbox", "sousuo", "comment", "comments", "pinglun", "banner", "advert", "popup", "modal", "dialog", "alert", "tooltip", "barrier",
)

func setOf(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, word := range words {
		set[word] = true
	}
	return set
}

// splitNames splits classes into their words, in lower case: at what is no
// letter and where small letters end.
func splitNames(names string) []string {
	var words []string
	var word []byte
	end := func() {
		if len(word) > 0 {
			words = append(words, string(word))
			word = nil
		}
	}
	small := false
	for _, r := range names {
		if r >= utf8.RuneSelf || !unicode.IsLetter(r) {
			end()
			small = false
			continue
		}
		if unicode.IsUpper(r) && small {
			end()
		}
		small = unicode.IsLower(r)
		word = append(word, byte(unicode.ToLower(r)))
	}
	end()
	return words
}
