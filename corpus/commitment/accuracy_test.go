package commitment

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/internal/testdata"
)

// loadFinder loads the dictionary once for all tests.
var loadFinder = sync.OnceValues(func() (*Finder, error) {
	words, err := analysis.LoadWords(nil)
	if err != nil {
		return nil, err
	}
	return NewFinder(words), nil
})

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := loadFinder()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// goldSentence is a line of the annotated sentences.
type goldSentence struct {
	ID, File, Part, Text string
	Commitments          []Commitment
}

// held tells whether a sentence's region is of the half that the lexicons were not made
// on.
func (g goldSentence) held() bool {
	h := fnv.New32a()
	h.Write([]byte(filepath.Dir(g.File)))
	return h.Sum32()%2 == 1
}

// readGold reads the annotated sentences, or those of the file that CEWEN_ANNOTATED
// names.
func readGold(t testing.TB) []goldSentence {
	t.Helper()
	file := os.Getenv("CEWEN_ANNOTATED")
	if file == "" {
		file = filepath.Join(testdata.Shared(t), "gold", "commitments.jsonl")
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []goldSentence
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var g goldSentence
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		list = append(list, g)
	}
	return list
}

// tally counts what is right.
type tally struct {
	gold, found, matched                             int
	kind, action, object, deadline, strength, lead   int
	goldQuantities, foundQuantities, rightQuantities int
	allGoldQuantities, allFoundQuantities            int
	misses                                           []string
}

// f1 is the harmonic mean of precision and recall.
func f1(right, gold, found int) float64 { return 2 * float64(right) / float64(gold+found) }

// overlap is twice the longest common subsequence of characters by the characters of
// both.
func overlap(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x)+len(y) == 0 {
		return 1
	}
	row := make([]int, len(y)+1)
	for i := range x {
		before := 0
		for j := range y {
			next := row[j+1]
			if x[i] == y[j] {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = next
		}
	}
	return 2 * float64(row[len(y)]) / float64(len(x)+len(y))
}

// pairUp matches what was found to the gold one to one, best overlap of the spans first:
// at least half of the characters of both.
func pairUp(gold, found []Commitment) map[int]int {
	pairs, taken := make(map[int]int), make(map[int]bool)
	for {
		best, bi, bj := 0.5, -1, -1
		for i := range gold {
			if _, ok := pairs[i]; ok {
				continue
			}
			for j := range found {
				o := overlap(gold[i].Span, found[j].Span)
				if taken[j] || o < best || o == best && bi >= 0 {
					continue
				}
				best, bi, bj = o, i, j
			}
		}
		if bi < 0 {
			return pairs
		}
		pairs[bi], taken[bj] = bj, true
	}
}

func (s *tally) add(g goldSentence, found []Commitment) {
	pairs := pairUp(g.Commitments, found)
	s.gold, s.found, s.matched = s.gold+len(g.Commitments), s.found+len(found), s.matched+len(pairs)
	miss := func(what, want, got string) {
		s.misses = append(s.misses, fmt.Sprintf("%s %-9s want %s, got %s", g.ID, what, want, got))
	}
	seen := make(map[int]bool)
	for i, c := range g.Commitments {
		s.allGoldQuantities += len(c.Quantities)
		j, ok := pairs[i]
		if !ok {
			miss("missed", c.Span, "nothing")
			continue
		}
		seen[j] = true
		s.compare(c, found[j], miss)
	}
	for j, c := range found {
		s.allFoundQuantities += len(c.Quantities)
		if !seen[j] {
			miss("spurious", "nothing", fmt.Sprintf("%s [%s]", c.Span, c.Rule))
		}
	}
}

