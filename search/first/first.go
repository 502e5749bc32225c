// Package first tells in which report each place used a phrase for the first time
// (首次), and so the order in which it spread.
package first

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/instrument"
)

// First is the instrument.
type First struct {
	instrument.Question
	// Base is what the addresses of paragraphs begin with.
	Base string `json:"base,omitempty"`
}

var _ instrument.Instrument = (*First)(nil)

// Name implements instrument.Instrument.
func (f *First) Name() string { return "first" }

// place is a region at a level with what is held of it.
type place struct {
	region corpus.Region
	level  corpus.Level
	held   []instrument.Head // in order of time, those without one left out
	first  int               // index into held of the first with a hit, -1 for none
}

// Run implements instrument.Instrument.
func (f *First) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	if err := f.NeedQuery(); err != nil {
		return err
	}
	request, err := f.Question.Read(c)
	if err != nil {
		return err
	}
	held, err := c.Held(ctx, request.Filter)
	if err != nil {
		return err
	}
	hits, err := c.ByDocument(ctx, request)
	if err != nil {
		return err
	}
	places, timeless := placesOf(held, hits)
	passages, err := f.passages(ctx, c, request, places)
	if err != nil {
		return err
	}
	if err := writeFirst(places, hits, passages, out); err != nil {
		return err
	}
	if err := writeSpread(places, out); err != nil {
		return err
	}
	if err := writeUnused(places, out); err != nil {
		return err
	}
	if timeless > 0 {
		return out.Note(fmt.Sprintf("%d 篇有命中的文档没有注明年份和日期，排不出先后，没有列入", timeless))
	}
	return nil
}

// placesOf puts documents in order of time, place by place, and places in the order of
// their first use. timeless is how many documents with hits have no time.
func placesOf(held []instrument.Head, hits map[string]search.Totals) (places []*place, timeless int) {
	type key struct {
		region corpus.Region
		level  corpus.Level
	}
	byKey := make(map[key]*place)
	for _, h := range held {
		if yearOf(h.Document) == 0 {
			timeless += hits[h.ID].Documents
			continue
		}
		k := key{h.Region, h.Level}
		if byKey[k] == nil {
			byKey[k] = &place{region: h.Region, level: h.Level}
			places = append(places, byKey[k])
		}
		byKey[k].held = append(byKey[k].held, h)
	}
	for _, p := range places {
		slices.SortFunc(p.held, func(a, b instrument.Head) int {
			return cmp.Or(compareTimes(a.Document, b.Document), instrument.Compare(a.Document, b.Document))
		})
		p.first = slices.IndexFunc(p.held, func(h instrument.Head) bool { return hits[h.ID].Documents > 0 })
	}
	slices.SortFunc(places, comparePlaces)
	return places, timeless
}

// yearOf is the year of a report or, where it states none, that of its date.
func yearOf(d *corpus.Document) int {
	year := d.Year
	if year == 0 {
		_, _ = fmt.Sscanf(d.Date, "%4d", &year)
	}
	return year
}

// compareTimes orders documents by the year of the report, then by date; one whose day
// is not known comes after those of its year whose day is.
func compareTimes(a, b *corpus.Document) int {
	unknown := func(d *corpus.Document) int {
		if d.Date == "" {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(yearOf(a), yearOf(b)), unknown(a)-unknown(b), cmp.Compare(a.Date, b.Date))
}

// comparePlaces puts places that used it in the order in which they did, from the
// centre outwards where they did at the same time; then those that did not.
func comparePlaces(a, b *place) int {
	if a.first < 0 || b.first < 0 {
		return cmp.Or(min(b.first, 0)-min(a.first, 0), cmp.Compare(a.region, b.region), cmp.Compare(a.level, b.level))
	}
	rank := func(p *place) int { return slices.Index(corpus.Levels(), p.level) }
	x, y := a.held[a.first].Document, b.held[b.first].Document
	return cmp.Or(compareTimes(x, y), rank(a)-rank(b), cmp.Compare(a.region, b.region))
}

// passages returns the first hit in each document of first use.
func (f *First) passages(ctx context.Context, c *instrument.Corpus, r search.Request, places []*place) (map[string]*search.Hit, error) {
	wanted := make(map[string]*search.Hit)
	for _, p := range places {
		if p.first >= 0 {
			wanted[p.held[p.first].ID] = nil
		}
	}
	err := c.EachHit(ctx, r, func(h *search.Hit) error {
		if at, ok := wanted[h.Document.ID]; ok && at == nil {
			hit := *h
			wanted[h.Document.ID] = &hit
		}
		return nil
	})
	return wanted, err
}
