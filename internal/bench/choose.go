package bench

import (
	"cmp"
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/search"
	"cewen/search/query"
)

// sampleBytes is how much text queries are chosen from: enough to know what is common, and
// little enough to be read in a second or two. How often a phrase occurs is counted in all
// of the text.
const sampleBytes = 8 << 20

// Choose chooses queries of each class from texts, the same for the same texts, words and
// seed. Classes that the texts have no example of are left empty.
func Choose(ctx context.Context, t *Texts, words *analysis.Words, seed uint64) (*Queries, error) {
	random := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // to be repeated
	s := &sample{words: make(map[string]int), phrases: make(map[string]int), pairs: make(map[pair]int), characters: make(map[string]int)}
	var texts []string // of which long ones are drawn
	size := 0
	for _, i := range random.Perm(len(t.Documents)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, p := range t.Documents[i] {
			s.add(p.Text.Folded, words)
			texts = append(texts, p.Text.Folded)
			size += len(p.Text.Folded)
		}
		if size > sampleBytes {
			break
		}
	}
	c := &chooser{texts: t, random: random, words: words}
	return c.choose(s, texts), nil
}

// pair are two words that follow each other.
type pair struct{ first, second string }

// sample counts what stands in a part of the text.
type sample struct {
	words      map[string]int // of two or more Han characters
	phrases    map[string]int // words and pairs of words of four to six Han characters
	pairs      map[pair]int   // of words of two or more Han characters
	characters map[string]int // Han
}

// Bounds of phrases in characters, as people quote them.
const minPhrase, maxPhrase = 4, 6

func (s *sample) add(text string, words *analysis.Words) {
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			s.characters[string(r)]++
		}
	}
	before, end := "", 0 // the word before, and where it ended
	words.Each(text, func(from, to int) {
		if from < end {
			return // a part of the word before
		}
		word := text[from:to]
		if from > end || !isHan(word) {
			before = ""
		}
		if end = to; !isHan(word) {
			return
		}
		n := utf8.RuneCountInString(word)
		if n > 1 {
			s.words[word]++
			if utf8.RuneCountInString(before) > 1 {
				s.pairs[pair{before, word}]++
			}
		}
		s.phrase(word, n)
		if before != "" {
			s.phrase(before+word, n+utf8.RuneCountInString(before))
		}
		before = word
	})
}

func (s *sample) phrase(text string, characters int) {
	if characters >= minPhrase && characters <= maxPhrase {
		s.phrases[text]++
	}
}

func isHan(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}

// ranked are the keys, the most frequent first.
func ranked[K comparable](counts map[K]int, compare func(a, b K) int) []K {
	return slices.SortedFunc(maps.Keys(counts), func(a, b K) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), compare(a, b))
	})
}

// chooser chooses from what was counted.
type chooser struct {
	texts  *Texts
	random *rand.Rand
	words  *analysis.Words
}

func (c *chooser) choose(s *sample, texts []string) *Queries {
	phrases := ranked(s.phrases, strings.Compare)
	words := ranked(s.words, strings.Compare)
	pairs := ranked(s.pairs, func(a, b pair) int {
		return cmp.Or(strings.Compare(a.first, b.first), strings.Compare(a.second, b.second))
	})
	q := &Queries{Filter: c.filter()}
	if characters := ranked(s.characters, strings.Compare); len(characters) > 0 {
		q.Character = characters[0]
	}
	if i := slices.IndexFunc(words, func(w string) bool { return utf8.RuneCountInString(w) == 2 }); i >= 0 {
		q.Commonest = words[i]
	}
	words = slices.DeleteFunc(words, c.words.IsStop)
	if len(phrases) > 0 {
		q.Common = phrases[0]
		q.Rare = c.rare(s, phrases)
		q.Regex = "/" + c.middling(s.phrases, phrases) + "[^，。；]{0,6}[，。；]/"
	}
	q.Long = c.long(texts)
	if len(pairs) > 0 {
		near, wild := pairs[0], pairs[len(pairs)/200]
		q.Near = quoted(near.first) + " NEAR/10 " + quoted(near.second)
		q.Wildcard = `"` + wild.first + "*" + wild.second + `"`
	}
	if some := c.some(words, 2); len(some) > 0 {
		q.Two = strings.Join(some, " ")
	}
	if some := c.some(words, 10); len(some) > 0 {
		q.Or = strings.Join(some, " | ")
	}
	q.Unknown = c.unknown(words)
	return q
}

