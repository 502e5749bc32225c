package server

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search/commitments"
	"cewen/search/instrument"
)

const commitmentsFeedPath = "/feed/commitments"

// feedCommitments is how many commitments of a document its entry lists: a report has a hundred,
// and all of them are one link away.
const feedCommitments = 20

// promisedArrival is a document with commitments, and when its version came.
type promisedArrival struct {
	commitments.Listed
	at    time.Time
	first []commitments.Record
}

// commitmentsFeed lists the documents with commitments, the latest to arrive first.
func (s *Server) commitmentsFeed(c echo.Context) error {
	v := c.QueryParams()
	q := new(commitments.Commitments)
	if err := onlyParams(v, commitmentParams()...); err != nil {
		return err
	}
	at := commitmentsAddress(v).set(paramSort, "")
	if err := instrument.SetValues(q, url.Values(at)); err != nil {
		return err
	}
	var arrivals []promisedArrival
	err := s.showCommitments(c, q, func(a *commitments.Answer) (err error) {
		arrivals, err = s.promisedArrivals(a)
		return err
	})
	if err != nil {
		return err
	}
	return writeFeed(c, newCommitmentsFeed(siteOf(c), at, arrivals))
}

// promisedArrivals are the latest documents to arrive, with the first of their commitments.
func (s *Server) promisedArrivals(a *commitments.Answer) ([]promisedArrival, error) {
	var arrivals []promisedArrival
	err := s.config.Store.View(func(v *store.View) error {
		for _, d := range a.Documents() {
			arrived, err := arrivedAt(v, d.ID)
			if err != nil {
				return err
			}
			arrivals = append(arrivals, promisedArrival{Listed: d, at: arrived})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(arrivals, func(a, b promisedArrival) int {
		return cmp.Or(b.at.Compare(a.at), cmp.Compare(b.Year, a.Year), instrument.Compare(a.Document, b.Document))
	})
	arrivals = arrivals[:min(len(arrivals), feedEntries)]
	for i := range arrivals {
		if arrivals[i].first, err = a.Of(s.corpus(), arrivals[i].ID, feedCommitments); err != nil {
			return nil, err
		}
	}
	return arrivals, nil
}

func newCommitmentsFeed(site string, at address, arrivals []promisedArrival) *atomFeed {
	sum := sha256.Sum256([]byte(commitmentsHref(at)))
	f := &atomFeed{
		Lang: string(chinese), ID: "urn:cewen:commitments:" + hex.EncodeToString(sum[:12]), Title: "策问承诺：" + xmlText(commitmentsTitle(at)),
		Author: "策问", Generator: "Cewen", Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		Links: []atomLink{
			{Rel: "self", Type: atomType, Href: site + at.under(commitmentsFeedPath)},
			{Rel: "alternate", Type: "text/html", Href: site + commitmentsHref(at)},
		},
	}
	for i, a := range arrivals {
		if i == 0 {
			f.modified = a.at
			f.Updated = a.at.Format(time.RFC3339)
		}
		f.Entries = append(f.Entries, newCommitmentsEntry(site, at, a))
	}
	return f
}

func newCommitmentsEntry(site string, at address, a promisedArrival) atomEntry {
	all := site + commitmentsHref(at.set(paramDocument, a.ID))
	var b strings.Builder
	b.WriteString("<ul>")
	for i := range a.first {
		before, span, after := a.first[i].InSentence()
		fmt.Fprintf(&b, `<li><a href="%s">%s<mark>%s</mark>%s</a></li>`, html.EscapeString(site+paragraphHref(a.first[i].Paragraph.ID)),
			html.EscapeString(before), html.EscapeString(span), html.EscapeString(after))
	}
	fmt.Fprintf(&b, `</ul><p><a href="%s">全部 %d 条承诺</a></p>`, html.EscapeString(all), a.Commitments)
	return atomEntry{
		ID: "urn:cewen:commitments:document:" + a.ID, Title: xmlText(fmt.Sprintf("%s：%d 条承诺", placedTitle(a.Document), a.Commitments)),
		Updated: a.at.Format(time.RFC3339), Author: xmlText(a.Issuer), Link: atomLink{Rel: "alternate", Type: "text/html", Href: all},
		Content: atomContent{Type: "html", Body: xmlText(b.String())},
	}
}

// placedTitle is a title that says of which place and year the document is: many say neither.
func placedTitle(d *corpus.Document) string {
	title := cmp.Or(d.Title, "（无标题）")
	if year := strconv.Itoa(d.Year); d.Year > 0 && !strings.Contains(title, year) {
		title = year + "年" + title
	}
	if place := d.Region.Name(); !strings.Contains(title, place) {
		title = place + " " + title
	}
	return title
}

// commitmentsTitle says what is asked for.
func commitmentsTitle(at address) string {
	parts := slices.Clone(at[paramQuery])
	for _, name := range commitmentParams() {
		if name == paramQuery || name == paramSort {
			continue
		}
		for _, value := range at[name] {
			parts = append(parts, commitmentValue(name, value).String())
		}
	}
	if len(parts) == 0 {
		return "全部文档"
	}
	return strings.Join(parts, " · ")
}
