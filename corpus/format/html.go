package format

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// maxTags bounds the tags of a page that is read as a tree, in "<" of its text:
// a node takes some 200 bytes, so a tree takes 100 MB at most. Real pages have up
// to 20,000. What has more is read flat; see flatBlocks.
const maxTags = 1 << 19

// maxFlatTags bounds the tags of a page that is read flat: a line takes some 200
// bytes.
const maxFlatTags = 1 << 22

// ErrPageTooLarge is returned for a page with more tags than any real one. Its
// text is for end users.
var ErrPageTooLarge = fmt.Errorf("网页的标记超过 %d 万个，请另存为文本文件再导入", maxFlatTags/10_000)

// readHTML reads a saved page. Its main content becomes blocks: what stands
// around it, navigation, links to other pages, buttons, the foot of the site,
// does not. A table of metadata becomes Parsed.Table.
//
// What the page says of itself in places that nobody reads (its head, the line of
// date and source above the text) counts less than the document, and gets keys
// of its own in Parsed.FrontMatter, see pageEvidence.
func readHTML(data []byte) (*Parsed, error) {
	text, err := decodeHTML(data)
	if err != nil {
		return nil, err
	}
	return parsePage(text, "")
}

// parsePage reads the text of a page that was found at address, "" if unknown.
func parsePage(text, address string) (*Parsed, error) {
	switch tags := strings.Count(text, "<"); {
	case tags > maxFlatTags:
		return nil, ErrPageTooLarge
	case tags > maxTags:
		return &Parsed{Blocks: flatBlocks(text)}, nil
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil { // nested deeper than the parser allows
		return &Parsed{Blocks: flatBlocks(text)}, nil
	}
	says := pageEvidence(doc, address)
	cutUnseen(doc)
	cutChrome(doc)
	content := chooseContent(printPage(doc), says.titles)
	return &Parsed{
		FrontMatter: says.frontMatter(content.about),
		Table:       content.table,
		Blocks:      content.blocks(),
	}, nil
}

// flatBlocks reads a page without building its tree: every line that text makes
// between the tags of blocks. It is for pages that no tree is made of; they keep
// all their text, the site's own included.
func flatBlocks(text string) []Block {
	z := html.NewTokenizer(strings.NewReader(text))
	p := newPagePrinter(nil)
	var blocks []Block
	hidden := ""
	for {
		blocks = append(blocks, contentBlocks(p.lines)...) // blocks are small, lines are not
		p.lines = p.lines[:0]
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			p.endLine()
			return append(blocks, contentBlocks(p.lines)...)
		case html.TextToken:
			if hidden == "" {
				p.text(string(z.Text()), look{})
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			tag, _ := z.TagName()
			name := string(tag)
			switch {
			case kind == html.StartTagToken && hidden == "" && isRawText(name):
				hidden = name
			case kind == html.EndTagToken && name == hidden:
				hidden = ""
			case name == "br":
				p.breakLine()
			case isBlockTag(name):
				p.endBlock()
			}
		}
	}
}

// isRawText tells the elements whose text is not printed and holds no tags.
func isRawText(tag string) bool {
	return tag == "script" || tag == "style" || tag == "title" || tag == "textarea" || tag == "noscript"
}
