// Package track puts plan beside review (对照承诺): for a commitment of a year's report,
// the sentences of the next report of the same place that most likely tell what became
// of it. They are found by object, unit, number and verb, and each has a score. That is
// evidence for a person to judge, never a verdict: a low score or none does not mean that
// a promise was broken, and a high one does not mean that it was kept.
package track

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/instrument"
)

// Limits of how many sentences are listed beside a promise.
const (
	DefaultLimit = 3
	MaxLimit     = 20 // more is the report itself
)

// Track is the instrument.
type Track struct {
	// ID is that of a commitment or, for all their commitments, of a paragraph or a
	// document. A document may also be named by place and year, as 太原市@2023.
	ID string `json:"id"`
	// Limit is how many sentences are listed beside each, 0 for DefaultLimit.
	Limit int `json:"limit,omitempty"`
	// Base is what the addresses of paragraphs begin with; empty for addresses within
	// the site.
	Base string `json:"base,omitempty"`
}

var _ instrument.Instrument = (*Track)(nil)

// Name implements instrument.Instrument.
func (t *Track) Name() string { return "track" }

// UsesWords tells that commitments are read with the words of the dictionary.
func (t *Track) UsesWords() bool { return true }

// Find works the answer out. Its errors about the parameters are search.ErrBadRequest.
func (t *Track) Find(ctx context.Context, c *instrument.Corpus) (*Answer, error) {
	if t.Limit == 0 {
		t.Limit = DefaultLimit
	}
	if t.Limit < 1 || t.Limit > MaxLimit {
		return nil, instrument.BadRequest("limit 要在 1 到 %d 之间", MaxLimit)
	}
	if strings.TrimSpace(t.ID) == "" {
		return nil, instrument.BadRequest("没有说对照哪条承诺；请给承诺、段落或文档的 ID，或 地区@年份，例如 太原市@2023")
	}
	document, wanted, err := t.find(ctx, c)
	if err != nil {
		return nil, err
	}
	if document.Year == 0 || document.Region == "" {
		return nil, instrument.BadRequest("《%s》没有年份或地区，不知道该与哪篇报告对照", document.Title)
	}
	words, err := c.Words()
	if err != nil {
		return nil, err
	}
	document, found, err := c.WithCommitments(document.ID, commitment.NewFinder(words))
	if err != nil {
		return nil, fmt.Errorf("track %s: %w", t.ID, err)
	}
	answer := &Answer{Document: document}
	if answer.Promises, err = t.promises(document, found, wanted); err != nil {
		return nil, err
	}
	r := &reader{of: document, cut: words.Cut, reports: make(map[int]*reportText)}
	if err := r.walk(ctx, c); err != nil {
		return nil, err
	}
	for i := range answer.Promises {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r.track(&answer.Promises[i], t.Limit)
	}
	answer.Reports = r.asked(answer.Promises)
	return answer, nil
}

// find returns the document that an ID means, and what of it.
func (t *Track) find(ctx context.Context, c *instrument.Corpus) (*corpus.Document, id, error) {
	if namesPlace(t.ID) {
		document, err := c.Named(ctx, t.ID)
		return document, id{}, err
	}
	wanted, ok := readID(t.ID)
	if !ok {
		return nil, id{}, instrument.BadRequest("“%s”不是承诺、段落或文档的 ID", shown(t.ID))
	}
	document, err := c.FindText(wanted.document)
	if errors.Is(err, store.ErrNotFound) {
		err = instrument.BadRequest("没有 ID 是“%s”的文档", shown(wanted.document))
	}
	return document, wanted, err
}

// walk reads all documents of the place.
func (r *reader) walk(ctx context.Context, c *instrument.Corpus) error {
	values := search.FilterValues{Region: []string{string(r.of.Region)}}
	if r.of.Level != "" {
		values.Level = []string{string(r.of.Level)}
	}
	filter, err := search.ParseFilter(values)
	if err != nil {
		return fmt.Errorf("track %s: %w", r.of.ID, err)
	}
	return c.EachText(ctx, filter, func(text *instrument.Text) error {
		if text.Region == r.of.Region {
			r.read(text)
		}
		return nil
	})
}

// asked lists the years in which a promise would be reviewed, with what is held of each.
func (r *reader) asked(promises []Tracked) []Report {
	last := r.of.Year + 1
	for i := range promises {
		last = max(last, promises[i].Last)
	}
	var list []Report
	for year := r.of.Year + 1; year <= last; year++ {
		if found := r.reports[year]; found != nil {
			found.Unparted = len(found.review) == 0
			list = append(list, found.Report)
			continue
		}
		list = append(list, Report{Year: year})
	}
	return list
}

// promises are the commitments that an ID means, of those found in each paragraph.
func (t *Track) promises(d *corpus.Document, found [][]commitment.Commitment, wanted id) ([]Tracked, error) {
	paragraph := slices.IndexFunc(d.Paragraphs, func(p corpus.Paragraph) bool { return p.Anchor == wanted.anchor })
	if wanted.anchor != "" && paragraph < 0 {
		return nil, instrument.BadRequest("《%s》里没有 ID 是“%s”的段落", d.Title, shown(t.ID))
	}
	var list []Tracked
	for i := range found {
		if wanted.anchor == "" || i == paragraph {
			list = append(list, promisesOf(d, i, found[i])...)
		}
	}
	if !wanted.one {
		return list, nil
	}
	list = slices.DeleteFunc(list, func(p Tracked) bool { return p.ID != t.ID })
	if len(list) == 0 {
		return nil, instrument.BadRequest("这一段里没有“%s”这条承诺；原文或读法可能已经更新，请用 cewen commitments 重新查找", shown(t.ID))
	}
	return list, nil
}

// shown is what a user wrote, cut where it is too long to be an ID.
func shown(id string) string {
	const most = 80
	if runes := []rune(id); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return id
}
