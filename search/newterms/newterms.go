// Package newterms finds phrases that are frequent in one year and absent or rare
// before (新提法). It needs no dictionary: a phrase is a run of characters between
// signs that is said often enough in more than one context.
package newterms

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/instrument"
)

// Limits and defaults.
const (
	MinLength    = 3 // characters; two-character words are seldom new
	MaxLength    = 12
	DefaultMin   = 3
	DefaultRare  = 0.05
	DefaultLimit = 200
	MaxLimit     = 5000
)

// NewTerms is the instrument.
type NewTerms struct {
	// FilterValues choose what is looked at, years aside.
	search.FilterValues
	// In is the year.
	In int `json:"in"`
	// Since is the first year of what is before, 0 for all that is held.
	Since int `json:"since,omitempty"`
	// Min is the least number of occurrences in the year, 0 for DefaultMin.
	Min int `json:"min,omitempty"`
	// MinDocuments is the least number of documents of the year, 0 for 2 where the year
	// has more than one.
	MinDocuments int `json:"min_documents,omitempty"`
	// Rare is how frequent a phrase may have been before, as a share of its frequency in
	// the year, by characters; negative for not at all, 0 for DefaultRare.
	Rare float64 `json:"rare,omitempty"`
	// Limit is how many phrases are listed, 0 for DefaultLimit.
	Limit int `json:"limit,omitempty"`
}

var _ instrument.Instrument = (*NewTerms)(nil)

// Name implements instrument.Instrument.
func (n *NewTerms) Name() string { return "newterms" }

// UsesWords tells that words keep fragments out of the list.
func (n *NewTerms) UsesWords() bool { return true }

// phrase is a phrase of the year with its counts.
type phrase struct {
	text    string
	now     count
	byYear  map[int]count
	byLevel map[corpus.Level]count
	longer  []string // phrases that it is part of, and that are new because it is
}

// count is how often something is said, and in how many documents.
type count struct{ occurrences, documents int }

// Run implements instrument.Instrument.
func (n *NewTerms) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	filter, err := n.read()
	if err != nil {
		return err
	}
	words, err := c.Words()
	if err != nil {
		return err
	}
	year := &runs{words: words}
	sizes, err := n.readYear(ctx, c, filter, year)
	if err != nil {
		return err
	}
	candidates := year.closed(n.Min, n.MinDocuments)
	if err := countAll(ctx, c, filter, candidates, c.Plain); err != nil {
		return err
	}
	fresh := slices.DeleteFunc(candidates, func(p *phrase) bool { return !n.isNew(p, sizes) })
	list := gather(fresh)
	if err := n.write(list, out); err != nil {
		return err
	}
	return n.notes(len(list), sizes, out)
}

func (n *NewTerms) read() (search.Filter, error) {
	const first, last = 1900, 2100
	if n.In < first || n.In > last {
		return nil, instrument.BadRequest("没有说是哪一年；请用 in 给出，例如 2024")
	}
	if len(n.Year) > 0 {
		return nil, instrument.BadRequest("newterms 不用 year 筛选；请用 in 给出哪一年、since 给出从哪年起比较")
	}
	if n.Since > n.In-1 {
		return nil, instrument.BadRequest("since 要早于 %d", n.In)
	}
	n.Min, n.Limit = cmp.Or(n.Min, DefaultMin), cmp.Or(n.Limit, DefaultLimit)
	n.Rare = cmp.Or(n.Rare, DefaultRare)
	if n.Min < 1 || n.MinDocuments < 0 || n.Rare > 1 || n.Limit < 1 || n.Limit > MaxLimit {
		return nil, instrument.BadRequest("min 至少 1，min_documents 不能是负数，rare 至多 1，limit 在 1 到 %d 之间", MaxLimit)
	}
	return search.ParseFilter(n.FilterValues)
}

// size is how much text there is.
type size struct{ documents, characters int }

// sizes are those of the year, and of what was before.
type sizes struct{ now, before size }

// readYear reads the texts of the year and measures those before.
func (n *NewTerms) readYear(ctx context.Context, c *instrument.Corpus, filter search.Filter, year *runs) (sizes, error) {
	var s sizes
	err := c.EachText(ctx, filter, func(t *instrument.Text) error {
		at := &s.before
		switch {
		case t.Year == n.In:
			at = &s.now
			year.add(t)
		case t.Year == 0 || t.Year > n.In || t.Year < n.Since:
			return nil
		}
		at.documents++
		for _, p := range t.Places {
			at.characters += utf8.RuneCountInString(p.Text.Folded)
		}
		return nil
	})
	if err != nil {
		return s, err
	}
	if s.now.documents == 0 {
		return s, instrument.BadRequest("%d 年没有符合筛选条件的文档", n.In)
	}
	if s.before.documents == 0 {
		return s, instrument.BadRequest("%d 年以前没有符合筛选条件的文档，无从比较哪些是新的", n.In)
	}
	if n.MinDocuments == 0 {
		n.MinDocuments = min(2, s.now.documents)
	}
	return s, nil
}

