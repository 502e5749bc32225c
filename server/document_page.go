package server

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"cewen/corpus"
	"cewen/corpus/cite"
	"cewen/corpus/store"
)

// documentView is the page of a document.
type documentView struct {
	layout
	ID, Heading string // Heading is the title where the text does not print one
	Digest      bool
	Facts       []fact
	Outline     []outlineItem
	Text        bodyText
	Asked       bool          // a query is to be marked
	Costly      bool          // it was not, for it would take too long
	Occurrences int           // what is marked, where some overlap and are marked as one
	Within      string        // the parts in which alone was looked
	Anywhere    string        // the same in all parts
	Problem     *queryProblem // of that query
	Back        string        // the search that the query came from
	Cite        string
	Track       string // its plan beside the next review, "" where it has none
	Promised    *promisedView
	Around      neighbours
	Original    string // where the source file is given out, "" if it is not kept
	Similar     []link
	Versions    []versionView // none unless there are several
	Citation    string        // under the text in print
	Permalink   string
}

// fact is a value of the metadata.
type fact struct {
	Name, Value string
	Href        string // where the value is an address
	Origin      string // where the value came from, for the reader
	Code        bool   // set in a fixed pitch
	Wide        bool   // takes a line of its own
}

// versionView is a version of a document: when it came and what it changed.
type versionView struct {
	Time string
	Text phrase
}

func (s *Server) documentPage(c echo.Context) error {
	answer, err := s.decideDocument(c.Request().Context(), c.Param("id"), c.QueryParams())
	if err != nil {
		return err
	}
	view := newDocumentView(answer)
	list, err := s.catalog.now()
	if err != nil {
		return err
	}
	if view.Versions, err = s.versions(answer.document.ID); err != nil {
		return err
	}
	if s.hasOriginal(answer.document) {
		view.Original = "/api/v1/documents/" + url.PathEscape(answer.document.ID) + "/original"
	}
	view.Around = list.neighboursOf(answer.document)
	if view.Promised, err = s.promised(answer.document, view.Track); err != nil {
		return err
	}
	if view.Similar, err = s.alikeTo(c.Request().Context(), list, answer.document); err != nil {
		return err
	}
	view.Permalink = siteOf(c) + documentHref(answer.document.ID, "", nil)
	view.Citation = cite.Reference{Document: answer.document, Permalink: view.Permalink, Seen: time.Now()}.Write(cite.GBT)
	return s.renderPage(c, http.StatusOK, pageDocument, &view)
}

// newDocumentView lays out a document with what a search found in it marked. A query
// that cannot be read marks nothing, and the page says so.
func newDocumentView(a documentAnswer) documentView {
	d := a.document
	v := documentView{
		layout: layout{Title: d.Title, Query: a.asked}, ID: d.ID, Heading: d.Title,
		Digest: isDigest(d.Kind, d.Title), Facts: facts(d), Text: newBodyText(d, a.marks.spans),
		Cite:  citeHref(d.ID),
		Asked: a.countable, Costly: a.costly, Occurrences: a.marks.occurrences, Within: strings.Join(a.found[paramRole], "、"),
	}
	if d.Year > 0 && d.Region != "" && slices.ContainsFunc(d.Sections, func(s corpus.Section) bool { return s.Role == corpus.RolePlan }) {
		v.Track = trackHref(d.ID)
	}
	if v.Heading == "" {
		v.Heading, v.Title = "（无标题）", "（无标题）"
	}
	if a.parse != nil {
		v.Problem = newQueryProblem(a.parse)
	}
	v.Outline = newOutline(d, v.Text.Sections)
	if len(a.found) > 0 {
		v.Back = a.found.String()
		v.Anywhere = documentHref(d.ID, "", a.found.set(paramRole, ""))
	}
	return v
}

