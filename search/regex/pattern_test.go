package regex

import (
	"regexp"
	"strings"

	"pgregory.net/rapid"

	"cewen/analysis"
)

// pattern is a random pattern: as one writes it in folded characters, in others that
// fold to these, and how to draw a text that it may match.
type pattern struct {
	plain, variant string
	sample         func() string
}

// spellings lists folded characters, each with others that fold to it.
var spellings = map[string][]string{
	"发": {"發", "髮"}, "国": {"國"}, "建": nil, "所": nil, "𠮷": nil, "\u0301": nil,
	"a": {"A", "ａ", "Ａ"}, "b": {"B"}, "3": {"３"}, "0": {"０"}, ",": {"，"}, ".": {"．"}, "(": {"（"},
}

var alphabet = []string{"发", "国", "建", "所", "𠮷", "\u0301", "a", "b", "3", "0", ",", ".", "("}

// text draws a folded text over the alphabet.
func text(t *rapid.T) string {
	pieces := rapid.SliceOfN(rapid.SampledFrom(append([]string{" "}, alphabet...)), 0, 12).Draw(t, "text")
	return analysis.Fold(strings.Join(pieces, ""))
}

// matchable draws a folded text that the pattern has a good chance to match.
func (p pattern) matchable(t *rapid.T) string {
	return analysis.Fold(text(t) + p.sample() + text(t))
}

func drawPattern(t *rapid.T, depth int) pattern {
	kinds := []func(*rapid.T, int) pattern{drawLiteral, drawClass, drawNamed, drawAssertion}
	if depth > 0 {
		kinds = append(kinds, drawConcat, drawConcat, drawConcat, drawAlternate, drawRepeat, drawRepeat, drawGroup)
	}
	return rapid.SampledFrom(kinds).Draw(t, "kind")(t, depth-1)
}

// respelled draws another spelling of a folded character.
func respelled(t *rapid.T, char string) string {
	return rapid.SampledFrom(append([]string{char}, spellings[char]...)).Draw(t, "spelling")
}

func drawLiteral(t *rapid.T, _ int) pattern {
	chars := rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, 3).Draw(t, "literal")
	if rapid.IntRange(0, 9).Draw(t, "with a space") == 0 {
		chars = []string{"建", " ", "3"}
	}
	var plain, variant strings.Builder
	for _, c := range chars {
		plain.WriteString(regexp.QuoteMeta(c))
		if c == " " {
			variant.WriteString(rapid.SampledFrom([]string{" ", "　", " \t", "\u200b "}).Draw(t, "space"))
			continue
		}
		variant.WriteString(rapid.SampledFrom([]string{"", "", "", "\u200b"}).Draw(t, "zero width"))
		variant.WriteString(regexp.QuoteMeta(respelled(t, c)))
	}
	return pattern{plain.String(), variant.String(), func() string { return strings.Join(chars, "") }}
}

func drawClass(t *rapid.T, _ int) pattern {
	chars := rapid.SliceOfNDistinct(rapid.SampledFrom(alphabet), 1, 4, rapid.ID).Draw(t, "class")
	negated := rapid.Bool().Draw(t, "negated")
	plain, variant := "[", "["
	if negated {
		plain, variant = "[^", "[^"
	}
	var members []string
	for _, c := range chars {
		plain += regexp.QuoteMeta(c)
		variant += regexp.QuoteMeta(respelled(t, c))
	}
	for _, c := range alphabet {
		if strings.Contains(strings.Join(chars, ""), c) != negated {
			members = append(members, c)
		}
	}
	return pattern{plain + "]", variant + "]", func() string { return rapid.SampledFrom(members).Draw(t, "member") }}
}

// drawNamed draws what is spelled in one way only.
func drawNamed(t *rapid.T, _ int) pattern {
	names := []string{`.`, `(?s:.)`, `\d`, `\D`, `\w`, `\W`, `\s`, `\S`, `\p{Han}`, `\P{Han}`, `\pL`, `\PL`, `\p{M}`, `[0-3]`, `[a-c]`, `[^0-9]`, `[[:punct:]]`}
	name := rapid.SampledFrom(names).Draw(t, "named")
	members := regexp.MustCompile(name).FindAllString(strings.Join(alphabet, "")+" ", -1)
	return pattern{name, name, func() string { return rapid.SampledFrom(members).Draw(t, "member") }}
}

func drawAssertion(t *rapid.T, _ int) pattern {
	a := rapid.SampledFrom([]string{`^`, `$`, `\b`, `\B`, `\A`, `\z`, `(?m:^)`, `(?m:$)`, `(?:)`}).Draw(t, "assertion")
	return pattern{a, a, func() string { return "" }}
}

func drawConcat(t *rapid.T, depth int) pattern {
	a, b := drawPattern(t, depth), drawPattern(t, depth)
	return pattern{
		"(?:" + a.plain + ")(?:" + b.plain + ")", "(?:" + a.variant + ")(?:" + b.variant + ")",
		func() string { return a.sample() + b.sample() },
	}
}

func drawAlternate(t *rapid.T, depth int) pattern {
	a, b := drawPattern(t, depth), drawPattern(t, depth)
	open, bar, end := "(?:", "|", ")"
	if strings.Contains(a.plain+b.plain, "[^") || strings.ContainsAny(a.plain+b.plain, "DPSW") {
		// Package syntax makes one class of neighbouring ones, such as 发|[^發], and
		// foldClass cannot tell then what was excluded.
		open, bar, end = "(?:(", ")|(", "))"
	}
	return pattern{open + a.plain + bar + b.plain + end, open + a.variant + bar + b.variant + end, func() string {
		if rapid.Bool().Draw(t, "left") {
			return a.sample()
		}
		return b.sample()
	}}
}

func drawRepeat(t *rapid.T, depth int) pattern {
	p := drawPattern(t, depth)
	times := rapid.SampledFrom([]struct {
		operator string
		min, max int
	}{{"*", 0, 3}, {"+", 1, 3}, {"?", 0, 1}, {"{0}", 0, 0}, {"{2}", 2, 2}, {"{1,2}", 1, 2}, {"{0,3}", 0, 3}, {"{2,}", 2, 4}, {"{6}", 6, 6}}).Draw(t, "times")
	operator := times.operator + rapid.SampledFrom([]string{"", "?"}).Draw(t, "non-greedy")
	return pattern{"(?:" + p.plain + ")" + operator, "(?:" + p.variant + ")" + operator, func() string {
		s := ""
		for range rapid.IntRange(times.min, times.max).Draw(t, "repetitions") {
			s += p.sample()
		}
		return s
	}}
}

func drawGroup(t *rapid.T, depth int) pattern {
	p := drawPattern(t, depth)
	open := rapid.SampledFrom([]string{"(", "(?P<name>", "(?i:", "(?U:", "(?s:", "(?m:"}).Draw(t, "group")
	return pattern{open + p.plain + ")", open + p.variant + ")", p.sample}
}