// before is how often a phrase was said before the year.
func (n *NewTerms) before(p *phrase) (sum count, firstYear int) {
	for year, c := range p.byYear {
		if year >= n.In || year < n.Since {
			continue
		}
		sum.occurrences += c.occurrences
		sum.documents += c.documents
		if firstYear == 0 || year < firstYear {
			firstYear = year
		}
	}
	return sum, firstYear
}

func (n *NewTerms) isNew(p *phrase, s sizes) bool {
	before, _ := n.before(p)
	if before.occurrences == 0 {
		return true
	}
	now := float64(p.now.occurrences) / float64(s.now.characters)
	then := float64(before.occurrences) / float64(s.before.characters)
	return then <= n.Rare*now
}

// gather puts phrases in order, those in most documents first, and each that is part of
// a phrase listed before, or has one as its part, with that one.
func gather(fresh []*phrase) []*phrase {
	slices.SortFunc(fresh, func(a, b *phrase) int {
		return cmp.Or(
			cmp.Compare(b.now.documents, a.now.documents), cmp.Compare(b.now.occurrences, a.now.occurrences),
			cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text),
		)
	})
	var list []*phrase
	for _, p := range fresh {
		i := slices.IndexFunc(list, func(q *phrase) bool { return strings.Contains(p.text, q.text) || strings.Contains(q.text, p.text) })
		if i < 0 {
			list = append(list, p)
			continue
		}
		if strings.Contains(p.text, list[i].text) {
			list[i].longer = append(list[i].longer, p.text)
		}
	}
	return list
}

// maxLonger is how many longer phrases stand with one.
const maxLonger = 5

func (n *NewTerms) write(list []*phrase, out instrument.Sink) error {
	listed := list[:min(n.Limit, len(list))]
	err := out.Begin(
		n.Name(), "term", "occurrences", "documents", "before_occurrences", "before_documents", "first_year", "longer", "link",
	)
	if err != nil {
		return err
	}
	for _, p := range listed {
		before, firstYear := n.before(p)
		if firstYear == 0 {
			firstYear = n.In
		}
		err := out.Row(
			p.text, p.now.occurrences, p.now.documents, before.occurrences, before.documents, firstYear,
			strings.Join(p.longer[:min(maxLonger, len(p.longer))], "；"), n.link(p),
		)
		if err != nil {
			return err
		}
	}
	if err := writeYears(listed, out); err != nil {
		return err
	}
	return n.writeLevels(listed, out)
}

// link is the address of the search for a phrase in the year.
func (n *NewTerms) link(p *phrase) string {
	v := url.Values{"q": {`"` + p.text + `"`}, "year": {strconv.Itoa(n.In)}}
	for name, values := range map[string][]string{"region": n.Region, "level": n.Level, "kind": n.Kind, "issuer": n.Issuer, "role": n.Role} {
		if len(values) > 0 {
			v[name] = values
		}
	}
	return "/?" + v.Encode()
}

func writeYears(list []*phrase, out instrument.Sink) error {
	if err := out.Begin("years", "term", "year", "occurrences", "documents"); err != nil {
		return err
	}
	for _, p := range list {
		var years []int
		for year := range p.byYear {
			years = append(years, year)
		}
		slices.Sort(years)
		for _, year := range years {
			c := p.byYear[year]
			if err := out.Row(p.text, instrument.Year(year), c.occurrences, c.documents); err != nil {
				return err
			}
		}
	}
	return nil
}

func (n *NewTerms) writeLevels(list []*phrase, out instrument.Sink) error {
	if err := out.Begin("levels", "term", "level", "occurrences", "documents"); err != nil {
		return err
	}
	for _, p := range list {
		for _, level := range append(corpus.Levels(), "") {
			if c, ok := p.byLevel[level]; ok {
				if err := out.Row(p.text, string(level), c.occurrences, c.documents); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (n *NewTerms) notes(found int, s sizes, out instrument.Sink) error {
	text := fmt.Sprintf("%d 年 %d 篇文档，此前 %d 篇；找到 %d 个新提法", n.In, s.now.documents, s.before.documents, found)
	if found > n.Limit {
		text += fmt.Sprintf("，列出前 %d 个", n.Limit)
	}
	return out.Note(text)
}