func (s *tally) compare(want, got Commitment, miss func(what, want, got string)) {
	field := func(name, want, got string, right bool, count *int) {
		if right {
			*count++
			return
		}
		miss(name, want, got)
	}
	field("type", string(want.Type), string(got.Type)+" "+got.Span, want.Type == got.Type, &s.kind)
	field("action", want.Action, got.Action+" in "+got.Span, want.Action == got.Action, &s.action)
	field("object", want.Object, got.Object, overlap(want.Object, got.Object) >= 0.8, &s.object)
	field("deadline", want.Deadline, got.Deadline, want.Deadline == got.Deadline, &s.deadline)
	field("strength", string(want.Strength), string(got.Strength)+" "+got.Span, want.Strength == got.Strength, &s.strength)
	field("lead", want.Lead, got.Lead, want.Lead == got.Lead, &s.lead)
	s.goldQuantities += len(want.Quantities)
	s.foundQuantities += len(got.Quantities)
	left := append([]Quantity(nil), got.Quantities...)
	for _, q := range want.Quantities {
		at := -1
		for i, other := range left {
			if other.Value == q.Value && other.Value2 == q.Value2 && other.Unit == q.Unit && other.Comparator == q.Comparator {
				at = i
				break
			}
		}
		if at < 0 {
			miss("quantity", q.Raw+" "+string(q.Comparator), fmt.Sprintf("%+v", got.Quantities))
			continue
		}
		left = append(left[:at], left[at+1:]...)
		s.rightQuantities++
	}
}

func roleOf(part string) corpus.Role {
	if part == "review" {
		return corpus.RoleReview
	}
	return corpus.RolePlan
}

func (s *tally) String() string {
	share := func(n int) string { return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(max(1, s.matched))) }
	return strings.Join([]string{
		fmt.Sprintf("detection F1 %.3f (precision %.3f, recall %.3f; %d annotated, %d found, %d matched)", f1(s.matched, s.gold, s.found),
			float64(s.matched)/float64(max(1, s.found)), float64(s.matched)/float64(max(1, s.gold)), s.gold, s.found, s.matched),
		"type " + share(s.kind), "action " + share(s.action), "object " + share(s.object),
		fmt.Sprintf("quantity F1 %.3f of the matched (%d, %d, %d right), %.3f of all", f1(s.rightQuantities, s.goldQuantities, s.foundQuantities),
			s.goldQuantities, s.foundQuantities, s.rightQuantities, f1(s.rightQuantities, s.allGoldQuantities, s.allFoundQuantities)),
		"deadline " + share(s.deadline), "strength " + share(s.strength), "lead " + share(s.lead),
	}, "\n")
}

func TestAccuracyOnAnnotatedSentences(t *testing.T) {
	gold := readGold(t)
	f := finder(t)
	var made, held tally
	for _, g := range gold {
		found := f.Find(Passage{Text: g.Text, Role: roleOf(g.Part)})
		if os.Getenv("CEWEN_ANNOTATED") != "" || g.held() {
			held.add(g, found)
		} else {
			made.add(g, found)
		}
	}
	t.Logf("regions that the lexicons were made on:\n%s", made.String())
	for _, m := range made.misses {
		t.Log(m)
	}
	t.Logf("regions that were held out:\n%s", held.String())
	if testing.Verbose() {
		for _, m := range held.misses {
			t.Log(m)
		}
	}
	held.atLeast(t)
}

// atLeast fails where a figure falls below what is asked of sentences of other regions.
func (s *tally) atLeast(t *testing.T) {
	t.Helper()
	matched := float64(max(1, s.matched))
	for _, x := range []struct {
		what        string
		have, least float64
	}{
		{"detection F1", f1(s.matched, s.gold, s.found), .82},
		{"quantity F1", f1(s.rightQuantities, s.goldQuantities, s.foundQuantities), .95},
		{"action", float64(s.action) / matched, .92},
		{"object", float64(s.object) / matched, .82},
		{"deadline", float64(s.deadline) / matched, .94},
		{"strength", float64(s.strength) / matched, .94},
	} {
		if x.have < x.least {
			t.Errorf("%s is %.3f, less than %.2f", x.what, x.have, x.least)
		}
	}
}
