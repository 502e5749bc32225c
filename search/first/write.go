package first

import (
	"fmt"
	"slices"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/instrument"
)

// writeFirst writes a row for each place that used it, in the order in which they did.
func writeFirst(places []*place, hits map[string]search.Totals, passages map[string]*search.Hit, out instrument.Sink) error {
	columns := []string{
		"order", "region", "level", "year", "date", "years_after_first", "silent_before", "held_since",
		"occurrences", "title", "document", "paragraph", "text",
	}
	if err := out.Begin("first", columns...); err != nil {
		return err
	}
	for i, p := range places {
		if p.first < 0 {
			return nil // those that did not come last
		}
		d := p.held[p.first]
		hit := passages[d.ID]
		if hit == nil {
			return fmt.Errorf("first: %s has hits and no first one", d.ID)
		}
		start := yearOf(places[0].held[places[0].first].Document)
		err := out.Row(
			i+1, string(p.region), string(p.level), yearOf(d.Document), d.Date, yearOf(d.Document)-start, p.first, yearOf(p.held[0].Document),
			hits[d.ID].Occurrences, d.Title, d.ID, hit.Paragraph.ID, hit.Paragraph.Text,
		)
		if err != nil {
			return err
		}
	}
	return nil
}

// writeSpread writes, for each year and level, in how many places it was new, in how
// many it had been used by then, and of how many a report was held by then.
func writeSpread(places []*place, out instrument.Sink) error {
	if err := out.Begin("spread", "year", "level", "new", "so_far", "held_so_far"); err != nil {
		return err
	}
	from, to := 0, 0
	for _, p := range places {
		if p.first >= 0 {
			year := yearOf(p.held[p.first].Document)
			if from == 0 || year < from {
				from = year
			}
		}
		to = max(to, yearOf(p.held[len(p.held)-1].Document))
	}
	if from == 0 {
		return nil
	}
	for year := from; year <= to; year++ {
		for _, level := range levelsOf(places) {
			if err := out.Row(spreadRow(places, year, level)...); err != nil {
				return err
			}
		}
	}
	return nil
}

func spreadRow(places []*place, year int, level corpus.Level) []any {
	fresh, used, held := 0, 0, 0
	for _, p := range places {
		if p.level != level {
			continue
		}
		if yearOf(p.held[0].Document) <= year {
			held++
		}
		if p.first < 0 {
			continue
		}
		switch at := yearOf(p.held[p.first].Document); {
		case at == year:
			fresh++
			used++
		case at < year:
			used++
		}
	}
	return []any{year, string(level), fresh, used, held}
}

// levelsOf are the levels of places, from the centre outwards.
func levelsOf(places []*place) []corpus.Level {
	var levels []corpus.Level
	for _, p := range places {
		if !slices.Contains(levels, p.level) {
			levels = append(levels, p.level)
		}
	}
	slices.SortFunc(levels, func(a, b corpus.Level) int {
		return slices.Index(corpus.Levels(), a) - slices.Index(corpus.Levels(), b)
	})
	return levels
}

// writeUnused writes the places of which reports are held and none has it.
func writeUnused(places []*place, out instrument.Sink) error {
	if err := out.Begin("unused", "region", "level", "documents", "held_since", "held_until"); err != nil {
		return err
	}
	for _, p := range places {
		if p.first >= 0 {
			continue
		}
		err := out.Row(string(p.region), string(p.level), len(p.held), yearOf(p.held[0].Document), yearOf(p.held[len(p.held)-1].Document))
		if err != nil {
			return err
		}
	}
	return nil
}
