package embedded

import (
	"cmp"
	"slices"
	"sort"

	"cewen/search"
)

// placed is a match with its place in the order of the answer.
type placed struct {
	match
	tier  tier
	score float64
}

// placedByBase gives matches their places by their base scores.
func placedByBase(matches []ordered) []placed {
	all := make([]placed, len(matches))
	for i, m := range matches {
		all[i] = placed{match: m.match, tier: tierRest, score: float64(m.base)}
	}
	return all
}

// key is the place of a match in an order, as cursors tell it.
func (v *view) key(order search.Sort, p *placed) key {
	d := &v.documents[p.slot]
	k := key{Sort: order, Day: d.day, Document: d.id, Paragraph: p.paragraph}
	if order == search.SortRelevance {
		k.Tier, k.Score = p.tier, p.score
	}
	return k
}

// page returns the hits of the page and whether more follow.
func (a *answerer) page(c *collector, order search.Sort, cursor *key) ([]placed, bool, error) {
	all := placedByBase(c.best.sorted())
	kept := len(all)
	if order == search.SortRelevance && (cursor == nil || a.inWindow(cursor)) {
		if err := a.rank(c, all[:min(rankWindow, len(all))]); err != nil {
			return nil, false, err
		}
		if cursor != nil {
			all = all[sort.Search(len(all), func(i int) bool {
				k := a.view.key(order, &all[i])
				return compareKeys(&k, cursor) > 0
			}):]
		}
	}
	page := all[:min(a.request.Limit, len(all))]
	return page, len(page) > 0 && (len(all) > len(page) || c.best.seen > kept), nil
}

// inWindow tells whether a cursor stands among the hits ranked by words.
func (a *answerer) inWindow(cursor *key) bool {
	return cursor.Sort == search.SortRelevance && cursor.Tier == tierRanked
}

// rank scores the window by words and sorts it.
func (a *answerer) rank(c *collector, window []placed) error {
	if err := a.view.rankByWords(c.scorer.words, window); err != nil {
		return err
	}
	a.addByReading(c, window)
	for i := range window {
		window[i].tier = tierRanked
	}
	slices.SortFunc(window, func(x, y placed) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(a.view.newest[x.slot], a.view.newest[y.slot]), cmp.Compare(x.paragraph, y.paragraph))
	})
	return nil
}

// behind is what comes after a cursor that does not stand in the window.
type behind struct {
	order
	score     float64
	documents [2]uint32 // how many come before that of the cursor, and with its own versions
	paragraph uint32
}

func (v *view) behind(cursor *key) *behind {
	b := &behind{order: v.order(cursor.Sort), score: cursor.Score, paragraph: cursor.Paragraph}
	for i := range v.documents {
		d := &v.documents[i]
		switch cmp.Or(compareDays(cursor.Sort, d.day, cursor.Day), cmp.Compare(d.id, cursor.Document)) {
		case -1:
			b.documents[0]++
			b.documents[1]++
		case 0:
			b.documents[1]++
		}
	}
	return b
}

func (b *behind) has(m *match) bool {
	if score := float64(m.base); b.byBase && score != b.score {
		return score < b.score
	}
	rank := b.ranks[m.slot]
	return rank >= b.documents[1] || rank >= b.documents[0] && m.paragraph > b.paragraph
}