// quoted is a word as it is written in a query: in quotation marks where it would mean
// something else.
func quoted(word string) string {
	term, _ := query.NewTerm(word)
	return term.String()
}

// A rare phrase occurs more than once and not more often than that.
const minRare, maxRare = 2, 50

// rare draws a phrase that is rare in all of the text or, if there is none, one that is
// as rare as can be found.
func (c *chooser) rare(s *sample, phrases []string) string {
	const seldom, tries = 3, 50
	from, _ := slices.BinarySearchFunc(phrases, seldom, func(p string, n int) int { return cmp.Compare(n, s.phrases[p]) })
	candidates := slices.Clone(phrases[from:])
	if len(candidates) == 0 {
		candidates = slices.Clone(phrases)
	}
	c.random.Shuffle(len(candidates), func(i, j int) { candidates[i], candidates[j] = candidates[j], candidates[i] })
	best, fewest := candidates[0], int(^uint(0)>>1)
	for _, p := range candidates[:min(tries, len(candidates))] {
		n := c.texts.occurrences(p, maxRare)
		if n >= minRare && n <= maxRare {
			return p
		}
		if n < fewest {
			best, fewest = p, n
		}
	}
	return best
}

// middling is a phrase a tenth as frequent as the commonest.
func (c *chooser) middling(counts map[string]int, phrases []string) string {
	want := counts[phrases[0]] / 10
	i := slices.IndexFunc(phrases, func(p string) bool { return counts[p] <= want })
	if i < 0 {
		i = len(phrases) - 1
	}
	return phrases[i]
}

// long draws what a reader copies from a page: a line's worth of one paragraph.
func (c *chooser) long(texts []string) string {
	const characters, tries = 24, 1000
	for range min(tries, len(texts)*10) {
		text := []rune(texts[c.random.IntN(len(texts))])
		if len(text) < characters {
			continue
		}
		at := c.random.IntN(len(text) - characters + 1)
		if s := string(text[at : at+characters]); analysis.Fold(s) == s {
			return s
		}
	}
	return ""
}

// some draws different words, quoted, out of the more frequent ones, the very first left
// out; none where there are too few.
func (c *chooser) some(words []string, n int) []string {
	const first, last = 20, 520
	from := words[min(first, len(words)):min(last, len(words))]
	if len(from) < n {
		from = words
	}
	if len(from) < n {
		return nil
	}
	var drawn []string
	for _, i := range c.random.Perm(len(from))[:n] {
		drawn = append(drawn, quoted(from[i]))
	}
	return drawn
}

// unknown puts words together that stand nowhere in this order.
func (c *chooser) unknown(words []string) string {
	const tries = 50
	for range tries {
		if len(words) == 0 {
			break
		}
		s := words[c.random.IntN(len(words))] + words[c.random.IntN(len(words))]
		if c.texts.occurrences(s, 0) == 0 {
			return s
		}
	}
	return ""
}

// filter leaves the later half of the documents or, where they state no years, those of
// the commonest kind.
func (c *chooser) filter() search.FilterValues {
	var years []int
	kinds := make(map[string]int)
	for _, places := range c.texts.Documents {
		if len(places) == 0 {
			continue
		}
		if m := places[0].Meta; m.Year != 0 {
			years = append(years, m.Year)
		} else if m.Kind != "" {
			kinds[m.Kind]++
		}
	}
	if len(years) > 0 {
		slices.Sort(years)
		return search.FilterValues{Year: []string{strconv.Itoa(years[len(years)/2]) + ".."}}
	}
	if list := ranked(kinds, strings.Compare); len(list) > 0 {
		return search.FilterValues{Kind: list[:1]}
	}
	return search.FilterValues{}
}
