package server

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"html"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search"
)

// Sizes of a feed.
const (
	// feedEntries is how many documents a feed lists: readers ask every hour or so,
	// and a day's imports of an authority fit.
	feedEntries = 30
	// feedParagraphs is how many matching paragraphs stand for a document.
	feedParagraphs = 5
)

// atomFeed is a feed after RFC 4287.
type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Updated   string      `xml:"updated"`
	Author    string      `xml:"author>name"`
	Generator string      `xml:"generator"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`

	modified time.Time // when the latest entry came
}

const atomType = "application/atom+xml"

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name,omitempty"`
	Link    atomLink    `xml:"link"`
	Content atomContent `xml:"content"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Body string `xml:",chardata"`
}

// arrival is a document with the time at which its version came.
type arrival struct {
	entry
	totals search.DocumentTotals
	at     time.Time
}

// feed lists the documents with hits, the latest to arrive first.
func (s *Server) feed(c echo.Context) error {
	v := c.QueryParams()
	if err := onlyParams(v, append(filterParams(), paramQuery)...); err != nil {
		return err
	}
	request, err := readRequest(v, s.config.Parser)
	if err != nil {
		return err
	}
	arrivals, err := s.arrivals(c.Request().Context(), request)
	if err != nil {
		return err
	}
	f, err := s.newFeed(c, request, arrivals)
	if err != nil {
		return err
	}
	return writeFeed(c, f)
}

// writeFeed answers with a feed, or says that it has not changed.
func writeFeed(c echo.Context, f *atomFeed) error {
	var body bytes.Buffer
	body.WriteString(xml.Header)
	if err := xml.NewEncoder(&body).Encode(f); err != nil {
		return fmt.Errorf("write feed: %w", err)
	}
	return writeConditional(c, atomType+"; charset=utf-8", body.Bytes(), f.modified)
}

// writeConditional answers with a body, or with 304 to a reader who has it already.
func writeConditional(c echo.Context, contentType string, body []byte, modified time.Time) error {
	sum := sha256.Sum256(body)
	h := c.Response().Header()
	h.Set("ETag", `"`+hex.EncodeToString(sum[:12])+`"`)
	h.Set(echo.HeaderContentType, contentType)
	h.Set(echo.HeaderCacheControl, "no-cache")
	http.ServeContent(c.Response(), c.Request(), "", modified, bytes.NewReader(body))
	return nil
}

// arrivals are the documents with hits, the latest to arrive first.
func (s *Server) arrivals(ctx context.Context, request search.Request) ([]arrival, error) {
	list, err := s.catalog.now()
	if err != nil {
		return nil, err
	}
	request.ByDocument, request.Limit = true, 0
	result, err := s.config.Searcher.Search(ctx, request)
	if err != nil {
		return nil, err
	}
	found := foundDocuments(list, result.Documents)
	arrivals := make([]arrival, len(found))
	err = s.config.Store.View(func(v *store.View) error {
		for i, d := range found {
			arrivals[i] = arrival{entry: d.entry, totals: d.DocumentTotals}
			var err error
			if arrivals[i].at, err = arrivedAt(v, d.entry.ID); err != nil {
				return err
			}
		}
		return nil
	})
	slices.SortFunc(arrivals, func(a, b arrival) int {
		return cmp.Or(b.at.Compare(a.at), a.key().compare(b.key()))
	})
	return arrivals[:min(len(arrivals), feedEntries)], err
}

// arrivedAt is when the version of a document came, in UTC.
func arrivedAt(v *store.View, id string) (at time.Time, err error) {
	versions, err := v.Versions(id)
	if err == nil && len(versions) > 0 {
		at = versions[len(versions)-1].Time.UTC().Truncate(time.Second)
	}
	return at, err
}

// newFeed writes a feed. Its ID is that of the question, those of its entries are
// those of the documents: neither changes with the host.
func (s *Server) newFeed(c echo.Context, request search.Request, arrivals []arrival) (*atomFeed, error) {
	at, site := newAddress(c.QueryParams()), siteOf(c)
	at = at.set(paramSort, "").set(paramLimit, "").set(paramGroup, "")
	sum := sha256.Sum256([]byte(at.String()))
	f := &atomFeed{
		Lang: string(chinese), ID: "urn:cewen:feed:" + hex.EncodeToString(sum[:12]), Title: "策问：" + xmlText(feedTitle(at)), Author: "策问", Generator: "Cewen",
		Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		Links: []atomLink{
			{Rel: "self", Type: atomType, Href: site + at.under("/feed")},
			{Rel: "alternate", Type: "text/html", Href: site + at.String()},
		},
	}
	for _, a := range arrivals {
		e, err := s.newFeedEntry(c, request, a, site, at)
		if err != nil {
			return nil, err
		}
		f.Entries = append(f.Entries, e)
	}
	if len(arrivals) > 0 {
		f.modified = arrivals[0].at
		f.Updated = f.modified.Format(time.RFC3339)
	}
	return f, nil
}

func (s *Server) newFeedEntry(c echo.Context, request search.Request, a arrival, site string, at address) (atomEntry, error) {
	e := atomEntry{
		ID: "urn:cewen:document:" + a.ID, Title: xmlText(cmp.Or(a.Title, "（无标题）")), Updated: a.at.Format(time.RFC3339), Author: xmlText(a.Issuer),
		Link: atomLink{Rel: "alternate", Type: "text/html", Href: site + documentHref(a.ID, "", at)}, Content: atomContent{Type: "html"},
	}
	found := []foundDocument{{entry: a.entry, DocumentTotals: a.totals}}
	ctx, cancel := context.WithTimeoutCause(c.Request().Context(), markBudget, search.ErrBudget)
	defer cancel()
	if err := s.addFirstHits(ctx, request, found, feedParagraphs); err != nil {
		return e, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<p>%s</p>", html.EscapeString(ph("命中 %s 段、%s 次", number(a.totals.Paragraphs), number(a.totals.Occurrences)).String()))
	for _, h := range found[0].hits {
		_, anchor, _ := corpus.SplitParagraphID(h.Paragraph.ID)
		fmt.Fprintf(&b, `<p><a href="%s">%s</a></p>`, html.EscapeString(site+documentHref(a.ID, anchor, at)), markup(h.Segments))
	}
	e.Content.Body = xmlText(b.String())
	return e, nil
}

// markup is a text in HTML with what matched marked.
func markup(segments []search.Segment) string {
	var b strings.Builder
	for _, s := range segments {
		if text := html.EscapeString(s.Text); s.Hit {
			b.WriteString("<mark>" + text + "</mark>")
		} else {
			b.WriteString(text)
		}
	}
	return b.String()
}

// feedTitle says what a feed is about: the query and the filters.
func feedTitle(at address) string {
	parts := slices.Clone(at[paramQuery])
	for _, name := range filterParams() {
		for _, value := range at[name] {
			parts = append(parts, valueLabel(name, value).String())
		}
	}
	if len(parts) == 0 {
		return "全部文档"
	}
	return strings.Join(parts, " · ")
}

// xmlText leaves out what XML 1.0 cannot hold.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}
