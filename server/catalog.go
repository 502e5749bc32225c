package server

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"cewen/corpus"
	"cewen/corpus/store"
)

// catalog lists the documents held, without their text. It follows the journal,
// so that each question costs only what changed since the last one.
type catalog struct {
	store *store.Store

	mu       sync.Mutex
	position uint64
	versions map[store.Ordinal]entry
	current  *listing
}

// entry is a document in the catalog; its origins are left out to save memory.
type entry struct {
	*corpus.Document // without sections and paragraphs
	Paragraphs       int
	Characters       int      // of all paragraphs, folded
	Headings         []string // titles of the sections, without their numbers
}

// listing is the catalog at one moment. It is not changed afterwards.
type listing struct {
	entries    []entry        // newest first, see compareEntries
	byID       map[string]int // place in entries
	paragraphs int
	// firstYear and lastYear are 0 when no document states a year.
	firstYear, lastYear int
}

func newCatalog(s *store.Store) *catalog {
	return &catalog{store: s, versions: map[store.Ordinal]entry{}, current: new(listing)}
}

// now returns the documents held now.
func (c *catalog) now() (*listing, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	err := c.store.View(func(v *store.View) error {
		position := v.Position()
		if position == c.position {
			return nil
		}
		if err := c.follow(v); err != nil {
			return err
		}
		c.position = position
		c.current = newListing(c.versions)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	return c.current, nil
}

// follow applies the changes since c.position. Applying a change twice does no
// harm, so that an error half way needs no undoing.
func (c *catalog) follow(v *store.View) error {
	var failed error
	err := v.Journal(c.position, func(e store.Entry) bool {
		delete(c.versions, e.Drop)
		if e.Put != 0 {
			failed = c.add(v, e.Put)
		}
		return failed == nil
	})
	return errors.Join(err, failed)
}

func (c *catalog) add(v *store.View, o store.Ordinal) error {
	d, err := v.Outline(o)
	if errors.Is(err, store.ErrNotFound) {
		return nil // dropped later in the journal, and purged
	}
	if err != nil {
		return err
	}
	texts, err := v.Folded(o)
	if err != nil {
		return err
	}
	e := entry{Document: d, Paragraphs: texts.Len()}
	for i := range texts.Len() {
		e.Characters += utf8.RuneCountInString(texts.String(i))
	}
	for _, s := range d.Sections {
		if title := corpus.TrimNumber(s.Title); title != "" {
			e.Headings = append(e.Headings, strings.Clone(title))
		}
	}
	d.Origins, d.Sections, d.Paragraphs = nil, nil, nil
	c.versions[o] = e
	return nil
}

func newListing(versions map[store.Ordinal]entry) *listing {
	l := &listing{entries: make([]entry, 0, len(versions))}
	for _, e := range versions {
		l.entries = append(l.entries, e)
		l.paragraphs += e.Paragraphs
		if e.Year != 0 {
			l.lastYear = max(l.lastYear, e.Year)
			if l.firstYear == 0 || e.Year < l.firstYear {
				l.firstYear = e.Year
			}
		}
	}
	slices.SortFunc(l.entries, func(a, b entry) int { return a.key().compare(b.key()) })
	l.byID = make(map[string]int, len(l.entries))
	for i, e := range l.entries {
		l.byID[e.ID] = i
	}
	return l
}

// listKey is the place of a document in a listing: newest first, undated last,
// and by ID where the dates are the same.
type listKey struct {
	Date string `json:"d"`
	ID   string `json:"i"`
}

func (e entry) key() listKey {
	date := e.Date
	if date == "" && e.Year != 0 {
		date = fmt.Sprintf("%04d", e.Year)
	}
	return listKey{Date: date, ID: e.ID}
}

func (k listKey) compare(other listKey) int {
	return cmp.Or(cmp.Compare(other.Date, k.Date), cmp.Compare(k.ID, other.ID))
}
