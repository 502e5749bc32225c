package syntax

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"cewen/search/query"
)

func TestExamplesFindSomethingInTheSample(t *testing.T) {
	documents := documents(t)
	for _, s := range Sections() {
		for _, entry := range s.Entries {
			if entry.Error != nil {
				continue
			}
			t.Run(s.ID+"/"+entry.Query, func(t *testing.T) {
				e := parse(t, entry.Query)
				if again := parse(t, e.String()); !reflect.DeepEqual(again, e) {
					t.Errorf("prints as %q, which is another query", e)
				}
				found := find(e, documents)
				if totals(found).Paragraphs == 0 {
					t.Error("finds nothing")
				}
				for _, other := range entry.Same {
					if got := find(parse(t, other), documents); !reflect.DeepEqual(got, found) {
						t.Errorf("%s finds %+v, not %+v", other, totals(got), totals(found))
					}
				}
			})
		}
	}
}

func TestMistakesAreRefused(t *testing.T) {
	for _, s := range Sections() {
		for _, entry := range s.Entries {
			if wrong := s.ID == "mistakes" || s.ID == "limits"; wrong != (entry.Error != nil) {
				t.Errorf("%s: %s: error %v", s.ID, entry.Query, entry.Error)
			}
		}
	}
}

func TestEntriesAreComplete(t *testing.T) {
	ids := make(map[string]bool)
	for _, s := range Sections() {
		if ids[s.ID] || strings.Trim(s.ID, "abcdefghijklmnopqrstuvwxyz") != "" || s.ID == "" {
			t.Errorf("section %q: not a name of its own", s.ID)
		}
		ids[s.ID] = true
		checkTexts(t, "section "+s.ID, s.Title, s.TitleEN)
		checkTexts(t, "section "+s.ID, s.Text, s.TextEN)
		queries := make(map[string]bool)
		for _, entry := range s.Entries {
			checkTexts(t, s.ID+": "+entry.Query, entry.Text, entry.TextEN)
			if queries[entry.Query] {
				t.Errorf("%s: %s stands twice", s.ID, entry.Query)
			}
			queries[entry.Query] = true
		}
	}
}

func checkTexts(t *testing.T, of, chinese, english string) {
	t.Helper()
	if !strings.ContainsFunc(chinese, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("%s: no Chinese text: %q", of, chinese)
	}
	if !strings.ContainsFunc(english, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		t.Errorf("%s: no English text: %q", of, english)
	}
}

// Everything that a query can be made of has an example.
func TestExamplesCoverTheLanguage(t *testing.T) {
	have := make(map[string]bool)
	for _, s := range Sections() {
		for _, entry := range s.Entries {
			if entry.Error == nil {
				query.Walk(parse(t, entry.Query), func(e query.Expr) bool {
					for _, kind := range kindsOf(e) {
						have[kind] = true
					}
					return true
				})
			}
		}
	}
	want := []string{"term", "one character", "any run", "exact", "regex", "near", "then", "and", "or", "not"}
	for _, unit := range offered(t, "in:章", `in:(\pL)`) { // 段 is the default, and so has no node
		if unit != "段" {
			want = append(want, "in:"+unit)
		}
	}
	for _, name := range offered(t, "省份:山西", `(\p{Han}+)[、，]`) {
		want = append(want, name+":")
	}
	if len(want) < 23 {
		t.Errorf("the language has only %q", want)
	}
	for _, kind := range want {
		if !have[kind] {
			t.Errorf("no example of %s", kind)
		}
	}
}

func kindsOf(e query.Expr) []string {
	promise, ok := e.(query.Promise)
	if !ok {
		return []string{kindOf(e)}
	}
	var kinds []string
	for part := range strings.FieldsSeq(promise.String()) {
		name, _, _ := strings.Cut(part, ":")
		kinds = append(kinds, name+":")
	}
	return kinds
}

// kindOf names what an expression is an example of.
func kindOf(e query.Expr) string {
	switch e := e.(type) {
	case query.Term:
		return "term"
	case query.Wildcard:
		for _, p := range e.Pieces {
			if p.Run {
				return "any run"
			}
		}
		return "one character"
	case query.Exact:
		return "exact"
	case query.Regex:
		return "regex"
	case query.Near:
		if e.Ordered {
			return "then"
		}
		return "near"
	case query.And:
		return "and"
	case query.Or:
		return "or"
	case query.Not:
		return "not"
	case query.In:
		return "in:" + e.Unit.String()
	case query.Field, query.Title, query.Heading:
		name, _, _ := strings.Cut(e.String(), ":")
		return name + ":"
	}
	return fmt.Sprintf("%T", e)
}

// offered returns what the parser offers in its hint on a query that is wrong.
func offered(t *testing.T, wrong, pattern string) []string {
	t.Helper()
	entry := mistake(wrong, "")
	if entry.Error == nil {
		t.Fatalf("%s is no mistake", wrong)
	}
	list, _, _ := strings.Cut(entry.Error.Hint, "；")
	var names []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(strings.TrimPrefix(list, "可用 ")+"，", -1) {
		names = append(names, m[1])
	}
	return names
}

// The limits that other packages do not export are as the text says.
func TestLimitsAreAsSaid(t *testing.T) {
	ored := func(s string, n int) string { return strings.TrimSuffix(strings.Repeat(s+"|", n), "|") }
	for _, limit := range []struct {
		what, within, beyond string
	}{
		{"characters", strings.Repeat("发", query.MaxLength), strings.Repeat("发", query.MaxLength+1)},
		{"parentheses", strings.Repeat("(", 50) + "a" + strings.Repeat(")", 50), strings.Repeat("(", 51) + "a" + strings.Repeat(")", 51)},
		{"values", "地区:" + ored("甲", 200), "地区:" + ored("甲", 201)},
		{"distance", fmt.Sprintf("a NEAR/%d b", query.MaxDistance), fmt.Sprintf("a NEAR/%d b", query.MaxDistance+1)},
		{"regular expressions", ored("/a/", 20), ored("/a/", 21)},
		{"characters of a regular expression", "/" + strings.Repeat("a", 500) + "/", "/" + strings.Repeat("a", 501) + "/"},
		{"repetitions", "/a{1000}/", "/a{1001}/"},
	} {
		if _, err := query.Parse(limit.within); err != nil {
			t.Errorf("%s: %v", limit.what, err)
		}
		if _, err := query.Parse(limit.beyond); err == nil {
			t.Errorf("%s: no error beyond the limit", limit.what)
		}
	}
}
