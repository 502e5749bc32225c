package server

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"cewen/search/query"
)

// Limits of suggestions.
const (
	// shownSuggestions fit under the box on a small screen.
	shownSuggestions = 10
	// suggestionLength is how long a suggestion may be: a line of the list.
	suggestionLength = 40
	// perKind is how many of one kind come before those of the next.
	perKind = 5
)

// suggestionKind tells what a suggestion is taken from.
type suggestionKind string

const (
	suggestSynonym suggestionKind = "synonym" // a phrase with other words for it
	suggestHeading suggestionKind = "heading"
	suggestRegion  suggestionKind = "region"
	suggestTitle   suggestionKind = "title"
	suggestPhrase  suggestionKind = "phrase" // a word of the texts
)

// suggestion is a text that a reader may mean, with the number of documents that have
// it in that place, a phrase anywhere (0 where it is not known).
type suggestion struct {
	Text      string         `json:"text"`
	Kind      suggestionKind `json:"kind"`
	Documents int            `json:"documents,omitempty"`
	folded    string
}

// suggester keeps suggestions for what is held now.
type suggester struct {
	mu   sync.Mutex
	of   *listing // what they are made of
	list []suggestion
}

// now returns the suggestions for a listing, the most frequent of each kind first.
func (s *suggester) now(l *listing, phrases []string) []suggestion {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.of != l {
		s.of, s.list = l, newSuggestions(l, phrases)
	}
	return s.list
}

func newSuggestions(l *listing, phrases []string) []suggestion {
	type key struct {
		text string
		kind suggestionKind
	}
	counts := map[key]int{}
	add := func(seen map[key]bool, text string, kind suggestionKind) {
		k := key{strings.TrimSpace(text), kind}
		if n := len([]rune(k.text)); n >= 2 && n <= suggestionLength && !seen[k] {
			seen[k] = true
			counts[k]++
		}
	}
	for _, e := range l.entries {
		seen := map[key]bool{}
		add(seen, e.Title, suggestTitle)
		for _, place := range e.Region.Path() {
			add(seen, place.Name(), suggestRegion)
		}
		for _, h := range e.Headings {
			add(seen, h, suggestHeading)
		}
	}
	list := make([]suggestion, 0, len(counts)+len(phrases))
	for k, n := range counts {
		list = append(list, suggestion{Text: k.text, Kind: k.kind, Documents: n})
	}
	for _, p := range phrases {
		list = append(list, suggestion{Text: p, Kind: suggestSynonym})
	}
	for i := range list {
		if term, ok := query.NewTerm(list[i].Text); ok {
			list[i].folded = term.Folded
		}
	}
	slices.SortFunc(list, compareSuggestions)
	return list
}

// compareSuggestions puts the most frequent first, of these the shortest.
func compareSuggestions(a, b suggestion) int {
	return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(len(a.Text), len(b.Text)), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Kind, b.Kind))
}

// matchSuggestions returns the suggestions that begin with a folded text, the given
// phrases among them, or, after these, hold it: a few of each kind, then what is left.
func matchSuggestions(list, phrases []suggestion, folded string) []suggestion {
	var first, rest []suggestion
	perKindSeen := map[suggestionKind]int{}
	seen := map[string]bool{}
	take := func(s suggestion) {
		if seen[s.folded] || s.folded == folded {
			return
		}
		seen[s.folded] = true
		if perKindSeen[s.Kind]++; perKindSeen[s.Kind] <= perKind {
			first = append(first, s)
		} else if len(rest) < shownSuggestions {
			rest = append(rest, s)
		}
	}
	begin := slices.Clone(phrases)
	for _, s := range list {
		if strings.HasPrefix(s.folded, folded) {
			begin = append(begin, s)
		}
	}
	slices.SortStableFunc(begin, compareSuggestions)
	for _, s := range begin {
		take(s)
	}
	for _, s := range list {
		if strings.Contains(s.folded, folded) {
			take(s)
		}
	}
	all := append(first, rest...)
	return all[:min(len(all), shownSuggestions)]
}
