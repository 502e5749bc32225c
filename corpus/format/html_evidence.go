package format

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// pageSays is what a page says of itself outside of its text.
type pageSays struct {
	address string            // where it was saved from
	meta    map[string]string // of its meta elements, by name in lower case
	title   string            // of its title element
	titles  []string          // all titles, without white space
}

// Where a page says what, by the names of its meta elements, the more exact first.
var (
	titleNames   = []string{"articletitle", "og:title", "title"}
	dateNames    = []string{"pubdate", "publishdate", "firstpublishedtime", "article:published_time", "publishtime", "date"}
	sourceNames  = []string{"contentsource", "source", "article:author"}
	siteNames    = []string{"sitename", "og:site_name"}
	keywordNames = []string{"keywords"}
	addressNames = []string{"og:url"}
)

// savedFrom matches the comment that browsers and SingleFile leave in a page.
var savedFrom = regexp.MustCompile(`saved from url=\(\d+\)(https?://\S+)|(?:^|\s)url:\s*(https?://\S+)`)

// pageEvidence reads the head of a page and the comments above it.
func pageEvidence(doc *html.Node, address string) pageSays {
	says := pageSays{address: address, meta: make(map[string]string)}
	canonical := ""
	visit(doc, func(n *html.Node) bool {
		switch {
		case n.Type == html.CommentNode:
			if m := savedFrom.FindStringSubmatch(n.Data); m != nil && says.address == "" {
				says.address = m[1] + m[2]
			}
		case isElement(n, "meta"):
			says.addMeta(n)
		case isElement(n, "link") && strings.EqualFold(attribute(n, "rel"), "canonical"):
			canonical = attribute(n, "href")
		case isElement(n, "title") && says.title == "" && n.FirstChild != nil:
			says.title = squeeze(n.FirstChild.Data)
		}
		return !isElement(n, "svg")
	})
	for _, other := range []string{canonical, says.first(addressNames)} {
		if says.address == "" && strings.Contains(other, "://") {
			says.address = other
		}
	}
	for _, title := range []string{says.first(titleNames), says.title} {
		if title != "" {
			says.titles = append(says.titles, compactString(title))
		}
	}
	return says
}

func (s *pageSays) addMeta(n *html.Node) {
	name := strings.ToLower(squeeze(attribute(n, "name") + attribute(n, "property")))
	if value := squeeze(attribute(n, "content")); name != "" && value != "" && s.meta[name] == "" {
		s.meta[name] = value
	}
}

// first returns the first value among names that is given.
func (s *pageSays) first(names []string) string {
	for _, name := range names {
		if value := s.meta[name]; value != "" {
			return value
		}
	}
	return ""
}

// A date and a source in the line above the text.
var (
	printedDate   = regexp.MustCompile(`(\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?)`)
	printedSource = regexp.MustCompile(`来\s*源[:：]\s*([^\s|:：【】\[\]]{2,30})(?:[\s|【】\[\]]|$)`)
)

// frontMatter lists what the page says under keys of its own: "url" is where it
// was saved from; "page-title", "page-date", "page-source", "page-site" and
// "page-keywords" are the site's words about the page, not the document's: the
// date is that of publication on the site, often years after the document.
// What is printed in the lines about counts before the head.
func (s *pageSays) frontMatter(about []string) []KeyValue {
	date, source := "", ""
	for _, line := range about {
		if m := printedDate.FindString(line); date == "" {
			date = m
		}
		if m := printedSource.FindStringSubmatch(line); m != nil && source == "" {
			source = m[1]
		}
	}
	var front []KeyValue
	add := func(key string, values ...string) {
		for _, value := range values {
			if value = squeeze(value); value != "" {
				front = append(front, KeyValue{key, value})
				return
			}
		}
	}
	add("url", s.address)
	add("page-title", s.first(titleNames), s.title)
	add("page-date", date, s.first(dateNames))
	add("page-source", source, s.first(sourceNames))
	add("page-site", s.first(siteNames))
	add("page-keywords", s.first(keywordNames))
	return front
}
