package commitments

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"cewen/corpus/store"
	"cewen/search/instrument"
)

// Window is the part of a list that is wanted: what follows a cursor or, without one, from
// a place on. The zero Window is empty: only counts are wanted.
type Window struct {
	From   int    // from 0
	Cursor string // List.Next of the page before
	Limit  int
}

// List is a page of commitments with the counts of all.
type List struct {
	// Query is the expression as it was understood, in canonical form.
	Query  string                 `json:"query"`
	Totals Totals                 `json:"totals"`
	Sort   string                 `json:"sort"`
	Listed []Record               `json:"commitments"`
	Facets map[FacetName][]Bucket `json:"facets"`
	// Years count by year and level, Regions by place and year.
	Years   []YearCount   `json:"years"`
	Regions []RegionCount `json:"regions"`
	Notes   []string      `json:"notes"`
	// From is how many commitments come before the first that is listed.
	From int `json:"from"`
	// Next is the cursor of the page after, empty on the last one.
	Next string `json:"next,omitempty"`
}

// List answers with a page instead of tables. Its errors are those of Run.
func (q *Commitments) List(ctx context.Context, c *instrument.Corpus, w Window) (*List, error) {
	asked, err := q.read(ctx, c)
	if err != nil {
		return nil, err
	}
	after, err := asked.readCursor(w.Cursor)
	if err != nil {
		return nil, err
	}
	a, err := asked.answer(ctx, c)
	if err != nil {
		return nil, err
	}
	from := min(max(0, w.From), len(a.rows))
	if after != nil {
		at := slices.IndexFunc(a.rows, after.is)
		if at < 0 {
			return nil, instrument.BadRequest("翻页到的文档已经变动，请从第一页重新检索")
		}
		from = at + 1
	}
	rows := a.rows[from:min(from+w.Limit, len(a.rows))]
	l := &List{
		Query: asked.request.Expr.String(), Totals: a.Totals, Sort: asked.Sort, Facets: make(map[FacetName][]Bucket), From: from,
		Years: a.yearCounts(), Regions: a.regionCounts(), Notes: []string{Caution},
	}
	for _, name := range Facets() {
		l.Facets[name] = a.buckets(name)
	}
	if l.Listed, err = a.records(asked, rows, c.Again); err != nil {
		return nil, err
	}
	if len(rows) > 0 && from+len(rows) < len(a.rows) {
		l.Next, err = asked.cursor(rows[len(rows)-1])
	}
	return l, err
}

// cursor is the last commitment of a page.
type cursor struct {
	Asked     string        `json:"a"` // fingerprint of the question
	Version   store.Ordinal `json:"v"` // of the document
	Paragraph int32         `json:"p"`
	Number    int32         `json:"n"`
}

func (c *cursor) is(r row) bool {
	return r.head.Ordinal == c.Version && r.paragraph == c.Paragraph && r.number == c.Number
}

// fingerprint names the question, whatever its results are shown with.
func (a *asked) fingerprint() (string, error) {
	question := *a.Commitments
	question.Base, question.Explain = "", false
	b, err := json.Marshal(question)
	if err != nil {
		return "", fmt.Errorf("commitments: %w", err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:6]), nil
}

func (a *asked) cursor(last row) (string, error) {
	asked, err := a.fingerprint()
	if err != nil {
		return "", err
	}
	b, err := json.Marshal(cursor{asked, last.head.Ordinal, last.paragraph, last.number})
	if err != nil {
		return "", fmt.Errorf("commitments: encode cursor: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// readCursor reads what cursor wrote, nil for the first page.
func (a *asked) readCursor(written string) (*cursor, error) {
	if written == "" {
		return nil, nil
	}
	c := new(cursor)
	b, err := base64.RawURLEncoding.DecodeString(written)
	if err != nil || json.Unmarshal(b, c) != nil {
		return nil, instrument.BadRequest("翻页标记无法识别，请从第一页重新检索")
	}
	asked, err := a.fingerprint()
	if err == nil && c.Asked != asked {
		err = instrument.BadRequest("翻页标记属于另一次检索，请从第一页重新检索")
	}
	return c, err
}
