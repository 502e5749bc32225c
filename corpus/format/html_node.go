package format

import (
	"strings"

	"golang.org/x/net/html"
)

// attribute returns the value of an attribute of an element, "" without one.
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttribute(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func isElement(n *html.Node, tags ...string) bool {
	if n.Type != html.ElementNode {
		return false
	}
	for _, tag := range tags {
		if n.Data == tag {
			return true
		}
	}
	return false
}

// visit calls f for n and what it holds, in the order of the page; f tells
// whether to go into a node. The parser bounds the depth.
func visit(n *html.Node, f func(*html.Node) bool) {
	if !f(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		visit(c, f)
	}
}

// cutNodes removes the nodes that unwanted tells, with all they hold.
func cutNodes(n *html.Node, unwanted func(*html.Node) bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if unwanted(c) {
			n.RemoveChild(c)
		} else {
			cutNodes(c, unwanted)
		}
		c = next
	}
}

// styles reads the style attribute of an element: properties and values in lower
// case.
func styles(n *html.Node) map[string]string {
	style := attribute(n, "style")
	if style == "" {
		return nil
	}
	properties := make(map[string]string)
	for declaration := range strings.SplitSeq(strings.ToLower(style), ";") {
		if key, value, ok := strings.Cut(declaration, ":"); ok {
			properties[strings.TrimSpace(key)] = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		}
	}
	return properties
}

// isBlockTag tells the elements that begin and end a line.
func isBlockTag(tag string) bool {
	switch tag {
	case "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
		"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
		"legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
		"tr", "ul":
		return true
	}
	return false
}
