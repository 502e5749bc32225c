package server

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"cewen/corpus"
	"cewen/corpus/cite"
	"cewen/corpus/store"
	"cewen/search"
)

// citation is what a document or a paragraph is cited by.
type citation struct {
	cite.Reference
	text string // of the paragraph; empty for a document
	back string // its place on the site
}

// citation looks up a document or, by the ID of a paragraph, its place.
func (s *Server) citation(c echo.Context, id string) (citation, error) {
	documentID, anchor, isParagraph := corpus.SplitParagraphID(id)
	d, err := s.document(documentID)
	if err != nil {
		return citation{}, err
	}
	cited := citation{Reference: cite.Reference{Document: d, Seen: time.Now()}, back: documentHref(documentID, anchor, nil)}
	cited.Permalink = siteOf(c) + documentHref(documentID, "", nil)
	if isParagraph {
		i := slices.IndexFunc(d.Paragraphs, func(p corpus.Paragraph) bool { return p.Anchor == anchor })
		if i < 0 {
			return citation{}, store.ErrNotFound
		}
		cited.Permalink = siteOf(c) + paragraphHref(id)
		p := d.Paragraphs[i]
		cited.text, cited.Section, cited.Page = p.Text, corpus.WithLabel(d.SectionPath(p.Section), p.Label), p.Page
	}
	return cited, nil
}

// citeView is the page on which a place is cited.
type citeView struct {
	layout
	Heading string
	Back    string // the place itself
	Text    string // the paragraph
	Forms   []citeForm
}

// citeForm is a way to cite; its address gives it out alone.
type citeForm struct {
	Name, Text, Href string
	Lines            int
}

const (
	formatQuote = "quote"
	// mostLines is how high a form stands at most; what is longer can be scrolled.
	mostLines = 14
)

func (s *Server) citePage(c echo.Context) error {
	id := c.Param("id")
	cited, err := s.citation(c, id)
	if err != nil {
		return err
	}
	d := cited.Document
	view := citeView{layout: layout{Title: "引用：" + d.Title}, Heading: d.Title, Back: cited.back, Text: cited.text}
	add := func(name, format, text string) {
		lines := min(mostLines, strings.Count(text, "\n")+2)
		view.Forms = append(view.Forms, citeForm{name, text, "/api/v1" + citeHref(id) + "?format=" + format, lines})
	}
	if cited.text != "" {
		add("引文与出处", formatQuote, cited.Quote(cited.text))
	}
	add("GB/T 7714—2015", string(cite.GBT), cited.Write(cite.GBT))
	add("BibTeX", string(cite.BibTeX), cited.Write(cite.BibTeX))
	add("RIS", string(cite.RIS), cited.Write(cite.RIS))
	return s.renderPage(c, http.StatusOK, pageCite, &view)
}

// apiCite gives out one form of a citation as text.
func (s *Server) apiCite(c echo.Context) error {
	if err := onlyParams(c.QueryParams(), paramFormat); err != nil {
		return err
	}
	cited, err := s.citation(c, c.Param("id"))
	if err != nil {
		return err
	}
	format := c.QueryParam(paramFormat)
	text := cited.Write(cite.Format(format))
	contentType := echo.MIMETextPlainCharsetUTF8
	switch format {
	case "":
		text = cited.Write(cite.GBT)
	case formatQuote:
		text = cited.Quote(cited.text)
	case string(cite.BibTeX):
		attach(c, "application/x-bibtex; charset=utf-8", "cewen.bib")
		contentType = "application/x-bibtex; charset=utf-8"
	case string(cite.RIS):
		attach(c, "application/x-research-info-systems; charset=utf-8", "cewen.ris")
		contentType = "application/x-research-info-systems; charset=utf-8"
	}
	if text == "" {
		return fmt.Errorf("%w: 格式 %q 不存在，可用 gbt、bibtex、ris、quote", search.ErrBadRequest, format)
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	return writeBody(c, http.StatusOK, contentType, []byte(text))
}