// facts lists what is known of a document, without what is not.
func facts(d *corpus.Document) []fact {
	year := ""
	if d.Year != 0 {
		year = strconv.Itoa(d.Year)
	}
	all := []fact{
		{Name: "地区", Value: strings.ReplaceAll(string(d.Region), "/", " / "), Origin: origin(d, corpus.FieldRegion)},
		{Name: "层级", Value: string(d.Level), Origin: origin(d, corpus.FieldLevel)},
		{Name: "年份", Value: year, Origin: origin(d, corpus.FieldYear)},
		{Name: "日期", Value: d.Date, Origin: origin(d, corpus.FieldDate)},
		{Name: "成文日期", Value: d.Issued, Origin: origin(d, corpus.FieldIssued)},
		{Name: "发布日期", Value: d.Published, Origin: origin(d, corpus.FieldPublished)},
		{Name: "施行日期", Value: d.Effective, Origin: origin(d, corpus.FieldEffective)},
		{Name: "文种", Value: d.Kind, Origin: origin(d, corpus.FieldKind)},
		{Name: "发文机关", Value: d.Issuer, Origin: origin(d, corpus.FieldIssuer)},
		{Name: "文号", Value: d.Number, Origin: origin(d, corpus.FieldNumber)},
		{Name: "索引号", Value: d.Index, Origin: origin(d, corpus.FieldIndex)},
		{Name: "主题分类", Value: d.Topic, Origin: origin(d, corpus.FieldTopic)},
		{Name: "报告人", Value: d.Speaker, Origin: origin(d, corpus.FieldSpeaker)},
		{Name: "职务", Value: d.Office, Origin: origin(d, corpus.FieldOffice)},
		{Name: "会议", Value: d.Session, Origin: origin(d, corpus.FieldSession)},
		{Name: "来源链接", Value: d.Source.URL, Href: webAddress(d.Source.URL), Origin: origin(d, corpus.FieldURL), Wide: true},
		{Name: "来源文件", Value: baseName(d.Source.Path)},
		{Name: "SHA-256", Value: d.Source.SHA256, Code: true, Wide: true},
	}
	return slices.DeleteFunc(all, func(f fact) bool { return f.Value == "" })
}

func origin(d *corpus.Document, field corpus.Field) string {
	switch d.Origins[field] {
	case corpus.OriginSet:
		return "导入时指定"
	case corpus.OriginSidecar:
		return "元数据表"
	case corpus.OriginFrontMatter:
		return "文件头"
	case corpus.OriginTable:
		return "网页信息栏"
	case corpus.OriginText:
		return "正文"
	case corpus.OriginPath:
		return "文件路径"
	case corpus.OriginDerived:
		return "推得"
	}
	return ""
}

// webAddress is an address that may become a link, "" for any other.
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// hasOriginal tells whether the source file of a document is kept.
func (s *Server) hasOriginal(d *corpus.Document) bool {
	kept := false
	err := s.config.Store.View(func(v *store.View) error {
		kept = v.HasSource(d.Source.SHA256)
		return nil
	})
	return err == nil && kept
}

// versions lists the history of a document, the latest version first; nothing where
// there is only one.
func (s *Server) versions(id string) ([]versionView, error) {
	var history []store.Version
	err := s.config.Store.View(func(v *store.View) (err error) {
		history, err = v.Versions(id)
		return err
	})
	if err != nil || len(history) < 2 {
		return nil, err
	}
	views := make([]versionView, len(history))
	for i, v := range slices.Backward(history) {
		text := ph("%s 段，新增 %s 段，去掉 %s 段", number(v.Paragraphs), number(v.Added), number(v.Removed))
		if i == 0 {
			text = ph("首次导入，%s 段", number(v.Paragraphs))
		}
		views[len(history)-1-i] = versionView{v.Time.Local().Format("2006-01-02 15:04"), text}
	}
	return views, nil
}

// paragraphPage leads from the permanent address of a paragraph to its place.
func (s *Server) paragraphPage(c echo.Context) error {
	id, anchor, ok := corpus.SplitParagraphID(c.Param("id"))
	if !ok {
		return store.ErrNotFound
	}
	d, err := s.document(id)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(d.Paragraphs, func(p corpus.Paragraph) bool { return p.Anchor == anchor }) {
		return store.ErrNotFound
	}
	return c.Redirect(http.StatusFound, documentHref(id, anchor, newAddress(c.QueryParams())))
}
