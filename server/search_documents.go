package server

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"

	"cewen/corpus/store"
	"cewen/search"
)

// groupDocument asks for hits document by document.
const groupDocument = "document"

// shownPerDocument is how many paragraphs stand for the hits of a document: what it
// is about is seen from them, and the next document stays on the screen.
const shownPerDocument = 3

func readGroup(v url.Values) (bool, error) {
	switch v.Get(paramGroup) {
	case "":
		return false, nil
	case groupDocument:
		return true, nil
	}
	return false, fmt.Errorf("%w: 分组方式 %q 不存在，可用 document", search.ErrBadRequest, v.Get(paramGroup))
}

// foundDocument is a document with hits and the first of them.
type foundDocument struct {
	entry
	search.DocumentTotals
	hits []search.Hit
}

// documentKey is the place of a document among those found.
type documentKey struct {
	Occurrences int `json:"n"`
	listKey
}

// compare orders documents found: by relevance those with most occurrences come
// first. Those without a date come last in both orders by date.
func (k documentKey) compare(other documentKey, by search.Sort) int {
	switch by {
	case search.SortRelevance:
		if c := cmp.Compare(other.Occurrences, k.Occurrences); c != 0 {
			return c
		}
	case search.SortOldest:
		return cmp.Or(cmp.Compare(oldestKey(k.Date), oldestKey(other.Date)), cmp.Compare(k.ID, other.ID))
	case search.SortNewest:
	}
	return k.listKey.compare(other.listKey)
}

// oldestKey puts documents without a date last.
func oldestKey(date string) string {
	if date == "" {
		return "￿"
	}
	return date
}

// searchDocuments answers a question document by document: it fills in the result
// and the documents of this page.
func (s *Server) searchDocuments(ctx context.Context, a *searchAnswer) error {
	after, err := readDocumentCursor(a.request.Cursor)
	if err != nil {
		return err
	}
	request := a.request
	request.ByDocument, request.Limit, request.Cursor = true, 1, "" // one hit: where there is none, related ones are found
	if a.result, err = s.config.Searcher.Search(ctx, request); err != nil {
		return err
	}
	a.result.Sort, a.result.Hits, a.result.Next = request.Sort, nil, ""
	found := foundDocuments(a.holdings, a.result.Documents)
	slices.SortFunc(found, func(x, y foundDocument) int { return x.place().compare(y.place(), request.Sort) })
	if after != nil {
		found = slices.DeleteFunc(found, func(d foundDocument) bool { return d.place().compare(*after, request.Sort) <= 0 })
	}
	page := found[:min(len(found), a.request.Limit)]
	if len(page) < len(found) {
		if a.result.Next, err = page[len(page)-1].place().cursor(); err != nil {
			return err
		}
	}
	if err := s.addFirstHits(ctx, a.request, page, shownPerDocument); err != nil {
		return err
	}
	a.documents = page
	return nil
}

// foundDocuments joins totals with what the catalogue knows. A document removed in
// between is left out.
func foundDocuments(l *listing, totals []search.DocumentTotals) []foundDocument {
	found := make([]foundDocument, 0, len(totals))
	for _, t := range totals {
		if i, ok := l.byID[t.ID]; ok {
			found = append(found, foundDocument{entry: l.entries[i], DocumentTotals: t})
		}
	}
	return found
}

// addFirstHits adds up to limit first paragraphs of each document that match. When marking
// takes too long, those that are left have none.
func (s *Server) addFirstHits(ctx context.Context, request search.Request, page []foundDocument, limit int) error {
	ctx, cancel := context.WithTimeoutCause(ctx, markBudget, search.ErrBudget)
	defer cancel()
	for i := range page {
		d, err := s.document(page[i].entry.ID)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		m, err := s.findMarks(ctx, d, request.Expr, request.Filter)
		if errors.Is(err, search.ErrBudget) {
			return nil
		}
		if err != nil {
			return err
		}
		page[i].hits = m.hits(d, limit)
	}
	return nil
}

// place is where a document stands among those found.
func (d foundDocument) place() documentKey {
	return documentKey{Occurrences: d.Occurrences, listKey: d.key()}
}

func (k documentKey) cursor() (string, error) {
	b, err := json.Marshal(k)
	if err != nil {
		return "", fmt.Errorf("encode cursor: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// readDocumentCursor reads the cursor of a page of documents, nil for the first page.
func readDocumentCursor(s string) (*documentKey, error) {
	if s == "" {
		return nil, nil
	}
	k := new(documentKey)
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(b, k)
	}
	if err != nil || k.ID == "" {
		return nil, fmt.Errorf("%w: 翻页标记（cursor）无效，请从第一页开始", search.ErrBadRequest)
	}
	return k, nil
}

// newDocumentGroups lays out documents with the first of their hits.
func newDocumentGroups(found []foundDocument, at address) []hitGroup {
	groups := make([]hitGroup, len(found))
	for i, d := range found {
		if with := newGroups(d.hits, at, shortSnippet); len(with) > 0 {
			groups[i] = with[0]
		} else {
			groups[i] = newGroup(search.NewDocumentRef(d.Document), documentHref(d.entry.ID, "", at))
		}
		groups[i].Paragraphs, groups[i].Occurrences = d.DocumentTotals.Paragraphs, d.Occurrences
		groups[i].Left = d.DocumentTotals.Paragraphs - len(groups[i].Hits)
	}
	return groups
}
