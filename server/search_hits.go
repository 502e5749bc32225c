package server

import (
	"fmt"
	"strings"

	"cewen/corpus"
	"cewen/search"
)

// hitGroup holds hits that follow each other and lie in one document.
type hitGroup struct {
	Title, Href string
	Meta        []string
	Digest      bool
	Hits        []hitView
	// Of a group that stands for all hits of its document: how many these are, and how
	// many paragraphs are not among Hits.
	Paragraphs, Occurrences, Left int
}

// hitView is a matching paragraph.
type hitView struct {
	snippet
	Href, Permalink, Section, Kind string
	Cite                           string // where the paragraph is cited
	Role                           string // what the part does that it lies in, "" where that says nothing
	Occurrences                    int
}

// newGroups lays out hits, those that follow each other in one document together.
// The links to them carry the search that found them; length is that of a snippet.
func newGroups(hits []search.Hit, found address, length int) []hitGroup {
	var groups []hitGroup
	last := ""
	for _, h := range hits {
		_, anchor, _ := corpus.SplitParagraphID(h.Paragraph.ID)
		href := documentHref(h.Document.ID, anchor, found)
		if h.Document.ID != last {
			groups = append(groups, newGroup(h.Document, href))
			last = h.Document.ID
		}
		g := &groups[len(groups)-1]
		g.Hits = append(g.Hits, hitView{
			snippet: newSnippet(h.Segments, length), Href: href, Permalink: paragraphHref(h.Paragraph.ID), Cite: citeHref(h.Paragraph.ID),
			Section: strings.Join(h.Path(), " › "), Kind: kindLabel(h.Paragraph.Kind), Role: roleLabel(h.Role),
			Occurrences: h.Occurrences,
		})
	}
	return groups
}

// newGroup is a group for a document, without hits.
func newGroup(d search.DocumentRef, href string) hitGroup {
	return hitGroup{Title: d.Title, Href: href, Meta: refMeta(d), Digest: isDigest(d.Kind, d.Title)}
}

func refMeta(d search.DocumentRef) []string {
	var meta []string
	for _, m := range []string{strings.ReplaceAll(string(d.Region), "/", " / "), yearOf(d.Year), d.Date, d.Kind} {
		if m != "" {
			meta = append(meta, m)
		}
	}
	return meta
}

func yearOf(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprintf("%d年", year)
}

// kindLabel names what a paragraph is, where it is not running text.
func kindLabel(kind corpus.ParagraphKind) string {
	switch kind {
	case corpus.KindTitle:
		return "篇名"
	case corpus.KindHeading:
		return "标题"
	case corpus.KindTable:
		return "表格"
	case corpus.KindText:
	}
	return ""
}

// roleLabel names what a part of a document does, where that is known.
func roleLabel(role corpus.Role) string {
	if role == corpus.RoleOther {
		return ""
	}
	return string(role)
}

// isDigest tells a digest in other words from an official text.
func isDigest(kind, title string) bool {
	return strings.Contains(kind, "摘编") || strings.HasSuffix(title, "（摘编）")
}
