package format

import (
	"strings"

	"golang.org/x/net/html"
)

// bodyNames are the classes, ids and elements by which the systems that publish
// government sites name the element that holds the document and nothing else, in
// lower case. Names that often hold more (content, article, main) are not here.
var bodyNames = setOf(
	"ucap-content", "ucapcontent", "pages_content", "mypages_content", // gov.cn and sites of its system
	"trs_editor", "trs_editor_view", "trs_ueditor", "trs_web", "trs_paper_default", "td_doccontent", // TRS
	"zoom", "zoomcon", "fontzoom", "j-fontcontent", "ivs_content", "info_content", "infocontent",
	"v_news_content", "vsb_content", "vsb_content_2", "vsb_content_4", "vsb_content_100", "vsb_content_500", "vsb_content_501", // Visual SiteBuilder
	"wp_articlecontent", // WebPlus
	"js_content",        // WeChat
	"article-content", "article_content", "articlecontent", "article-body", "article_body", "articlebody", "art_con", "art-con", "arc_cont",
	"news_content", "news-content", "newscontent", "newstext", "detail-content", "detail_content", "detailcontent", "detail-text",
	"zfxxgk_zw_content", "xxgk_content", "xxgk-content", "gkml_content", "zwcontent", "zw_content", "xl_content", "con_text", "text_content",
	"contenttext", "content_text", "content-text", "main-text", "main_text", "maintext", "bt_content", "bt-content", "ewb-article-content",
	"printarea", "printcontent", "print_content", "law-content", "law_content",
)

// isBodyElement tells an element that is named as holding the document.
func isBodyElement(n *html.Node) bool {
	if n.Type != html.ElementNode || isElement(n, "html", "body", "p", "a", "img", "li", "button", "font", "b") {
		return false
	}
	if bodyNames[n.Data] || bodyNames[strings.ToLower(strings.TrimSpace(attribute(n, "id")))] {
		return true
	}
	for class := range strings.FieldsSeq(strings.ToLower(attribute(n, "class"))) {
		if bodyNames[class] {
			return true
		}
	}
	return false
}

// bodyElements returns the outermost elements of a page that are named as
// holding the document: there may be several, as for annexes.
func bodyElements(doc *html.Node) map[*html.Node]bool {
	bodies := make(map[*html.Node]bool)
	visit(doc, func(n *html.Node) bool {
		if isBodyElement(n) {
			bodies[n] = true
			return false
		}
		return true
	})
	return bodies
}
