package regex

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/analysis"
)

func mustCompile(t testing.TB, pattern string) *Regex {
	t.Helper()
	r, err := Compile(pattern)
	if err != nil {
		t.Fatalf("Compile(%q): %v", pattern, err)
	}
	return r
}

func found(r *Regex, text string) []string {
	var matches []string
	r.Spans([]byte(text), func(start, end int) bool {
		matches = append(matches, text[start:end])
		return true
	})
	return matches
}

func TestSpans(t *testing.T) {
	for _, test := range []struct {
		rule, pattern, text string
		want                []string
	}{
		{"left to right without overlap", `一一`, "一一一一一", []string{"一一", "一一"}},
		{"the first alternative wins", `新|新建`, "新建3所", []string{"新"}},
		{"as much as possible", `建.*所`, "新建3所改建4所", []string{"建3所改建4所"}},
		{"or as little", `建.*?所`, "新建3所改建4所", []string{"建3所", "建4所"}},
		{"empty matches are left out", `\d*`, "建3所12个", []string{"3", "12"}},
		{"where less is preferred nothing is left", `\d*?`, "建3所", nil},
		{"an alternative may be empty", `(?:|3)所`, "建3所", []string{"3所"}},
		{"^ is the beginning of the paragraph", `^建`, "建建", []string{"建"}},
		{"$ is its end", `所$`, "所所", []string{"所"}},
		{"flags", `(?i)PM`, "pm2.5", []string{"pm"}},
		{"none", `建`, "所", nil},
		{"in nothing", `.`, "", nil},
	} {
		t.Run(test.rule, func(t *testing.T) {
			r := mustCompile(t, test.pattern)
			if got := found(r, test.text); !slices.Equal(got, test.want) {
				t.Errorf("%s in %q: %q, want %q", test.pattern, test.text, got, test.want)
			}
			if got := r.Match([]byte(test.text)); got != (len(test.want) > 0) {
				t.Errorf("Match = %v", got)
			}
			if r.String() != test.pattern {
				t.Errorf("String() = %s", r)
			}
		})
	}
}

func TestSpansStopsWhenToldTo(t *testing.T) {
	calls := 0
	mustCompile(t, `一`).Spans([]byte("一一一"), func(int, int) bool {
		calls++
		return calls < 2
	})
	if calls != 2 {
		t.Errorf("yield was called %d times, want 2", calls)
	}
}

// Patterns in folded characters mean what they mean to package regexp, and other
// spellings of them mean the same.
func TestSpellingDoesNotMatter(t *testing.T) {
	matches := 0
	rapid.Check(t, func(t *rapid.T) {
		p := drawPattern(t, 4)
		text := p.matchable(t)
		standard := regexp.MustCompile(p.plain)
		plain, err := Compile(p.plain)
		if err != nil {
			return // nothing to match, or too long
		}
		variant, err := Compile(p.variant)
		if err != nil {
			if len([]rune(p.variant)) <= MaxPatternLength {
				t.Fatalf("%s is refused, and %s is not: %v", p.variant, p.plain, err)
			}
			return
		}
		var want []string
		for _, at := range standard.FindAllStringIndex(text, -1) {
			if at[0] < at[1] {
				want = append(want, text[at[0]:at[1]])
			}
		}
		if got := found(plain, text); !slices.Equal(got, want) {
			t.Fatalf("%s in %q: %q, package regexp finds %q", p.plain, text, got, want)
		}
		if got := found(variant, text); !slices.Equal(got, want) {
			t.Fatalf("%s in %q: %q, but %q as %s", p.variant, text, got, want, p.plain)
		}
		if got := variant.Match([]byte(text)); got != (len(want) > 0) {
			t.Fatalf("%s in %q: Match = %v, and there are %d", p.variant, text, got, len(want))
		}
		matches += len(want)
	})
	if matches < 50 {
		t.Errorf("only %d matches in all: the texts do not fit the patterns", matches)
	}
}

func TestPatternsThatAreRefused(t *testing.T) {
	for _, test := range []struct{ rule, pattern string }{
		{"empty", ``},
		{"an empty group", `(?:)`},
		{"the beginning alone", `^`},
		{"an edge of words alone", `\b`},
		{"nothing, repeated", `(?:^)*`},
		{"a character no times", `建{0}`},
		{"a zero-width character", "\u200b"},
		{"a class of such", "[\u200b-\u200d]+"},
		{"too long", strings.Repeat("建", MaxPatternLength+1)},
		{"too large", `(?:新建改建扩建){1000}`},
		{"too large by counts in a row", `.{1000}.{1000}.{1000}.{1000}.{1000}.`},
	} {
		t.Run(test.rule, func(t *testing.T) {
			if _, err := Compile(test.pattern); err == nil {
				t.Errorf("Compile(%q) succeeded", test.pattern)
			}
		})
	}
}

func TestPatternsAtTheLimit(t *testing.T) {
	for _, pattern := range []string{
		strings.Repeat("建", MaxPatternLength),
		`.{1000}.{1000}.{1000}.{1000}.{1000}`,
		`(?:.?){1000}`,
		strings.Repeat("(?:", 120) + "建" + strings.Repeat(")", 120),
	} {
		mustCompile(t, pattern)
	}
}

func FuzzCompile(f *testing.F) {
	for _, seed := range [][2]string{
		{`新建\d+所`, "新建3所公办幼儿园"},
		{`(?i)[ＡPｍ]{1,3}?[^，\n]*`, "pm2.5 浓度"},
		{`\P{Han}|(發|\x{10FFFF})+$`, "发展"},
		{`(?:\b.*?){0,3}[^\s\x{d800}]`, "𠮷\u0301,a"},
		{`[`, ""},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(text) > 300 {
			return // some patterns take time in the square of the text
		}
		r, err := Compile(pattern)
		if err != nil {
			checkError(t, pattern, err)
			return
		}
		folded := analysis.Fold(text)
		last, matches := 0, 0
		r.Spans([]byte(folded), func(start, end int) bool {
			if start < last || end <= start || end > len(folded) {
				t.Fatalf("%q in %q: match [%d, %d) after %d", pattern, folded, start, end, last)
			}
			last = end
			matches++
			return true
		})
		if r.Match([]byte(folded)) != (matches > 0) {
			t.Fatalf("%q in %q: %d matches, but Match says otherwise", pattern, folded, matches)
		}
		if matches > 0 && !r.Grams().Match(gramsOf(folded)) {
			t.Fatalf("%q matches %q, which has not %s", pattern, folded, r.Grams())
		}
		if r.Cost() < 1 || r.Cost() > MaxCost {
			t.Fatalf("%q costs %d", pattern, r.Cost())
		}
	})
}
