package server

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
)

// listed is a document in the list.
type listed struct {
	search.DocumentRef
	// File is the name of the source file without its folders, which everybody may
	// see; Source.Path is the whole and needs the token.
	File       string        `json:"file,omitempty"`
	Source     corpus.Source `json:"source,omitzero"`
	Paragraphs int           `json:"paragraphs"`
}

type documentList struct {
	Total     int      `json:"total"`
	Documents []listed `json:"documents"`
	Next      string   `json:"next,omitempty"`
}

// apiDocuments lists documents, newest first.
func (s *Server) apiDocuments(c echo.Context) error {
	v := c.QueryParams()
	if err := onlyParams(v, append(documentFilterParams(), paramTitle, paramLimit, paramCursor)...); err != nil {
		return err
	}
	filter, err := readFilter(v)
	if err != nil {
		return err
	}
	limit, err := readLimit(v.Get(paramLimit))
	if err != nil {
		return err
	}
	after, err := readListCursor(v.Get(paramCursor))
	if err != nil {
		return err
	}
	list, err := s.catalog.now()
	if err != nil {
		return err
	}
	found := list.find(filter, v.Get(paramTitle))
	page, next := pageOf(found, after, limit)
	answer := documentList{Total: len(found), Documents: make([]listed, len(page)), Next: next}
	for i, e := range page {
		answer.Documents[i] = newListed(e, s.authorized(c))
	}
	return writeJSON(c, http.StatusOK, answer)
}

// find returns the documents that pass a filter on documents and whose title holds a
// text.
func (l *listing) find(filter search.Filter, title string) []entry {
	var found []entry
	wanted, titled := query.NewTerm(title)
	for _, e := range l.entries {
		if !filter.Match(&e.Metadata, corpus.RoleOther) {
			continue
		}
		if own, _ := query.NewTerm(e.Title); titled && !strings.Contains(own.Folded, wanted.Folded) {
			continue
		}
		found = append(found, e)
	}
	return found
}

// pageOf returns up to limit entries that come after a key, and the cursor of
// the page after, empty on the last.
func pageOf(entries []entry, after listKey, limit int) (page []entry, next string) {
	if after != (listKey{}) {
		for len(entries) > 0 && entries[0].key().compare(after) <= 0 {
			entries = entries[1:]
		}
	}
	if len(entries) <= limit {
		return entries, ""
	}
	page = entries[:limit]
	if limit > 0 {
		next = page[limit-1].key().cursor()
	}
	return page, next
}

func (k listKey) cursor() string {
	b, err := json.Marshal(k)
	if err != nil {
		panic(err) // two strings can always be written
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func readListCursor(s string) (k listKey, err error) {
	if s == "" {
		return k, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(b, &k)
	}
	if err != nil {
		return k, fmt.Errorf("%w: 翻页标记（cursor）无效，请从第一页开始", search.ErrBadRequest)
	}
	return k, nil
}

func newListed(e entry, withPath bool) listed {
	return listed{
		DocumentRef: search.NewDocumentRef(e.Document),
		File:        baseName(e.Source.Path), Source: visibleSource(e.Source, withPath),
		Paragraphs: e.Paragraphs,
	}
}

// visibleSource is a source as the list shows it.
func visibleSource(source corpus.Source, withPath bool) corpus.Source {
	if !withPath {
		source.Path = ""
	}
	return source
}

// baseName is the name of a file without its folders, of whatever system they
// are, and without its archive.
func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}

// apiDocument gives out one document.
func (s *Server) apiDocument(c echo.Context) error {
	d, err := s.document(c.Param("id"))
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, s.exported(c, d))
}

// exported is a document as the reader of c may see it.
func (s *Server) exported(c echo.Context, d *corpus.Document) corpus.Exported {
	e := corpus.Export(d)
	if !s.authorized(c) {
		e.Source.Path = baseName(e.Source.Path)
	}
	return e
}

// document returns a document held, or ErrNotFound.
func (s *Server) document(id string) (d *corpus.Document, err error) {
	err = s.config.Store.View(func(v *store.View) error {
		ordinal, err := v.Ordinal(id)
		if err != nil {
			return err
		}
		d, err = v.Document(ordinal)
		return err
	})
	return d, err
}

// apiDelete removes a document.
func (s *Server) apiDelete(c echo.Context) error { return s.remove(c, c.Param("id")) }

// apiRemove removes documents: all of them, or none.
func (s *Server) apiRemove(c echo.Context) error {
	var body struct {
		IDs []string `json:"ids"`
	}
	if err := readJSON(c, &body); err != nil {
		return err
	}
	if len(body.IDs) == 0 {
		return fmt.Errorf("%w: 没有写明要删除哪些文档（ids）", search.ErrBadRequest)
	}
	slices.Sort(body.IDs)
	return s.remove(c, slices.Compact(body.IDs)...)
}

func (s *Server) remove(c echo.Context, ids ...string) error {
	if err := s.config.Store.Delete(ids...); err != nil {
		return err
	}
	if s.config.Ingester.Stored != nil {
		s.config.Ingester.Stored()
	}
	return c.NoContent(http.StatusNoContent)
}
