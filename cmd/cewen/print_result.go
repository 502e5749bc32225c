package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"cewen/search"
)

// resultPrinter prints an answer for people.
type resultPrinter struct {
	w      io.Writer
	colour bool
	err    error // the first error of writing
}

func (p *resultPrinter) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *resultPrinter) print(r *search.Result, q question) error {
	t := r.Totals
	if t.Paragraphs == 0 {
		p.printf("没有找到：%s\n", plain(shown(r.Query)))
	} else {
		p.printf("%s：%d 篇文档，%d 个段落，出现 %d 次\n", plain(shown(r.Query)), t.Documents, t.Paragraphs, t.Occurrences)
	}
	p.terms(r.Terms)
	for i := range r.Hits {
		p.printf("\n%d. ", i+1)
		p.hit(&r.Hits[i])
	}
	for _, name := range q.facets {
		p.facet(name, r.Facets[name])
	}
	if len(r.Related) > 0 {
		p.printf("\n—— 以下是相关段落，不含检索式，也不计入总数 ——\n")
		for i := range r.Related {
			p.printf("\n· ")
			p.hit(&r.Related[i])
		}
	}
	p.explain(r.Explain)
	if r.Next != "" {
		p.printf("\n下一页：--cursor %s\n", r.Next)
	}
	return p.err
}

// shown is a query as it is repeated to the reader.
func shown(query string) string {
	const most = 60
	if query == "" {
		return "全部段落"
	}
	if utf8.RuneCountInString(query) > most {
		query = string([]rune(query)[:most]) + "…"
	}
	return query
}

func (p *resultPrinter) hit(h *search.Hit) {
	d := h.Document
	facts := []string{}
	when := d.Date
	if when == "" && d.Year != 0 {
		when = fmt.Sprintf("%d年", d.Year)
	}
	for _, fact := range []string{when, string(d.Region), d.Kind} {
		if fact != "" {
			facts = append(facts, plain(fact))
		}
	}
	title := d.Title
	if title == "" {
		title = "（无标题）"
	}
	p.printf("%s\n", p.styled(plain(title), styleBold))
	if len(facts) > 0 {
		p.printf("   %s\n", strings.Join(facts, " · "))
	}
	if path := h.Path(); len(path) > 0 {
		p.printf("   %s\n", plain(strings.Join(path, " › ")))
	}
	p.printf("   %s\n", p.excerpt(h.Segments))
	p.printf("   %s\n", p.styled("段落 "+h.Paragraph.ID, styleFaint))
}

// Widths of an excerpt in characters: about three lines of a terminal, with
// enough before the first hit to see what the sentence is about.
const (
	excerptBefore = 40
	excerptMost   = 160
)

// excerpt is the part of a paragraph around its first hit, hits marked.
func (p *resultPrinter) excerpt(segments []search.Segment) string {
	var b strings.Builder
	left := excerptMost
	if n := leadLength(segments); n > excerptBefore && totalLength(segments) > excerptMost {
		b.WriteString("…")
		segments = skipRunes(segments, n-excerptBefore)
	}
	for _, s := range segments {
		text := []rune(plain(s.Text))
		cut := len(text) > left
		if cut {
			text = text[:left]
		}
		left -= len(text)
		if s.Hit {
			b.WriteString(p.marked(string(text)))
		} else {
			b.WriteString(string(text))
		}
		if cut {
			b.WriteString("…")
			break
		}
	}
	return b.String()
}

// leadLength is the number of characters before the first hit.
func leadLength(segments []search.Segment) int {
	n := 0
	for _, s := range segments {
		if s.Hit {
			return n
		}
		n += utf8.RuneCountInString(s.Text)
	}
	return 0
}

func totalLength(segments []search.Segment) int {
	n := 0
	for _, s := range segments {
		n += utf8.RuneCountInString(s.Text)
	}
	return n
}

// skipRunes leaves out the first n characters, which lie before the first hit.
func skipRunes(segments []search.Segment, n int) []search.Segment {
	first := segments[0]
	first.Text = string([]rune(first.Text)[n:])
	return append([]search.Segment{first}, segments[1:]...)
}

// Styles are the parameters of ANSI's SGR.
const (
	styleBold  = "1"
	styleFaint = "2"
	styleHit   = "1;33"
)

func (p *resultPrinter) styled(s, style string) string {
	if !p.colour {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}

func (p *resultPrinter) marked(s string) string {
	if p.colour {
		return p.styled(s, styleHit)
	}
	return "【" + s + "】"
}

// facetTitle names a facet to the reader.
func facetTitle(name search.FacetName) string {
	switch name {
	case search.FacetRegion:
		return "地区"
	case search.FacetLevel:
		return "层级"
	case search.FacetYear:
		return "年份"
	case search.FacetKind:
		return "文种"
	case search.FacetIssuer:
		return "发文机关"
	case search.FacetRole:
		return "部分"
	}
	return string(name)
}

func (p *resultPrinter) facet(name search.FacetName, buckets []search.Bucket) {
	rows := [][]string{{facetTitle(name), "文档", "段落", "出现"}}
	for _, b := range buckets {
		value := b.Value
		if value == search.None {
			value = "（未注明）"
		}
		rows = append(rows, append([]string{plain(value)}, totalsCells(b.Totals)...))
	}
	p.printf("\n")
	p.columns("", rows)
}

// columns prints a table; see writeColumns.
func (p *resultPrinter) columns(indent string, rows [][]string, left ...int) {
	if p.err == nil {
		p.err = writeColumns(p.w, indent, rows, left...)
	}
}

// totalsCells are totals as cells of a table.
func totalsCells(t search.Totals) []string {
	return []string{strconv.Itoa(t.Documents), strconv.Itoa(t.Paragraphs), strconv.Itoa(t.Occurrences)}
}
