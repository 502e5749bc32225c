package embedded_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"cewen/analysis/numeral"
	"cewen/search/query"
	"cewen/search/synonyms"
)

// drawer draws queries from what reports say.
type drawer struct {
	*rand.Rand
	of      *library
	entries []synonyms.Entry
}

func newDrawer(l *library, seed uint64) *drawer {
	return &drawer{Rand: rand.New(rand.NewPCG(seed, seed)), of: l, entries: synonyms.Builtin().Entries()}
}

func pick[T any](d *drawer, list ...T) T { return list[d.IntN(len(list))] }

func (d *drawer) report() *report { return &d.of.documents[d.IntN(len(d.of.documents))] }

// place draws a paragraph that is long enough to draw from.
func (d *drawer) place() *query.Place {
	for {
		r := d.report()
		if p := &r.places[d.IntN(len(r.places))]; utf8.RuneCountInString(p.Text.Folded) > 20 {
			return p
		}
	}
}

// runs are the stretches of a text that are nothing but letters and digits.
func runs(text string) [][]rune {
	var list [][]rune
	for _, run := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		list = append(list, []rune(run))
	}
	return list
}

// phraseOf draws a phrase of some length, in characters, from a text.
func (d *drawer) phraseOf(text string, least, most int) string {
	list := runs(text)
	for range 20 {
		if len(list) == 0 {
			break
		}
		run := pick(d, list...)
		n := least + d.IntN(most-least+1)
		if len(run) >= n {
			from := d.IntN(len(run) - n + 1)
			return string(run[from : from+n])
		}
	}
	return "发展" // the text has no such run
}

func (d *drawer) phrase(least, most int) string {
	return d.phraseOf(d.place().Text.Original(), least, most)
}

// word writes a phrase as a query does.
func word(phrase string) string {
	if strings.ContainsFunc(phrase, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		return quoted(escape(phrase))
	}
	return phrase
}

func quoted(text string) string { return `"` + text + `"` }

// escape writes text as it stands between quotes.
func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, `?`, `\?`, `*`, `\*`).Replace(text)
}

// literal draws any stretch of a paragraph, signs and all.
func (d *drawer) literal() string {
	text := []rune(d.place().Text.Original())
	n := 2 + d.IntN(14)
	from := d.IntN(max(1, len(text)-n))
	if s := strings.TrimSpace(string(text[from:min(from+n, len(text))])); s != "" {
		return s
	}
	return "，"
}

// oneOff puts something in the place of one character of a phrase or of several.
func (d *drawer) oneOff(phrase, with string, several int) string {
	text := []rune(phrase)
	n := 1 + d.IntN(several)
	from := d.IntN(max(1, len(text)-n))
	return string(text[:from]) + with + string(text[min(from+n, len(text)):])
}

func (d *drawer) wildcardOne() string {
	return d.oneOff(d.phrase(3, 6), pick(d, "?", "?", "？", "??", "?*"), 2)
}

// wildcardRun draws two pieces of a paragraph with a run for what lies between.
func (d *drawer) wildcardRun() string {
	text := []rune(d.place().Text.Folded)
	a, gap, b := 1+d.IntN(3), d.IntN(9), 1+d.IntN(2)
	from := d.IntN(len(text) - a - gap - b)
	first, second := string(text[from:from+a]), string(text[from+a+gap:from+a+gap+b])
	if strings.TrimSpace(first+second) == "" {
		return d.wildcardRun()
	}
	return quoted(escape(first) + pick(d, "*", "*", "?*", "*?") + escape(second))
}

// regex draws a regular expression whose texts fold to themselves, out of which
// grams can be read.
func (d *drawer) regex() string {
	phrase := []rune(d.phraseOf(d.place().Text.Folded, 3, 6))
	var b strings.Builder
	at := d.IntN(len(phrase))
	for i, r := range phrase {
		if i != at {
			b.WriteString(regexp.QuoteMeta(string(r)))
			continue
		}
		b.WriteString(pick(d, ".", ".?", ".{0,3}", "[^,。]", fmt.Sprintf("[%c太]", r), fmt.Sprintf("(%c|发展)", r), fmt.Sprintf("%c+", r), `\d*`, `\p{Han}`, "(新|建)?"))
	}
	return "/" + b.String() + "/"
}

// regexAny draws one that has to be tried on every paragraph.
func (d *drawer) regexAny() string {
	n := 1 + d.IntN(4)
	return "/" + pick(
		d, fmt.Sprintf(`[^,。;、]{%d}`, 16+4*n), fmt.Sprintf(`\d{%d}`, n+3), fmt.Sprintf(`^.{1,%d}$`, n+2), fmt.Sprintf(`[a-z]{%d}`, n+1),
		fmt.Sprintf(`\p{Latin}{%d}\d`, n), fmt.Sprintf(`\d+\.\d{%d}`, n), fmt.Sprintf(`[^\p{Han}]{%d,}`, n+5), `^\d+\.`, `[\p{Han}]$`,
	) + "/"
}

// quantity draws a quantity of a report with some of the text around it, asked for in
// one way or another.
func (d *drawer) quantity() string {
	for range 50 {
		text := d.place().Text.Folded
		found := numeral.Read(text)
		if len(found) == 0 {
			continue
		}
		q := pick(d, found...)
		number := pick(d, "", text[q.Start:q.NumberEnd], q.Value.String(), ">="+q.Value.String(), "<"+q.Value.String(), "0-"+q.Value.String())
		if _, err := numeral.ParseCondition(number); err != nil {
			number = ""
		}
		before := []rune(text[:q.Start])
		before = before[max(0, len(before)-1-d.IntN(3)):]
		after := []rune(text[q.UnitEnd:])
		after = after[:min(len(after), d.IntN(3))]
		asked := string(before) + "{" + number + "}" + q.Unit + string(after)
		if e, err := query.Parse(asked); err == nil {
			if _, ok := e.(query.Quantity); ok { // and no sign that means something
				return asked
			}
		}
	}
	return "新建{}个"
}

// two draws two phrases of one paragraph, in their order and not far apart.
func (d *drawer) two() (a, b string) {
	const half = 15 // characters
	text := []rune(d.place().Text.Original())
	middle := half + d.IntN(max(1, len(text)-2*half))
	return d.phraseOf(string(text[max(0, middle-half):min(middle, len(text))]), 1, 3),
		d.phraseOf(string(text[min(middle, len(text)):min(middle+half, len(text))]), 1, 3)
}

// near draws a distance between anything that can stand beside it.
func (d *drawer) near(operator string) string {
	a, b := d.two()
	left, right := word(a), word(b)
	switch d.IntN(9) {
	case 6:
		right = d.quantity()
	case 0:
		left = "(" + left + " | " + word(d.phrase(2, 4)) + ")"
	case 1:
		right = "(" + right + " | " + word(d.phrase(2, 4)) + " | 发展)"
	case 2:
		left = d.wildcardRun()
	case 3:
		right = d.regex()
	case 4:
		left = "exact:" + quoted(escape(a))
	case 5:
		right = "(" + right + pick(d, " NEAR/5 ", " THEN/5 ") + word(d.phrase(1, 2)) + ")"
	}
	return fmt.Sprintf("%s %s/%d %s", left, operator, pick(d, 0, 1, 5, 10, 20, 40, 200), right)
}
